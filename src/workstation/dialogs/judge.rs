//! The rules, run on the command as it stands after every change.

use super::field::{Judged, Section, What};
use super::sheets::{self, Desk};
use super::{Context, Dialog, pair};
use crate::casework::{Command, Violation, decide, warnings};
use crate::i18n::Arg;
use crate::workstation::widgets::editor::lookalike;

/// What is said where nothing was chosen.
const CHOOSE: &str = "dialog-fault-choose";

/// The code of the warning about letters of another alphabet.
pub(super) const LOOK_ALIKE: &str = "look-alike";

/// A line of the checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reason {
    pub text: String,
    pub code: Option<&'static str>,
    pub citation: Option<String>,
    /// The field it concerns.
    pub field: Option<String>,
    /// A warning does not stand in the way.
    pub blocks: bool,
    /// Nothing stands against the field.
    pub passes: bool,
    /// Said by the server and not by the rules here.
    pub from_server: bool,
}

impl Dialog {
    /// Returns the command that the answers make, with what cannot be read noted.
    pub(super) fn command(&self, ctx: &Context) -> (Option<Command>, Vec<super::field::Fault>) {
        let mut faults = Vec::new();
        let command = sheets::of(self.kind).command(&self.desk(ctx), &mut faults);
        (command, faults)
    }

    /// Runs the rules on the command as it stands.
    pub(super) fn judge(&mut self, ctx: &Context) {
        let (command, faults) = self.command(ctx);
        let (violations, warned) = match &command {
            None => {
                let standing = crate::casework::decide::guard(
                    self.kind, ctx.case, ctx.law, ctx.actor, ctx.now,
                );
                (standing, Vec::new())
            }
            Some(command) => {
                let violations = decide(ctx.case, command, ctx.law, ctx.actor, ctx.now)
                    .err()
                    .map(|violations| violations.0)
                    .unwrap_or_default();
                let warned = warnings(
                    ctx.case,
                    command,
                    ctx.law,
                    ctx.actor,
                    ctx.now,
                    ctx.recent_findings,
                );
                (violations, warned)
            }
        };
        self.judged = Judged {
            faults,
            violations,
            warnings: warned,
        };
    }

    pub(super) fn desk<'d, 'c>(&'d self, ctx: &'d Context<'c>) -> Desk<'d, 'c> {
        Desk {
            ctx,
            answers: &self.answers,
            judged: &self.judged,
        }
    }

    pub(super) fn sections(&self, ctx: &Context) -> Vec<Section> {
        let mut sections = sheets::of(self.kind).sections(&self.desk(ctx));
        if self.paired {
            pair::put_beside(&mut sections, ctx);
        }
        sections
    }

    /// Returns the checks as they are listed in full: what stands against the command, then every
    /// field that is in order.
    pub(super) fn all_reasons(&self, ctx: &Context, sections: &[Section]) -> Vec<Reason> {
        let mut reasons = self.reasons(ctx, sections);
        let passes: Vec<Reason> = sections
            .iter()
            .flat_map(|section| &section.fields)
            .filter(|field| field.takes_focus() && !field.is_read() && !field.label.is_empty())
            .filter(|field| !pair::is_aside(&field.id))
            .filter(|field| {
                !reasons
                    .iter()
                    .any(|reason| reason.field.as_deref() == Some(field.id.as_str()))
            })
            .map(|field| Reason {
                text: field.label.clone(),
                code: None,
                citation: None,
                field: Some(field.id.clone()),
                blocks: false,
                passes: true,
                from_server: false,
            })
            .collect();
        reasons.extend(passes);
        reasons
    }

    /// Returns a warning for each text with letters of another alphabet in its words.
    fn look_alikes(&self, ctx: &Context, sections: &[Section]) -> Vec<Reason> {
        sections
            .iter()
            .flat_map(|section| &section.fields)
            .filter(|field| matches!(field.what, What::Text { .. } | What::Line))
            .filter_map(|field| {
                let text = self.answers.text(&field.id);
                let found = lookalike::suspects(text);
                let first = found.first()?;
                let line = text[..first.at].matches('\n').count() + 1;
                let words = ctx.speaker.say_with(
                    "dialog-look-alike",
                    &[
                        ("letter", first.letter.to_string().into()),
                        ("word", text[first.word.clone()].to_owned().into()),
                        ("line", Arg::from(line)),
                        ("count", Arg::from(found.len())),
                    ],
                );
                Some(Reason {
                    text: words,
                    code: Some(LOOK_ALIKE),
                    citation: None,
                    field: Some(field.id.clone()),
                    blocks: false,
                    passes: false,
                    from_server: false,
                })
            })
            .collect()
    }

    /// Returns everything that stands against the command, first what blocks, then warnings.
    pub(super) fn reasons(&self, ctx: &Context, sections: &[Section]) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = self
            .judged
            .faults
            .iter()
            .map(|fault| Reason {
                text: fault_words(fault.words, &fault.field, ctx, sections),
                code: None,
                citation: None,
                field: Some(fault.field.clone()),
                blocks: true,
                passes: false,
                from_server: false,
            })
            .collect();
        let say = |violation: &Violation, blocks: bool, from_server: bool| Reason {
            text: ctx.speaker.violation(violation),
            code: Some(violation.code.code()),
            citation: violation
                .citation
                .as_ref()
                .map(|citation| ctx.speaker.citation(citation, &ctx.law.edition)),
            field: field_of(sections, &violation.at),
            blocks,
            passes: false,
            from_server,
        };
        let faulty: Vec<&str> = self
            .judged
            .faults
            .iter()
            .map(|fault| fault.field.as_str())
            .collect();
        for violation in &self.judged.violations {
            let reason = say(violation, true, false);
            // What cannot be read was judged by a stand-in: only the fault counts.
            let stood_in = reason
                .field
                .as_deref()
                .is_some_and(|field| faulty.contains(&field));
            if !stood_in {
                reasons.push(reason);
            }
        }
        for violation in &self.refused {
            if !self.judged.violations.contains(violation) {
                reasons.push(say(violation, true, true));
            }
        }
        reasons.extend(
            self.judged
                .warnings
                .iter()
                .map(|violation| say(violation, false, false)),
        );
        reasons.extend(self.look_alikes(ctx, sections));
        reasons
    }
}

/// Returns the field whose place holds a JSON pointer most closely.
pub(super) fn field_of(sections: &[Section], pointer: &str) -> Option<String> {
    sections
        .iter()
        .flat_map(|section| &section.fields)
        .filter_map(|field| Some((field.fits(pointer)?, field)))
        .max_by_key(|(length, _)| *length)
        .map(|(_, field)| field.id.clone())
}

/// Says what is wrong with a field. Of several that nothing was chosen in, each is named.
fn fault_words(words: &str, field: &str, ctx: &Context, sections: &[Section]) -> String {
    let fields = sections.iter().flat_map(|section| &section.fields);
    let label = fields
        .filter(|one| one.id == field && !one.label.is_empty())
        .map(|one| one.label.clone())
        .next();
    match label {
        Some(label) if words == CHOOSE => ctx
            .speaker
            .say_with("dialog-fault-choose-in", &[("field", Arg::Text(label))]),
        Some(_) | None => ctx.speaker.say(words),
    }
}
