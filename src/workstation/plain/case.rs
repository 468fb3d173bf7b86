//! One case in words: who and until when, its papers page by page, its history, its limits, and
//! what can be done with it or why not.

use std::collections::BTreeSet;

use super::words::{self, Word};
use super::{Plain, line, row};
use crate::casework::{CaseId, CommandKind, RawText};
use crate::i18n::Arg;
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::effect::{CaseFile, Effect};
use crate::workstation::follow::follow;
use crate::workstation::logged;
use crate::workstation::model::{Model, Page};
use crate::workstation::screens::case::{facts, history, page};
use crate::workstation::screens::menu::{self, Entry};
use crate::workstation::screens::reason::REASON_MAX;
use crate::workstation::screens::{Go, Turn, reader};
use crate::workstation::show;
use crate::workstation::update::run as act;
use crate::workstation::widgets::doc::{Doc, Scroll};

/// Lines are not broken: whoever reads them does that.
const UNBROKEN: u16 = u16::MAX;

/// What was told of a case.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The case and its version, as they were told last.
    seen: Option<(CaseId, u64)>,
    /// What the numbers of the commands mean, in the order in which they were told.
    commands: Vec<Meant>,
    /// The commands are told as soon as the case is.
    pub(super) tells_commands: bool,
    /// Whether the revealed numbers were told.
    numbers_told: bool,
    /// The paper and its page that were read last, from 0 and from 1.
    reading: Option<(usize, u32)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meant {
    Command(CommandKind),
    BeginRevocation,
    TakeOver,
}

fn file(model: &Model) -> Option<&CaseFile> {
    model.case()?.file.data()
}

impl Plain {
    /// Tells who it is about, where it stands and until when.
    pub(super) fn tell_case(&mut self, model: &Model) {
        let desk = &model.desk;
        let speaker = desk.speaker();
        self.case.commands.clear();
        let Some(file) = file(model) else {
            self.case.seen = None;
            match model.case().and_then(|case| case.file.fault()) {
                Some(fault) => self.tell(&fault.line(speaker), desk),
                None => self.say("plain-loading", &[], desk),
            }
            return;
        };
        let case = &*file.case;
        if self.case.seen.is_none_or(|(seen, _)| seen != case.id) {
            self.case.reading = None;
        }
        self.case.seen = Some((case.id, case.version));
        let procedure = facts::procedure(file);
        let what = procedure.map_or_else(
            || speaker.say_code("request", case.application.request.code()),
            |procedure| speaker.words(&procedure.title).to_owned(),
        );
        let stage = procedure
            .and_then(|procedure| procedure.stage(&case.stage))
            .map_or_else(
                || case.stage.to_string(),
                |stage| speaker.words(&stage.title).to_owned(),
            );
        let due = case
            .next_due()
            .and_then(|due| due.binding_due_at)
            .map_or_else(
                || speaker.say("plain-due-none"),
                |at| row::due_words(at, &file.law, desk),
            );
        let checks = procedure.map_or((0, 0), |procedure| {
            facts::asked(procedure, case).fold((0_usize, 0_usize), |(done, all), check| {
                (
                    done + usize::from(case.answer(&check.id).is_some()),
                    all + 1,
                )
            })
        });
        let args = [
            ("number", line::inert(&case.number).into_owned().into()),
            ("version", Arg::Text(case.version.to_string())),
            (
                "name",
                case.application.applicant.full_name().clean_line().into(),
            ),
            ("what", what.into()),
            ("stage", stage.into()),
            (
                "status",
                speaker.say_code("status", case.status.kind().code()).into(),
            ),
            ("due", due.into()),
            ("done", Arg::from(checks.0)),
            ("all", Arg::from(checks.1)),
            ("papers", Arg::from(case.application.papers.len())),
        ];
        self.say("plain-case", &args, desk);
        self.tell_lease_and_drafts(file, desk);
        let args = [
            ("do", words::typed(Word::Do, speaker).into()),
            ("case", words::typed(Word::Case, speaker).into()),
            ("help", words::typed(Word::Help, speaker).into()),
        ];
        self.say("plain-case-what", &args, desk);
        if std::mem::take(&mut self.case.tells_commands) {
            self.tell_commands(model);
        }
    }

