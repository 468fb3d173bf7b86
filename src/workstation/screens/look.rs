//! A page as it was handed in: what a scan, a stamp or a signature looks like, in cells of text.
//!
//! ```text
//! ┌▸page 1 of 2 · 150 % · Diploma ────────────────────────┐
//! │                 ▗▄▄▖ ▗▖▗▖ ▗▄▖                         │
//! │   …                                                   │
//! └───────────────────────────────────────────────────────┘
//! ```
//! Arrows move over the page, F6 and F5 come closer and go further away; F4 hands the paper to a
//! program outside.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Go, Turn, reader};
use crate::client::Document;
use crate::i18n::Arg;
use crate::raster::Picture;
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::effect::{Effect, PageQuestion, Question};
use crate::workstation::message::{NoPage, PageDrawn};
use crate::workstation::remote::Ticket;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::pixels::{self, Medium, Sight};

/// By how much one key comes closer.
const STEP: f32 = 1.5;

/// So close that a pixel of the page fills a cell.
const CLOSEST: f32 = 1.0;

/// Which part of what is seen an arrow moves by.
const ARROW: f32 = 0.25;

/// The state of the popup.
#[derive(Debug)]
pub struct State {
    sha256: String,
    title: String,
    /// From 1.
    page: u32,
    pages: u32,
    document: Option<Arc<Document>>,
    picture: Option<Arc<Picture>>,
    drawing: Option<Ticket>,
    not_drawn: Option<NoPage>,
    /// How much larger than the width of the window the page is shown.
    zoom: f32,
    /// Where the middle of what is seen is on the page, of 1.
    middle: (f32, f32),
    quarters: u8,
    medium: Medium,
}

impl State {
    /// Opens a page of a paper.
    pub fn open(
        sha256: &str,
        title: String,
        (page, pages): (u32, u32),
        desk: &mut Desk,
    ) -> (Self, Effect) {
        let mut state = Self {
            sha256: sha256.to_owned(),
            title,
            page,
            pages: pages.max(1),
            document: None,
            picture: None,
            drawing: None,
            not_drawn: None,
            zoom: 1.0,
            middle: (0.5, 0.0),
            quarters: 0,
            medium: if desk.theme.shows_colours() {
                Medium::Colour
            } else {
                Medium::Dots
            },
        };
        let effect = state.ask(desk);
        (state, effect)
    }

    fn ask(&mut self, desk: &mut Desk) -> Effect {
        let (ticket, effect) = desk.ask(Question::Page(PageQuestion {
            sha256: self.sha256.clone(),
            page: self.page,
            held: self.document.clone(),
        }));
        self.drawing = Some(ticket);
        self.not_drawn = None;
        effect
    }

    /// Takes a page that came, when it is awaited. Returns whether it was.
    pub fn came(&mut self, ticket: Ticket, answer: Result<PageDrawn, NoPage>, desk: &Desk) -> bool {
        if self.drawing != Some(ticket) {
            return false;
        }
        self.drawing = None;
        match answer {
            Ok(drawn) => {
                self.document = Some(drawn.document);
                self.picture = Some(drawn.picture);
                self.keep_in(desk);
            }
            Err(why) => {
                if let NoPage::NotDrawn(document) = &why {
                    self.document = Some(Arc::clone(document));
                }
                self.picture = None;
                self.not_drawn = Some(why);
            }
        }
        true
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        match action {
            Action::Up => self.go(0.0, -ARROW, desk),
            Action::Down => self.go(0.0, ARROW, desk),
            Action::LookLeft => self.go(-ARROW, 0.0, desk),
            Action::LookRight => self.go(ARROW, 0.0, desk),
            Action::First => self.go(0.0, f32::NEG_INFINITY, desk),
            Action::Last => self.go(0.0, f32::INFINITY, desk),
            Action::PageBefore => return self.turn_page(self.page.saturating_sub(1), desk),
            Action::PageAfter => return self.turn_page(self.page + 1, desk),
            Action::Closer => self.zoom_to(self.zoom * STEP, desk),
            Action::Further => self.zoom_to(self.zoom / STEP, desk),
            Action::TurnRound => {
                self.quarters = (self.quarters + 1) % 4;
                self.middle = (0.5, 0.0);
                self.keep_in(desk);
            }
            Action::InkOrColour => {
                self.medium = match self.medium {
                    Medium::Colour => Medium::Dots,
                    Medium::Dots => Medium::Halves,
                    Medium::Halves if desk.theme.shows_colours() => Medium::Colour,
                    Medium::Halves => Medium::Dots,
                };
            }
            Action::OpenOutside => {
                let document = self.document.clone();
                return document
                    .map(|document| desk.ask(Question::OpenOutside(document)).1)
                    .into_iter()
                    .collect::<Vec<_>>()
                    .into();
            }
            Action::Back => {
                return Turn {
                    effects: self
                        .drawing
                        .take()
                        .map(Effect::Cancel)
                        .into_iter()
                        .collect(),
                    go: Some(Go::Back),
                };
            }
            _ => {}
        }
        Turn::stay()
    }

