//! The officer's own views: kept on this machine, counted by the server.

use std::sync::PoisonError;

use super::{Worker, fault};
use crate::client::PageRequest;
use crate::client::views::ViewFile;
use crate::wire::problem::ProblemKind;
use crate::workstation::fault::Fault;
use crate::workstation::message::{ViewCount, ViewsRead};
use crate::workstation::screens::queue::saved::Saved;

impl Worker {
    fn view_file(&self) -> Option<ViewFile> {
        self.views
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(super) async fn views(&self) -> ViewsRead {
        let Some(file) = self.view_file() else {
            return ViewsRead::None;
        };
        match tokio::task::spawn_blocking(move || file.read()).await {
            Ok(Ok(None)) => ViewsRead::None,
            Ok(Ok(Some(text))) => ViewsRead::Text(text),
            Ok(Err(_)) | Err(_) => ViewsRead::Failed,
        }
    }

    /// Keeps the views; returns whether they are on the disk.
    pub(super) async fn keep_views(&self, text: String) -> bool {
        let Some(file) = self.view_file() else {
            return false;
        };
        tokio::task::spawn_blocking(move || {
            // What could not be understood is not written over.
            let spoiled = match file.read() {
                Ok(kept) => kept.is_some_and(|kept| Saved::parse(&kept).is_err()),
                Err(_) => true,
            };
            if spoiled && file.put_aside().is_err() {
                return false;
            }
            file.write(&text).is_ok()
        })
        .await
        .unwrap_or(false)
    }

    /// Asks for the total of each view. A view whose queue is not there any more is left out.
    pub(super) async fn view_counts(
        &self,
        views: Vec<(String, String, String)>,
    ) -> Result<Vec<ViewCount>, Fault> {
        let mut counts = Vec::with_capacity(views.len());
        for (name, slug, filter) in views {
            let overdue = format!("{filter} due:overdue");
            let mut totals = [0; 2];
            let mut known = true;
            for (total, filter) in totals.iter_mut().zip([&filter, &overdue]) {
                let page = PageRequest {
                    filter,
                    limit: 1,
                    ..PageRequest::default()
                };
                match self.client.queue_page(&slug, &page).await {
                    Ok(page) => *total = page.total,
                    Err(error)
                        if error.is(ProblemKind::NotFound)
                            || error.is(ProblemKind::BodyInvalid) =>
                    {
                        known = false;
                    }
                    Err(error) => return Err(fault(error)),
                }
            }
            let [all, overdue] = totals;
            if known {
                counts.push(ViewCount { name, all, overdue });
            }
        }
        Ok(counts)
    }
}