    fn tell_lease_and_drafts(&mut self, file: &CaseFile, desk: &Desk) {
        let speaker = desk.speaker();
        if let Some(lease) = &file.lease
            && Some(&lease.holder.login) != desk.login()
        {
            let args = [
                ("name", show::person(&lease.holder).into()),
                ("since", speaker.time(lease.since).into()),
            ];
            self.say("case-lease", &args, desk);
        }
        for (command, at) in &file.drafts {
            let command = show::command(*command, facts::procedure(file), speaker);
            let args = [
                ("command", command.into()),
                ("at", speaker.date_time(*at).into()),
            ];
            self.say("case-draft", &args, desk);
        }
        for draft in &file.begun {
            self.tell(&facts::begun_words(draft, file, desk), desk);
        }
    }

    /// Says that the case on the table is another version by now.
    pub(super) fn case_goes_on(&mut self, model: &Model) {
        let now = file(model).map(|file| (file.case.id, file.case.version));
        if now.is_some() && now != self.case.seen {
            self.tell_case(model);
        }
        let shown = model.case().is_some_and(|case| case.revealed.is_some());
        if shown && !self.case.numbers_told {
            self.tell_numbers(model);
        }
        self.case.numbers_told = shown;
    }

    fn tell_numbers(&mut self, model: &Model) {
        let Some(numbers) = model.case().and_then(|case| case.revealed.clone()) else {
            return;
        };
        let speaker = model.desk.speaker();
        let whose = [
            ("fact-iin", numbers.applicant),
            ("fact-employer", numbers.employer),
        ];
        for (fact, number) in whose {
            if let Some(number) = number {
                let text = format!("{}: {}", speaker.say(fact), number.reveal());
                self.tell(&text, &model.desk);
            }
        }
    }

    /// Says how a reason is given.
    fn ask_reason(&mut self, word: Word, desk: &Desk) {
        let word = words::typed(word, desk.speaker());
        self.say("plain-reason-needed", &[("word", word.into())], desk);
    }

    /// Does what the reason after the word is for.
    fn for_a_reason(&mut self, word: Word, reason: &str, model: &mut Model) -> Vec<Effect> {
        let (purpose, none) = match word {
            Word::Reveal => (logged::to_reveal(model), "reveal-none"),
            _ => (logged::to_take_over(model), "take-over-none"),
        };
        let (Some(purpose), Some(case)) = (purpose, model.case().map(|case| case.id)) else {
            self.say(none, &[], &model.desk);
            return Vec::new();
        };
        if reason.is_empty() {
            self.ask_reason(word, &model.desk);
            return Vec::new();
        }
        let reason: String = reason.chars().take(REASON_MAX).collect();
        let question = purpose.question(case, RawText::from(reason));
        vec![model.desk.ask(question).1]
    }

    pub(super) fn in_case(&mut self, word: Word, rest: &str, model: &mut Model) -> Vec<Effect> {
        match word {
            Word::Back => return leave(model),
            Word::Open => return self.find_case(rest, model),
            Word::Queues => {
                self.choosing_queue = true;
                return leave(model);
            }
            Word::Next => return act(model, Action::NextCase),
            Word::Take => return act(model, Action::TakeNextHere),
            Word::Previous => return act(model, Action::PreviousCase),
            Word::Refresh => {
                self.at = None;
                return act(model, Action::Refresh);
            }
            Word::Note => return follow(model, Turn::go(Go::Dialog(CommandKind::AddNote))),
            Word::Do => self.tell_commands(model),
            Word::Reveal | Word::TakeOver => return self.for_a_reason(word, rest, model),
            Word::Case => self.tell_facts(model),
            Word::Limits => {
                self.tell_doc(model, |file, desk| reader::deadlines(file, desk, UNBROKEN));
            }
            Word::History => self.tell_history(model),
            Word::Papers => self.tell_papers(model),
            Word::Read => self.read(rest, model),
            Word::More => {
                let next = self.case.reading.map(|(paper, page)| (paper, page + 1));
                self.tell_page(next.unwrap_or((0, 1)), model);
            }
            _ => {}
        }
        Vec::new()
    }

