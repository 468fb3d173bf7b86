//! The words that plain mode understands, each with where it means something.
//!
//! A word is typed in full, in the language of the moment or in English, and is known by its keys,
//! so a layout left on does not matter. Where a message names a key of the screens (`F5`, `Esc`),
//! that name is understood too.

use crate::i18n::Speaker;
use crate::keyboard::same_keys;

/// Where somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    Start,
    SignIn,
    Queues,
    Rows,
    Case,
    Dialog,
    /// A form that keeps no draft.
    Form,
    /// Locked: only a password is taken.
    Lock,
}

/// Something that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Help,
    List,
    More,
    Queues,
    Drafts,
    Open,
    Next,
    Take,
    Previous,
    Find,
    Order,
    Columns,
    Mark,
    MarkAll,
    Invert,
    Unmark,
    Restore,
    Assign,
    Sign,
    Refresh,
    Case,
    Papers,
    Read,
    History,
    Limits,
    Note,
    Do,
    Reveal,
    TakeOver,
    Checks,
    Rename,
    Remove,
    Save,
    Send,
    Go,
    Compare,
    Other,
    Discard,
    Back,
    Messages,
    Language,
    Day,
    User,
    Quit,
}

/// A line of the table.
struct Spec {
    word: Word,
    /// Its words are `plain-word-<name>`, what it does `plain-about-<name>`.
    name: &'static str,
    /// Names of keys that mean the same in these rooms.
    keys: &'static [&'static str],
    rooms: &'static [Room],
}

use Room::{Case, Dialog, Form, Queues, Rows, SignIn, Start};

const EVERYWHERE: &[Room] = &[Start, SignIn, Queues, Rows, Case, Dialog, Form];
const SIGNED_IN: &[Room] = &[Queues, Rows, Case, Dialog, Form];

const fn spec(
    word: Word,
    name: &'static str,
    keys: &'static [&'static str],
    rooms: &'static [Room],
) -> Spec {
    Spec {
        word,
        name,
        keys,
        rooms,
    }
}

/// In the order in which help lists them.
const WORDS: &[Spec] = &[
    spec(Word::Queues, "queues", &["f9"], &[Queues, Rows]),
    spec(Word::Queues, "queues", &[], &[Case]),
    spec(Word::Drafts, "drafts", &[], &[Queues, Rows, Case]),
    spec(Word::Open, "open", &[], &[Queues, Rows, Case]),
    spec(
        Word::List,
        "list",
        &[],
        &[Start, Queues, Rows, Dialog, Form],
    ),
    spec(Word::More, "more", &[], &[Rows, Case]),
    spec(Word::Next, "next", &[], &[Rows, Case, Dialog, Form]),
    spec(Word::Take, "take", &["f3"], &[Rows]),
    spec(Word::Take, "take", &[], &[Case]),
    spec(Word::Previous, "previous", &[], &[Case]),
    spec(Word::Find, "find", &["f7"], &[Rows]),
    spec(Word::Order, "order", &[], &[Rows]),
    spec(Word::Columns, "columns", &[], &[Rows]),
    spec(Word::Mark, "mark", &["ins"], &[Rows]),
    spec(Word::MarkAll, "mark-all", &[], &[Rows]),
    spec(Word::Invert, "invert", &[], &[Rows]),
    spec(Word::Unmark, "unmark", &[], &[Rows]),
    spec(Word::Restore, "restore", &[], &[Rows]),
    spec(Word::Assign, "assign", &[], &[Rows]),
    spec(Word::Sign, "sign", &[], &[Rows]),
    spec(Word::Case, "case", &[], &[Case]),
    spec(Word::Papers, "papers", &["f3"], &[Case]),
    spec(Word::Read, "read", &[], &[Case]),
    spec(Word::History, "history", &[], &[Case]),
    spec(Word::Limits, "limits", &["f9"], &[Case]),
    spec(Word::Note, "note", &["f4"], &[Case]),
    spec(Word::Do, "do", &["f8"], &[Rows, Case]),
    spec(Word::Reveal, "reveal", &["f7"], &[Case]),
    spec(Word::TakeOver, "take-over", &[], &[Case]),
    spec(Word::Checks, "checks", &["f5"], &[Dialog, Form]),
    spec(Word::Rename, "rename", &[], &[Queues]),
    spec(Word::Remove, "remove", &[], &[Queues, Dialog]),
    spec(Word::Save, "save", &[], &[Rows, Dialog]),
    spec(Word::Send, "send", &[], &[Dialog, Form]),
    spec(Word::Go, "go", &[], &[Dialog]),
    spec(Word::Compare, "compare", &[], &[Dialog]),
    spec(Word::Other, "other", &[], &[Dialog]),
    spec(Word::Discard, "discard", &[], &[Dialog]),
    spec(Word::Refresh, "refresh", &["f5"], &[Queues, Rows, Case]),
    spec(
        Word::Back,
        "back",
        &["esc"],
        &[SignIn, Rows, Case, Dialog, Form],
    ),
    spec(Word::Messages, "messages", &["f12"], SIGNED_IN),
    spec(Word::Language, "language", &[], EVERYWHERE),
    spec(Word::Day, "day", &[], &[Queues, Rows, Case]),
    spec(Word::User, "user", &[], &[Queues, Rows, Case]),
    spec(Word::Help, "help", &["f1", "f2"], EVERYWHERE),
    spec(Word::Quit, "quit", &[], EVERYWHERE),
];

