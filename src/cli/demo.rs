//! `kezek demo`: an office with invented people on a server in this process, then the
//! workstation. Nothing is left behind unless a folder is named.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chrono::{DateTime, SecondsFormat, Utc};
use color_eyre::eyre::{Context, Result};
use serde::Serialize;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::output::{answer, message};
use super::reach::speaker;
use super::workstation::is_dumb_terminal;
use crate::clock::wall_now;
use crate::demo::{House, HouseFault, HouseOptions, Progress};
use crate::i18n::{Arg, Speaker};
use crate::regulation::{Language, Role, UnitId};
use crate::workstation::effect::Password;
use crate::workstation::terminal::check_here;
use crate::workstation::{DemoAccount, Manners, WorkstationOptions};

/// How often the progress is written anew.
const TELL_EVERY: Duration = Duration::from_millis(60);

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Sign in at once as the first account with this role, such as executor or supervisor
    #[arg(long, value_name = "ROLE")]
    pub role: Option<Role>,
    /// Serve without a screen: print one line of JSON and go on until stopped by a signal
    #[arg(long)]
    pub headless: bool,
    /// How many cases there are to be; those of the story are always there
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub cases: usize,
    /// Keep database and papers in this folder, which must be empty or not there yet
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
    /// Ask line by line, without screens: for screen readers and scripts
    #[arg(long, env = "KEZEK_PLAIN")]
    pub plain: bool,
    /// Language of the screens: kk, ru or en
    #[arg(long, env = "KEZEK_LANG", value_name = "LANGUAGE")]
    pub lang: Option<Language>,
}

/// What `--headless` prints.
#[derive(Serialize)]
struct Opened<'a> {
    url: String,
    /// Law time.
    now: String,
    accounts: Vec<OpenAccount<'a>>,
}

#[derive(Serialize)]
struct OpenAccount<'a> {
    login: &'a str,
    password: &'a str,
    role: Role,
    units: &'a [UnitId],
}

/// Opens the demo and ends with it.
///
/// # Errors
/// When the demo cannot be opened or closed.
pub fn run(args: Args) -> Result<ExitCode> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .wrap_err("no event loop")?
        .block_on(visit(args))
}

async fn visit(args: Args) -> Result<ExitCode> {
    let speaker = speaker(args.lang);
    // Better now than after the office was filled.
    if !args.headless
        && !args.plain
        && !is_dumb_terminal()
        && let Err(error) = check_here()
    {
        return Ok(super::workstation::refused(&error.into(), speaker));
    }
    let stop = stop_on_signal()?;
    let options = HouseOptions {
        cases: args.cases,
        keep: args.keep.clone(),
    };
    let mut told = Told::new(speaker);
    let opened = House::open(&options, &stop, |progress| told.tell(progress)).await;
    told.end();
    let house = match opened {
        Ok(house) => house,
        Err(HouseFault::Stopped) => {
            message(&speaker.say("demo-stopped"));
            return Ok(super::failed());
        }
        Err(HouseFault::NotEmpty { path }) => {
            let path = Arg::Text(path.display().to_string());
            message(&speaker.say_with("demo-folder-not-empty", &[("path", path)]));
            return Ok(super::misused());
        }
        Err(fault) => return Err(fault).wrap_err("the demo cannot be opened"),
    };
    let outcome = if args.headless {
        serve(&house, &stop).await
    } else {
        work(&house, &args, speaker).await
    };
    let kept = args.keep.is_some().then(|| house.folder().to_owned());
    house.close().await.wrap_err("the demo cannot be closed")?;
    if let Some(path) = kept {
        let path = Arg::Text(path.display().to_string());
        message(&speaker.say_with("demo-kept", &[("path", path)]));
    }
    outcome
}

