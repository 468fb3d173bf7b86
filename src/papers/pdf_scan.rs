//! A look at the raw bytes of a PDF before a parser is let near them.
//!
//! The parser (`lopdf`) bounds each stream and each nesting by itself, but not their sum, and it
//! builds objects that are about thirty times as large as their text. Three things have to be known
//! beforehand, and all three can be counted in the raw bytes, wherever the cross-reference table
//! says the objects are:
//!
//! * how many objects there can be outside of compressed streams ([`RawCounts::tokens`]);
//! * how many stream lengths are given by a reference to something other than a number
//!   ([`RawCounts::length_links`]). The parser resolves such a length while it parses the stream,
//!   and the length may again name a stream: each link of that chain takes a piece of the stack;
//! * how many cross-reference streams there can be, since each is inflated on its own
//!   ([`RawCounts::width_arrays`]).
//!
//! And object streams, which hold other objects in compressed form, are made inert for a first
//! pass: [`hide_object_streams`].

use std::collections::HashMap;

/// The key that an object stream cannot do without.
const FIRST: &[u8] = b"/First";
/// What it is renamed to; the same length, so that every offset still holds.
const HIDDEN_FIRST: &[u8] = b"/Fir5t";

/// The key of [`HIDDEN_FIRST`] in a dictionary.
pub(super) const HIDDEN_FIRST_KEY: &[u8] = b"Fir5t";

/// What the raw bytes of a PDF contain at most. Bytes inside compressed streams count as well, so
/// that nothing can hide there; by chance they look like a few of these now and then.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RawCounts {
    /// Things that may begin an object.
    pub tokens: usize,
    /// Streams whose `/Length` is neither a number nor a reference to one that stands in the raw
    /// bytes.
    pub length_links: usize,
    /// Keys `/W`, which every cross-reference stream has.
    pub width_arrays: usize,
    /// Keys `/First`, which every object stream has.
    pub first_keys: usize,
    /// Keys `/Encrypt`, which the trailer of every encrypted PDF has.
    pub encrypt_keys: usize,
    /// Keys that matter here and are spelled with `#` escapes, which no honest writer does.
    pub disguised_names: usize,
}

/// Counts what matters before parsing.
pub(super) fn count_raw(bytes: &[u8]) -> RawCounts {
    let mut counts = RawCounts::default();
    let mut length_ids = Vec::new();
    let mut after_boundary = true;
    for (at, &byte) in bytes.iter().enumerate() {
        let is_opener = matches!(byte, b'(' | b'<' | b'[' | b'/');
        let is_regular = !is_white_space(byte) && !is_delimiter(byte);
        if is_opener || (is_regular && after_boundary) {
            counts.tokens += 1;
        }
        after_boundary = !is_regular;
        if byte == b'/' {
            count_name(&bytes[at + 1..], &mut counts, &mut length_ids);
        }
    }
    if !length_ids.is_empty() {
        let bodies = find_bodies(bytes);
        counts.length_links += bodies.unclear;
        let is_number = |id: &u32| bodies.is_number.get(id) == Some(&true);
        counts.length_links += length_ids.iter().filter(|id| !is_number(id)).count();
    }
    counts
}

/// What the objects in the raw bytes are, as far as stream lengths go.
#[derive(Default)]
struct Bodies {
    /// By object number, whether every object of that number is a plain number.
    is_number: HashMap<u32, bool>,
    /// Objects whose number cannot be told, because a comment stands in their header.
    unclear: usize,
}

/// Looks at the beginning of each indirect object: `12 0 obj` and what follows.
fn find_bodies(bytes: &[u8]) -> Bodies {
    let mut bodies = Bodies::default();
    for at in memchr::memmem::find_iter(bytes, b"obj") {
        let header = &bytes[..at];
        if header.ends_with(b"end") {
            continue;
        }
        let Some(id) = read_header(header) else {
            bodies.unclear += 1;
            continue;
        };
        let body = trim_start(&bytes[at + 3..]);
        let is_number = body.first().is_some_and(u8::is_ascii_digit);
        let known = bodies.is_number.entry(id).or_insert(true);
        *known &= is_number;
    }
    bodies
}

/// Reads the object number at the end of `12 0 `.
fn read_header(header: &[u8]) -> Option<u32> {
    let (rest, _generation) = split_last_number(header)?;
    split_last_number(rest).map(|(_, number)| number)
}

/// Splits off the number that `bytes` ends with, white space after it aside.
fn split_last_number(bytes: &[u8]) -> Option<(&[u8], u32)> {
    let end = bytes.iter().rposition(|&byte| !is_white_space(byte))? + 1;
    let start = bytes[..end]
        .iter()
        .rposition(|byte| !byte.is_ascii_digit())
        .map_or(0, |at| at + 1);
    let number = std::str::from_utf8(&bytes[start..end]).ok()?.parse().ok()?;
    Some((&bytes[..start], number))
}

fn trim_start(bytes: &[u8]) -> &[u8] {
    let start = bytes
        .iter()
        .position(|&byte| !is_white_space(byte))
        .unwrap_or(bytes.len());
    &bytes[start..]
}

