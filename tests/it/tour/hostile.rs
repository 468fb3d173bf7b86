//! More than a thousand hostile strings through every screen, dialog and plain mode: the bytes
//! that go to the terminal hold nothing but text and what the renderer itself writes.

use kezek::casework::RawText;
use kezek::casework::text::is_unsafe;
use kezek::regulation::Language;
use kezek::workstation::fault::{Fault, FaultKind};
use kezek::workstation::notice::Severity;
use kezek::workstation::plain::Plain;
use kezek::workstation::terminal::backend::Careful;
use kezek::workstation::view::view;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::{open, signed_in, stage, walk};
use crate::workstation::sitting::{House, Sitting};
use kezek::casework::CommandKind;

/// Beginnings of control sequences, in seven and in eight bits.
const OPENERS: [&str; 14] = [
    "\u{1b}[", "\u{1b}]", "\u{1b}P", "\u{1b}_", "\u{1b}^", "\u{1b}X", "\u{9b}", "\u{9d}", "\u{90}",
    "\u{9f}", "\u{9e}", "\u{98}", "\u{1b}", "\u{1b}G",
];

/// What they would do.
const BODIES: [&str; 10] = [
    "2J",
    "31m",
    "0;PWNED",
    "52;c;UFdORUQ=",
    "8;;http://example.org",
    "?1049h",
    "6n",
    "$qm",
    "1337;File=:AAAA",
    "Q",
];

/// How they end, or that they do not.
const ENDS: [&str; 5] = ["\u{7}", "\u{1b}\\", "\u{9c}", "", "\r\n"];

/// Characters that change how others are read: nine for direction, widths of nothing, tags,
/// variation selectors, fillers.
const SIGNS: [char; 34] = [
    '\u{202a}',
    '\u{202b}',
    '\u{202c}',
    '\u{202d}',
    '\u{202e}',
    '\u{2066}',
    '\u{2067}',
    '\u{2068}',
    '\u{2069}',
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{200e}',
    '\u{200f}',
    '\u{2060}',
    '\u{feff}',
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{115f}',
    '\u{3164}',
    '\u{fe0e}',
    '\u{fe0f}',
    '\u{e0001}',
    '\u{e0041}',
    '\u{e007f}',
    '\u{e0100}',
    '\u{0}',
    '\u{7f}',
    '\u{85}',
    '\u{2028}',
    '\u{2029}',
    '\u{fffe}',
    '\u{e000}',
];

/// Ordinary people's names among which they stand.
const PEOPLE: [&str; 4] = ["Ли В. С.", "Қайыргелдіқызы", "陳偉東", "אברהם"];

fn hostile() -> Vec<String> {
    let mut all = Vec::new();
    for opener in OPENERS {
        for body in BODIES {
            for (index, end) in ENDS.into_iter().enumerate() {
                let person = PEOPLE[index % PEOPLE.len()];
                all.push(format!("{person}{opener}{body}{end}x"));
            }
        }
    }
    for sign in SIGNS {
        for (index, person) in PEOPLE.into_iter().enumerate() {
            all.push(format!("{sign}{person}"));
            all.push(format!("{person}{}", String::from(sign).repeat(index + 1)));
            let half = person.chars().count() / 2;
            let (before, after): (String, String) = (
                person.chars().take(half).collect(),
                person.chars().skip(half).collect(),
            );
            all.push(format!("{before}{sign}{after}"));
        }
    }
    all.extend([
        "x".repeat(1 << 20),
        format!("e{}", "\u{301}".repeat(10_000)),
        "👩‍👩‍👧‍👦🏳️‍🌈".repeat(200),
        "\u{1b}[".repeat(5_000),
        "\u{ac00}".repeat(3_000),
    ]);
    assert!(all.len() >= 1_000, "{}", all.len());
    all
}

/// Puts hostile strings wherever text from outside stands; one that is split goes over two fields.
fn poison(house: &mut House, from: usize) {
    // The very long ones come one by one below.
    let mut strings = hostile();
    strings.retain(|text| text.len() < 10_000);
    let mut next = from;
    let mut take = || {
        next += 1;
        RawText::from(strings[(next - 1) % strings.len()].as_str())
    };
    for dossier in house.cases.values_mut() {
        let case = &mut dossier.case;
        case.number = take().as_raw().chars().take(60).collect();
        let application = &mut case.application;
        application.applicant.family_name = take();
        application.applicant.given_name = take();
        application.applicant.citizenship = take();
        application.details.profession = Some(take());
        for paper in &mut application.papers {
            paper.name = take();
            if let Some(reading) = &mut paper.reading {
                for page in &mut reading.pages {
                    *page = RawText::from(format!("{}\n{}", page.as_raw(), take().as_raw()));
                }
            }
        }
        for record in case.checks.values_mut() {
            record.record.source = take();
            record.record.note = Some(take());
            record.by.name = take();
        }
        for note in &mut case.notes {
            note.text = take();
            note.by.name = take();
        }
        for recorded in &mut dossier.history {
            recorded.by.name = take();
        }
    }
}

/// Draws with the real renderer and returns the bytes that go to the terminal.
fn bytes(sitting: &Sitting, width: u16, height: u16) -> Vec<u8> {
    let mut written = Vec::new();
    {
        let area = Rect::new(0, 0, width, height);
        let options = TerminalOptions {
            viewport: Viewport::Fixed(area),
        };
        let backend = Careful::new(&mut written);
        let mut terminal = Terminal::with_options(backend, options).unwrap();
        terminal.draw(|frame| view(&sitting.model, frame)).unwrap();
    }
    written
}

