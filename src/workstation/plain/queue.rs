//! Queues and their rows in words.

use super::words::{self, Word};
use super::{Plain, line, row};
use crate::casework::CaseId;
use crate::casework::queue::Column;
use crate::i18n::Arg;
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::effect::Effect;
use crate::workstation::follow::follow;
use crate::workstation::model::{Model, Page};
use crate::workstation::screens::bulk::Bulk;
use crate::workstation::screens::queue::view::sort_words;
use crate::workstation::screens::queue::views::View;
use crate::workstation::screens::{Go, Turn, sort};
use crate::workstation::show;
use crate::workstation::update::run as act;

/// Rows that are told at once.
const ROWS: usize = 10;

/// What was told of a queue.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The cases that were told, by the numbers of their rows, from 1.
    pub(super) rows: Vec<(usize, CaseId)>,
    /// The case that was opened last.
    opened: Option<CaseId>,
    /// The queues and saved views, by the numbers that were told.
    queues: Vec<Shown>,
    /// What a number picks.
    pub(super) picking: Picking,
    /// The columns, by the numbers that were told.
    pub(super) columns: Vec<Column>,
}

/// What was told with numbers last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Picking {
    #[default]
    Rows,
    Orders,
    Columns,
}

/// What stands beside a number of the queues.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Shown {
    /// The slug of a queue.
    Queue(String),
    /// The name of a view that the officer saved.
    Saved(String),
}

impl Plain {
    pub(super) fn tell_queues(&mut self, model: &Model) {
        let desk = &model.desk;
        let speaker = desk.speaker();
        if let Some(me) = &desk.me {
            let name = me.actor.reference();
            let args = [
                ("name", show::person(&name).into()),
                (
                    "office",
                    line::inert(speaker.words(&me.office.name))
                        .into_owned()
                        .into(),
                ),
                ("at", speaker.date_time(desk.law_at()).into()),
            ];
            self.say("plain-signed-in", &args, desk);
        }
        let Some(list) = desk.queues.data() else {
            match desk.queues.fault() {
                Some(fault) => self.tell(&fault.line(speaker), desk),
                None => self.say("plain-loading", &[], desk),
            }
            return;
        };
        self.rows.queues = list
            .queues
            .iter()
            .map(|queue| Shown::Queue(queue.definition.slug.clone()))
            .collect();
        for (index, queue) in list.queues.iter().enumerate() {
            let args = [
                ("number", Arg::Text((index + 1).to_string())),
                ("title", speaker.words(&queue.definition.title).into()),
                ("count", count(queue.count)),
                ("overdue", count(queue.overdue)),
            ];
            self.say("plain-queue", &args, desk);
        }
        let saved = model.queue().map_or(&[][..], |queue| &queue.saved.views);
        for view in saved {
            self.rows.queues.push(Shown::Saved(view.name.clone()));
            let args = [
                ("number", Arg::from(self.rows.queues.len())),
                ("name", line::inert(&view.name).into_owned().into()),
                ("filter", line::inert(&view.filter).into_owned().into()),
            ];
            self.say("plain-view", &args, desk);
        }
        self.say("plain-queues-what", &[], desk);
    }

    pub(super) fn choose_queue(&mut self, number: usize, model: &mut Model) -> Vec<Effect> {
        let shown = number
            .checked_sub(1)
            .and_then(|at| self.rows.queues.get(at))
            .cloned();
        let Some(shown) = shown else {
            self.no_such_number(&model.desk);
            return Vec::new();
        };
        self.choosing_queue = false;
        self.rows.picking = Picking::Rows;
        let Some((queue, desk)) = model.queue_mut() else {
            return Vec::new();
        };
        let place = queue.views(desk).into_iter().position(|view| match view {
            View::Queue(queue) => shown == Shown::Queue(queue.definition.slug.clone()),
            View::Saved(saved) => shown == Shown::Saved(saved.name.clone()),
        });
        let Some(place) = place else {
            // It was removed on a screen since it was told.
            return Vec::new();
        };
        if queue.view_place(desk) == place {
            queue.apply_next = true;
            return queue.ask_rows(desk);
        }
        queue.choose_view(place, desk)
    }

    pub(super) fn queue_labels(&self, model: &Model) -> Vec<String> {
        let desk = &model.desk;
        let list = desk.queues.data();
        let title = |slug: &String| {
            let queue = list?.queues.iter().find(|q| q.definition.slug == *slug)?;
            Some(desk.speaker().words(&queue.definition.title).to_owned())
        };
        let told = &self.rows.queues;
        told.iter()
            .map(|shown| match shown {
                Shown::Queue(slug) => title(slug).unwrap_or_default(),
                Shown::Saved(name) => name.clone(),
            })
            .collect()
    }

