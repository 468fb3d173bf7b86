//! A look at the raw bytes of a PDF before a parser is let near them.
//!
//! The parser (`lopdf`) bounds each stream and each nesting by itself, but not their sum, and it
//! builds objects that are about thirty times as large as their text. Three things have to be known
//! beforehand, and all three can be counted in the raw bytes, wherever the cross-reference table
//! says the objects are:
//!
//! * how many objects there can be outside of compressed streams ([`RawCounts::tokens`]);
//! * how many stream lengths are given by reference ([`RawCounts::indirect_lengths`]). The parser
//!   resolves such a length while it parses the stream, and the length may again name a stream:
//!   each link of that chain takes a piece of the stack;
//! * how many cross-reference streams there can be, since each is inflated on its own
//!   ([`RawCounts::width_arrays`]).
//!
//! And object streams, which hold other objects in compressed form, are made inert for a first
//! pass: [`hide_object_streams`].

/// Length in bytes of the name that an object stream cannot do without.
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
    /// Streams whose `/Length` is not plainly a number.
    pub indirect_lengths: usize,
    /// Keys `/W`, which every cross-reference stream has.
    pub width_arrays: usize,
    /// Keys `/First`, which every object stream has.
    pub first_keys: usize,
    /// Keys `/Encrypt`, which the trailer of every encrypted PDF has.
    pub encrypt_keys: usize,
    /// Keys that matter here and are spelled with `#` escapes, which no honest writer does.
    pub disguised_names: usize,
}

/// Counts in one pass what matters before parsing.
pub(super) fn count_raw(bytes: &[u8]) -> RawCounts {
    let mut counts = RawCounts::default();
    let mut after_boundary = true;
    for (at, &byte) in bytes.iter().enumerate() {
        let is_opener = matches!(byte, b'(' | b'<' | b'[' | b'/');
        let is_regular = !is_white_space(byte) && !is_delimiter(byte);
        if is_opener || (is_regular && after_boundary) {
            counts.tokens += 1;
        }
        after_boundary = !is_regular;
        if byte == b'/' {
            count_name(&bytes[at + 1..], &mut counts);
        }
    }
    counts
}

/// Counts the name that `rest` begins with, if it is one of those that matter.
fn count_name(rest: &[u8], counts: &mut RawCounts) {
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
        b"Length" if !is_direct_length(&rest[raw_len..]) => counts.indirect_lengths += 1,
        b"W" => counts.width_arrays += 1,
        b"First" => counts.first_keys += 1,
        b"Encrypt" => counts.encrypt_keys += 1,
        b"Length" => {}
        _ => return,
    }
    counts.disguised_names += usize::from(is_escaped);
}

/// Whether `rest`, which follows the key `/Length`, is a number and not the start of a reference.
fn is_direct_length(rest: &[u8]) -> bool {
    let digits = rest.trim_ascii_start();
    let after = &digits[digits
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()..];
    after.len() < digits.len()
        && after
            .trim_ascii_start()
            .first()
            .is_some_and(|byte| matches!(byte, b'/' | b'>'))
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
        match (byte, hex_digit(at + 1), hex_digit(at + 2)) {
            (b'#', Some(high), Some(low)) => {
                name.push(u8::try_from(high * 16 + low).expect("two hex digits make a byte"));
                at += 3;
            }
            _ => {
                name.push(byte);
                at += 1;
            }
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
    fn lengths_by_reference_are_told_from_plain_ones() {
        for (raw, indirect_lengths) in [
            ("<</Length 12>>", 0),
            ("<</Length 12/Filter/X>>", 0),
            ("<</Length 12 /Filter/X>>", 0),
            ("<</Length1 12 0 R>>", 0),
            ("<</Length 12 0 R>>", 1),
            ("<</Length%c\n12 0 R>>", 1),
            ("<</Length 12", 1),
            ("<</L#65ngth 12 0 R>>", 1),
        ] {
            assert_eq!(
                count_raw(raw.as_bytes()).indirect_lengths,
                indirect_lengths,
                "{raw}"
            );
        }
    }

    #[test]
    fn keys_and_tokens_are_counted() {
        let counts = count_raw(b"<</W[1 2 1]/First 9/Fi#72st 9/Widths 3>>[[0 0 0(a)");
        let expected = RawCounts {
            tokens: 21,
            indirect_lengths: 0,
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
