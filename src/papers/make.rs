//! Invented papers for the demo and the tests, as PDF with text that can be read again.
//!
//! ```text
//!   ┌──────────────────────────┐
//!   │ Title                    │  first page only
//!   │ ──────────────────────── │
//!   │ line                     │
//!   │ a long line that is      │
//!   │ wrapped                  │
//!   │                          │
//!   │ ┌──────────────────────┐ │
//!   │ │ DEMO - invented      │ │  every page
//!   │ └──────────────────────┘ │
//!   └──────────────────────────┘
//! ```
//!
//! The bytes depend on the arguments alone: no clock, no random number. The font is a subset of
//! `DejaVu` Sans with Latin, Russian and Kazakh letters (`config/demo/fonts`), of which krilla embeds
//! the glyphs used. All lengths are in points, 1/72 inch, from the upper left corner.

use std::collections::HashMap;
use std::sync::LazyLock;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

static FONT: &[u8] = include_bytes!("../../config/demo/fonts/DejaVuSans-subset.ttf");

const PAGE_WIDTH: f32 = 595.0;
const PAGE_HEIGHT: f32 = 842.0;
const MARGIN: f32 = 56.0;
const TEXT_WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;
const TITLE_SIZE: f32 = 15.0;
const TITLE_LEADING: f32 = 21.0;
const LINE_SIZE: f32 = 9.5;
const LINE_LEADING: f32 = 15.0;
const STAMP_SIZE: f32 = 9.0;
/// Upper edge of the stamp's box.
const STAMP_TOP: f32 = PAGE_HEIGHT - MARGIN - 6.0;
const STAMP_HEIGHT: f32 = 20.0;
/// Lowest baseline of text above the stamp.
const LAST_BASELINE: f32 = STAMP_TOP - 14.0;

/// What stands on an invented paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperText {
    /// Heading of the first page, and the title in the PDF's metadata.
    pub title: String,
    /// Lines in order. A long one is wrapped; a form feed in a line begins a page.
    pub lines: Vec<String>,
    /// Boxed line at the foot of every page, such as "DEMO - invented".
    pub stamp: Option<String>,
}

/// Why a paper cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MakeFault {
    #[error("the font has no glyph for {character:?}")]
    NoGlyph { character: char },
    #[error("the stamp does not fit on one line: {stamp:?}")]
    LongStamp { stamp: String },
    #[error("the pdf cannot be written: {reason}")]
    Unwritten { reason: String },
}

