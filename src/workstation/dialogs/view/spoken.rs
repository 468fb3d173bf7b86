//! A dialog told in words: everything that its screen shows, as data for plain mode.

use super::Scene;
use crate::i18n::Arg;
use crate::workstation::dialogs::field::{Choice, Field, Shown, What};
use crate::workstation::dialogs::judge::Reason;
use crate::workstation::dialogs::{
    Context, Dialog, Notice, State, date, draft, month, picker, sheets,
};

pub use picker::spoken::Offered;

/// Everything a dialog has to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What it is and on what.
    pub title: String,
    pub draft: String,
    /// What is to be known before anything else.
    pub notices: Vec<String>,
    /// A draft waits to be taken up or thrown away.
    pub reopening: Option<Reopening>,
    /// The case has moved on: what going on means.
    pub moved: Option<String>,
    pub parts: Vec<Part>,
    pub remarks: Vec<Remark>,
    /// What sending does.
    pub main: String,
    /// What follows, who is told, whether it can be taken back.
    pub effect: String,
    /// The word that confirms; nothing where none is asked.
    pub word: Option<String>,
}

/// A draft that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopening {
    /// What it is.
    pub found: Vec<String>,
    /// What changed in the case since, and where it differs from another workstation's.
    pub differences: Vec<String>,
    pub has_other: bool,
}

/// A section.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub title: String,
    pub fields: Vec<Asked>,
}

/// A field.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub id: String,
    pub label: String,
    pub help: Option<String>,
    pub shape: Shape,
}

/// How a field is answered, with the answer so far.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Not asked, only told.
    Shown(Vec<String>),
    /// A long text to be read.
    Read(Vec<String>),
    /// One of several, or any of several.
    Choice { options: Vec<Pick>, several: bool },
    /// One line; beside it what a date means.
    Line { text: String, meant: Option<String> },
    /// Several lines; beside them how many characters there are and may be.
    Text {
        text: String,
        counter: Option<String>,
    },
    Evidence {
        pieces: Vec<String>,
        offered: Vec<Offered>,
    },
}

/// One of several things to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    pub label: String,
    pub taken: bool,
    pub note: Option<String>,
    pub why_not: Vec<String>,
}

/// Something that the rules say of the command as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    pub text: String,
    /// The field it concerns.
    pub field: Option<String>,
    /// A warning does not.
    pub blocks: bool,
}

impl Dialog {
    /// Tells the dialog in words.
    #[must_use]
    pub fn form(&self, ctx: &Context) -> Form {
        let sections = self.sections(ctx);
        let reasons = self.reasons(ctx, &sections);
        let scene = Scene {
            dialog: self,
            ctx,
            sections,
            reasons,
        };
        scene.form()
    }

    /// Returns the wall time from which a confirming word is taken.
    #[must_use]
    pub fn armed_at(&self, wall: chrono::DateTime<chrono::Utc>) -> chrono::DateTime<chrono::Utc> {
        self.guard.armed_in(wall).map_or(wall, |left| wall + left)
    }
}

impl Scene<'_, '_> {
    fn form(&self) -> Form {
        let (dialog, ctx) = (self.dialog, self.ctx);
        let voice = sheets::of(dialog.kind).voice(ctx);
        let moved = matches!(dialog.state, State::Moved { .. }).then(|| {
            if ctx.case.version == dialog.based_on {
                self.say("dialog-reload")
            } else {
                let version = draft::version_arg(ctx.case.version);
                ctx.speaker
                    .say_with("dialog-go-on", &[("version", version)])
            }
        });
        Form {
            title: self.title(usize::MAX),
            draft: self.draft_line(),
            notices: self.notices(),
            reopening: self.reopening_words(),
            moved,
            parts: self
                .sections
                .iter()
                .map(|section| Part {
                    title: self.say(section.title),
                    fields: section.fields.iter().map(|f| self.asked(f)).collect(),
                })
                .collect(),
            remarks: self.reasons.iter().map(|r| self.remark(r)).collect(),
            main: self.say(voice.main),
            effect: [voice.effect, voice.told, voice.undo]
                .map(|id| self.say(id))
                .join(" "),
            word: dialog.spoken_word(ctx),
        }
    }

