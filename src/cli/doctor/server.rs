//! What a server stands on: its configuration, its database, its disks, its provider.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use color_eyre::eyre::Result;

use super::super::faults;
use super::super::place::{Found, Place};
use super::super::reach::block_on;
use super::disk::{self, Filesystem};
use super::{Finding, State};
use crate::clock::wall_now;
use crate::lawbook::{ConfigSource, Lawbook};
use crate::provider::{Provider, ProviderError};
use crate::settings::Settings;
use crate::store::{Mode, Store, StoreError, StoreOptions, quarantine_of};

/// Free space below which a server should not go on, in bytes.
const LEAST_FREE: u64 = 1 << 30;
/// A disk that takes longer than this to promise that something is on it makes every decision
/// wait, in milliseconds.
const SLOW_MS: f64 = 20.0;

pub(super) fn look(place: &Place) -> Result<Vec<Finding>> {
    let settings = match Settings::load(place.config.as_deref()) {
        Ok(settings) => settings,
        Err(fault) => return Ok(vec![Finding::new("config", State::Bad, fault.to_string())]),
    };
    let mut findings = vec![config(place)];
    let found = match place.find_in(settings)? {
        Ok(found) => found,
        Err(error) => {
            findings.push(Finding::new("database", State::Bad, error.to_string()));
            return Ok(findings);
        }
    };
    findings.push(block_on(database(&found))?);
    findings.extend(quarantine_of(&found.papers).map(|reason| {
        // Only what is there is said.
        Finding::new("quarantine", State::Bad, reason)
    }));
    findings.extend(disks(&found));
    findings.extend(block_on(papers_of_others(&found))?);
    findings.push(address(&found));
    findings.extend(proxy(&found));
    findings.push(block_on(provider(&found))?);
    Ok(findings)
}

fn config(place: &Place) -> Finding {
    let source = place
        .config
        .clone()
        .map_or(ConfigSource::Embedded, ConfigSource::Dir);
    match Lawbook::load(&source) {
        Ok(_) => {
            let name = place.config.as_deref().map(Path::display);
            let name = name.map_or(String::new(), |name| name.to_string());
            Finding::new("config", State::Well, name)
        }
        Err(wrong) => {
            let text = faults::describe_all(&wrong, &source, place.speaker());
            let first = text.lines().next().unwrap_or_default().to_owned();
            Finding::new("config", State::Bad, first)
        }
    }
}

async fn database(found: &Found) -> Finding {
    let name = found.database.to_string();
    if found.database.file().is_some_and(|file| !file.exists()) {
        return Finding::new("database", State::Absent, name);
    }
    let options = StoreOptions {
        database: found.database.clone(),
        papers: found.papers.clone(),
        mode: Mode::ReadOnly,
        readers: 2,
    };
    match about(&options).await {
        Ok((engine, version, newest)) => Finding::when(
            "database",
            version == Some(newest),
            State::Bad,
            format!(
                "{name}, {engine}, {}/{newest}",
                version.map_or("–".to_owned(), |version| version.to_string())
            ),
        ),
        Err(error) => Finding::new("database", State::Bad, format!("{name}: {error}")),
    }
}

async fn about(options: &StoreOptions) -> Result<(String, Option<i64>, i64), StoreError> {
    let store = Store::open(options).await?;
    let about = store.about().await;
    store.close().await;
    about
}

fn disks(found: &Found) -> Vec<Finding> {
    let mut findings = Vec::new();
    let database = found.database.file().and_then(Path::parent);
    if let Some(folder) = database {
        let place = existing(folder);
        findings.push(filesystem("database-disk", place, State::Bad));
        findings.push(match disk::fsync_ms(place) {
            Ok(ms) => Finding::when(
                "fsync",
                ms <= SLOW_MS,
                State::Doubtful,
                format!("{ms:.2} ms"),
            ),
            Err(error) => {
                Finding::new("fsync", State::Bad, format!("{}: {error}", place.display()))
            }
        });
    }
    let papers = existing(&found.papers);
    let file = found.database.file();
    findings.extend(file.into_iter().filter_map(private));
    findings.push(match disk::is_writable(papers) {
        Ok(()) => Finding::new("papers", State::Well, found.papers.display().to_string()),
        Err(error) => Finding::new(
            "papers",
            State::Bad,
            format!("{}: {error}", papers.display()),
        ),
    });
    findings.push(filesystem("papers-disk", papers, State::Doubtful));
    findings
}

/// Says when others on this machine can read the database.
fn private(file: &Path) -> Option<Finding> {
    let mode = std::fs::metadata(file).ok()?.mode() & 0o777;
    let facts = format!("{}, {mode:03o}", file.display());
    (mode & 0o077 != 0).then(|| Finding::new("private", State::Bad, facts))
}

/// The filesystem of a folder, and how much of it is free.
fn filesystem(what: &'static str, folder: &Path, shared: State) -> Finding {
    let about = match disk::about(folder) {
        Ok(about) => about,
        Err(error) => {
            return Finding::new(what, State::Bad, format!("{}: {error}", folder.display()));
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
    let gigabytes = about.free as f64 / f64::from(1 << 30);
    let facts = format!(
        "{}, {}, {gigabytes:.1} GiB",
        folder.display(),
        about.filesystem.name()
    );
    let state = match about.filesystem {
        Filesystem::Network(_) => shared,
        Filesystem::Local(_) | Filesystem::Other(_) if about.free < LEAST_FREE => State::Bad,
        Filesystem::Local(_) | Filesystem::Other(_) => State::Well,
    };
    Finding::new(what, state, facts)
}

/// The folder itself, or the nearest one above it that is there.
fn existing(folder: &Path) -> &Path {
    folder
        .ancestors()
        .find(|folder| folder.is_dir())
        .unwrap_or(Path::new("."))
}

fn address(found: &Found) -> Finding {
    let server = &found.settings.server;
    let listen = server.listen;
    Finding::when(
        "address",
        listen.ip().is_loopback() || server.tls.is_some() || server.behind_proxy,
        State::Doubtful,
        listen.to_string(),
    )
}

/// Says when the folder of the papers is not the one that other servers on the database use.
async fn papers_of_others(found: &Found) -> Option<Finding> {
    let store = Store::open(&found.options(Mode::ReadOnly)).await.ok()?;
    let has = store.has_its_papers().await;
    store.close().await;
    let folder = found.papers.display().to_string();
    (!has.ok()?).then(|| Finding::new("papers-shared", State::Bad, folder))
}

/// Says when a proxy stands before the server whose word about addresses is not taken.
fn proxy(found: &Found) -> Option<Finding> {
    let server = &found.settings.server;
    let unnamed = server.behind_proxy && server.proxies.is_empty();
    unnamed.then(|| Finding::new("proxies", State::Doubtful, "proxies = []"))
}

async fn provider(found: &Found) -> Finding {
    let Some(oidc) = found.settings.sign_in.oidc.clone() else {
        return Finding::new("provider", State::Absent, "");
    };
    let issuer = oidc.issuer.clone();
    let looked = async {
        let provider = Provider::new(oidc)?;
        provider.look(wall_now()).await?;
        Ok::<_, ProviderError>(())
    };
    match looked.await {
        Ok(()) => Finding::new("provider", State::Well, issuer),
        Err(error) => Finding::new("provider", State::Bad, format!("{issuer}: {error}")),
    }
}
