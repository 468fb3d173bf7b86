//! The `ToUnicode` map of a PDF font: which character a code on the page stands for.
//!
//! Own code, because `lopdf` builds the reverse map too, entry by entry: a range of four-byte codes
//! in a file of two hundred bytes makes it fill all memory. Here a code has two bytes at most and
//! the number of entries is bounded.
//!
//! *Source*: ISO 32000-1, 9.10.3, and Adobe Technical Note 5014 for the syntax.

use std::collections::HashMap;

/// Most mappings taken from one map, those that replace another included.
const MAX_MAPPINGS: usize = 1 << 17;

/// Most UTF-16 units that one code may stand for.
const MAX_UNITS: usize = 32;

/// Characters by code.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ToUnicode {
    texts: HashMap<u16, String>,
    /// Mappings taken so far.
    mapping_count: usize,
}

impl ToUnicode {
    /// Returns what `code` stands for.
    pub(super) fn get(&self, code: u16) -> Option<&str> {
        self.texts.get(&code).map(String::as_str)
    }

    /// Returns the number of codes known.
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    /// Reads a map from the content of its stream. What cannot be understood is passed over.
    pub(super) fn parse(content: &[u8]) -> Self {
        let mut map = Self::default();
        let mut tokens = Tokens { rest: content };
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"beginbfchar") => map.read_chars(&mut tokens),
                Token::Word(b"beginbfrange") => map.read_ranges(&mut tokens),
                Token::Word(_) | Token::Hex(_) | Token::Open | Token::Close => {}
            }
        }
        map
    }

    /// Reads pairs `<code> <text>` up to `endbfchar`.
    fn read_chars(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(code)) = tokens.next() {
            let Some(Token::Hex(text)) = tokens.next() else {
                return;
            };
            self.insert(read_code(&code), &read_units(&text));
        }
    }

    /// Reads triples `<first> <last> <text>` or `<first> <last> [<text> …]` up to `endbfrange`.
    fn read_ranges(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(first)) = tokens.next() {
            let Some(Token::Hex(last)) = tokens.next() else {
                return;
            };
            let (first, last) = (read_code(&first), read_code(&last));
            match tokens.next() {
                Some(Token::Hex(text)) => self.insert_range(first, last, read_units(&text)),
                Some(Token::Open) => {
                    let mut code = first;
                    while let Some(Token::Hex(text)) = tokens.next() {
                        self.insert(
                            code.filter(|&code| last.is_some_and(|last| code <= last)),
                            &read_units(&text),
                        );
                        code = code.and_then(|code| code.checked_add(1));
                    }
                }
                Some(Token::Word(_) | Token::Close) | None => return,
            }
        }
    }

    /// Maps each code of a range to a text whose last unit counts up with the code.
    fn insert_range(&mut self, first: Option<u16>, last: Option<u16>, mut units: Vec<u16>) {
        let (Some(first), Some(last)) = (first, last) else {
            return;
        };
        for code in first..=last {
            if self.mapping_count == MAX_MAPPINGS {
                return;
            }
            self.insert(Some(code), &units);
            if let Some(unit) = units.last_mut() {
                *unit = unit.wrapping_add(1);
            }
        }
    }

    fn insert(&mut self, code: Option<u16>, units: &[u16]) {
        if let Some(code) = code
            && !units.is_empty()
            && self.mapping_count < MAX_MAPPINGS
        {
            self.mapping_count += 1;
            self.texts.insert(code, String::from_utf16_lossy(units));
        }
    }
}

/// Reads a code of one or two bytes; longer ones stand in no font that we read.
fn read_code(bytes: &[u8]) -> Option<u16> {
    match *bytes {
        [low] => Some(low.into()),
        [high, low] => Some(u16::from_be_bytes([high, low])),
        _ => None,
    }
}

fn read_units(bytes: &[u8]) -> Vec<u16> {
    bytes
        .chunks_exact(2)
        .take(MAX_UNITS)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect()
}

