//! The text of a PDF's pages in the order in which it is drawn.
//!
//! A page says where to draw which glyphs, and not what a line or a word is. Those are read off the
//! positions: a piece that begins above or below the end of the piece before it begins a line, one
//! that begins after a gap begins a word. Forms that a page draws are read as part of it.
//!
//! *Not read*: annotations, form fields, `ActualText` (it may say what nobody can see), and text
//! that is only a picture. Text that is drawn invisibly is read.
//!
//! *Source*: ISO 32000-1, 8.10 (forms), 9.4 (text objects).

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::pdf_font::PaperFont;
use super::pdf_load::{damaged, translate_fault};
use super::pdf_place::{Matrix, Pen};
use super::read::{PaperFault, ReadLimits};
use crate::casework::passage::normalise_text;

/// Most drawing operations carried out for all pages together.
const MAX_OPERATIONS: usize = 3_000_000;
/// What drawing a form costs besides the operations in it.
const FORM_OPERATIONS: usize = 500;
/// Most entries of the tables of all fonts together.
const MAX_FONT_ENTRIES: usize = 1_000_000;
/// How deep forms may draw forms.
const MAX_FORM_DEPTH: usize = 8;
/// How deep the graphics state may be saved.
const MAX_SAVED: usize = 256;
/// How far up the page tree resources are looked for.
const MAX_ANCESTORS: usize = 64;

/// Reads all pages; the flag says whether some text was cut.
///
/// # Errors
///
/// [`PaperFault::TooManyPages`], [`PaperFault::InflatesTooFar`], [`PaperFault::TooIntricate`], and
/// [`PaperFault::Damaged`] when there is no page.
pub(super) fn read_pages(
    document: &Document,
    limits: &ReadLimits,
) -> Result<(Vec<String>, bool), PaperFault> {
    let page_ids: Vec<ObjectId> = document.page_iter().take(limits.max_pages + 1).collect();
    if page_ids.len() > limits.max_pages {
        return Err(PaperFault::TooManyPages {
            max_pages: limits.max_pages,
        });
    }
    if page_ids.is_empty() {
        return Err(damaged("it has no page"));
    }
    let mut reader = PageReader {
        document,
        limits,
        inflated_bytes_left: limits.max_inflated_bytes,
        operations_left: MAX_OPERATIONS,
        font_entries_left: MAX_FONT_ENTRIES,
        fonts: HashMap::new(),
        raw: String::new(),
        raw_len_max: 0,
    };
    let mut chars_left = limits.max_chars;
    let mut truncated = false;
    let mut pages = Vec::with_capacity(page_ids.len());
    for page_id in page_ids {
        let max_chars = chars_left.min(limits.max_page_chars);
        let (page, cut) = reader.read_page(page_id, max_chars)?;
        chars_left = chars_left.saturating_sub(page.chars().count());
        truncated |= cut;
        pages.push(page);
    }
    Ok((pages, truncated))
}

/// Reads one page after another out of common budgets.
struct PageReader<'d> {
    document: &'d Document,
    limits: &'d ReadLimits,
    inflated_bytes_left: usize,
    operations_left: usize,
    font_entries_left: usize,
    /// Fonts by the place of their dictionary, which the document keeps where it is.
    fonts: HashMap<*const Dictionary, Rc<PaperFont<'d>>>,
    /// Text of the page being read, not yet normalised.
    raw: String,
    raw_len_max: usize,
}

/// Where a run of operations finds its fonts and forms, and how deep it is.
struct Scope<'d> {
    resources: Option<&'d Dictionary>,
    depth: usize,
}

impl<'d> PageReader<'d> {
    /// Reads one page, at most `max_chars` of it.
    fn read_page(
        &mut self,
        page_id: ObjectId,
        max_chars: usize,
    ) -> Result<(String, bool), PaperFault> {
        // White space folds away later, so more is collected than is kept; four bytes make a char.
        self.raw_len_max = max_chars.saturating_mul(8).saturating_add(1024);
        self.raw.clear();
        let content = self
            .document
            .get_page_content_with_limit(page_id, self.inflated_bytes_left)
            .map_err(|fault| translate_fault(&fault, self.limits))?;
        self.inflated_bytes_left = self.inflated_bytes_left.saturating_sub(content.len());
        let scope = Scope {
            resources: self.find_resources(page_id),
            depth: 0,
        };
        let mut pen = Pen::default();
        self.draw(&content, &scope, &mut pen)?;
        let mut text = normalise_text(&self.raw);
        let cut = text.char_indices().nth(max_chars).map(|(at, _)| at);
        if let Some(at) = cut {
            text.truncate(at);
        }
        Ok((text, cut.is_some() || self.is_full()))
    }