    fn tell_facts(&mut self, model: &Model) {
        let Some((state, file)) = model
            .case()
            .and_then(|case| Some((case, case.file.data()?)))
        else {
            self.tell_case(model);
            return;
        };
        let facts = facts::write(file, state, &model.desk, UNBROKEN);
        self.tell_lines(&facts, &model.desk);
    }

    fn tell_doc(&mut self, model: &Model, doc: impl FnOnce(&CaseFile, &Desk) -> Doc) {
        let Some(file) = file(model) else {
            self.tell_case(model);
            return;
        };
        let doc = doc(file, &model.desk);
        self.tell_lines(&doc, &model.desk);
    }

    fn tell_lines(&mut self, doc: &Doc, desk: &Desk) {
        for text in doc.plain() {
            if !text.trim().is_empty() {
                self.tell(&text, desk);
            }
        }
    }

    fn tell_history(&mut self, model: &Model) {
        let desk = &model.desk;
        let Some(case) = model.case() else {
            return;
        };
        match (case.history.data(), case.history.fault()) {
            (Some(told), _) => {
                let procedure = case.file.data().and_then(facts::procedure);
                let (doc, _) = history::doc(
                    &told.events,
                    &BTreeSet::new(),
                    None,
                    procedure,
                    desk,
                    UNBROKEN,
                );
                self.tell_lines(&doc, desk);
            }
            (None, Some(fault)) => self.tell(&fault.line(desk.speaker()), desk),
            (None, None) => self.say("plain-loading", &[], desk),
        }
    }

    fn tell_papers(&mut self, model: &Model) {
        let desk = &model.desk;
        let speaker = desk.speaker();
        let Some(file) = file(model) else {
            return;
        };
        let papers = &file.case.application.papers;
        if papers.is_empty() {
            self.say("case-no-papers", &[], desk);
            return;
        }
        for (index, paper) in papers.iter().enumerate() {
            let args = [
                ("number", Arg::Text((index + 1).to_string())),
                (
                    "title",
                    facts::document_title(&paper.document, file, desk).into(),
                ),
                ("name", paper.name.clean_line().into()),
                ("count", Arg::from(paper.page_count())),
            ];
            self.say("plain-paper", &args, desk);
        }
        let read = words::typed(Word::Read, speaker);
        self.say("plain-papers-what", &[("read", read.into())], desk);
    }

    /// Reads a paper out: its number, and the page when it is not the first.
    fn read(&mut self, rest: &str, model: &Model) {
        let mut numbers = rest.split_whitespace().map(str::parse::<usize>);
        let (paper, page) = match (numbers.next(), numbers.next()) {
            (Some(Ok(paper @ 1..)), None) => (paper, 1),
            (Some(Ok(paper @ 1..)), Some(Ok(page @ 1..))) => (paper, page),
            _ => {
                self.tell_papers(model);
                return;
            }
        };
        let page = u32::try_from(page).unwrap_or(u32::MAX);
        self.tell_page((paper - 1, page), model);
    }

    fn tell_page(&mut self, (at, number): (usize, u32), model: &Model) {
        let desk = &model.desk;
        let speaker = desk.speaker();
        let found =
            file(model).and_then(|file| Some((file, file.case.application.papers.get(at)?)));
        let Some((file, paper)) = found else {
            self.no_such_number(desk);
            return;
        };
        let pages = paper.page_count();
        if usize::try_from(number).is_ok_and(|number| number > pages.max(1)) {
            self.say("plain-no-more-pages", &[("pages", Arg::from(pages))], desk);
            return;
        }
        self.case.reading = Some((at, number));
        let args = [("page", Arg::from(number)), ("pages", Arg::from(pages))];
        let place = speaker.say_with("case-page-of", &args);
        let title = facts::document_title(&paper.document, file, desk);
        self.tell(&format!("{title}, {place}."), desk);
        let mut doc = Doc::new(UNBROKEN);
        let sheet = page::Sheet {
            paper: at,
            page: number,
            passage: None,
            seek: false,
            scroll: &Scroll::default(),
            focused: false,
        };
        page::write(&mut doc, &sheet, paper, file, desk);
        self.tell_lines(&doc, desk);
        if usize::try_from(number).is_ok_and(|number| number < pages) {
            let more = words::typed(Word::More, speaker);
            self.say("plain-page-more", &[("more", more.into())], desk);
        }
    }