fn name_of(word: Word) -> &'static str {
    WORDS
        .iter()
        .find(|spec| spec.word == word)
        .map_or("", |spec| spec.name)
}

/// Returns a word as it is typed in a language.
pub(super) fn typed(word: Word, speaker: Speaker<'_>) -> String {
    speaker.say(&format!("plain-word-{}", name_of(word)))
}

/// Returns every word of a room with what it does, for help.
pub(super) fn of_room(room: Room, speaker: Speaker<'_>) -> Vec<(String, String)> {
    WORDS
        .iter()
        .filter(|spec| spec.rooms.contains(&room))
        .map(|spec| {
            (
                speaker.say(&format!("plain-word-{}", spec.name)),
                speaker.say(&format!("plain-about-{}", spec.name)),
            )
        })
        .collect()
}

/// Reads a line as a word of a room with what stands after it.
pub(super) fn read<'t>(
    line: &'t str,
    room: Room,
    speakers: &[Speaker<'_>],
) -> Option<(Word, &'t str)> {
    let line = line.trim();
    let (first, rest) = line
        .split_once(char::is_whitespace)
        .map_or((line, ""), |(first, rest)| (first, rest.trim()));
    WORDS
        .iter()
        .filter(|spec| spec.rooms.contains(&room))
        .find(|spec| {
            let named = speakers.iter().any(|speaker| {
                same_keys(first, &speaker.say(&format!("plain-word-{}", spec.name)))
            });
            named || spec.keys.iter().any(|key| first.eq_ignore_ascii_case(key))
        })
        .map(|spec| (spec.word, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Catalogue;
    use crate::regulation::Language;

    #[test]
    fn no_two_words_of_a_room_are_typed_on_the_same_keys() {
        let english = Catalogue::shared().speak(Language::En);
        for language in Language::ALL {
            let speaker = Catalogue::shared().speak(language);
            for room in EVERYWHERE {
                let here: Vec<&Spec> = WORDS
                    .iter()
                    .filter(|spec| spec.rooms.contains(room))
                    .collect();
                for spec in &here {
                    for voice in [speaker, english] {
                        let word = voice.say(&format!("plain-word-{}", spec.name));
                        assert!(!word.contains(char::is_whitespace), "{word}");
                        let found = read(&word, *room, &[speaker, english]);
                        assert_eq!(found, Some((spec.word, "")), "{word} in {room:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_word_is_known_in_both_languages_on_the_wrong_layout_and_by_the_name_of_a_key() {
        let speakers = [Language::Ru, Language::En].map(|l| Catalogue::shared().speak(l));
        for line in ["найти ли", "find ли", "YFQNB ли", "F7 ли", "  найти   ли "]
        {
            let found = read(line, Room::Rows, &speakers);
            assert_eq!(found, Some((Word::Find, "ли")), "{line}");
        }
        // No single letter means anything.
        for letter in ('a'..='z').chain('а'..='я') {
            for room in EVERYWHERE {
                assert_eq!(read(&letter.to_string(), *room, &speakers), None);
            }
        }
    }
}