    /// The rows that were told, as far as they are still there; orders, when those were told.
    pub(super) fn row_labels(&self, model: &Model) -> Vec<String> {
        match self.rows.picking {
            Picking::Rows => {}
            Picking::Orders => {
                let orders = sort::orders();
                return orders
                    .iter()
                    .map(|order| order_words(order, &model.desk))
                    .collect();
            }
            Picking::Columns => return self.column_labels(&model.desk),
        }
        let Some(queue) = model.queue() else {
            return Vec::new();
        };
        let name = |case: CaseId| {
            let rows = (0..queue.shown.len()).filter_map(|at| queue.row_at(at));
            rows.into_iter()
                .find(|row| row.id == case)
                .map(|row| format!("{} {}", row.applicant.clean_line(), row.number))
        };
        let told = &self.rows.rows;
        told.iter()
            .map(|(_, case)| name(*case).unwrap_or_default())
            .collect()
    }

    /// Tells the first rows of the queue.
    pub(super) fn tell_rows(&mut self, model: &Model) {
        self.rows.rows.clear();
        self.rows.picking = Picking::Rows;
        let desk = &model.desk;
        let speaker = desk.speaker();
        let Some(queue) = model.queue() else {
            return;
        };
        let title = queue
            .definition(desk)
            .map_or_else(String::new, |d| speaker.words(&d.title).to_owned());
        let filter = queue.filter.field.text();
        let args = [
            ("title", title.into()),
            ("count", Arg::from(queue.shown.len())),
            ("order", sort_words(&queue.order(desk), desk).into()),
            ("filter", line::inert(filter).into_owned().into()),
        ];
        let id = if filter.is_empty() {
            "plain-rows"
        } else {
            "plain-rows-filtered"
        };
        self.say(id, &args, desk);
        if let Some(groups) = queue.group_words(desk) {
            self.tell(&groups, desk);
        }
        if let Some(error) = &queue.filter.error {
            let at = Arg::from(error.at + 1);
            self.say("plain-filter-error", &[("at", at)], desk);
        }
        if let Some(fault) = queue.rows.fault() {
            self.tell(&fault.line(speaker), desk);
        }
        if queue.shown.is_empty() {
            if !queue.filter.applied.is_empty() {
                self.say("plain-filter-empty", &[], desk);
            } else if let Some(definition) = queue.definition(desk) {
                self.tell(speaker.words(&definition.empty), desk);
            }
        }
        self.tell_more_rows(model);
    }

    /// Tells the rows after those that were told.
    fn tell_more_rows(&mut self, model: &Model) {
        let desk = &model.desk;
        let Some(queue) = model.queue() else {
            return;
        };
        let from = self.rows.rows.last().map_or(0, |(number, _)| *number);
        let count = queue.shown.len();
        for index in from..count.min(from + ROWS) {
            let Some(row) = queue.row_at(index) else {
                break;
            };
            let stand = row::Stand {
                at: index + 1,
                count,
            };
            let text = row::words(&row, &stand, queue, desk);
            self.rows.rows.push((index + 1, row.id));
            self.tell(&text, desk);
        }
        let told = self.rows.rows.len();
        if told < count {
            let args = [
                ("count", Arg::from(count - told)),
                ("more", words::typed(Word::More, desk.speaker()).into()),
            ];
            self.say("plain-rows-more", &args, desk);
        } else if count > 0 && from > 0 {
            self.say("plain-rows-end", &[], desk);
        }
        if let Some(waiting) = &queue.waiting {
            let difference = &waiting.difference;
            let args = [
                ("changed", Arg::from(difference.changed.len())),
                ("left", Arg::from(difference.left.len())),
                ("arrived", Arg::from(difference.arrived)),
                (
                    "refresh",
                    words::typed(Word::Refresh, desk.speaker()).into(),
                ),
            ];
            self.say("plain-rows-waiting", &args, desk);
        }
    }

    /// Opens the case that was told with a number, wherever its row stands by now.
    pub(super) fn open_row(&mut self, number: usize, model: &mut Model) -> Vec<Effect> {
        match self.rows.picking {
            Picking::Rows => {}
            Picking::Orders => return self.choose_order(number, model),
            Picking::Columns => return self.turn_column(number, model),
        }
        let found = self.rows.rows.iter().find(|(told, _)| *told == number);
        let Some((_, case)) = found.copied() else {
            self.no_such_number(&model.desk);
            return Vec::new();
        };
        self.open(case, model)
    }

    fn open(&mut self, case: CaseId, model: &mut Model) -> Vec<Effect> {
        if let Some((queue, desk)) = model.queue_mut() {
            let at = (0..queue.shown.len())
                .find(|at| queue.row_at(*at).is_some_and(|row| row.id == case));
            if let Some(at) = at {
                queue.put_cursor(at, desk);
            }
        }
        self.rows.opened = Some(case);
        follow(model, Turn::go(Go::OpenCase(case)))
    }

    /// Opens the case under the cursor, or the one after it when that was opened already.
    fn open_next(&mut self, model: &mut Model) -> Vec<Effect> {
        let opened = self.rows.opened;
        let next = model.queue_mut().and_then(|(queue, desk)| {
            let here = queue.current().map(|row| row.id);
            if here.is_some() && here != opened {
                return here;
            }
            queue.neighbour(here, 1, desk)
        });
        match next {
            Some(case) => self.open(case, model),
            None => {
                self.say("case-no-neighbour", &[], &model.desk);
                Vec::new()
            }
        }
    }

