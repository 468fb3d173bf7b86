//! Where text is drawn on a page, and what lies between two pieces of it.
//!
//! All lengths are in units of the page, 1/72 inch unless the page says otherwise.
//!
//! *Source*: ISO 32000-1, 8.3 (coordinates) and 9.3, 9.4 (text state and positioning).

use std::rc::Rc;

use lopdf::Object;

use super::pdf_font::PaperFont;

/// Distance across the line, in font sizes, from which another line begins.
const LINE_STEP: f32 = 0.45;
/// Gap along the line, in font sizes, from which another word begins. A space is about 0.25 to 0.3
/// wide, the widest kerning about 0.1.
const WORD_GAP: f32 = 0.17;
/// Way back along the line, in font sizes, from which the text is another one.
const WAY_BACK: f32 = 1.5;

/// A transformation `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix {
    a: f32,
    b: f32,
    c: f32,
    d: f32,
    e: f32,
    f: f32,
}

impl Matrix {
    const IDENTITY: Self = Self {
        a: 1.0,
        b: 0.0,
        c: 0.0,
        d: 1.0,
        e: 0.0,
        f: 0.0,
    };

    /// Reads the six numbers of a matrix.
    pub(super) fn read(operands: &[Object]) -> Option<Self> {
        let [a, b, c, d, e, f] = operands else {
            return None;
        };
        let number = |operand: &Object| operand.as_float().ok().filter(|number| number.is_finite());
        Some(Self {
            a: number(a)?,
            b: number(b)?,
            c: number(c)?,
            d: number(d)?,
            e: number(e)?,
            f: number(f)?,
        })
    }

    /// Returns the transformation that moves by `x` and `y`.
    const fn translate(x: f32, y: f32) -> Self {
        Self {
            e: x,
            f: y,
            ..Self::IDENTITY
        }
    }

    /// Returns the transformation that does `self` first and then `next`.
    fn then(&self, next: &Self) -> Self {
        Self {
            a: self.a * next.a + self.b * next.c,
            b: self.a * next.b + self.b * next.d,
            c: self.c * next.a + self.d * next.c,
            d: self.c * next.b + self.d * next.d,
            e: self.e * next.a + self.f * next.c + next.e,
            f: self.e * next.b + self.f * next.d + next.f,
        }
    }
}

/// The state that decides where the next glyph lands.
#[derive(Clone)]
pub(super) struct Pen<'d> {
    pub font: Option<Rc<PaperFont<'d>>>,
    pub size: f32,
    pub leading: f32,
    pub char_spacing: f32,
    pub word_spacing: f32,
    /// Horizontal scaling, 1 for none.
    pub stretch: f32,
    page: Matrix,
    text: Matrix,
    line: Matrix,
    /// Where the last shown piece ended.
    ended_at: Option<(f32, f32)>,
}

impl Default for Pen<'_> {
    fn default() -> Self {
        Self {
            font: None,
            size: 0.0,
            leading: 0.0,
            char_spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            page: Matrix::IDENTITY,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            ended_at: None,
        }
    }
}

impl Pen<'_> {
    /// Goes back to a saved state. Where the last piece ended is no part of it.
    pub(super) fn restore(&mut self, saved: Self) {
        let ended_at = self.ended_at;
        *self = Self { ended_at, ..saved };
    }

    /// Transforms everything drawn from now on.
    pub(super) fn concat(&mut self, matrix: &Matrix) {
        self.page = matrix.then(&self.page);
    }

    pub(super) fn begin_text(&mut self) {
        self.place(Matrix::IDENTITY);
    }

    pub(super) fn place(&mut self, matrix: Matrix) {
        self.text = matrix;
        self.line = matrix;
    }

    pub(super) fn move_line(&mut self, x: f32, y: f32) {
        self.place(Matrix::translate(x, y).then(&self.line));
    }

    pub(super) fn next_line(&mut self) {
        self.move_line(0.0, -self.leading);
    }

    /// Moves back along the line by thousandths of the font size.
    pub(super) fn kern(&mut self, thousandths: f32) {
        self.forward(-thousandths / 1000.0 * self.size * self.stretch);
    }

    /// Moves past a string that was shown.
    pub(super) fn advance(&mut self, font: &PaperFont<'_>, bytes: &[u8]) {
        let width: f32 = font
            .measure(bytes)
            .map(|(width, is_space)| {
                let spacing = self.char_spacing + if is_space { self.word_spacing } else { 0.0 };
                (width / 1000.0 * self.size + spacing) * self.stretch
            })
            .sum();
        self.forward(width);
        let end = self.text.then(&self.page);
        self.ended_at = Some((end.e, end.f));
    }

    fn forward(&mut self, x: f32) {
        self.text = Matrix::translate(x, 0.0).then(&self.text);
    }

    /// Returns what lies between the end of the last piece and the pen: nothing, a space, or the
    /// end of a line.
    pub(super) fn separator(&self) -> Option<char> {
        let (end_x, end_y) = self.ended_at?;
        let here = self.text.then(&self.page);
        let direction = here.a.hypot(here.b);
        let height = (self.size * here.c.hypot(here.d)).abs();
        // A font size of zero or a broken matrix: nothing can be said about gaps.
        if !(direction > 0.0 && height > 0.0 && direction.is_finite() && height.is_finite()) {
            return Some('\n');
        }
        let (along_x, along_y) = (here.a / direction, here.b / direction);
        let (x, y) = (here.e - end_x, here.f - end_y);
        let along = (x * along_x + y * along_y) / height;
        let across = (y * along_x - x * along_y).abs() / height;
        if across > LINE_STEP || along < -WAY_BACK {
            Some('\n')
        } else if along > WORD_GAP {
            Some(' ')
        } else {
            None
        }
    }
}
