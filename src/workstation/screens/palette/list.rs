//! What the palette and the help list: actions, commands of the open case, queues, cases.

use super::search::Wanted;
use super::{Kind, State};
use crate::casework::{CaseId, CommandKind};
use crate::i18n::{Arg, Catalogue, Speaker};
use crate::regulation::Language;
use crate::workstation::action::Action;
use crate::workstation::chord::Chord;
use crate::workstation::desk::Desk;
use crate::workstation::effect::CaseFile;
use crate::workstation::model::{Model, Page};
use crate::workstation::screens::queue::views::View;
use crate::workstation::screens::reason::Purpose;
use crate::workstation::screens::{case, menu, queue, revoke};
use crate::workstation::show;

/// The most cases that are listed.
const MOST_CASES: usize = 8;

/// From so many digits on they are looked for in the numbers of cases.
const LEAST_DIGITS: usize = 3;

/// What is picked.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    Action(Action),
    Command(CommandKind),
    /// A queue or a saved view, by its line in their list.
    View(usize),
    Case(CaseId),
    /// A number that no case on the screen has: the server is asked.
    Number(String),
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    pub entry: Entry,
    pub words: String,
    /// Its keys, or what kind of thing it is.
    pub beside: String,
    /// Why it cannot be had now.
    pub why_not: Option<String>,
    score: u32,
}

/// What the lists look at.
pub struct Around<'m> {
    pub desk: &'m Desk,
    pub file: Option<&'m CaseFile>,
    pub queue: Option<&'m queue::State>,
}

impl<'m> Around<'m> {
    #[must_use]
    pub fn of(model: &'m Model) -> Self {
        let file = match model.pages.last() {
            Some(Page::Case(state)) => state.file.data(),
            Some(Page::Start(_) | Page::SignIn(_) | Page::Queue(_)) | None => None,
        };
        Self {
            desk: &model.desk,
            file,
            queue: model.queue(),
        }
    }
}

/// Returns the lines: what answers best first, and what cannot be had now last.
#[must_use]
pub fn listed(state: &State, around: &Around) -> Vec<Listed> {
    let wanted = Wanted::of(state.field.text());
    let mut lines = actions(state, &wanted, around);
    if state.kind == Kind::Palette {
        // Elsewhere a form or a field must be left first.
        let open = matches!(
            state.scope,
            crate::workstation::action::Scope::Queue | crate::workstation::action::Scope::Case
        );
        if open {
            lines.extend(commands(&wanted, around));
            lines.extend(views(&wanted, around));
            lines.extend(cases(state.field.text(), around));
        }
    }
    // The order of the table holds among equals.
    lines.sort_by_key(|line| (line.why_not.is_some(), std::cmp::Reverse(line.score)));
    lines
}