    fn is_full(&self) -> bool {
        self.raw.len() >= self.raw_len_max
    }

    /// Returns the resources of a page, which may stand in a node above it.
    fn find_resources(&self, page_id: ObjectId) -> Option<&'d Dictionary> {
        let document = self.document;
        let mut node = document.get_dictionary(page_id).ok()?;
        for _ in 0..MAX_ANCESTORS {
            if node.has(b"Resources") {
                return document.get_dict_in_dict(node, b"Resources").ok();
            }
            node = document.get_dict_in_dict(node, b"Parent").ok()?;
        }
        None
    }

    /// Carries out the operations of a page or a form, until the page is full.
    fn draw(
        &mut self,
        content: &[u8],
        scope: &Scope<'d>,
        pen: &mut Pen<'d>,
    ) -> Result<(), PaperFault> {
        let mut saved: Vec<Pen<'d>> = Vec::new();
        for operation in Content::decode_iter(content) {
            // What follows a damaged operation cannot be told from noise.
            let Ok(operation) = operation else { break };
            self.charge_operations(1)?;
            if self.is_full() {
                break;
            }
            match operation.operator.as_str() {
                "q" if saved.len() < MAX_SAVED => saved.push(pen.clone()),
                "Q" => {
                    if let Some(state) = saved.pop() {
                        pen.restore(state);
                    }
                }
                "Do" => self.draw_form(&operation, scope, pen)?,
                "Tf" => self.choose_font(&operation, scope, pen)?,
                _ => self.write_text(&operation, pen),
            }
        }
        Ok(())
    }

    fn charge_operations(&mut self, count: usize) -> Result<(), PaperFault> {
        let left = self.operations_left.checked_sub(count);
        let reason = "its pages take too many operations";
        self.operations_left = left.ok_or(PaperFault::TooIntricate { reason })?;
        Ok(())
    }

    /// Carries out the operations of a form where the pen is.
    fn draw_form(
        &mut self,
        operation: &Operation,
        scope: &Scope<'d>,
        pen: &mut Pen<'d>,
    ) -> Result<(), PaperFault> {
        let document = self.document;
        let form = operation
            .operands
            .first()
            .and_then(|name| find_resource(document, scope.resources, b"XObject", name))
            .and_then(|form| form.as_stream().ok());
        let Some(form) = form.filter(|_| scope.depth < MAX_FORM_DEPTH) else {
            return Ok(());
        };
        if !form
            .dict
            .get_deref(b"Subtype", document)
            .and_then(Object::as_name)
            .is_ok_and(|subtype| subtype == b"Form")
        {
            return Ok(());
        }
        self.charge_operations(FORM_OPERATIONS)?;
        let content = match form.get_plain_content_with_limit(self.inflated_bytes_left) {
            Ok(content) => content,
            Err(fault @ lopdf::Error::Decompress(_)) => {
                return Err(translate_fault(&fault, self.limits));
            }
            Err(_) => return Ok(()),
        };
        self.inflated_bytes_left = self.inflated_bytes_left.saturating_sub(content.len());
        let resources = document
            .get_dict_in_dict(&form.dict, b"Resources")
            .ok()
            .or(scope.resources);
        let inner = Scope {
            resources,
            depth: scope.depth + 1,
        };
        let outer = pen.clone();
        if let Ok(matrix) = form
            .dict
            .get_deref(b"Matrix", document)
            .and_then(Object::as_array)
            && let Some(matrix) = Matrix::read(matrix)
        {
            pen.concat(&matrix);
        }
        self.draw(&content, &inner, pen)?;
        pen.restore(outer);
        Ok(())
    }

    /// Takes up the font and the size that `Tf` names.
    fn choose_font(
        &mut self,
        operation: &Operation,
        scope: &Scope<'d>,
        pen: &mut Pen<'d>,
    ) -> Result<(), PaperFault> {
        let [name, size] = operation.operands.as_slice() else {
            return Ok(());
        };
        pen.size = size.as_float().unwrap_or(0.0);
        pen.font = None;
        let font = find_resource(self.document, scope.resources, b"Font", name)
            .and_then(|font| font.as_dict().ok());
        let Some(dictionary) = font else {
            return Ok(());
        };
        if let Some(known) = self.fonts.get(&std::ptr::from_ref(dictionary)) {
            pen.font = Some(Rc::clone(known));
            return Ok(());
        }
        let font = PaperFont::read(self.document, dictionary, &mut self.inflated_bytes_left)
            .map_err(|fault| translate_fault(&fault, self.limits))?;
        self.font_entries_left = self
            .font_entries_left
            .checked_sub(font.entry_count())
            .ok_or(PaperFault::TooIntricate {
                reason: "its fonts are too large",
            })?;
        let font = Rc::new(font);
        self.fonts
            .insert(std::ptr::from_ref(dictionary), Rc::clone(&font));
        pen.font = Some(font);
        Ok(())
    }

    /// Carries out an operation that moves the pen or shows text.
    fn write_text(&mut self, operation: &Operation, pen: &mut Pen<'d>) {
        let operands = operation.operands.as_slice();
        let number = |at: usize| {
            operands
                .get(at)
                .and_then(|operand| operand.as_float().ok())
                .unwrap_or(0.0)
        };
        match operation.operator.as_str() {
            "cm" => {
                if let Some(matrix) = Matrix::read(operands) {
                    pen.concat(&matrix);
                }
            }
            "BT" => pen.begin_text(),
            "Tm" => {
                if let Some(matrix) = Matrix::read(operands) {
                    pen.place(matrix);
                }
            }
            "Td" => pen.move_line(number(0), number(1)),
            "TD" => {
                pen.leading = -number(1);
                pen.move_line(number(0), number(1));
            }
            "TL" => pen.leading = number(0),
            "T*" => pen.next_line(),
            "Tc" => pen.char_spacing = number(0),
            "Tw" => pen.word_spacing = number(0),
            "Tz" => pen.stretch = number(0) / 100.0,
            "Tj" => self.show(operands.first(), pen),
            "'" => {
                pen.next_line();
                self.show(operands.first(), pen);
            }
            "\"" => {
                pen.word_spacing = number(0);
                pen.char_spacing = number(1);
                pen.next_line();
                self.show(operands.get(2), pen);
            }
            "TJ" => {
                for item in operands
                    .first()
                    .and_then(|list| list.as_array().ok())
                    .into_iter()
                    .flatten()
                {
                    match item.as_float() {
                        Ok(thousandths) => pen.kern(thousandths),
                        Err(_) => self.show(Some(item), pen),
                    }
                }
            }
            _ => {}
        }
    }

    /// Shows a string where the pen is.
    fn show(&mut self, string: Option<&Object>, pen: &mut Pen<'d>) {
        let Some(bytes) = string.and_then(|string| string.as_str().ok()) else {
            return;
        };
        let Some(font) = pen.font.clone() else { return };
        if bytes.is_empty() || self.is_full() {
            return;
        }
        if let Some(separator) = pen.separator() {
            self.raw.push(separator);
        }
        // A code may stand for several characters, so the string is taken in portions.
        for portion in bytes.chunks(4096) {
            font.decode(portion, &mut self.raw);
            if self.is_full() {
                return;
            }
        }
        pen.advance(&font, bytes);
    }
}

/// Returns what `name` stands for among the resources of a kind.
fn find_resource<'d>(
    document: &'d Document,
    resources: Option<&'d Dictionary>,
    kind: &[u8],
    name: &Object,
) -> Option<&'d Object> {
    let of_kind = document.get_dict_in_dict(resources?, kind).ok()?;
    of_kind.get_deref(name.as_name().ok()?, document).ok()
}