/// Makes the PDF of a paper, A4 upright. Equal texts give equal bytes.
///
/// # Errors
///
/// [`MakeFault::NoGlyph`] when the text has a character outside of the font,
/// [`MakeFault::LongStamp`] when the stamp is wider than the page.
pub fn make_pdf(paper: &PaperText) -> Result<Vec<u8>, MakeFault> {
    let writer = Writer::new();
    let title = writer.wrap(&paper.title, TITLE_SIZE)?;
    let stamp = paper
        .stamp
        .as_deref()
        .map(|stamp| writer.shape_stamp(stamp))
        .transpose()?;
    let mut document = Document::new_with(SerializeSettings {
        xmp_metadata: false,
        enable_tagging: false,
        ..SerializeSettings::default()
    });
    document.set_metadata(Metadata::new().title(paper.title.clone()));
    for page_lines in writer.lay_out(paper, title.len())? {
        let mut page = document.start_page_with(a4());
        let mut surface = page.surface();
        let mut y = MARGIN;
        if page_lines.has_title {
            for line in &title {
                y += TITLE_LEADING;
                writer.draw(&mut surface, line, y, TITLE_SIZE);
            }
            draw_rule(&mut surface, y + 9.0);
            y += LINE_LEADING;
        }
        for line in &page_lines.lines {
            y += LINE_LEADING;
            writer.draw(&mut surface, line, y, LINE_SIZE);
        }
        if let Some(stamp) = &stamp {
            draw_box(&mut surface, stamp.width + 16.0);
            let glyphs_at = Point::from_xy(MARGIN + 8.0, STAMP_TOP + 13.5);
            writer.draw_at(&mut surface, stamp, glyphs_at, STAMP_SIZE);
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|fault| MakeFault::Unwritten {
        reason: format!("{fault:?}"),
    })
}

/// A line of text with its glyphs.
struct ShapedLine {
    text: String,
    glyphs: Vec<KrillaGlyph>,
    /// Width at the size it was shaped for.
    width: f32,
}

/// The lines of one page.
#[derive(Default)]
struct PageLines {
    has_title: bool,
    lines: Vec<ShapedLine>,
}

/// The glyph of each character and how far it advances at size 1. Looked up once for all papers:
/// the table inside the font is searched from its beginning for each character.
static GLYPHS: LazyLock<HashMap<char, (GlyphId, f32)>> = LazyLock::new(|| {
    let font = FontRef::new(FONT).expect("the embedded font is sound");
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    font.charmap()
        .mappings()
        .filter_map(|(code, glyph)| {
            let advance = metrics.advance_width(glyph).unwrap_or_default();
            Some((
                char::from_u32(code)?,
                (GlyphId::new(glyph.to_u32()), advance),
            ))
        })
        .collect()
});

/// The font to write with.
struct Writer {
    font: Font,
}

impl Writer {
    fn new() -> Self {
        Self {
            font: Font::new(FONT.into(), 0).expect("the embedded font is sound"),
        }
    }

    /// Gives each character its glyph. The scripts in question need no joining and no reordering.
    fn shape(&self, text: &str, size: f32) -> Result<ShapedLine, MakeFault> {
        let mut glyphs = Vec::with_capacity(text.len());
        let mut width = 0.0;
        for (at, character) in text.char_indices() {
            let (glyph, advance) = *GLYPHS
                .get(&character)
                .ok_or(MakeFault::NoGlyph { character })?;
            width += advance * size;
            let range = at..at + character.len_utf8();
            glyphs.push(KrillaGlyph::new(glyph, advance, 0.0, 0.0, 0.0, range, None));
        }
        Ok(ShapedLine {
            text: text.to_owned(),
            glyphs,
            width,
        })
    }

    fn shape_stamp(&self, stamp: &str) -> Result<ShapedLine, MakeFault> {
        let line = self.shape(&compose(stamp), STAMP_SIZE)?;
        if line.width > TEXT_WIDTH - 16.0 {
            return Err(MakeFault::LongStamp {
                stamp: stamp.to_owned(),
            });
        }
        Ok(line)
    }

    /// Breaks a text into lines that fit, between words where it can. An empty text is no line.
    fn wrap(&self, text: &str, size: f32) -> Result<Vec<ShapedLine>, MakeFault> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in compose(text).split(' ') {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if self.shape(&longer, size)?.width <= TEXT_WIDTH {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(self.shape(&line, size)?);
            }
            line = self.break_word(word, size, &mut lines)?;
        }
        if !line.is_empty() {
            lines.push(self.shape(&line, size)?);
        }
        Ok(lines)
    }

    /// Breaks a word that is wider than a line; gives back the rest that fits.
    fn break_word(
        &self,
        word: &str,
        size: f32,
        lines: &mut Vec<ShapedLine>,
    ) -> Result<String, MakeFault> {
        let mut part = String::new();
        for character in word.chars() {
            part.push(character);
            if self.shape(&part, size)?.width > TEXT_WIDTH {
                part.pop();
                lines.push(self.shape(&part, size)?);
                part.clear();
                part.push(character);
            }
        }
        Ok(part)
    }

    /// Spreads the lines over pages. There is always a first page.
    fn lay_out(
        &self,
        paper: &PaperText,
        title_line_count: usize,
    ) -> Result<Vec<PageLines>, MakeFault> {
        let mut baseline = MARGIN;
        for _ in 0..title_line_count {
            baseline += TITLE_LEADING;
        }
        if title_line_count > 0 {
            baseline += LINE_LEADING;
        }
        let mut pages = Vec::new();
        let mut page = PageLines {
            has_title: title_line_count > 0,
            lines: Vec::new(),
        };
        for line in &paper.lines {
            for (part_number, part) in line.split('\u{c}').enumerate() {
                if part_number > 0 {
                    pages.push(std::mem::take(&mut page));
                    baseline = MARGIN;
                    if part.is_empty() {
                        continue;
                    }
                }
                let mut wrapped = self.wrap(part, LINE_SIZE)?;
                if wrapped.is_empty() && !line.contains('\u{c}') {
                    wrapped.push(self.shape("", LINE_SIZE)?);
                }
                for shaped in wrapped {
                    if baseline + LINE_LEADING > LAST_BASELINE {
                        pages.push(std::mem::take(&mut page));
                        baseline = MARGIN;
                    }
                    baseline += LINE_LEADING;
                    page.lines.push(shaped);
                }
            }
        }
        pages.push(page);
        Ok(pages)
    }

    fn draw(&self, surface: &mut Surface<'_>, line: &ShapedLine, baseline: f32, size: f32) {
        self.draw_at(surface, line, Point::from_xy(MARGIN, baseline), size);
    }

    fn draw_at(&self, surface: &mut Surface<'_>, line: &ShapedLine, start: Point, size: f32) {
        if line.glyphs.is_empty() {
            return;
        }
        surface.set_stroke(None);
        surface.set_fill(Some(Fill {
            paint: rgb::Color::black().into(),
            opacity: NormalizedF32::ONE,
            rule: krilla::paint::FillRule::default(),
        }));
        surface.draw_glyphs(
            start,
            &line.glyphs,
            self.font.clone(),
            &line.text,
            size,
            false,
        );
    }
}

/// Returns the settings of a page of A4.
fn a4() -> PageSettings {
    PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT).expect("A4 has an area")
}

/// Returns `text` in NFC with tabs and line breaks as spaces, since the font has no marks to
/// combine and no width for either.
fn compose(text: &str) -> String {
    text.nfc()
        .map(|character| {
            if matches!(character, '\t' | '\n' | '\r') {
                ' '
            } else {
                character
            }
        })
        .collect()
}

/// Draws the line below the title.
fn draw_rule(surface: &mut Surface<'_>, y: f32) {
    let mut path = PathBuilder::new();
    path.move_to(MARGIN, y);
    path.line_to(PAGE_WIDTH - MARGIN, y);
    stroke(surface, path, rgb::Color::new(120, 120, 120));
}

/// Draws the box of the stamp.
fn draw_box(surface: &mut Surface<'_>, width: f32) {
    let mut path = PathBuilder::new();
    path.push_rect(
        Rect::from_xywh(MARGIN, STAMP_TOP, width, STAMP_HEIGHT).expect("the box has an area"),
    );
    stroke(surface, path, rgb::Color::new(170, 40, 40));
}

fn stroke(surface: &mut Surface<'_>, path: PathBuilder, color: rgb::Color) {
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: color.into(),
        width: 0.8,
        ..Stroke::default()
    }));
    surface.draw_path(&path.finish().expect("the path has a segment"));
}
