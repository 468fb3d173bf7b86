//! What can be shown: the queues of the office and the views that the officer saved, in one list.

use super::State;
use super::columns::ColumnChoice;
use super::saved::{Look, Saved, SavedView, VIEWS_MAX};
use crate::casework::queue::sort::Sort;
use crate::i18n::Arg;
use crate::wire::QueueSummary;
use crate::workstation::desk::Desk;
use crate::workstation::effect::{Effect, InLine, Question};
use crate::workstation::message::{ViewCount, ViewsRead};
use crate::workstation::notice::Severity;

/// A line of the list.
#[derive(Debug, Clone, Copy)]
pub enum View<'a> {
    Queue(&'a QueueSummary),
    Saved(&'a SavedView),
}

impl State {
    /// Returns everything that can be shown: the queues in their order, then the saved views.
    #[must_use]
    pub fn views<'a>(&'a self, desk: &'a Desk) -> Vec<View<'a>> {
        let queues = desk.queues.data().map_or(&[][..], |list| &list.queues);
        queues
            .iter()
            .map(View::Queue)
            .chain(self.saved.views.iter().map(View::Saved))
            .collect()
    }

    /// Returns whether a line is what is shown.
    #[must_use]
    pub fn is_shown(&self, view: View<'_>) -> bool {
        match view {
            View::Queue(queue) => {
                self.view.is_none() && Some(&queue.definition.slug) == self.slug.as_ref()
            }
            View::Saved(saved) => self.view.as_ref() == Some(&saved.name),
        }
    }

    /// Returns the line of what is shown.
    #[must_use]
    pub fn view_place(&self, desk: &Desk) -> usize {
        self.views(desk)
            .into_iter()
            .position(|view| self.is_shown(view))
            .unwrap_or(0)
    }

    /// Shows the queue or the view of a line.
    pub fn choose_view(&mut self, at: usize, desk: &mut Desk) -> Vec<Effect> {
        let view = match self.views(desk).get(at) {
            None => return Vec::new(),
            Some(view) if self.is_shown(*view) => return Vec::new(),
            Some(View::Queue(queue)) => Err(queue.definition.slug.clone()),
            Some(View::Saved(saved)) => Ok(SavedView::clone(saved)),
        };
        match view {
            Err(slug) => self.choose(&slug, desk),
            Ok(saved) => self.choose_saved(&saved, desk),
        }
    }

    fn choose_saved(&mut self, saved: &SavedView, desk: &mut Desk) -> Vec<Effect> {
        let effects = if self.slug.as_ref() == Some(&saved.queue) {
            self.put_marks_aside(desk);
            Vec::new()
        } else {
            self.choose(&saved.queue, desk)
        };
        self.view = Some(saved.name.clone());
        self.sort.clone_from(&saved.look.sort);
        self.columns.clone_from(&saved.look.columns);
        self.set_filter(&saved.filter, desk);
        self.view_cursor = self.view_place(desk);
        effects
    }

    /// Keeps the filter, the order and the columns that are shown as a view of a name; one of the
    /// same name is replaced.
    pub fn keep_view(&mut self, name: &str, desk: &mut Desk) -> Vec<Effect> {
        let Some(queue) = self.slug.clone() else {
            return Vec::new();
        };
        let view = SavedView {
            name: name.to_owned(),
            queue,
            // What holds, not what is half typed.
            filter: self.filter.applied.to_string(),
            look: Look {
                sort: self.sort.clone(),
                columns: self.columns.clone(),
            },
        };
        match self.saved.named(name) {
            Some(at) => self.saved.views[at] = view,
            None if self.saved.views.len() < VIEWS_MAX => self.saved.views.push(view),
            None => return Vec::new(),
        }
        self.view = Some(name.to_owned());
        self.view_cursor = self.view_place(desk);
        self.views_changed(desk)
    }

    /// Gives a saved view another name.
    pub fn rename_view(&mut self, from: &str, to: &str, desk: &mut Desk) -> Vec<Effect> {
        let Some(at) = self.saved.named(from) else {
            return Vec::new();
        };
        if self.view.as_ref() == Some(&self.saved.views[at].name) {
            self.view = Some(to.to_owned());
        }
        self.saved.views[at].name = to.to_owned();
        self.views_changed(desk)
    }

    /// Takes a saved view off the list and returns it with its place.
    pub fn remove_view(&mut self, name: &str, desk: &mut Desk) -> Option<(usize, SavedView)> {
        let at = self.saved.named(name)?;
        let view = self.saved.views.remove(at);
        if self.view.as_ref() == Some(&view.name) {
            // What is shown stays; it has no name any more.
            self.view = None;
        }
        self.view_cursor = self.view_place(desk);
        Some((at, view))
    }

    /// Says what to do after the saved views changed: keep them, and count.
    pub fn views_changed(&mut self, desk: &mut Desk) -> Vec<Effect> {
        let text = self.saved.to_toml();
        let (_, keep) = desk.ask(Question::InLine(InLine::KeepViews(text)));
        let mut effects = vec![keep];
        effects.extend(self.ask_view_counts(desk));
        effects
    }

    /// Asks how much there is in each saved view.
    pub fn ask_view_counts(&self, desk: &mut Desk) -> Option<Effect> {
        if self.saved.views.is_empty() {
            return None;
        }
        let views = self
            .saved
            .views
            .iter()
            .map(|view| (view.name.clone(), view.queue.clone(), view.filter.clone()))
            .collect();
        Some(desk.ask(Question::ViewCounts(views)).1)
    }

    /// Returns the columns that are shown.
    #[must_use]
    pub fn column_choices(&self, desk: &Desk) -> Vec<ColumnChoice> {
        self.columns.clone().unwrap_or_else(|| {
            self.definition(desk).map_or_else(Vec::new, |definition| {
                let columns = definition.columns.iter();
                columns.map(|column| ColumnChoice::of(*column)).collect()
            })
        })
    }

    /// Chooses an order; the cursor stays on its case.
    pub fn sort_by(&mut self, sort: Sort, desk: &mut Desk) -> Vec<Effect> {
        self.sort = Some(sort);
        self.show(desk);
        self.keep_look(desk)
    }

    /// Keeps order and columns with the view that is shown.
    pub fn keep_look(&mut self, desk: &mut Desk) -> Vec<Effect> {
        let look = Look {
            sort: self.sort.clone(),
            columns: self.columns.clone(),
        };
        let place = self.view.as_ref().and_then(|name| self.saved.named(name));
        match (place, &self.slug) {
            (Some(at), _) => self.saved.views[at].look = look,
            (None, Some(slug)) => {
                self.saved.queues.insert(slug.clone(), look);
            }
            (None, None) => return Vec::new(),
        }
        self.views_changed(desk)
    }

    /// Takes the views that are kept on this machine.
    pub fn views_came(&mut self, read: ViewsRead, desk: &mut Desk) -> Vec<Effect> {
        match read {
            ViewsRead::None => return Vec::new(),
            ViewsRead::Failed => desk.say(Severity::Error, "views-not-read", Vec::new()),
            ViewsRead::Text(text) => match Saved::parse(&text) {
                Ok(saved) => self.saved = saved,
                Err(fault) => {
                    let why = desk.speaker().say(fault.kind.words());
                    let args = vec![
                        ("line", Arg::from(fault.line)),
                        ("column", Arg::from(fault.column)),
                        ("why", Arg::Text(why)),
                    ];
                    desk.say(Severity::Error, "views-unreadable", args);
                }
            },
        }
        if let Some(slug) = &self.slug
            && self.view.is_none()
            && let Some(look) = self.saved.queues.get(slug).cloned()
        {
            self.sort = look.sort;
            self.columns = look.columns;
            self.show(desk);
        }
        self.view_cursor = self.view_place(desk);
        self.ask_view_counts(desk).into_iter().collect()
    }

    /// Takes how much there is in each saved view.
    pub fn counts_came(&mut self, counts: Vec<ViewCount>) {
        self.view_counts = counts
            .into_iter()
            .map(|count| (count.name, (count.all, count.overdue)))
            .collect();
    }
}
