//! Marks, columns and saved views by typed lines.

use super::Plain;
use super::queue::Picking;
use super::words::{self, Word};
use crate::casework::CaseId;
use crate::i18n::Arg;
use crate::workstation::desk::Desk;
use crate::workstation::effect::Effect;
use crate::workstation::follow::follow;
use crate::workstation::model::Model;
use crate::workstation::notice::Severity;
use crate::workstation::screens::{Go, Turn, columns, view_name};
use crate::workstation::show;

impl Plain {
    /// Marks the rows whose numbers were typed, and lets go of those that were marked; without a
    /// number says which are.
    pub(super) fn mark(&mut self, numbers: &str, model: &mut Model) {
        let mut cases = Vec::new();
        for number in numbers.split([' ', ',', ';']).filter(|one| !one.is_empty()) {
            let told = number
                .parse()
                .ok()
                .and_then(|number: usize| self.told(number));
            let Some(case) = told else {
                self.no_such_number(&model.desk);
                return;
            };
            cases.push(case);
        }
        let Some((queue, desk)) = model.queue_mut() else {
            return;
        };
        for case in cases {
            if !queue.turn_mark(case, desk) {
                desk.say(Severity::Warning, "bulk-refusal-alone", Vec::new());
            }
        }
        self.tell_marks(model);
    }

    fn told(&self, number: usize) -> Option<CaseId> {
        let told = self.rows.rows.iter().find(|(told, _)| *told == number);
        told.map(|(_, case)| *case)
    }

    fn tell_marks(&mut self, model: &Model) {
        let desk = &model.desk;
        let marked = model.queue().and_then(|queue| {
            let rows = queue.rows.data()?;
            Some(queue.marks.rows(rows).collect::<Vec<_>>())
        });
        let marked = marked.unwrap_or_default();
        self.say(
            "queue-marks-now",
            &[("count", Arg::from(marked.len()))],
            desk,
        );
        for row in &marked {
            let text = format!("{}, {}.", row.number, row.applicant.clean_line());
            self.tell(&text, desk);
        }
        let speaker = desk.speaker();
        let word = |word| Arg::from(words::typed(word, speaker));
        let args = [
            ("mark", word(Word::Mark)),
            ("all", word(Word::MarkAll)),
            ("none", word(Word::Unmark)),
            ("assign", word(Word::Assign)),
            ("sign", word(Word::Sign)),
        ];
        self.say("plain-marks-what", &args, desk);
    }

    /// Tells every column with its number.
    pub(super) fn tell_columns(&mut self, model: &Model) {
        let desk = &model.desk;
        let Some(queue) = model.queue() else {
            return;
        };
        self.rows.picking = Picking::Columns;
        self.say("columns-title", &[], desk);
        let lines = columns::lines(queue, desk);
        self.rows.columns = lines.iter().map(|(one, _)| one.column).collect();
        for (number, (label, (_, is_shown))) in
            (1_usize..).zip(self.column_labels(desk).into_iter().zip(lines))
        {
            let id = if is_shown {
                "plain-column-shown"
            } else {
                "plain-column"
            };
            let args = [
                ("number", Arg::Text(number.to_string())),
                ("column", label.into()),
            ];
            self.say(id, &args, desk);
        }
        self.say("plain-columns-what", &[], desk);
    }

    pub(super) fn column_labels(&self, desk: &Desk) -> Vec<String> {
        let told = self.rows.columns.iter();
        told.map(|column| {
            let code = show::column_code(*column);
            desk.speaker().say(&format!("column-{code}"))
        })
        .collect()
    }

    /// Has the column that was told with a number told from now on, or no more.
    pub(super) fn turn_column(&mut self, number: usize, model: &mut Model) -> Vec<Effect> {
        let column = number
            .checked_sub(1)
            .and_then(|at| self.rows.columns.get(at))
            .copied();
        let (Some(column), Some((queue, desk))) = (column, model.queue_mut()) else {
            self.no_such_number(&model.desk);
            return Vec::new();
        };
        let effects = if columns::turn(column, queue, desk) {
            queue.keep_look(desk)
        } else {
            Vec::new()
        };
        self.tell_columns(model);
        effects
    }

    /// Keeps filter, order and columns as a view of the name that was typed.
    pub(super) fn save_view(&mut self, name: &str, model: &mut Model) -> Vec<Effect> {
        let Some(queue) = model.queue() else {
            return Vec::new();
        };
        if name.is_empty() {
            let save = words::typed(Word::Save, model.desk.speaker());
            self.say("plain-save-what", &[("save", save.into())], &model.desk);
            return Vec::new();
        }
        match view_name::checked(name, None, queue) {
            Ok(name) => follow(model, Turn::go(Go::KeepView { of: None, name })),
            Err(fault) => {
                let text = fault.words(model.desk.speaker());
                self.tell(&text, &model.desk);
                Vec::new()
            }
        }
    }

    /// Gives a saved view another name: its number, then the name.
    pub(super) fn rename_view(&mut self, rest: &str, model: &mut Model) -> Vec<Effect> {
        let (number, name) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let Some(of) = self.told_view(number) else {
            self.say_which_view(Word::Rename, model);
            return Vec::new();
        };
        let Some(queue) = model.queue() else {
            return Vec::new();
        };
        match view_name::checked(name, Some(&of), queue) {
            Ok(name) => {
                self.at = None;
                let of = Some(of);
                follow(model, Turn::go(Go::KeepView { of, name }))
            }
            Err(fault) => {
                let text = fault.words(model.desk.speaker());
                self.tell(&text, &model.desk);
                Vec::new()
            }
        }
    }

    /// Takes a saved view off the list: its number.
    pub(super) fn remove_view(&mut self, number: &str, model: &mut Model) -> Vec<Effect> {
        let Some(name) = self.told_view(number) else {
            self.say_which_view(Word::Remove, model);
            return Vec::new();
        };
        let Some((queue, desk)) = model.queue_mut() else {
            return Vec::new();
        };
        queue.remove_view(&name, desk);
        let args = vec![("name", Arg::Text(name))];
        desk.say(Severity::Done, "views-removed", args);
        self.at = None;
        queue.views_changed(desk)
    }

    fn say_which_view(&mut self, word: Word, model: &Model) {
        let word = words::typed(word, model.desk.speaker());
        self.say("plain-which-view", &[("word", word.into())], &model.desk);
    }
}
