//! `kezek serve`: the server, until it is told to stop.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use color_eyre::eyre::{Context, Result};
use tokio::signal::unix::{SignalKind, signal};

use super::explain::question::Moment;
use super::output::message;
use super::place::Place;
use super::{done, failed, faults, misused};
use crate::casework::RawText;
use crate::clock::Clock;
use crate::i18n::{Arg, Speaker};
use crate::lawbook::{ConfigSource, Lawbook};
use crate::office::OfficeError;
use crate::server::{ServerHandle, ServerOptions, StartError, start};
use crate::wire::session::OfficeMode;

/// Serves the office over HTTP.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Place,
    /// Address to listen on; without it, that of kezek.toml
    #[arg(long, env = "KEZEK_LISTEN", value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// Begin at this time and tick from there, for an exercise: 2026-03-10T09:00, civil time of
    /// Kazakhstan, or with an offset
    #[arg(long, value_name = "TIME")]
    clock: Option<Moment>,
    /// Form of the log on standard error; KEZEK_LOG says what of it, such as kezek=info
    #[arg(long, env = "KEZEK_LOG_FORM", value_enum, default_value_t = LogForm::Text)]
    pub log: LogForm,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum LogForm {
    /// For people
    Text,
    /// For machines, one object a line
    Json,
}

/// Serves until Ctrl+C or SIGTERM.
///
/// # Errors
/// When the event loop cannot be made.
pub fn run(args: Args) -> Result<ExitCode> {
    let Args {
        place,
        listen,
        clock,
        log: _,
    } = args;
    let speaker = place.speaker();
    let found = match place.find()? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let source = place
        .config
        .map_or(ConfigSource::Embedded, ConfigSource::Dir);
    let lawbook = match Lawbook::load(&source) {
        Ok(lawbook) => Arc::new(lawbook),
        Err(wrong) => {
            message(&faults::describe_all(&wrong, &source, speaker));
            return Ok(misused());
        }
    };
    let (clock, mode) = match clock {
        None => (Clock::System, OfficeMode::Production),
        Some(moment) => {
            let at = moment.instant(lawbook.calendar());
            (Clock::starting_at(at), OfficeMode::Exercise)
        }
    };
    let listen = listen.unwrap_or(found.settings.server.listen);
    let database = found.name();
    let options = ServerOptions {
        settings: found.settings,
        lawbook,
        clock,
        wall: Clock::System,
        mode,
        database: found.database,
        papers: found.papers,
        listen,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        // Hashing and papers are bounded in the office; no more threads than that.
        .max_blocking_threads(16)
        .build()
        .wrap_err("no event loop")?;
    runtime.block_on(serve(options, database, speaker))
}

async fn serve(
    options: ServerOptions,
    database: Arg,
    speaker: Speaker<'static>,
) -> Result<ExitCode> {
    let mode = options.mode;
    let open_to_others =
        !options.listen.ip().is_loopback() && options.settings.server.tls.is_none();
    let server = match start(options).await {
        Ok(server) => server,
        Err(error) => {
            let reason = Arg::from(RawText::from(error.to_string()).clean_line());
            message(&speaker.say_with("server-not-started", &[("reason", reason)]));
            if matches!(error, StartError::Office(OfficeError::Quarantined { .. })) {
                message(&speaker.say("doctor-quarantine-do"));
            }
            return Ok(failed());
        }
    };
    let url = ("url", Arg::Text(server.url()));
    message(&speaker.say_with("server-listens", &[url, ("database", database)]));
    if mode == OfficeMode::Exercise {
        let now = Arg::Text(speaker.date_time(server.office.clock().now()));
        message(&speaker.say_with("server-exercise", &[("now", now)]));
    }
    if open_to_others {
        message(&speaker.say("server-behind-proxy"));
    }
    let mut renew = signal(SignalKind::hangup()).wrap_err("signals")?;
    loop {
        tokio::select! {
            told = until_told() => {
                told?;
                break;
            }
            _ = renew.recv() => say_renewed(server.renew_certificate().await, speaker),
        }
    }
    message(&speaker.say("server-stops"));
    end(server, speaker).await
}

fn say_renewed(renewed: std::io::Result<()>, speaker: Speaker<'_>) {
    message(&match renewed {
        Ok(()) => speaker.say("server-certificate-read"),
        Err(error) => {
            let reason = Arg::from(RawText::from(error.to_string()).clean_line());
            speaker.say_with("server-certificate-bad", &[("reason", reason)])
        }
    });
}

async fn end(server: ServerHandle, speaker: Speaker<'static>) -> Result<ExitCode> {
    // Whoever is in a hurry says so a second time.
    tokio::select! {
        ended = server.shutdown() => ended.wrap_err("the server")?,
        told = until_told() => {
            told?;
            message(&speaker.say("server-stops-at-once"));
            return Ok(failed());
        }
    }
    Ok(done())
}

async fn until_told() -> Result<()> {
    let mut terminate = signal(SignalKind::terminate()).wrap_err("signals")?;
    let mut interrupt = signal(SignalKind::interrupt()).wrap_err("signals")?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
