//! The rules, run on the command as it stands after every change.

use super::field::{Judged, Section};
use super::sheets::{self, Desk};
use super::{Context, Dialog};
use crate::casework::{Command, Violation, decide, warnings};

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
        sheets::of(self.kind).sections(&self.desk(ctx))
    }

    /// Returns everything that stands against the command, first what blocks, then warnings.
    pub(super) fn reasons(&self, ctx: &Context, sections: &[Section]) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = self
            .judged
            .faults
            .iter()
            .map(|fault| Reason {
                text: ctx.speaker.say(fault.words),
                code: None,
                citation: None,
                field: Some(fault.field.clone()),
                blocks: true,
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