/// Counts the name that `rest` begins with, if it is one of those that matter.
fn count_name(rest: &[u8], counts: &mut RawCounts, length_ids: &mut Vec<u32>) {
    // The longest name of interest with every letter escaped.
    const LONGEST: usize = 7 * 3;
    let raw_len = rest
        .iter()
        .take(LONGEST + 1)
        .take_while(|&&byte| !is_white_space(byte) && !is_delimiter(byte))
        .count();
    let raw = &rest[..raw_len];
    let is_escaped = raw.contains(&b'#');
    let unescaped = if is_escaped {
        unescape_name(raw)
    } else {
        Vec::new()
    };
    let name = if is_escaped {
        unescaped.as_slice()
    } else {
        raw
    };
    match name {
        b"Length" => match read_length(&rest[raw_len..]) {
            Length::Number => {}
            Length::Reference(id) => length_ids.push(id),
            Length::Unclear => counts.length_links += 1,
        },
        b"W" => counts.width_arrays += 1,
        b"First" => counts.first_keys += 1,
        b"Encrypt" => counts.encrypt_keys += 1,
        _ => return,
    }
    counts.disguised_names += usize::from(is_escaped);
}

/// How the length of a stream is given.
enum Length {
    Number,
    /// By the object of this number.
    Reference(u32),
    /// In a way that honest writers do not use.
    Unclear,
}

/// Reads the length in `rest`, which follows the key `/Length`.
fn read_length(rest: &[u8]) -> Length {
    let Some((number, rest)) = split_first_number(rest) else {
        return Length::Unclear;
    };
    match rest.first() {
        Some(b'/' | b'>') => Length::Number,
        _ => match split_first_number(rest) {
            Some((_generation, [b'R', ..])) => Length::Reference(number),
            _ => Length::Unclear,
        },
    }
}

/// Splits off the number that `bytes` begins with, and the white space around it.
fn split_first_number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let digits = trim_start(bytes);
    let end = digits.iter().position(|byte| !byte.is_ascii_digit())?;
    let number = std::str::from_utf8(&digits[..end]).ok()?.parse().ok()?;
    Some((number, trim_start(&digits[end..])))
}

/// Returns a copy in which no stream can be expanded as an object stream.
///
/// Whatever path the parser takes to an object stream, it needs the `/First` of its dictionary,
/// and that dictionary stands in the raw bytes, since a stream cannot lie in another.
pub(super) fn hide_object_streams(bytes: &[u8]) -> Vec<u8> {
    let mut hidden = bytes.to_vec();
    for at in memchr::memmem::find_iter(bytes, FIRST) {
        hidden[at..at + FIRST.len()].copy_from_slice(HIDDEN_FIRST);
    }
    hidden
}

/// Replaces `#xx` by the byte it stands for. A `#` without two digits stays (ISO 32000-1, 7.3.5).
fn unescape_name(raw: &[u8]) -> Vec<u8> {
    let hex_digit = |at: usize| raw.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let mut name = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(&byte) = raw.get(at) {
        if byte == b'#'
            && let (Some(high), Some(low)) = (hex_digit(at + 1), hex_digit(at + 2))
        {
            name.push(u8::try_from(high * 16 + low).expect("two hex digits make a byte"));
            at += 3;
        } else {
            name.push(byte);
            at += 1;
        }
    }
    name
}

/// White space of ISO 32000-1, table 1.
fn is_white_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

/// Delimiters of ISO 32000-1, table 2.
fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

#[cfg(test)]
mod tests {
    use super::{RawCounts, count_raw, hide_object_streams};

    #[test]
    fn lengths_that_may_be_links_are_told_from_plain_ones() {
        for (raw, length_links) in [
            ("<</Length 12>>", 0),
            ("<</Length 12/Filter/X>>", 0),
            ("<</Length 12 /Filter/X>>", 0),
            ("<</Length1 12 0 R>>", 0),
            ("<</Length 12 0 R>>", 1),
            ("<</Length 12 0 R>>endobj\n12 0 obj\n77 endobj", 0),
            ("<</Length 12 0 R>>endobj 12 0 obj<<>>", 1),
            ("<</Length 12 0 R>> 12 0 obj 7 endobj 12 0 obj <<>>", 1),
            ("<</Length 12 0 R>> 12 0 obj 7 endobj 12 %c\n0 obj <<>>", 1),
            ("<</Length 12 0 R>> 112 0 obj 7 endobj", 1),
            ("<</Length%c\n12 0 R>>", 1),
            ("<</Length 12", 1),
            ("<</L#65ngth 12 0 R>>", 1),
        ] {
            assert_eq!(
                count_raw(raw.as_bytes()).length_links,
                length_links,
                "{raw}"
            );
        }
    }

    #[test]
    fn keys_and_tokens_are_counted() {
        let counts = count_raw(b"<</W[1 2 1]/First 9/Fi#72st 9/Widths 3>>[[0 0 0(a)");
        let expected = RawCounts {
            tokens: 21,
            length_links: 0,
            width_arrays: 1,
            first_keys: 2,
            encrypt_keys: 0,
            disguised_names: 1,
        };
        // A name counts twice, once for its slash and once for its letters.
        assert_eq!(
            RawCounts {
                tokens: expected.tokens,
                ..counts
            },
            expected
        );
        assert!((18..=28).contains(&counts.tokens), "{}", counts.tokens);
    }

    #[test]
    fn hiding_keeps_every_offset() {
        let raw = b"1 0 obj<</First 3/N 1>>stream /First";
        let hidden = hide_object_streams(raw);
        assert_eq!(hidden, b"1 0 obj<</Fir5t 3/N 1>>stream /Fir5t");
    }
}
