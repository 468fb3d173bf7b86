//! Where the keyboard stands, and the way from one place to the next.

use super::field::Section;
use super::{Context, Dialog, DialogEffect};
use crate::workstation::dialogs::confirm::Level;

/// A place the keyboard can stand on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Focus {
    /// A field, by its id.
    Field(String),
    /// The list of checks.
    Checks,
    /// The typed word.
    Word,
    Cancel,
    Save,
    /// Throws the draft away, after a second question.
    Discard,
    Main,
}

impl Focus {
    pub const fn is_button(&self) -> bool {
        matches!(self, Self::Cancel | Self::Save | Self::Discard | Self::Main)
    }
}

impl Dialog {
    /// Returns every place in order, each with the section it stands in.
    pub(super) fn stops(&self, ctx: &Context, sections: &[Section]) -> Vec<(Focus, Option<usize>)> {
        let mut stops: Vec<(Focus, Option<usize>)> = sections
            .iter()
            .enumerate()
            .flat_map(|(index, section)| {
                section
                    .fields
                    .iter()
                    .filter(|field| field.takes_focus())
                    .map(move |field| (Focus::Field(field.id.clone()), Some(index)))
            })
            .collect();
        if self.all_checks || !self.reasons(ctx, sections).is_empty() {
            stops.push((Focus::Checks, None));
        }
        if matches!(self.level(ctx), Level::Word(_)) {
            stops.push((Focus::Word, None));
        }
        stops.extend(self.buttons().iter().map(|button| (button.clone(), None)));
        stops
    }

    /// Returns the buttons in order.
    pub(super) fn buttons(&self) -> &'static [Focus] {
        if self.draft.was_found {
            &[Focus::Cancel, Focus::Save, Focus::Discard, Focus::Main]
        } else {
            &[Focus::Cancel, Focus::Save, Focus::Main]
        }
    }

    /// Goes to the next place, or the one before. A draft is saved when a field is left.
    pub(super) fn step(&mut self, ctx: &Context, forward: bool) -> Vec<DialogEffect> {
        let sections = self.sections(ctx);
        let stops = self.stops(ctx, &sections);
        let here = stops.iter().position(|(focus, _)| *focus == self.focus);
        let count = stops.len();
        let to = match (here, forward) {
            (Some(here), true) => (here + 1) % count,
            (Some(here), false) => (here + count - 1) % count,
            (None, _) => 0,
        };
        let (focus, section) = stops[to].clone();
        self.go(ctx, focus, section)
    }

    /// Goes to a place.
    pub(super) fn go(
        &mut self,
        ctx: &Context,
        focus: Focus,
        section: Option<usize>,
    ) -> Vec<DialogEffect> {
        let mut effects = Vec::new();
        if let Focus::Field(left) = &self.focus
            && self.focus != focus
        {
            self.touched.insert(left.clone());
            effects.extend(self.flush(ctx.wall));
        }
        if let Some(section) = section
            && section != self.section
        {
            self.section = section;
            self.drawn.scroll.set(0);
        }
        self.focus = focus;
        effects
    }

    /// Goes to the section after the current one, or before it.
    pub(super) fn turn(&mut self, ctx: &Context, forward: bool) -> Vec<DialogEffect> {
        let sections = self.sections(ctx);
        let count = sections.len();
        if count == 0 {
            return Vec::new();
        }
        let in_field = matches!(self.focus, Focus::Field(_));
        let to = match (in_field, forward) {
            // From the buttons the way leads into the section that is shown.
            (false, _) => self.section.min(count - 1),
            (true, true) => (self.section + 1) % count,
            (true, false) => (self.section + count - 1) % count,
        };
        let first = sections[to].fields.iter().find(|field| field.takes_focus());
        match first {
            Some(field) => self.go(ctx, Focus::Field(field.id.clone()), Some(to)),
            None => {
                self.section = to;
                self.drawn.scroll.set(0);
                Vec::new()
            }
        }
    }

    /// Goes to the field it was last in, or to the first of the section shown.
    pub(super) fn enter_form(&mut self, ctx: &Context) -> Vec<DialogEffect> {
        let sections = self.sections(ctx);
        let shown = sections.get(self.section).or_else(|| sections.first());
        let field = shown
            .into_iter()
            .chain(&sections)
            .flat_map(|section| &section.fields)
            .find(|field| field.takes_focus());
        match field {
            Some(field) => self.go_to_field(ctx, &field.id.clone()),
            None => Vec::new(),
        }
    }

    /// Puts the keyboard into the first field.
    pub(super) fn focus_first_field(&mut self, ctx: &Context) {
        let effects = self.enter_form(ctx);
        debug_assert!(effects.is_empty(), "nothing was typed yet");
    }

    /// Goes to a field, wherever it stands.
    pub(super) fn go_to_field(&mut self, ctx: &Context, id: &str) -> Vec<DialogEffect> {
        let sections = self.sections(ctx);
        let section = sections
            .iter()
            .position(|section| section.fields.iter().any(|field| field.id == id));
        self.all_checks = false;
        match section {
            Some(section) => self.go(ctx, Focus::Field(id.to_owned()), Some(section)),
            None => Vec::new(),
        }
    }

    /// Puts the keyboard on a safe place when the one it stood on is gone.
    pub(super) fn keep_focus_valid(&mut self, ctx: &Context) {
        let sections = self.sections(ctx);
        self.section = self.section.min(sections.len().saturating_sub(1));
        let there = match &self.focus {
            Focus::Field(id) => sections
                .iter()
                .flat_map(|section| &section.fields)
                .any(|field| field.id == *id && field.takes_focus()),
            Focus::Checks => self.all_checks || !self.reasons(ctx, &sections).is_empty(),
            Focus::Discard => self.draft.was_found,
            Focus::Word | Focus::Cancel | Focus::Save | Focus::Main => true,
        };
        if !there {
            self.focus = Focus::Cancel;
        }
    }
}
