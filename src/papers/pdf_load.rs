//! Loading a hostile PDF: on a thread of its own, under watch, in two passes if need be.
//!
//! *Thread.* The parser recurses, and how deep is for the file to say (see [`super::pdf_scan`]). A
//! stack overflow would end the program, so the thread gets a stack that the counted recursion
//! cannot fill. A panic of the parser ends that thread only.
//!
//! *Watch.* The parser shows each object to [`watch_object`] before it keeps it. That charges the
//! object to a budget and unwinds out of the parser when the budget is spent: a cross-reference
//! table may name one large object a million times.
//!
//! *Two passes.* An object stream holds many objects, and its index may name one of them again and
//! again. So in a first pass object streams are hidden from the parser and checked here; only if
//! all of them are in order does a second pass let the parser expand them.

use std::cell::RefCell;
use std::panic::resume_unwind;
use std::thread;

use lopdf::xref::XrefRecovery;
use lopdf::{DecompressError, Document, LoadOptions, Object, ObjectId, Stream};

use super::pdf_scan::{HIDDEN_FIRST_KEY, RawCounts, count_raw, hide_object_streams};
use super::pdf_text::read_pages;
use super::read::{PaperFault, ReadLimits};
use crate::casework::paper::MediaType;

/// Most things outside of compressed streams that may begin an object.
const MAX_TOKENS: usize = 1_000_000;
/// Most stream lengths that may be links of a chain. A chain is walked from each of its links.
const MAX_LENGTH_LINKS: usize = 512;
/// Stack for everything but chains of lengths. The parser nests a hundred levels at most.
const BASE_STACK_BYTES: usize = 32 << 20;
/// Stack for one link of a chain of lengths. With the base it is more than twice what a link takes
/// without optimisation: 4000 links went through 160 MiB.
const LINK_STACK_BYTES: usize = 32 << 10;
/// What one parsed object takes in memory, whatever it holds.
const OBJECT_BYTES: usize = 160;
/// Memory that all parsed objects may take, besides a multiple of the size of the file.
const OBJECTS_BYTES: usize = 128 << 20;

/// Reads the text of all pages of a PDF; the flag says whether some of it was cut.
///
/// # Errors
///
/// Any [`PaperFault`] that a PDF can have.
pub(super) fn read_pdf_pages(
    bytes: &[u8],
    limits: &ReadLimits,
) -> Result<(Vec<String>, bool), PaperFault> {
    let counts = count_raw(bytes);
    refuse_intricate(&counts)?;
    let stack_bytes = BASE_STACK_BYTES + counts.length_links * LINK_STACK_BYTES;
    thread::scope(|scope| {
        let reader = thread::Builder::new()
            .name("paper-reader".to_owned())
            .stack_size(stack_bytes)
            .spawn_scoped(scope, || {
                read_pages(&load_document(bytes, &counts, limits)?, limits)
            })
            .map_err(|fault| damaged(format!("no thread to read it: {fault}")))?;
        reader.join().unwrap_or_else(|payload| {
            Err(match payload.downcast::<PaperFault>() {
                Ok(fault) => *fault,
                Err(_) => damaged("the parser gave up"),
            })
        })
    })
}

/// Makes the fault of a PDF that cannot be understood.
pub(super) fn damaged(reason: impl Into<String>) -> PaperFault {
    PaperFault::Damaged {
        media_type: MediaType::Pdf,
        reason: reason.into(),
    }
}

/// Translates what the parser says, telling size limits from damage.
pub(super) fn translate_fault(fault: &lopdf::Error, limits: &ReadLimits) -> PaperFault {
    if let lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) = fault {
        PaperFault::InflatesTooFar {
            max_bytes: limits.max_inflated_bytes,
        }
    } else {
        damaged(fault.to_string())
    }
}

/// Refuses what would be dangerous to parse at all.
fn refuse_intricate(counts: &RawCounts) -> Result<(), PaperFault> {
    if counts.encrypt_keys > 0 {
        return Err(PaperFault::Encrypted);
    }
    let reason = if counts.disguised_names > 0 {
        "the spelling of its keys is disguised"
    } else if counts.tokens > MAX_TOKENS {
        "it has too many objects"
    } else if counts.length_links > MAX_LENGTH_LINKS {
        "too many of its stream lengths lead elsewhere"
    } else {
        return Ok(());
    };
    Err(PaperFault::TooIntricate { reason })
}

