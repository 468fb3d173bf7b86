//! The picker of evidence: from the case's own papers and records, to the exact place.
//!
//! A paper with text shows the text of a page, and the passage is marked with the keyboard: it is
//! taken exactly as it stands on the page. An image, or a page without text, takes a description.
//! A recorded check, the recommendation and the record of the hearing are taken as they are.

pub(super) mod draw;
mod page;
pub(super) mod spoken;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::Context;
use super::sheets;
use crate::casework::command::Answer;
use crate::casework::{Evidence, Paper, RawText};
use crate::i18n::Arg;
use crate::regulation::{AssessmentId, CheckId, DocumentId, EvidenceKind};
use crate::workstation::widgets::editor::keys;
use crate::workstation::widgets::editor::{Cleaned, TextBuffer};

use page::Page;

/// A picker that is open for a field.
#[derive(Debug, Clone)]
pub(super) struct Picker {
    pub field: String,
    kinds: Vec<EvidenceKind>,
    first: Vec<DocumentId>,
    cursor: usize,
    step: Step,
    /// Key of what to do before the piece can be taken.
    hint: Option<&'static str>,
}

#[derive(Debug, Clone)]
enum Step {
    Listing,
    /// A passage of a page with text.
    Passage {
        page: Page,
        mark: Option<usize>,
    },
    /// A page that can only be described.
    Picture {
        sha256: String,
        page: u32,
        description: TextBuffer,
    },
}

/// What a key did.
pub(super) enum Outcome {
    Open,
    Closed,
    Taken(Evidence),
}

/// Something that can be picked.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Item {
    /// What a failed check was recorded with.
    Again(Evidence),
    Paper(String),
    Check(CheckId),
    Assessment(AssessmentId),
    Recommendation,
    Hearing,
}

impl Picker {
    pub fn new(field: &str, kinds: Vec<EvidenceKind>, first: Vec<DocumentId>) -> Self {
        Self {
            field: field.to_owned(),
            kinds,
            first,
            cursor: 0,
            step: Step::Listing,
            hint: None,
        }
    }

    /// Applies a key. `width` and `rows` are those of the text as it is drawn.
    pub fn key(&mut self, key: KeyEvent, ctx: &Context, width: usize, rows: usize) -> Outcome {
        self.hint = None;
        match &mut self.step {
            Step::Listing => self.listing_key(key, ctx),
            Step::Passage { .. } => self.passage_key(key, ctx, width, rows),
            Step::Picture { .. } => self.picture_key(key, ctx),
        }
    }

    /// Pastes into the description; `None` where there is none.
    pub fn paste(&mut self, text: &str) -> Option<Cleaned> {
        match &mut self.step {
            Step::Picture { description, .. } => Some(description.paste(text)),
            Step::Listing | Step::Passage { .. } => None,
        }
    }

    /// Returns the page that is read, or the first of the paper under the cursor: the hash of the
    /// paper, and the number of the page.
    pub fn page_in_hand(&self, ctx: &Context) -> Option<(String, u32)> {
        match &self.step {
            Step::Listing => match self.items(ctx).into_iter().nth(self.cursor)? {
                Item::Paper(sha256) => Some((sha256, 1)),
                _ => None,
            },
            Step::Passage { page, .. } => Some((page.sha256.clone(), page.number)),
            Step::Picture { sha256, page, .. } => Some((sha256.clone(), *page)),
        }
    }

    fn listing_key(&mut self, key: KeyEvent, ctx: &Context) -> Outcome {
        let items = self.items(ctx);
        let last = items.len().saturating_sub(1);
        match key.code {
            KeyCode::Esc => return Outcome::Closed,
            KeyCode::Up | KeyCode::BackTab => self.cursor = self.cursor.saturating_sub(1),
            KeyCode::Down | KeyCode::Tab => self.cursor = (self.cursor + 1).min(last),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = last,
            KeyCode::Enter => {
                if let Some(item) = items.into_iter().nth(self.cursor) {
                    return self.choose(item, ctx);
                }
            }
            _ => {}
        }
        Outcome::Open
    }

