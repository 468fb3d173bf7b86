//! What a workstation stands on: the server it reaches, its clock, its keyring, its terminal.

use std::io::IsTerminal;
use std::process::Command;

use chrono::TimeDelta;
use color_eyre::eyre::Result;

use super::super::kept::{Sessions, keyring_works};
use super::super::place::Place;
use super::super::reach::block_on;
use super::{Finding, State, glyphs};
use crate::client::{Client, ClientOptions};
use crate::clock::wall_now;
use crate::settings::Settings;

/// How far the clocks may be apart: codes and sessions live minutes.
const SKEW: TimeDelta = TimeDelta::seconds(30);
/// The smallest window in which every screen is whole.
const LEAST: (u16, u16) = (80, 24);

pub(super) fn look(server: Option<&str>, place: &Place) -> Result<Vec<Finding>> {
    let configured = Settings::load(place.config.as_deref())
        .ok()
        .and_then(|settings| settings.workstation.server);
    let kept = || Sessions::read(&Sessions::path().ok()?).ok()?.current;
    let server = server.map(str::to_owned).or(configured).or_else(kept);
    let mut findings = match server {
        Some(server) => block_on(reach(&server))?,
        None => vec![Finding::new("server", State::Absent, "")],
    };
    findings.push(Finding::when(
        "keyring",
        keyring_works(),
        State::Doubtful,
        "",
    ));
    findings.push(kept_sessions());
    findings.extend(terminal());
    Ok(findings)
}

async fn reach(server: &str) -> Vec<Finding> {
    let options = ClientOptions {
        // Nothing secret is sent.
        allow_plain_http: true,
        ..ClientOptions::default()
    };
    let bad = |error: String| {
        vec![Finding::new(
            "server",
            State::Bad,
            format!("{server}: {error}"),
        )]
    };
    let client = match Client::new(server, options) {
        Ok(client) => client,
        Err(error) => return bad(error.to_string()),
    };
    let before = wall_now();
    let there = match client.wall_clock().await {
        Ok(there) => there,
        Err(error) => return bad(error.to_string()),
    };
    let after = wall_now();
    let millis = (after - before).num_milliseconds();
    let mut findings = vec![Finding::new(
        "server",
        State::Well,
        format!("{server}, {millis} ms"),
    )];
    if let Some(there) = there {
        // The server says whole seconds.
        let apart = (there - before).max(after - there - TimeDelta::seconds(1));
        let apart = apart.max(TimeDelta::zero());
        findings.push(Finding::when(
            "clock",
            apart <= SKEW,
            State::Bad,
            format!("{} s", apart.num_seconds()),
        ));
    }
    findings
}

fn kept_sessions() -> Finding {
    let path = match Sessions::path() {
        Ok(path) => path,
        Err(error) => return Finding::new("kept", State::Bad, error.to_string()),
    };
    let name = path.display().to_string();
    match Sessions::read(&path) {
        Ok(_) if path.exists() => Finding::new("kept", State::Well, name),
        Ok(_) => Finding::new("kept", State::Absent, ""),
        Err(error) => Finding::new("kept", State::Bad, format!("{error:#}")),
    }
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

fn terminal() -> Vec<Finding> {
    let is_terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let term = variable("TERM");
    if !is_terminal {
        return vec![Finding::new("terminal", State::Absent, term)];
    }
    let named = !term.is_empty() && term != "dumb";
    let mut findings = vec![Finding::when("terminal", named, State::Bad, term.as_str())];
    if let Ok(size) = rustix::termios::tcgetwinsize(std::io::stdout()) {
        let whole = size.ws_col >= LEAST.0 && size.ws_row >= LEAST.1;
        let facts = format!("{}x{}", size.ws_col, size.ws_row);
        findings.push(Finding::when("size", whole, State::Doubtful, facts));
    }
    let colours = variable("COLORTERM");
    let many = ["truecolor", "24bit"].contains(&colours.as_str()) || term.contains("256color");
    let facts = if colours.is_empty() { term } else { colours };
    findings.push(Finding::when("colours", many, State::Doubtful, facts));
    findings.push(locale());
    if !variable("TMUX").is_empty() {
        findings.push(tmux());
    }
    match glyphs::measure() {
        Ok(wrong) => {
            let facts: Vec<String> = wrong
                .iter()
                .map(|glyph| format!("{} {}≠{}", glyph.text, glyph.found, glyph.expected))
                .collect();
            findings.push(Finding::when(
                "glyphs",
                wrong.is_empty(),
                State::Doubtful,
                facts.join(", "),
            ));
        }
        // A terminal that does not say where its cursor is.
        Err(error) => findings.push(Finding::new("glyphs", State::Absent, error.to_string())),
    }
    findings
}

fn locale() -> Finding {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .map(variable)
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    let folded = set.to_lowercase();
    let unicode = folded.contains("utf-8") || folded.contains("utf8");
    Finding::when("locale", unicode, State::Bad, set)
}

/// tmux waits after Esc for the rest of a sequence: a long wait makes Esc slow.
fn tmux() -> Finding {
    let asked = Command::new("tmux")
        .args(["show-options", "-sv", "escape-time"])
        .output();
    let Ok(output) = asked else {
        return Finding::new("tmux", State::Absent, "");
    };
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    match text.parse::<u32>() {
        Ok(wait) => Finding::when(
            "tmux",
            wait <= 50,
            State::Doubtful,
            format!("escape-time {wait}"),
        ),
        Err(_) => Finding::new("tmux", State::Absent, text),
    }
}
