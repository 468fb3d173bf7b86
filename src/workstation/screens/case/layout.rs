//! Where the panes of a case stand, by the size of the terminal.

use ratatui::layout::Rect;

use super::Pane;
use crate::workstation::view;

/// From this width on the panes stand side by side.
pub const WIDE: u16 = 120;

/// The areas of the screen; a pane without one is behind a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// Where the case comes from, or the tabs.
    pub top: Rect,
    pub facts: Option<Rect>,
    pub papers: Option<Rect>,
    pub page: Option<Rect>,
    /// The page that was put beside.
    pub beside: Option<Rect>,
    pub history: Option<Rect>,
}

/// Returns the areas for a terminal of a size. `beside` says whether a page was put beside the one
/// that is read.
#[must_use]
pub fn areas(size: (u16, u16), pane: Pane, beside: bool, papers: usize) -> Areas {
    let body = view::body(size);
    let top = Rect { height: 1, ..body };
    let below = Rect::new(
        body.x,
        body.y + 1,
        body.width,
        body.height.saturating_sub(1),
    );
    if body.width >= WIDE {
        let part = |x: u16, width: u16| Rect {
            x: below.x + x,
            width,
            ..below
        };
        // Two pages are compared in columns of one width; the history waits behind its tab.
        let paired = beside && pane != Pane::History;
        let last = match (paired, body.width >= 160) {
            (true, _) => below.width / 3,
            (false, true) => 40,
            (false, false) => 30,
        };
        let rest = below.width - last;
        let facts = rest / 2;
        let (papers, page) = split(part(facts, rest - facts), size, papers);
        return Areas {
            top,
            facts: Some(part(0, facts)),
            papers: Some(papers),
            page: Some(page),
            beside: paired.then(|| part(rest, last)),
            history: (!paired).then(|| part(rest, last)),
        };
    }
    let (papers, page) = split(below, size, papers);
    let in_papers = matches!(pane, Pane::Papers | Pane::Page | Pane::Beside);
    let half = page.width / 2;
    let (page, next) = if beside {
        let left = Rect {
            width: page.width - half,
            ..page
        };
        let right = Rect {
            x: left.right(),
            width: half,
            ..page
        };
        (left, Some(right))
    } else {
        (page, None)
    };
    Areas {
        top,
        facts: (pane == Pane::Facts).then_some(below),
        papers: in_papers.then_some(papers),
        page: in_papers.then_some(page),
        beside: next.filter(|_| in_papers),
        history: (pane == Pane::History).then_some(below),
    }
}

/// Returns the areas beside a dialog that has the right half: what is known of the case above, the
/// papers that a decision cites below.
#[must_use]
pub fn left_half(size: (u16, u16), beside: bool, papers: usize) -> Areas {
    let body = view::body(size);
    let left = Rect {
        width: body.width - body.width / 2,
        ..body
    };
    let below = Rect {
        y: left.y + 1,
        height: left.height.saturating_sub(1),
        ..left
    };
    let facts = Rect {
        height: below.height * 2 / 5,
        ..below
    };
    let rest = Rect {
        y: facts.bottom(),
        height: below.height - facts.height,
        ..below
    };
    // The list of papers gives its lines to the page.
    let (papers, page) = split(rest, size, papers.min(3));
    let half = page.width / 2;
    let (page, next) = if beside {
        let first = Rect {
            width: page.width - half,
            ..page
        };
        let next = Rect {
            x: first.right(),
            width: half,
            ..page
        };
        (first, Some(next))
    } else {
        (page, None)
    };
    Areas {
        top: Rect { height: 1, ..left },
        facts: Some(facts),
        papers: Some(papers),
        page: Some(page),
        beside: next,
        history: None,
    }
}

/// Returns how many columns a text has inside a box.
#[must_use]
pub fn text_width(area: Rect) -> u16 {
    area.width.saturating_sub(4)
}

/// The list of papers above, as high as it needs to be; the text of the page below.
fn split(area: Rect, size: (u16, u16), papers: usize) -> (Rect, Rect) {
    let rows = papers.clamp(1, papers_height(size));
    let height = u16::try_from(rows).unwrap_or(0) + 2;
    let papers = Rect {
        height: height.min(area.height),
        ..area
    };
    let page = Rect {
        y: papers.bottom(),
        height: area.height - papers.height,
        ..area
    };
    (papers, page)
}

/// Returns how many papers the list shows at most.
#[must_use]
pub fn papers_height(size: (u16, u16)) -> usize {
    let body = view::body(size);
    usize::from((body.height / 4).clamp(3, 10))
}

/// Returns how many lines a pane shows.
#[must_use]
pub fn page_height(size: (u16, u16)) -> usize {
    usize::from(view::body(size).height.saturating_sub(3)).max(1)
}