/// Returns a message in all three languages.
fn in_every_language(say: impl Fn(Speaker<'static>) -> String) -> [String; 3] {
    Language::ALL.map(|language| say(Catalogue::shared().speak(language)))
}

fn score(wanted: &Wanted, texts: &[String]) -> Option<u32> {
    if wanted.is_empty() {
        return Some(0);
    }
    wanted.score(texts.iter().map(String::as_str))
}

fn actions(state: &State, wanted: &Wanted, around: &Around) -> Vec<Listed> {
    let desk = around.desk;
    let speaker = desk.speaker();
    Action::ALL
        .iter()
        .copied()
        .filter(|action| match state.kind {
            Kind::Palette => action.spec().palette,
            Kind::Help => {
                action.is_in(state.scope)
                    && (!desk.keymap.keys(*action).is_empty() || action.spec().palette)
            }
        })
        // What is on another screen is found by its name, but does not stand in the way.
        .filter(|action| action.is_in(state.scope) || !wanted.is_empty())
        .filter(|action| *action != Action::NextWorkingDay || desk.is_demo())
        .filter(|action| action.account().is_none_or(|at| at < desk.accounts.len()))
        .filter_map(|action| {
            let texts = in_every_language(|speaker| speaker.say(&action.words()));
            Some(Listed {
                entry: Entry::Action(action),
                words: speaker.say(&action.words()),
                beside: keys(action, desk),
                why_not: why_not(action, state, around),
                score: score(wanted, &texts)?,
            })
        })
        .collect()
}

/// Returns the keys of an action.
#[must_use]
pub fn keys(action: Action, desk: &Desk) -> String {
    desk.keymap
        .keys(action)
        .iter()
        .map(Chord::label)
        .collect::<Vec<_>>()
        .join("  ")
}

/// Returns why an action cannot be had now.
fn why_not(action: Action, state: &State, around: &Around) -> Option<String> {
    let desk = around.desk;
    let speaker = desk.speaker();
    if !action.is_in(state.scope) {
        return Some(speaker.say("palette-not-here"));
    }
    let needs_somebody = matches!(
        action,
        Action::NextWorkingDay | Action::SwitchUser | Action::LockScreen
    );
    if needs_somebody && desk.me.is_none() {
        return Some(speaker.say("palette-sign-in-first"));
    }
    let no_revocation = action == Action::BeginRevocation
        && !around.file.is_some_and(|file| revoke::is_open(file, desk));
    if no_revocation {
        return Some(speaker.say("revoke-not-here"));
    }
    let alone = |file| Purpose::take_over(file, desk).is_none();
    (action == Action::TakeOver && around.file.is_none_or(alone))
        .then(|| speaker.say("take-over-none"))
}

/// The commands of the open case, with the server's first reason against each that cannot be.
fn commands(wanted: &Wanted, around: &Around) -> Vec<Listed> {
    let desk = around.desk;
    let speaker = desk.speaker();
    let Some(file) = around.file else {
        return Vec::new();
    };
    let procedure = case::facts::procedure(file);
    menu::entries(file)
        .into_iter()
        .filter(|offer| offer.is_allowed() || !wanted.is_empty())
        .filter_map(|offer| {
            let texts =
                in_every_language(|speaker| show::command(offer.command, procedure, speaker));
            let why_not = offer.why_not.first().map(|violation| {
                let first = show::violation(violation, &file.law.edition, speaker);
                match offer.why_not.len() - 1 {
                    0 => first,
                    more => format!(
                        "{first} {}",
                        speaker.say_with("palette-more-reasons", &[("count", Arg::from(more))])
                    ),
                }
            });
            let offline = desk
                .is_offline()
                .then(|| speaker.say("desk-offline-no-decisions"));
            Some(Listed {
                entry: Entry::Command(offer.command),
                words: show::command(offer.command, procedure, speaker),
                beside: speaker.say("palette-command"),
                why_not: why_not.or(offline),
                score: score(wanted, &texts)?,
            })
        })
        .collect()
}

/// The queues of the office, and the views that the officer saved.
fn views(wanted: &Wanted, around: &Around) -> Vec<Listed> {
    let speaker = around.desk.speaker();
    let views = around.queue.map(|queue| queue.views(around.desk));
    if wanted.is_empty() {
        return Vec::new();
    }
    let lines = views.unwrap_or_default().into_iter().enumerate();
    lines
        .filter_map(|(at, view)| {
            let (words, texts, beside) = match view {
                View::Queue(queue) => {
                    let title = &queue.definition.title;
                    let count = Arg::Text(queue.count.to_string());
                    (
                        speaker.words(title).to_owned(),
                        in_every_language(|speaker| speaker.words(title).to_owned()).to_vec(),
                        speaker.say_with("palette-queue", &[("count", count)]),
                    )
                }
                View::Saved(saved) => (
                    saved.name.clone(),
                    vec![saved.name.clone()],
                    speaker.say("palette-view"),
                ),
            };
            Some(Listed {
                entry: Entry::View(at),
                words,
                beside,
                why_not: None,
                score: score(wanted, &texts)?,
            })
        })
        .collect()
}

/// The cases of the queue on the screen whose number holds what was typed, and the question to the
/// server when none has exactly this number.
fn cases(typed: &str, around: &Around) -> Vec<Listed> {
    let speaker = around.desk.speaker();
    let typed = typed.trim();
    let is_number = typed.chars().filter(char::is_ascii_digit).count() >= LEAST_DIGITS
        && typed.chars().all(|c| c.is_ascii_digit() || c == '-');
    if !is_number {
        return Vec::new();
    }
    let rows = around.queue.and_then(|queue| queue.rows.data());
    let mut lines: Vec<Listed> = rows
        .into_iter()
        .flat_map(|rows| rows.numbered(typed, MOST_CASES))
        .map(|row| Listed {
            entry: Entry::Case(row.id),
            words: format!("{} · {}", row.number, row.applicant.clean_line()),
            beside: speaker.say("palette-case"),
            why_not: None,
            score: if row.number == typed { 100 } else { 35 },
        })
        .collect();
    if !lines.iter().any(|line| line.score == 100) {
        lines.push(Listed {
            entry: Entry::Number(typed.to_owned()),
            words: speaker.say_with(
                "palette-open-number",
                &[("number", Arg::Text(typed.to_owned()))],
            ),
            beside: speaker.say("palette-case"),
            why_not: None,
            score: 1,
        });
    }
    lines
}