    fn turn_page(&mut self, to: u32, desk: &mut Desk) -> Turn {
        let to = to.clamp(1, self.pages);
        if to == self.page {
            return Turn::stay();
        }
        let stopped = self.drawing.take().map(Effect::Cancel);
        self.page = to;
        // The number in the title is that of what is seen.
        self.picture = None;
        self.middle.1 = 0.0;
        let asked = self.ask(desk);
        stopped
            .into_iter()
            .chain([asked])
            .collect::<Vec<_>>()
            .into()
    }

    /// Returns the size of the page as it is turned, in its pixels.
    #[expect(clippy::cast_precision_loss, reason = "both are small")]
    fn size(&self) -> Option<(f32, f32)> {
        let (width, height) = self.picture.as_ref()?.turned_size(self.quarters);
        Some((width as f32, height as f32))
    }

    /// Returns how many pixels of the page the width of a cell covers.
    fn scale(&self, inner: Rect) -> Option<f32> {
        let (width, _) = self.size()?;
        Some(width / f32::from(inner.width.max(1)) / self.zoom)
    }

    /// Returns which part of the page is seen: width and height, of 1.
    fn seen(&self, inner: Rect) -> Option<(f32, f32)> {
        let ((width, height), scale) = (self.size()?, self.scale(inner)?);
        Some((
            f32::from(inner.width) * scale / width,
            f32::from(inner.height) * 2.0 * scale / height,
        ))
    }

    fn go(&mut self, right: f32, down: f32, desk: &Desk) {
        if let Some((wide, high)) = self.seen(inner_of(desk)) {
            self.middle.0 += if right == 0.0 { 0.0 } else { right * wide };
            self.middle.1 += if down == 0.0 { 0.0 } else { down * high };
            self.keep_in(desk);
        }
    }

    fn zoom_to(&mut self, zoom: f32, desk: &Desk) {
        let inner = inner_of(desk);
        let Some((width, height)) = self.size() else {
            return;
        };
        let (columns, rows) = (
            f32::from(inner.width.max(1)),
            f32::from(inner.height.max(1)),
        );
        // From the whole page in sight to a pixel in a cell.
        let whole = (rows * 2.0 * width / (columns * height)).min(1.0);
        let closest = (width / columns / CLOSEST).max(1.0);
        self.zoom = zoom.clamp(whole, closest);
        self.keep_in(desk);
    }

    /// Keeps what is seen on the page; what is smaller than the window stands in its middle.
    fn keep_in(&mut self, desk: &Desk) {
        let Some((wide, high)) = self.seen(inner_of(desk)) else {
            return;
        };
        let kept = |middle: f32, seen: f32| {
            if seen >= 1.0 {
                0.5
            } else {
                middle.clamp(seen / 2.0, 1.0 - seen / 2.0)
            }
        };
        self.middle = (kept(self.middle.0, wide), kept(self.middle.1, high));
    }

    fn sight(&self, inner: Rect) -> Option<Sight> {
        let ((width, height), scale) = (self.size()?, self.scale(inner)?);
        let (wide, high) = self.seen(inner)?;
        Some(Sight {
            quarters: self.quarters,
            left: (self.middle.0 - wide / 2.0) * width,
            top: (self.middle.1 - high / 2.0) * height,
            scale,
            medium: self.medium,
        })
    }
}

/// Returns where the page is drawn, within its box.
fn inner_of(desk: &Desk) -> Rect {
    let area = view::body(desk.size);
    Rect {
        x: area.x + 2.min(area.width),
        y: area.y + 1.min(area.height),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// Draws the popup.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let at = speaker.say_with(
        "case-page-of",
        &[
            ("page", Arg::from(state.page)),
            ("pages", Arg::from(state.pages)),
        ],
    );
    let per_cent = Arg::Text(format!("{:.0}", state.zoom * 100.0));
    let zoom = speaker.say_with("look-zoom", &[("percent", per_cent)]);
    // What is at hand stands before what may be long.
    let title = format!("{at} · {zoom} · {}", state.title);
    let inner = reader::open(frame, view::body(desk.size), &title, desk);
    if let (Some(picture), Some(sight)) = (&state.picture, state.sight(inner)) {
        let ink = desk.theme.style(Tone::Plain);
        pixels::draw(picture, &sight, frame.buffer_mut(), inner, ink);
        return;
    }
    let mut doc = Doc::new(inner.width);
    match &state.not_drawn {
        None => doc.text(&desk.loading(), Tone::Dim),
        Some(NoPage::Server(fault)) => doc.item("✗", Tone::Bad, &fault.line(speaker), Tone::Bad),
        Some(NoPage::NotDrawn(_)) => {
            let key = desk.keymap.label(Action::OpenOutside).unwrap_or_default();
            let text = speaker.say_with("look-not-drawn", &[("key", Arg::Text(key))]);
            doc.item("✗", Tone::Bad, &text, Tone::Bad);
        }
    }
    doc.draw(frame.buffer_mut(), inner, 0, desk.theme);
}