/// Loads all objects, with a first pass over the object streams if there may be any.
fn load_document(
    bytes: &[u8],
    counts: &RawCounts,
    limits: &ReadLimits,
) -> Result<Document, PaperFault> {
    let options = LoadOptions {
        filter: Some(watch_object),
        // The parser bounds each stream alone. Only cross-reference streams escape the watch.
        max_decompressed_size: Some(limits.max_inflated_bytes / (1 + counts.width_arrays)),
        ..LoadOptions::default()
    };
    let load = |bytes: &[u8], options: LoadOptions| {
        LoadWatch::begin(bytes.len(), limits);
        let document = Document::load_mem_with_options(bytes, options)
            .map_err(|fault| translate_fault(&fault, limits))?;
        if document.was_encrypted() || document.is_encrypted() {
            return Err(PaperFault::Encrypted);
        }
        Ok(document)
    };
    if counts.first_keys > 0 {
        let checked = load(&hide_object_streams(bytes), options.clone())?;
        // Whether the second pass would find the same streams is uncertain after a repair.
        if checked.xref_recovery == Some(XrefRecovery::Reconstructed) {
            return Err(damaged("its cross-reference table cannot be read"));
        }
    }
    load(bytes, options)
}

/// What the objects of one pass may still take.
#[derive(Default)]
struct LoadWatch {
    object_bytes_left: usize,
    inflated_bytes_left: usize,
    max_inflated_bytes: usize,
}

thread_local! {
    /// The watch of the pass that runs on this thread. The parser takes a bare function as its
    /// filter, so there is no other way to give it state.
    static WATCH: RefCell<LoadWatch> = RefCell::default();
}

impl LoadWatch {
    /// Starts a pass over a file of `byte_count` bytes.
    fn begin(byte_count: usize, limits: &ReadLimits) {
        WATCH.set(Self {
            object_bytes_left: OBJECTS_BYTES + 2 * byte_count,
            inflated_bytes_left: limits.max_inflated_bytes,
            max_inflated_bytes: limits.max_inflated_bytes,
        });
    }

    fn charge_memory(&mut self, byte_count: usize) -> Result<(), PaperFault> {
        self.object_bytes_left =
            self.object_bytes_left
                .checked_sub(byte_count)
                .ok_or(PaperFault::TooIntricate {
                    reason: "its objects take too much memory",
                })?;
        Ok(())
    }

    /// Checks that the members of an object stream lie one after another, and charges them.
    fn check_object_stream(&mut self, stream: &Stream, first: &Object) -> Result<(), PaperFault> {
        let exceeded = PaperFault::InflatesTooFar {
            max_bytes: self.max_inflated_bytes,
        };
        let content = match stream.get_plain_content_with_limit(self.inflated_bytes_left) {
            Ok(content) => content,
            Err(lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                return Err(exceeded);
            }
            // The parser will not make more of it than we do.
            Err(_) => return Ok(()),
        };
        if content.is_empty() && stream.start_position.is_some() {
            return Err(damaged("an object stream without a plain length"));
        }
        self.inflated_bytes_left = self
            .inflated_bytes_left
            .checked_sub(content.len())
            .ok_or(exceeded)?;
        self.charge_memory(count_raw(&content).tokens * OBJECT_BYTES)?;
        let first = first
            .as_i64()
            .ok()
            .and_then(|first| usize::try_from(first).ok());
        let Some((index, members)) = first.and_then(|first| content.split_at_checked(first)) else {
            return Ok(());
        };
        if members_overlap(index, members) {
            return Err(PaperFault::TooIntricate {
                reason: "the objects of an object stream overlap",
            });
        }
        Ok(())
    }
}

/// Charges an object to the watch of this thread before the parser keeps it.
///
/// Gives back what the parser asks of a filter: the object itself for a member of an object stream,
/// anything for another one.
fn watch_object(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let verdict = WATCH.with_borrow_mut(|watch| {
        watch.charge_memory(measure_object(object))?;
        let Object::Stream(stream) = object else {
            return Ok(());
        };
        if let Ok(first) = stream.dict.get(HIDDEN_FIRST_KEY) {
            let first = first.clone();
            watch.check_object_stream(stream, &first)?;
        }
        // The parser would look for the length once more after loading and not ask us again.
        stream.start_position = None;
        Ok(())
    });
    match verdict {
        Ok(()) if matches!(object, Object::Stream(_)) => Some((id, Object::Null)),
        Ok(()) => Some((id, object.clone())),
        // No panic: no message is printed, and the thread's end hands the fault over.
        Err(fault) => resume_unwind(Box::<PaperFault>::new(fault)),
    }
}