    fn choose(&mut self, item: Item, ctx: &Context) -> Outcome {
        match item {
            Item::Again(piece) => Outcome::Taken(piece),
            Item::Paper(sha256) => {
                self.turn_to(ctx, &sha256, 1);
                Outcome::Open
            }
            Item::Check(check) => Outcome::Taken(Evidence::Check { check }),
            Item::Assessment(assessment) => Outcome::Taken(Evidence::Assessment { assessment }),
            Item::Recommendation => Outcome::Taken(Evidence::Recommendation),
            Item::Hearing => Outcome::Taken(Evidence::Hearing),
        }
    }

    /// Opens a page of a paper: its text, or a description where it has none.
    fn turn_to(&mut self, ctx: &Context, sha256: &str, number: u32) {
        let Some(paper) = ctx.case.paper(sha256) else {
            return;
        };
        let text = paper.page_text(number).filter(|text| !text.is_blank());
        self.step = match text {
            Some(text) if !paper.is_image() => Step::Passage {
                page: Page::new(sha256, number, text.as_raw()),
                mark: None,
            },
            _ => Step::Picture {
                sha256: sha256.to_owned(),
                page: number,
                description: TextBuffer::line(),
            },
        };
    }

    fn turn(&mut self, ctx: &Context, forward: bool) {
        let (sha256, number) = match &self.step {
            Step::Listing => return,
            Step::Passage { page, .. } => (page.sha256.clone(), page.number),
            Step::Picture { sha256, page, .. } => (sha256.clone(), *page),
        };
        let pages = ctx.case.paper(&sha256).map_or(1, Paper::page_count);
        let last = u32::try_from(pages).unwrap_or(u32::MAX);
        let to = if forward {
            (number + 1).min(last)
        } else {
            number.saturating_sub(1).max(1)
        };
        if to != number {
            self.turn_to(ctx, &sha256, to);
        }
    }

    fn passage_key(&mut self, key: KeyEvent, ctx: &Context, width: usize, rows: usize) -> Outcome {
        let Step::Passage { page, mark } = &mut self.step else {
            return Outcome::Open;
        };
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let shift = key.modifiers.contains(KeyModifiers::SHIFT);
        match key.code {
            KeyCode::Esc if mark.is_some() => *mark = None,
            KeyCode::Esc => self.step = Step::Listing,
            KeyCode::Char(' ') | KeyCode::Insert => {
                *mark = match mark {
                    Some(_) => None,
                    None => Some(page.caret()),
                };
            }
            KeyCode::PageDown if ctrl => self.turn(ctx, true),
            KeyCode::PageUp if ctrl => self.turn(ctx, false),
            // At the end of a page the same key leads to the next one.
            KeyCode::PageDown if !page.go_page(true, width, rows) => self.turn(ctx, true),
            KeyCode::PageUp if !page.go_page(false, width, rows) => self.turn(ctx, false),
            KeyCode::Enter => {
                return match page.passage(*mark) {
                    Some(piece) => Outcome::Taken(piece),
                    None => {
                        self.hint = Some("dialog-picker-nothing-marked");
                        Outcome::Open
                    }
                };
            }
            KeyCode::Left
            | KeyCode::Right
            | KeyCode::Up
            | KeyCode::Down
            | KeyCode::Home
            | KeyCode::End => {
                if shift && mark.is_none() {
                    *mark = Some(page.caret());
                }
                page.go(key, width);
            }
            _ => {}
        }
        Outcome::Open
    }

    fn picture_key(&mut self, key: KeyEvent, ctx: &Context) -> Outcome {
        let Step::Picture {
            sha256,
            page,
            description,
        } = &mut self.step
        else {
            return Outcome::Open;
        };
        match key.code {
            KeyCode::Esc => self.step = Step::Listing,
            KeyCode::PageDown => self.turn(ctx, true),
            KeyCode::PageUp => self.turn(ctx, false),
            KeyCode::Enter => {
                let text = RawText::from(description.text().trim());
                if text.is_blank() {
                    self.hint = Some("dialog-picker-describe");
                    return Outcome::Open;
                }
                return Outcome::Taken(Evidence::Paper {
                    sha256: sha256.clone(),
                    page: Some(*page),
                    quote: None,
                    description: Some(text),
                });
            }
            _ => {
                keys::apply(description, key, usize::MAX / 2, false);
            }
        }
        Outcome::Open
    }