    /// Lists every command: what can be begun, and for the rest every reason why not.
    fn tell_commands(&mut self, model: &Model) {
        self.case.commands.clear();
        let desk = &model.desk;
        let speaker = desk.speaker();
        let Some(file) = file(model) else {
            self.tell_case(model);
            return;
        };
        let procedure = facts::procedure(file);
        for entry in menu::lines(file, desk) {
            let number = self.case.commands.len() + 1;
            let number = ("number", Arg::Text(number.to_string()));
            match entry {
                Entry::Command(offer) => {
                    self.case.commands.push(Meant::Command(offer.command));
                    let name = show::command(offer.command, procedure, speaker);
                    let args = [number, ("command", name.into())];
                    let id = if offer.is_allowed() {
                        "plain-command"
                    } else {
                        "plain-command-not-now"
                    };
                    self.say(id, &args, desk);
                    for violation in &offer.why_not {
                        let why = show::violation(violation, &file.law.edition, speaker);
                        self.say("plain-because", &[("why", why.into())], desk);
                    }
                }
                Entry::TakeOver => {
                    self.case.commands.push(Meant::TakeOver);
                    let name = speaker.say("action-take-over");
                    self.say("plain-command", &[number, ("command", name.into())], desk);
                }
                Entry::BeginRevocation => {
                    self.case.commands.push(Meant::BeginRevocation);
                    let name = speaker.say("action-begin-revocation");
                    self.say("plain-command", &[number, ("command", name.into())], desk);
                }
            }
        }
        if desk.is_offline() {
            self.say("desk-offline-no-decisions", &[], desk);
        }
        self.say("plain-commands-what", &[], desk);
    }

    pub(super) fn command_labels(&self, model: &Model) -> Vec<String> {
        let speaker = model.desk.speaker();
        let procedure = file(model).and_then(facts::procedure);
        let told = self.case.commands.iter();
        told.map(|meant| match meant {
            Meant::Command(command) => show::command(*command, procedure, speaker),
            Meant::BeginRevocation => speaker.say("action-begin-revocation"),
            Meant::TakeOver => speaker.say("action-take-over"),
        })
        .collect()
    }

    /// Begins the command that was told with a number.
    pub(super) fn choose_command(&mut self, number: usize, model: &mut Model) -> Vec<Effect> {
        let meant = number
            .checked_sub(1)
            .and_then(|at| self.case.commands.get(at))
            .copied();
        let Some(meant) = meant else {
            self.tell_commands(model);
            return Vec::new();
        };
        let desk = &model.desk;
        let Some(file) = file(model) else {
            return Vec::new();
        };
        match meant {
            Meant::TakeOver => {
                self.ask_reason(Word::TakeOver, desk);
                Vec::new()
            }
            Meant::BeginRevocation => follow(model, Turn::go(Go::BeginRevocation)),
            Meant::Command(command) => {
                let offer = file.offers.iter().find(|offer| offer.command == command);
                let Some(offer) = offer.filter(|offer| !offer.is_allowed()) else {
                    return follow(model, Turn::go(Go::Dialog(command)));
                };
                let speaker = desk.speaker();
                let name = show::command(command, facts::procedure(file), speaker);
                let args = [
                    ("command", name.into()),
                    ("count", Arg::from(offer.why_not.len())),
                ];
                let reasons: Vec<String> = offer
                    .why_not
                    .iter()
                    .map(|violation| show::violation(violation, &file.law.edition, speaker))
                    .collect();
                self.say("menu-blocked", &args, desk);
                for why in reasons {
                    self.say("plain-because", &[("why", why.into())], desk);
                }
                Vec::new()
            }
        }
    }
}

/// Leaves the case. On a screen the first step back may only stop what is on its way.
fn leave(model: &mut Model) -> Vec<Effect> {
    let mut effects = act(model, Action::Back);
    if let Some(Page::Case(_)) = model.pages.last() {
        effects.extend(act(model, Action::Back));
    }
    effects
}