/// Estimates the memory in bytes that an object takes.
fn measure_object(object: &Object) -> usize {
    OBJECT_BYTES
        + match object {
            Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Reference(_) => 0,
            Object::Name(bytes) | Object::String(bytes, _) => bytes.len(),
            Object::Array(items) => items.iter().map(measure_object).sum(),
            Object::Dictionary(entries) => measure_dictionary(entries),
            Object::Stream(stream) => stream.content.len() + measure_dictionary(&stream.dict),
        }
}

fn measure_dictionary(entries: &lopdf::Dictionary) -> usize {
    entries
        .iter()
        .map(|(key, value)| key.len() + measure_object(value))
        .sum()
}

/// Whether an object stream's index names a place twice or in the middle of another object.
///
/// *Source*: ISO 32000-1, 7.5.7: the index holds pairs of object number and offset.
fn members_overlap(index: &[u8], members: &[u8]) -> bool {
    let starts = index_offsets(index);
    let mut seats = object_seats(members);
    let mut last = None;
    for start in starts.into_iter().filter(|&start| start < members.len()) {
        if last.is_some_and(|last| start <= last) || !seats.any(|seat| seat == start) {
            return true;
        }
        last = Some(start);
    }
    false
}

/// Returns every second number of an object stream's index.
fn index_offsets(index: &[u8]) -> Vec<usize> {
    index
        .split(|byte| matches!(byte, b'\r' | b'\n'))
        .flat_map(|line| {
            line.split(|&byte| byte == b'%')
                .next()
                .unwrap_or_default()
                .split(u8::is_ascii_whitespace)
        })
        .filter(|number| !number.is_empty())
        .skip(1)
        .step_by(2)
        .filter_map(|number| std::str::from_utf8(number).ok()?.parse().ok())
        .collect()
}

/// Returns, in order, the places in `bytes` that lie in no bracket, string or comment.
fn object_seats(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let mut brackets = 0_usize;
    let mut parentheses = 0_usize;
    let mut in_hex = false;
    let mut in_comment = false;
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(&byte) = bytes.get(at) {
            let here = at;
            let is_seat = brackets == 0 && parentheses == 0 && !in_hex && !in_comment;
            let is_double = bytes.get(at + 1) == Some(&byte);
            at += 1;
            match byte {
                _ if in_comment => in_comment = !matches!(byte, b'\r' | b'\n'),
                b'\\' if parentheses > 0 => at += 1,
                b'(' if !in_hex => parentheses += 1,
                b')' if !in_hex => parentheses = parentheses.saturating_sub(1),
                _ if parentheses > 0 => {}
                b'%' if !in_hex => in_comment = true,
                b'<' if is_double => {
                    brackets += 1;
                    at += 1;
                }
                b'<' => in_hex = true,
                b'>' if in_hex => in_hex = false,
                b'>' if is_double => {
                    brackets = brackets.saturating_sub(1);
                    at += 1;
                }
                b'[' => brackets += 1,
                b']' => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            if is_seat {
                return Some(here);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::members_overlap;

    #[test]
    fn members_of_an_object_stream_must_not_overlap() {
        let members = b"<</A[1 2]/B(x\\)[)>> [3 4] 5 <6a> %c\n(s) 7";
        for (index, overlap) in [
            (&b"1 0 2 20 3 26 4 28 5 36 6 40 "[..], false),
            (b"1 0 2 20 %c 9 9\n3 26", false),
            (b"1 0 2 0", true),
            (b"1 20 2 0", true),
            (b"1 0 2 5", true),
            (b"1 0 2 15", true),
            (b"1 20 2 21", true),
            (b"1 0 2 29", true),
            (b"1 0 2 99", false),
            (b"", false),
        ] {
            assert_eq!(
                members_overlap(index, members),
                overlap,
                "{}",
                String::from_utf8_lossy(index)
            );
        }
    }
}