    /// Returns what can be picked: papers first, those the field is about before the others.
    fn items(&self, ctx: &Context) -> Vec<Item> {
        let case = ctx.case;
        let mut items = self.again(ctx);
        for kind in [
            EvidenceKind::Paper,
            EvidenceKind::Check,
            EvidenceKind::Recommendation,
            EvidenceKind::Assessment,
            EvidenceKind::Hearing,
        ] {
            if !self.kinds.contains(&kind) {
                continue;
            }
            match kind {
                EvidenceKind::Paper => {
                    let mut papers: Vec<&Paper> = case.application.papers.iter().collect();
                    papers.sort_by_key(|paper| !self.first.contains(&paper.document));
                    items.extend(
                        papers
                            .into_iter()
                            .map(|paper| Item::Paper(paper.sha256.clone())),
                    );
                }
                EvidenceKind::Check => items.extend(case.checks.keys().cloned().map(Item::Check)),
                EvidenceKind::Assessment => {
                    items.extend(case.assessments.keys().cloned().map(Item::Assessment));
                }
                EvidenceKind::Recommendation if case.recommendation.is_some() => {
                    items.push(Item::Recommendation);
                }
                EvidenceKind::Hearing
                    if case
                        .hearing
                        .as_ref()
                        .is_some_and(|hearing| hearing.record.is_some()) =>
                {
                    items.push(Item::Hearing);
                }
                EvidenceKind::Recommendation | EvidenceKind::Hearing => {}
            }
        }
        items
    }

    /// Returns what failed checks were recorded with, about the same documents: the usual answer.
    fn again(&self, ctx: &Context) -> Vec<Item> {
        let mut items = Vec::new();
        for record in ctx.case.checks.values() {
            if record.record.answer != Answer::Failed {
                continue;
            }
            for piece in &record.record.evidence {
                let item = Item::Again(piece.clone());
                if self.kinds.contains(&piece.kind()) && !items.contains(&item) {
                    items.push(item);
                }
            }
        }
        items
    }
}

/// Returns a piece of evidence on one line.
pub(super) fn describe(piece: &Evidence, ctx: &Context) -> String {
    let speaker = ctx.speaker;
    match piece {
        Evidence::Paper {
            sha256,
            page,
            quote,
            description,
        } => {
            let name = ctx.case.paper(sha256).map_or_else(
                || speaker.say("dialog-evidence-unknown-paper"),
                |paper| sheets::document_title(ctx, &paper.document),
            );
            let text = quote.as_ref().or(description.as_ref());
            let text = text.map_or_else(String::new, |text| text.clean_line().as_str().to_owned());
            let page = page.map_or_else(|| "—".to_owned(), |page| page.to_string());
            let id = if quote.is_some() {
                "dialog-evidence-quote"
            } else {
                "dialog-evidence-description"
            };
            speaker.say_with(
                id,
                &[
                    ("paper", Arg::Text(name)),
                    ("page", Arg::Text(page)),
                    ("text", Arg::Text(text)),
                ],
            )
        }
        Evidence::Check { check } => {
            let answer = ctx.case.answer(check).map_or_else(
                || speaker.say("none"),
                |answer| speaker.say_code("answer", sheets::answer_code(answer)),
            );
            speaker.say_with(
                "dialog-evidence-check",
                &[
                    ("check", Arg::Text(sheets::check_title(ctx, check))),
                    ("answer", Arg::Text(answer)),
                ],
            )
        }
        Evidence::Assessment { assessment } => {
            let title = sheets::procedure(ctx)
                .and_then(|procedure| procedure.assessment(assessment))
                .map_or_else(
                    || assessment.as_str().to_owned(),
                    |rule| sheets::clean(speaker.words(&rule.title)),
                );
            format!("{}: {title}", speaker.say("evidence-assessment"))
        }
        Evidence::Recommendation => speaker.say("evidence-recommendation"),
        Evidence::Hearing => speaker.say("evidence-hearing"),
    }
}