/// Opens the workstation on the server and waits until the visitor has left it.
async fn work(house: &House, args: &Args, speaker: Speaker<'static>) -> Result<ExitCode> {
    let mut options = workstation_options(house, speaker.language, args.role);
    options.plain = args.plain;
    tokio::task::spawn_blocking(move || super::workstation::show(options))
        .await
        .wrap_err("the workstation ended with a fault")
}

/// Returns how a workstation is started on the demo's server; with a role it signs in at once.
pub(super) fn workstation_options(
    house: &House,
    language: Language,
    role: Option<Role>,
) -> WorkstationOptions {
    let demo_accounts: Vec<DemoAccount> = house
        .world
        .accounts
        .iter()
        .filter(|account| account.role != Role::Gateway)
        .map(|account| DemoAccount {
            login: account.login.as_str().to_owned(),
            password: Password::new(house.world.password.clone()),
            role: account.role,
            name: account.name.clone(),
        })
        .collect();
    let auto_sign_in = role.and_then(|role| {
        demo_accounts
            .iter()
            .find(|account| account.role == role)
            .map(|account| account.login.clone())
    });
    WorkstationOptions {
        server_url: house.url(),
        language,
        theme: None,
        plain: false,
        manners: Manners::default(),
        plain_http: false,
        demo_accounts,
        auto_sign_in,
        draft_dir: house.folder().join("drafts"),
        // What broke is worth being read when the demonstration is gone.
        report_dir: std::env::temp_dir(),
        keys: None,
        wall_clock: wall_now,
    }
}

/// Prints where the server is and who may sign in, and waits for a signal.
async fn serve(house: &House, stop: &CancellationToken) -> Result<ExitCode> {
    let opened = Opened {
        url: house.url(),
        now: instant(house.now()),
        accounts: house
            .world
            .accounts
            .iter()
            .map(|account| OpenAccount {
                login: account.login.as_str(),
                password: &house.world.password,
                role: account.role,
                units: &account.units,
            })
            .collect(),
    };
    answer(&serde_json::to_string(&opened).wrap_err("the accounts are no JSON")?)?;
    stop.cancelled().await;
    Ok(super::done())
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Returns a token that is cancelled when the program is told to end.
fn stop_on_signal() -> Result<CancellationToken> {
    let stop = CancellationToken::new();
    for kind in [
        SignalKind::interrupt(),
        SignalKind::terminate(),
        SignalKind::hangup(),
    ] {
        let mut signals = signal(kind).wrap_err("signals cannot be heard")?;
        let stop = stop.clone();
        tokio::spawn(async move {
            signals.recv().await;
            stop.cancel();
        });
    }
    Ok(stop)
}

/// The line on standard error that says how far the seeding is.
struct Told {
    speaker: Speaker<'static>,
    /// Whether the line is written over: there is a terminal.
    over: bool,
    last: Option<Instant>,
}

impl Told {
    fn new(speaker: Speaker<'static>) -> Self {
        Self {
            speaker,
            over: io::stderr().is_terminal(),
            last: None,
        }
    }

    fn tell(&mut self, progress: Progress) {
        let ends = progress.done == progress.total;
        let recent = self.last.is_some_and(|last| last.elapsed() < TELL_EVERY);
        let due = if self.over {
            ends || !recent
        } else {
            // A log wants two lines, not hundreds.
            ends || self.last.is_none()
        };
        if !due {
            return;
        }
        self.last = Some(Instant::now());
        let text = self.speaker.say_with(
            "demo-seeding",
            &[
                ("done", Arg::from(progress.done)),
                ("total", Arg::from(progress.total)),
            ],
        );
        let mut out = io::stderr().lock();
        // Nobody is left to tell when standard error is gone.
        let _ = if self.over {
            write!(out, "\r{text}\u{1b}[K").and_then(|()| out.flush())
        } else {
            writeln!(out, "{text}")
        };
    }

    fn end(&self) {
        if self.over && self.last.is_some() {
            let _ = writeln!(io::stderr().lock());
        }
    }
}
