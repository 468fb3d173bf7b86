//! The file as it stands: every key may be left out; a value that cannot be is refused in place.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

use super::{
    LimitSettings, OfficeSettings, ServerSettings, Settings, TlsSettings, UnitSettings,
    WorkstationSettings, sign_in,
};
use crate::regulation::{Language, UnitId, Words};

/// A settings file that cannot be used, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {what}")]
pub struct Fault {
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    pub what: String,
}

/// What a file says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    office: Office,
    server: Server,
    sign_in: sign_in::Part,
    limits: Limits,
    workstation: Workstation,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Office {
    name: Option<Words>,
    units: Option<Vec<Unit>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Unit {
    pub(super) id: UnitId,
    name: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Server {
    listen: Option<SocketAddr>,
    database: Option<Spanned<String>>,
    papers: Option<PathBuf>,
    readers: Option<Spanned<u32>>,
    tls: Option<Tls>,
    behind_proxy: Option<bool>,
    proxies: Option<Vec<IpAddr>>,
    metrics_token_file: Option<PathBuf>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tls {
    certificate: PathBuf,
    key: PathBuf,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Limits {
    paper_bytes: Option<Spanned<u32>>,
    paper_pages: Option<Spanned<u32>>,
    paper_seconds: Option<Spanned<u32>>,
    page_chars: Option<Spanned<u32>>,
    paper_chars: Option<Spanned<u32>>,
    papers_per_application: Option<Spanned<u32>>,
    lease_minutes: Option<Spanned<u32>>,
    page_rows: Option<Spanned<u32>>,
    feed_changes: Option<Spanned<u32>>,
    streams: Option<Spanned<u32>>,
    keep_alive_seconds: Option<Spanned<u32>>,
    request_seconds: Option<Spanned<u32>>,
    header_seconds: Option<Spanned<u32>>,
    account_requests_per_minute: Option<u32>,
    address_requests_per_minute: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Workstation {
    server: Option<Spanned<String>>,
    language: Option<Language>,
    theme: Option<String>,
    lock_minutes: Option<Spanned<u32>>,
    mouse: Option<bool>,
    viewer: Option<Vec<String>>,
}

/// Reads and checks a file. `name` is for faults.
///
/// # Errors
/// [`Fault`] with the first thing that is wrong and where.
pub fn read(name: &str, text: &str) -> Result<File, Fault> {
    let file: File = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        fault(name, text, at, error.message().to_owned())
    })?;
    let limits = &file.limits;
    let numbers = [
        (&file.server.readers, 64),
        (&limits.paper_bytes, 1 << 30),
        (&limits.paper_pages, 10_000),
        (&limits.paper_seconds, 600),
        (&limits.page_chars, 1_000_000),
        (&limits.paper_chars, 10_000_000),
        (&limits.papers_per_application, 1_000),
        (&limits.lease_minutes, 24 * 60),
        (&limits.page_rows, 5_000),
        (&limits.feed_changes, 10_000_000),
        (&limits.streams, 100_000),
        (&limits.keep_alive_seconds, 30),
        (&limits.request_seconds, 600),
        (&limits.header_seconds, 600),
        (&file.workstation.lock_minutes, 60),
    ];
    for (number, most) in numbers {
        let Some(number) = number else { continue };
        let what = match *number.get_ref() {
            0 => "must be at least 1".to_owned(),
            value if value > most => format!("must be at most {most}"),
            _ => continue,
        };
        return Err(fault(name, text, number.span().start, what));
    }
    if let Some(server) = &file.workstation.server {
        let address = server.get_ref();
        if !address.starts_with("https://") && !address.starts_with("http://") {
            let what = "must begin with https:// or http://".to_owned();
            return Err(fault(name, text, server.span().start, what));
        }
    }
    if let Some((at, what)) = file.sign_in.wrong(file.office.units.as_deref()) {
        return Err(fault(name, text, at, what));
    }
    Ok(file)
}

fn fault(name: &str, text: &str, at: usize, what: String) -> Fault {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Fault {
        file: name.to_owned(),
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        what,
    }
}

fn tls(tls: Tls) -> TlsSettings {
    TlsSettings {
        certificate: tls.certificate,
        key: tls.key,
    }
}

fn number(value: Option<Spanned<u32>>, otherwise: u32) -> u32 {
    value.map_or(otherwise, Spanned::into_inner)
}

impl File {
    /// Returns `base` with what the file says laid over it.
    pub fn over(self, base: Settings) -> Settings {
        let (server, limits) = (base.server, base.limits);
        Settings {
            office: OfficeSettings {
                name: self.office.name.unwrap_or(base.office.name),
                units: self.office.units.map_or(base.office.units, units),
            },
            server: ServerSettings {
                listen: self.server.listen.unwrap_or(server.listen),
                database: self
                    .server
                    .database
                    .map(Spanned::into_inner)
                    .or(server.database),
                papers: self.server.papers.or(server.papers),
                readers: number(self.server.readers, server.readers),
                tls: self.server.tls.map(tls).or(server.tls),
                behind_proxy: self.server.behind_proxy.unwrap_or(server.behind_proxy),
                proxies: self.server.proxies.unwrap_or(server.proxies),
                metrics_token_file: self.server.metrics_token_file.or(server.metrics_token_file),
            },
            sign_in: self.sign_in.over(base.sign_in),
            limits: self.limits.over(&limits),
            workstation: WorkstationSettings {
                server: self
                    .workstation
                    .server
                    .map(Spanned::into_inner)
                    .or(base.workstation.server),
                language: self
                    .workstation
                    .language
                    .unwrap_or(base.workstation.language),
                theme: self.workstation.theme.unwrap_or(base.workstation.theme),
                lock_minutes: number(self.workstation.lock_minutes, base.workstation.lock_minutes),
                mouse: self.workstation.mouse.unwrap_or(base.workstation.mouse),
                viewer: self.workstation.viewer.unwrap_or(base.workstation.viewer),
            },
        }
    }

    /// Returns the settings of a file that leaves nothing out that is needed.
    pub(super) fn complete(self) -> Option<Settings> {
        let limits = self.limits;
        let get = |value: Option<Spanned<u32>>| value.map(Spanned::into_inner);
        Some(Settings {
            office: OfficeSettings {
                name: self.office.name?,
                units: self.office.units.map_or_else(Vec::new, units),
            },
            server: ServerSettings {
                listen: self.server.listen?,
                database: self.server.database.map(Spanned::into_inner),
                papers: self.server.papers,
                readers: get(self.server.readers)?,
                tls: self.server.tls.map(tls),
                behind_proxy: self.server.behind_proxy?,
                proxies: self.server.proxies?,
                metrics_token_file: self.server.metrics_token_file,
            },
            sign_in: self.sign_in.complete()?,
            limits: LimitSettings {
                paper_bytes: get(limits.paper_bytes)?.into(),
                paper_pages: get(limits.paper_pages)?,
                paper_seconds: get(limits.paper_seconds)?.into(),
                page_chars: get(limits.page_chars)?,
                paper_chars: get(limits.paper_chars)?,
                papers_per_application: get(limits.papers_per_application)?,
                lease_minutes: get(limits.lease_minutes)?,
                page_rows: get(limits.page_rows)?,
                feed_changes: get(limits.feed_changes)?,
                streams: get(limits.streams)?,
                keep_alive_seconds: get(limits.keep_alive_seconds)?,
                request_seconds: get(limits.request_seconds)?.into(),
                header_seconds: get(limits.header_seconds)?.into(),
                account_requests_per_minute: limits.account_requests_per_minute?,
                address_requests_per_minute: limits.address_requests_per_minute?,
            },
            workstation: WorkstationSettings {
                server: self.workstation.server.map(Spanned::into_inner),
                language: self.workstation.language?,
                theme: self.workstation.theme?,
                lock_minutes: get(self.workstation.lock_minutes)?,
                mouse: self.workstation.mouse?,
                viewer: self.workstation.viewer?,
            },
        })
    }
}

impl Limits {
    fn over(self, base: &LimitSettings) -> LimitSettings {
        LimitSettings {
            paper_bytes: self
                .paper_bytes
                .map_or(base.paper_bytes, |value| value.into_inner().into()),
            paper_pages: number(self.paper_pages, base.paper_pages),
            paper_seconds: self
                .paper_seconds
                .map_or(base.paper_seconds, |value| value.into_inner().into()),
            page_chars: number(self.page_chars, base.page_chars),
            paper_chars: number(self.paper_chars, base.paper_chars),
            papers_per_application: number(
                self.papers_per_application,
                base.papers_per_application,
            ),
            lease_minutes: number(self.lease_minutes, base.lease_minutes),
            page_rows: number(self.page_rows, base.page_rows),
            feed_changes: number(self.feed_changes, base.feed_changes),
            streams: number(self.streams, base.streams),
            keep_alive_seconds: number(self.keep_alive_seconds, base.keep_alive_seconds),
            request_seconds: self
                .request_seconds
                .map_or(base.request_seconds, |value| value.into_inner().into()),
            header_seconds: self
                .header_seconds
                .map_or(base.header_seconds, |value| value.into_inner().into()),
            account_requests_per_minute: self
                .account_requests_per_minute
                .unwrap_or(base.account_requests_per_minute),
            address_requests_per_minute: self
                .address_requests_per_minute
                .unwrap_or(base.address_requests_per_minute),
        }
    }
}

fn units(units: Vec<Unit>) -> Vec<UnitSettings> {
    units
        .into_iter()
        .map(|unit| UnitSettings {
            id: unit.id,
            name: unit.name,
        })
        .collect()
}
