//! Where the parts of the queue stand, by the size of the terminal.

use ratatui::layout::Rect;

use super::Pane;
use crate::workstation::view;

/// From this width on queues, rows and preview stand side by side.
pub const WIDE: u16 = 120;

/// From this width on the preview, called for, stands beside the rows and not in their place.
pub const BESIDE: u16 = 100;

/// The width of a preview that is called for.
const PREVIEW: u16 = 38;

/// The areas of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// The line of queues where they have no pane of their own.
    pub tabs: Option<Rect>,
    pub filter: Rect,
    pub views: Option<Rect>,
    pub rows: Rect,
    pub preview: Option<Rect>,
    /// What is said of the row under the cursor where the preview has no pane.
    pub strip: Option<Rect>,
}

/// Returns the areas for a terminal of a size.
#[must_use]
pub fn areas(size: (u16, u16), pane: Pane) -> Areas {
    let body = view::body(size);
    let line = |y: u16| Rect::new(body.x, body.y + y, body.width, 1);
    if body.width >= WIDE {
        let below = Rect::new(
            body.x,
            body.y + 1,
            body.width,
            body.height.saturating_sub(1),
        );
        // Names and the service of a case have their columns before the preview is comfortable.
        let (views, preview) = match body.width {
            180.. => (44, 48),
            160.. => (43, 40),
            126.. => (28, 34),
            _ => (28, 28),
        };
        let rows = below.width.saturating_sub(views + preview);
        let part = |x: u16, width: u16| Rect {
            x: below.x + x,
            width,
            ..below
        };
        return Areas {
            tabs: None,
            filter: line(0),
            views: Some(part(0, views)),
            rows: part(views, rows),
            preview: Some(part(views + rows, preview)),
            strip: None,
        };
    }
    let below = Rect::new(
        body.x,
        body.y + 2,
        body.width,
        body.height.saturating_sub(2),
    );
    let (rows, strip, preview) = match pane {
        Pane::Preview if body.width >= BESIDE => {
            let rows = Rect {
                width: below.width - PREVIEW,
                ..below
            };
            let preview = Rect {
                x: rows.right(),
                width: PREVIEW,
                ..below
            };
            (rows, None, Some(preview))
        }
        Pane::Preview => (Rect { height: 0, ..below }, None, Some(below)),
        Pane::Views | Pane::Rows => {
            let strip = 3.min(below.height.saturating_sub(4));
            let rows = Rect {
                height: below.height - strip,
                ..below
            };
            let strip = Rect {
                y: rows.bottom(),
                height: strip,
                ..below
            };
            (rows, Some(strip), None)
        }
    };
    Areas {
        tabs: Some(line(0)),
        filter: line(1),
        views: None,
        rows,
        preview,
        strip,
    }
}

/// Returns how many rows fit.
#[must_use]
pub fn rows_height(size: (u16, u16), pane: Pane) -> usize {
    // A box, a line of headings and a line for what waits.
    usize::from(areas(size, pane).rows.height.saturating_sub(4)).max(1)
}