    fn notices(&self) -> Vec<String> {
        let mut said = match &self.dialog.state {
            State::Sending => vec![self.say("dialog-sending")],
            State::Checking => vec![self.say("dialog-checking")],
            State::Moved { changes } => self.moved(changes),
            State::Editing | State::Reopening(_) => Vec::new(),
        };
        match &self.dialog.notice {
            None => {}
            Some(Notice::Words(id, args)) => said.push(self.ctx.speaker.say_with(id, args)),
            Some(Notice::Fault(fault)) => {
                said.extend(self.fault(fault).into_iter().map(|(text, _)| text));
            }
        }
        said
    }

    fn reopening_words(&self) -> Option<Reopening> {
        let State::Reopening(found) = &self.dialog.state else {
            return None;
        };
        let text = |(text, _)| text;
        Some(Reopening {
            found: self.found_words(found).into_iter().map(text).collect(),
            differences: self.compared(found).into_iter().map(text).collect(),
            has_other: found.other.is_some(),
        })
    }

    fn remark(&self, reason: &Reason) -> Remark {
        let mut text = reason.text.clone();
        if reason.from_server {
            let said = [("text", text.into())];
            text = self.ctx.speaker.say_with("dialog-from-server", &said);
        }
        for more in [reason.citation.as_deref(), reason.code]
            .into_iter()
            .flatten()
        {
            text.push_str(" · ");
            text.push_str(more);
        }
        Remark {
            text,
            field: reason.field.clone(),
            blocks: reason.blocks,
        }
    }

    fn asked(&self, field: &Field) -> Asked {
        let answers = &self.dialog.answers;
        let lines = |shown: &[Shown]| shown.iter().map(|line| line.text.clone()).collect();
        let line = |meant: Option<String>| Shape::Line {
            text: answers.text(&field.id).to_owned(),
            meant,
        };
        let shape = match &field.what {
            What::Show(shown) => Shape::Shown(lines(shown)),
            What::Read(shown) => Shape::Read(lines(shown)),
            What::Letter(letter) => Shape::Read(lines(&letter.lines(self.ctx))),
            What::Choice(choices) => self.options(field, choices, false),
            What::Marks(choices) => self.options(field, choices, true),
            What::Line | What::Number { .. } => line(None),
            What::Date => line(self.date_meant(field)),
            What::DateTime(toward) => line(self.moment_meant(field, *toward)),
            What::Text { min, max } => Shape::Text {
                text: answers.text(&field.id).to_owned(),
                counter: self.counted(answers.text(&field.id), *min, *max),
            },
            What::Evidence { kinds, first } => Shape::Evidence {
                pieces: answers
                    .evidence(&field.id)
                    .iter()
                    .map(|piece| picker::describe(piece, self.ctx))
                    .collect(),
                offered: picker::spoken::offered(&field.id, kinds, first, self.ctx),
            },
        };
        Asked {
            id: field.id.clone(),
            label: field.label.clone(),
            help: field.help.clone(),
            shape,
        }
    }

    fn options(&self, field: &Field, choices: &[Choice], several: bool) -> Shape {
        let options = choices
            .iter()
            .map(|choice| Pick {
                label: choice.label.clone(),
                taken: self.dialog.answers.has(&field.id, &choice.id),
                note: choice.note.clone().filter(|note| !note.is_empty()),
                why_not: choice.why_not.clone(),
            })
            .collect();
        Shape::Choice { options, several }
    }

    /// What a typed date means: the day, and how far it is.
    pub(super) fn date_meant(&self, field: &Field) -> Option<String> {
        let ctx = self.ctx;
        let typed = self.dialog.answers.text(&field.id);
        let date = date::parse_date(
            typed,
            date::Toward::Future,
            ctx.now.today,
            &ctx.law.calendar,
        )?;
        Some(month::distance(date, ctx))
    }

    /// What a typed date and time mean.
    pub(super) fn moment_meant(&self, field: &Field, toward: date::Toward) -> Option<String> {
        let ctx = self.ctx;
        let typed = self.dialog.answers.text(&field.id);
        let (date, time) = date::split_time(typed, toward, ctx.now.today, &ctx.law.calendar)?;
        Some(format!(
            "{}, {} (UTC+5)",
            month::distance(date, ctx),
            time.format("%H:%M")
        ))
    }

    fn counted(&self, text: &str, min: Option<u32>, max: Option<u32>) -> Option<String> {
        let id = match min {
            Some(_) => "dialog-counter-min",
            None => "dialog-counter",
        };
        let count = text.trim().chars().count();
        Some(self.ctx.speaker.say_with(
            id,
            &[
                ("count", Arg::from(count)),
                ("min", Arg::from(min.unwrap_or(0))),
                ("max", Arg::from(max?)),
            ],
        ))
    }
}