    pub(super) fn in_queue(&mut self, word: Word, rest: &str, model: &mut Model) -> Vec<Effect> {
        match word {
            Word::Queues if self.choosing_queue => self.arrive(model),
            Word::Queues | Word::Back => self.choosing_queue = true,
            Word::List => self.arrive(model),
            Word::More => self.tell_more_rows(model),
            Word::Next => return self.open_next(model),
            Word::Take => return take_next(model),
            Word::Find => {
                self.find(rest, model);
                self.tell_rows(model);
            }
            Word::Order => self.tell_orders(&model.desk),
            Word::Columns => self.tell_columns(model),
            Word::Open => return self.find_case(rest, model),
            Word::Do => return self.decide(model),
            Word::Rename => return self.rename_view(rest, model),
            Word::Remove => return self.remove_view(rest, model),
            Word::Mark => self.mark(rest, model),
            Word::MarkAll => return on_queue(model, Action::MarkAll),
            Word::Invert => return on_queue(model, Action::InvertMarks),
            Word::Restore => return on_queue(model, Action::RestoreMarks),
            Word::Unmark => return on_queue(model, Action::ClearMarks),
            Word::Assign => return follow(model, Turn::go(Go::Bulk(Bulk::Assign))),
            Word::Sign => return follow(model, Turn::go(Go::Bulk(Bulk::Sign))),
            Word::Save => return self.save_view(rest, model),
            Word::Refresh => {
                // The place is told anew once the answer is there.
                self.at = None;
                return on_queue(model, Action::Refresh);
            }
            _ => {}
        }
        Vec::new()
    }

    /// Begins a command: for every marked case, or for the one that is next, as F8 does on the
    /// screens.
    fn decide(&mut self, model: &mut Model) -> Vec<Effect> {
        let marked = model.queue().is_some_and(|queue| !queue.marks.is_empty());
        if marked {
            return act(model, Action::Decide);
        }
        self.case.tells_commands = true;
        let effects = self.open_next(model);
        if effects.is_empty() {
            self.case.tells_commands = false;
        }
        effects
    }

    /// Opens any case by its number, wherever it is.
    pub(super) fn find_case(&mut self, number: &str, model: &mut Model) -> Vec<Effect> {
        if number.is_empty() {
            let open = words::typed(Word::Open, model.desk.speaker());
            self.say("plain-open-what", &[("open", open.into())], &model.desk);
            return Vec::new();
        }
        follow(model, Turn::go(Go::Find(number.to_owned())))
    }

    /// The saved view that was told with a number, when it is one.
    pub(super) fn told_view(&self, number: &str) -> Option<String> {
        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
        match self.rows.queues.get(at)? {
            Shown::Saved(name) => Some(name.clone()),
            Shown::Queue(_) => None,
        }
    }

    /// Filters the rows by what is typed; by nothing when nothing is.
    fn find(&mut self, text: &str, model: &mut Model) {
        let Some((queue, desk)) = model.queue_mut() else {
            return;
        };
        queue.set_filter(text, desk);
    }

    fn tell_orders(&mut self, desk: &Desk) {
        self.say("sort-title", &[], desk);
        for (index, order) in sort::orders().iter().enumerate() {
            self.tell(
                &format!("{}. {}", index + 1, order_words(order, desk)),
                desk,
            );
        }
        self.rows.picking = Picking::Orders;
    }

    fn choose_order(&mut self, number: usize, model: &mut Model) -> Vec<Effect> {
        self.rows.picking = Picking::Rows;
        let order = number
            .checked_sub(1)
            .and_then(|at| sort::orders().into_iter().nth(at));
        let effects = match (order, model.queue_mut()) {
            (Some(order), Some((queue, desk))) => queue.sort_by(order, desk),
            _ => {
                self.no_such_number(&model.desk);
                return Vec::new();
            }
        };
        self.tell_rows(model);
        effects
    }
}

/// Takes the next case that nobody works on.
fn take_next(model: &mut Model) -> Vec<Effect> {
    let taken = model
        .queue_mut()
        .and_then(|(queue, desk)| queue.take_next(desk));
    taken.into_iter().collect()
}

fn on_queue(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Page::Queue(_)) = model.pages.last() else {
        return Vec::new();
    };
    model
        .queue_mut()
        .map(|(queue, desk)| queue.act(action, desk))
        .map(|turn| turn.effects)
        .unwrap_or_default()
}

fn order_words(order: &crate::casework::queue::sort::Sort, desk: &Desk) -> String {
    let speaker = desk.speaker();
    if *order == sort::like() {
        return speaker.say("sort-like");
    }
    let Some(key) = order.keys.first() else {
        return String::new();
    };
    let by = speaker.say_code("sort", key.by.code());
    let id = if key.descending {
        "plain-order-down"
    } else {
        "plain-order-up"
    };
    speaker.say_with(id, &[("by", by.into())])
}

fn count(number: u64) -> Arg {
    Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
}
