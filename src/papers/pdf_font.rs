//! A font of a PDF as far as reading needs it: the characters and the widths behind the codes.
//!
//! Widths matter because many writers leave the spaces out and just move on: the gap between two
//! pieces of text can only be seen if it is known where the first one ends.
//!
//! *Source*: ISO 32000-1, 9.6 (simple fonts), 9.7 (composite fonts), 9.10 (text extraction).

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Error, Object};

use super::pdf_cmap::ToUnicode;

/// Most widths read of one font, those that replace another included.
const MAX_WIDTHS: usize = 1 << 17;

/// Width taken when the font does not say, in thousandths of the font size.
const USUAL_WIDTH: f32 = 500.0;

/// How codes become characters.
enum Decoding<'d> {
    ToUnicode(ToUnicode),
    /// What `lopdf` makes of the `/Encoding` of a simple font.
    Simple(Encoding<'d>),
    /// Two-byte codes that are UTF-16 themselves.
    Utf16,
    /// There is no way to tell.
    Unknown,
}

/// A font that text can be read with.
pub(super) struct PaperFont<'d> {
    decoding: Decoding<'d>,
    /// Bytes of one code: two in a composite font.
    code_len: usize,
    widths: HashMap<u16, f32>,
    usual_width: f32,
}

impl<'d> PaperFont<'d> {
    /// Reads a font, inflating at most `inflated_bytes_left` and taking off that what it used.
    ///
    /// # Errors
    ///
    /// What the parser says when the budget does not suffice; any other damage makes the font
    /// unreadable and is no error.
    pub(super) fn read(
        document: &'d Document,
        font: &'d Dictionary,
        inflated_bytes_left: &mut usize,
    ) -> Result<Self, Error> {
        let is_composite = font
            .get_deref(b"Subtype", document)
            .and_then(Object::as_name)
            .is_ok_and(|subtype| subtype == b"Type0");
        let decoding = read_decoding(document, font, is_composite, inflated_bytes_left)?;
        let mut widths = HashMap::new();
        let mut usual_width = USUAL_WIDTH;
        if is_composite {
            if let Some(descendant) = find_descendant(document, font) {
                usual_width = read_number(document, descendant, b"DW").unwrap_or(1000.0);
                read_composite_widths(document, descendant, &mut widths);
            }
        } else {
            read_simple_widths(document, font, &mut widths);
        }
        Ok(Self {
            decoding,
            code_len: if is_composite { 2 } else { 1 },
            widths,
            usual_width,
        })
    }

    /// Roughly the memory that the font's tables take, in entries.
    pub(super) fn entry_count(&self) -> usize {
        let mapped = if let Decoding::ToUnicode(map) = &self.decoding {
            map.len()
        } else {
            0
        };
        mapped + self.widths.len()
    }

    /// Appends the characters of a shown string to `text`.
    pub(super) fn decode(&self, bytes: &[u8], text: &mut String) {
        match &self.decoding {
            Decoding::ToUnicode(map) => {
                for code in self.codes(bytes) {
                    text.push_str(map.get(code).unwrap_or("\u{fffd}"));
                }
            }
            Decoding::Simple(encoding) => {
                // An encoding that is not supported leaves the text out.
                text.push_str(&encoding.bytes_to_string(bytes).unwrap_or_default());
            }
            Decoding::Utf16 => text.extend(
                char::decode_utf16(self.codes(bytes))
                    .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)),
            ),
            Decoding::Unknown => {}
        }
    }

    /// Returns, for each code of a shown string, its width in thousandths of the font size and
    /// whether it is the one-byte space that word spacing applies to.
    pub(super) fn measure<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = (f32, bool)> + 'a {
        self.codes(bytes).map(|code| {
            let width = self.widths.get(&code).copied().unwrap_or(self.usual_width);
            (width, self.code_len == 1 && code == 32)
        })
    }

    fn codes<'a>(&self, bytes: &'a [u8]) -> impl Iterator<Item = u16> + 'a {
        bytes.chunks_exact(self.code_len).map(|code| match *code {
            [high, low] => u16::from_be_bytes([high, low]),
            _ => u16::from(code[0]),
        })
    }
}