/// Returns what in the bytes the renderer does not write by itself.
fn strays(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).expect("the renderer writes UTF-8");
    let mut strays = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '\u{1b}' {
            let known = sequence(rest);
            if known == 0 {
                strays.push(
                    rest.chars()
                        .take(12)
                        .collect::<String>()
                        .escape_debug()
                        .to_string(),
                );
            }
            rest = &rest[known.max(1)..];
            continue;
        }
        if is_unsafe(c) {
            strays.push(c.escape_unicode().to_string());
        }
        rest = &rest[c.len_utf8()..];
    }
    strays
}

/// Returns the length of a sequence that the renderer writes: a place, a colour, the cursor, a
/// mark of a synchronized update, erasing. 0 for any other.
fn sequence(text: &str) -> usize {
    let Some(body) = text.strip_prefix("\u{1b}[") else {
        return 0;
    };
    let Some(end) = body.find(|c: char| c.is_ascii_alphabetic()) else {
        return 0;
    };
    let (arguments, kind) = (&body[..end], &body[end..=end]);
    let numbers = arguments.bytes().all(|b| b.is_ascii_digit() || b == b';');
    let known = match kind {
        "H" | "G" | "m" | "J" => numbers,
        "h" | "l" => matches!(arguments, "?25" | "?2026"),
        _ => false,
    };
    if known { 2 + end + 1 } else { 0 }
}

/// Everything that a server might say of itself.
fn complain(sitting: &mut Sitting, text: &str) {
    let fault = Fault {
        detail: Some(RawText::from(text)),
        support_code: Some(RawText::from(text)),
        ..Fault::of(FaultKind::Unreadable)
    };
    let desk = &mut sitting.model.desk;
    desk.complain("case-not-loaded", Vec::new(), fault);
    desk.say(Severity::Info, "desk-stopped", Vec::new());
}

#[test]
fn no_hostile_string_steers_the_terminal_from_any_screen() {
    let strings = hostile();
    let mut found = Vec::new();
    let mut frames = 0;
    {
        let (language, from) = (Language::Ru, 0);
        let change = move |house: &mut House| poison(house, from);
        walk(language, &change, &mut |name, sitting| {
            complain(sitting, &strings[(frames * 37) % strings.len()]);
            for (width, height) in [(120, 36), (80, 24)] {
                sitting.resize(width, height);
                let bytes = bytes(sitting, width, height);
                assert!(!bytes.is_empty());
                frames += 1;
                for stray in strays(&bytes) {
                    found.push(format!("{name} {width}×{height}: {stray}"));
                }
            }
        });
    }
    assert!(frames > 50, "{frames}");
    assert_eq!(found, Vec::<String>::new());
}

/// Each string by itself, as the name of the person whose case is open and in the queue.
#[test]
fn each_of_a_thousand_names_is_inert() {
    let (login, case) = stage(CommandKind::AddNote).unwrap();
    let mut sitting = signed_in(Language::En, login, &|_| {});
    open(&mut sitting, *case);
    let mut found = Vec::new();
    for name in hostile() {
        let dossier = sitting.house.cases.get_mut(case).unwrap();
        dossier.case.application.applicant.family_name = name.as_str().into();
        sitting.press("F5");
        for stray in strays(&bytes(&sitting, 80, 24)) {
            let short: String = name.chars().take(20).collect();
            found.push(format!("{stray} of {}", short.escape_debug()));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn no_hostile_string_comes_out_of_plain_mode() {
    for (language, from) in [(Language::En, 0), (Language::Kk, 350), (Language::Ru, 900)] {
        let change = move |house: &mut House| poison(house, from);
        let (login, case) = stage(CommandKind::PrepareRefusal).unwrap();
        let mut sitting = signed_in(language, login, &change);
        let mut plain = Plain::new();
        let mut lines = 0;
        let mut hear = |plain: &mut Plain, sitting: &mut Sitting| {
            plain.settled(&mut sitting.model);
            let prompt = plain.prompt(&sitting.model);
            for line in plain.take_said().into_iter().chain([prompt]) {
                lines += 1;
                assert!(
                    !line.chars().any(is_unsafe),
                    "{:?}",
                    line.chars().take(80).collect::<String>()
                );
            }
        };
        hear(&mut plain, &mut sitting);
        for line in ["2", "more", "find \u{1b}[2J\u{202e}", "find"] {
            sitting.rest();
            let effects = plain.typed(line, &mut sitting.model);
            sitting.carry_out(effects);
            hear(&mut plain, &mut sitting);
        }
        open(&mut sitting, *case);
        complain(&mut sitting, &hostile()[from]);
        hear(&mut plain, &mut sitting);
        let talk = [
            "case",
            "papers",
            "read 1",
            "more",
            "read 2",
            "history",
            "limits",
            "messages",
            "do",
            "note",
            "1",
            "\u{1b}]0;x\u{7}\u{202e}note",
            ".",
            "back",
            "help",
            "\u{9b}31m",
        ];
        for line in talk {
            sitting.rest();
            let effects = plain.typed(line, &mut sitting.model);
            sitting.carry_out(effects);
            hear(&mut plain, &mut sitting);
        }
        assert!(lines > 80, "{lines}");
    }
}
