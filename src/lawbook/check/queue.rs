//! Faults of a queue.

use super::Scribe;
use crate::casework::queue::sort::Sort;
use crate::casework::queue::{QueueDefinition, filter};
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Fault, Problem};

/// Finds what is wrong in the queue that stands in `queues/<slug>.toml`.
pub(in crate::lawbook) fn check_queue(
    mut scribe: Scribe<'_>,
    queue: &QueueDefinition,
    slug: &str,
) -> Vec<Fault> {
    let root = Path::default();
    scribe.named_like("slug", &queue.slug, slug);
    scribe.words(&root.key("title"), &queue.title);
    scribe.words(&root.key("empty"), &queue.empty);
    scribe.filled(&root, "columns", &queue.columns);
    scribe.filled(&root, "roles", &queue.roles);
    for (index, column) in queue.columns.iter().enumerate() {
        if queue.columns[..index].contains(column) {
            let id = serde_json::to_value(column).map_or_else(
                |_| String::new(),
                |name| name.as_str().unwrap_or_default().to_owned(),
            );
            scribe.report(
                &root.key("columns").index(index),
                Problem::DuplicateId { id },
            );
        }
    }
    if let Err(error) = filter::parse(&queue.filter) {
        let problem = Problem::BadFilter {
            text: error.kind.to_string(),
        };
        scribe.suggest(&root.key("filter"), problem, error.hint);
        // The place inside the quotation marks, where the text stands as it was written.
        let plain = !queue.filter.contains(['"', '\\', '\n']);
        if let (true, Some(fault)) = (plain, scribe.faults.last_mut()) {
            fault.column += 1 + error.at;
        }
    }
    if let Err(error) = Sort::parse(&queue.sort) {
        let problem = Problem::BadSort {
            text: error.to_string(),
        };
        let hint = error.hint.map(str::to_owned);
        scribe.suggest(&root.key("sort"), problem, hint);
    }
    scribe.faults
}
