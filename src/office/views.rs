//! The views that are kept between requests: as many as memory allows, the ones used longest ago
//! go first. A view that was dropped is built anew when it is asked for.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::index::Index;
use super::view::{View, next_revision};
use crate::casework::Login;
use crate::casework::queue::filter::{Filter, FilterContext};
use crate::casework::queue::sort::Sort;
use crate::regulation::{CalendarGap, UnitId};

/// How many views are kept: those of some thousand people.
const KEPT: usize = 8192;
/// How many rows all of them may have: a row of a view has 8 bytes.
const KEPT_ROWS: usize = 4 << 20;

/// What a view is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct ViewKey {
    /// In its one printed form.
    pub filter: String,
    pub sort: String,
    /// Whoever looks, where the filter asks for them.
    pub me: Option<Login>,
    pub units: Vec<UnitId>,
}

/// All views that are kept.
#[derive(Debug, Default)]
pub(super) struct Views(Mutex<HashMap<ViewKey, Arc<Kept>>>);

#[derive(Debug)]
struct Kept {
    view: Mutex<Option<View>>,
    rows: AtomicUsize,
    /// A number that grows with every use.
    used: AtomicUsize,
}

impl Views {
    /// Lets `look` see the view of `key`, up to date.
    pub fn look<T>(
        &self,
        key: &ViewKey,
        filter: &Filter,
        sort: &Sort,
        context: &FilterContext<'_>,
        index: &Index,
        look: impl FnOnce(&View) -> T,
    ) -> Result<T, CalendarGap> {
        let kept = self.kept(key);
        let mut slot = kept.view.lock().unwrap_or_else(PoisonError::into_inner);
        let view = index.look(|rows| {
            let sound = slot
                .as_mut()
                .is_some_and(|view| view.is_fresh(context.now) && view.catch_up(rows));
            if !sound {
                let resolved = filter.resolve(context)?;
                let what = (filter, sort);
                let built = View::build(&key.units, context.me, what, resolved, context.now, rows);
                let same = slot.as_ref().filter(|old| old.shows_as(&built));
                let revision = same.map(View::revision);
                *slot = Some(match revision {
                    Some(revision) => built.under(revision),
                    None => built,
                });
            }
            Ok::<_, CalendarGap>(())
        });
        view?;
        let view = slot.as_ref().expect("the view was just built");
        kept.rows.store(view.rows().len(), Ordering::Relaxed);
        Ok(look(view))
    }

    fn kept(&self, key: &ViewKey) -> Arc<Kept> {
        let mut views = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let used = usize::try_from(next_revision()).unwrap_or(usize::MAX);
        if let Some(kept) = views.get(key) {
            kept.used.store(used, Ordering::Relaxed);
            return Arc::clone(kept);
        }
        make_room(&mut views);
        let kept = Arc::new(Kept {
            view: Mutex::new(None),
            rows: AtomicUsize::new(0),
            used: AtomicUsize::new(used),
        });
        views.insert(key.clone(), Arc::clone(&kept));
        kept
    }
}

/// Drops what was used longest ago, a quarter at once, so that it need not be looked for each
/// time.
fn make_room(views: &mut HashMap<ViewKey, Arc<Kept>>) {
    let rows = |kept: &Arc<Kept>| kept.rows.load(Ordering::Relaxed);
    let all_rows: usize = views.values().map(rows).sum();
    if views.len() < KEPT && all_rows < KEPT_ROWS {
        return;
    }
    let mut by_age: Vec<(usize, usize)> = views
        .values()
        .map(|kept| (kept.used.load(Ordering::Relaxed), rows(kept)))
        .collect();
    by_age.sort_unstable_by_key(|(used, _)| std::cmp::Reverse(*used));
    let mut left = 0;
    let staying = by_age
        .iter()
        .take(KEPT / 4 * 3)
        .take_while(|(_, rows)| {
            left += rows;
            left <= KEPT_ROWS / 4 * 3
        })
        .count();
    let Some((oldest, _)) = staying.checked_sub(1).and_then(|last| by_age.get(last)) else {
        views.clear();
        return;
    };
    views.retain(|_, kept| kept.used.load(Ordering::Relaxed) >= *oldest);
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