enum Token<'a> {
    Hex(Vec<u8>),
    Open,
    Close,
    /// A number, a name or an operator.
    Word(&'a [u8]),
}

struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (&first, tail) = self.rest.split_first()?;
            match first {
                b'%' => self.rest = skip_until(tail, |byte| matches!(byte, b'\r' | b'\n')),
                b'<' if tail.first() == Some(&b'<') => self.rest = &tail[1..],
                b'<' => {
                    let after = skip_until(tail, |byte| byte == b'>');
                    let digits = &tail[..tail.len() - after.len()];
                    self.rest = after.get(1..).unwrap_or_default();
                    return Some(Token::Hex(read_hex(digits)));
                }
                b'[' | b']' => {
                    self.rest = tail;
                    return Some(if first == b'[' {
                        Token::Open
                    } else {
                        Token::Close
                    });
                }
                _ if is_word_byte(first) => {
                    let after = skip_until(tail, |byte| !is_word_byte(byte));
                    let word = &self.rest[..self.rest.len() - after.len()];
                    self.rest = after;
                    return Some(Token::Word(word));
                }
                _ => self.rest = tail,
            }
        }
    }
}

fn skip_until(bytes: &[u8], ends: impl Fn(u8) -> bool) -> &[u8] {
    let end = bytes
        .iter()
        .position(|&byte| ends(byte))
        .unwrap_or(bytes.len());
    &bytes[end..]
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_graphic()
        && !matches!(
            byte,
            b'<' | b'>' | b'[' | b']' | b'(' | b')' | b'{' | b'}' | b'/' | b'%'
        )
}

/// Reads hex digits, a lone last one as if a zero followed.
fn read_hex(digits: &[u8]) -> Vec<u8> {
    let nibbles: Vec<u32> = digits
        .iter()
        .filter_map(|&digit| char::from(digit).to_digit(16))
        .collect();
    nibbles
        .chunks(2)
        .map(|pair| {
            u8::try_from(pair[0] * 16 + pair.get(1).unwrap_or(&0))
                .expect("two hex digits make a byte")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::ToUnicode;

    #[test]
    fn characters_ranges_and_lists_are_read() {
        let map = ToUnicode::parse(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
              1 begincodespacerange <0000><ffff> endcodespacerange\n\
              2 beginbfchar<0001><04D8> <0002> <00660069> endbfchar % comment <0001><0041>\n\
              2 beginbfrange <0010> <0012> <0430>\n<20> <22> [<0041> <D83DDE00>] endbfrange endcmap",
        );
        for (code, text) in [
            (1, Some("Ә")),
            (2, Some("fi")),
            (0x10, Some("а")),
            (0x12, Some("в")),
            (0x13, None),
            (0x20, Some("A")),
            (0x21, Some("😀")),
            (0x22, None),
        ] {
            assert_eq!(map.get(code), text, "{code:x}");
        }
    }

    #[test]
    fn a_map_of_all_four_byte_codes_is_passed_over() {
        let map = ToUnicode::parse(
            b"beginbfrange <00000000> <ffffffff> <0041> <0000> <ffff> <0041> endbfrange",
        );
        assert_eq!(map.len(), 1 << 16);
    }

    #[test]
    fn a_range_repeated_without_end_is_cut() {
        let map = format!("beginbfrange {}", "<0000> <fffe> <0041> ".repeat(100_000));
        assert_eq!(ToUnicode::parse(map.as_bytes()).len(), 0xffff);
    }

    #[test]
    fn an_unfinished_map_keeps_what_it_said() {
        for tail in [
            "",
            "<",
            "<00",
            "<0002> <",
            "<0002> ]",
            "<0002> <0042",
            "endbfchar beginbfrange <00> <01> [",
        ] {
            let map = ToUnicode::parse(format!("beginbfchar <0001> <0041> {tail}").as_bytes());
            assert_eq!(map.get(1), Some("A"), "{tail}");
        }
    }
}