fn read_decoding<'d>(
    document: &'d Document,
    font: &'d Dictionary,
    is_composite: bool,
    inflated_bytes_left: &mut usize,
) -> Result<Decoding<'d>, Error> {
    if let Ok(stream) = font
        .get_deref(b"ToUnicode", document)
        .and_then(Object::as_stream)
    {
        match stream.get_plain_content_with_limit(*inflated_bytes_left) {
            Ok(content) => {
                *inflated_bytes_left = inflated_bytes_left.saturating_sub(content.len());
                let map = ToUnicode::parse(&content);
                if map.len() > 0 {
                    return Ok(Decoding::ToUnicode(map));
                }
            }
            Err(fault @ Error::Decompress(_)) => return Err(fault),
            Err(_) => {}
        }
    }
    if is_composite {
        let encoding = font
            .get_deref(b"Encoding", document)
            .and_then(Object::as_name)
            .unwrap_or_default();
        let is_utf16 = encoding.starts_with(b"Uni")
            && [&b"UCS2"[..], b"UTF16"]
                .iter()
                .any(|form| memchr::memmem::find(encoding, form).is_some());
        return Ok(if is_utf16 {
            Decoding::Utf16
        } else {
            Decoding::Unknown
        });
    }
    // Never let the parser read a `ToUnicode` map, see `pdf_cmap`.
    if font.has(b"ToUnicode") {
        return Ok(
            match font
                .get_deref(b"Encoding", document)
                .and_then(Object::as_name)
            {
                Ok(name) if name != b"Identity-H" && name != b"Identity-V" => font
                    .get_font_encoding(document)
                    .map_or(Decoding::Unknown, Decoding::Simple),
                _ => Decoding::Unknown,
            },
        );
    }
    Ok(font
        .get_font_encoding(document)
        .map_or(Decoding::Unknown, Decoding::Simple))
}

fn find_descendant<'d>(document: &'d Document, font: &'d Dictionary) -> Option<&'d Dictionary> {
    let descendants = font
        .get_deref(b"DescendantFonts", document)
        .and_then(Object::as_array)
        .ok()?;
    let (_, descendant) = document.dereference(descendants.first()?).ok()?;
    descendant.as_dict().ok()
}

/// Reads `/Widths` of a simple font, which begin at the code `/FirstChar`.
fn read_simple_widths(document: &Document, font: &Dictionary, widths: &mut HashMap<u16, f32>) {
    let first = read_number(document, font, b"FirstChar").unwrap_or(0.0);
    let Some(first) = to_code(first) else { return };
    let Ok(list) = font
        .get_deref(b"Widths", document)
        .and_then(Object::as_array)
    else {
        return;
    };
    for (code, width) in (first..=u16::from(u8::MAX)).zip(list) {
        if let Ok(width) = document
            .dereference(width)
            .and_then(|(_, width)| width.as_float())
        {
            widths.insert(code, width);
        }
    }
}

/// Reads `/W` of a composite font: `first [w …]` or `first last w`, over and over.
fn read_composite_widths(document: &Document, font: &Dictionary, widths: &mut HashMap<u16, f32>) {
    let Ok(list) = font.get_deref(b"W", document).and_then(Object::as_array) else {
        return;
    };
    let number = |object: &Object| {
        document
            .dereference(object)
            .and_then(|(_, object)| object.as_float())
            .ok()
    };
    let mut items = list.iter();
    let mut read_count = 0;
    while let Some(first) = items.next().and_then(number).and_then(to_code)
        && read_count < MAX_WIDTHS
    {
        let next = items.next().map(|next| document.dereference(next));
        let Some(Ok((_, run_or_last))) = next else {
            return;
        };
        if let Ok(run) = run_or_last.as_array() {
            for (code, width) in (first..=u16::MAX).zip(run) {
                widths.insert(code, number(width).unwrap_or(USUAL_WIDTH));
                read_count += 1;
            }
        } else {
            let last = run_or_last.as_float().ok().and_then(to_code);
            let (Some(last), Some(width)) = (last, items.next().and_then(number)) else {
                return;
            };
            widths.extend((first..=last).map(|code| (code, width)));
            read_count += usize::from(last.saturating_sub(first)) + 1;
        }
    }
}

fn read_number(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<f32> {
    dictionary
        .get_deref(key, document)
        .and_then(Object::as_float)
        .ok()
}

/// Returns a code that the file gives as a number, if it can be one.
fn to_code(number: f32) -> Option<u16> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is checked"
    )]
    let code = number as u16;
    (0.0..=65535.0).contains(&number).then_some(code)
}
