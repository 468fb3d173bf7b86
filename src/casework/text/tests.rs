//! Whatever comes from outside is inert once it is cleaned.

use proptest::prelude::*;

use super::*;

/// Real attacks and mishaps, most of them with a CVE of their own in some terminal program.
const ATTACKS: &[&str] = &[
    "\u{1b}]0;PWNED\u{7}",
    "\u{1b}]2;title\u{1b}\\",
    "\u{1b}]52;c;cm0gLXJmIH4K\u{7}",
    "\u{1b}]8;;file:///etc/passwd\u{1b}\\click\u{1b}]8;;\u{1b}\\",
    "\u{1b}]99;i=1:d=0;x\u{1b}\\",
    "\u{1b}]777;notify;a;b\u{7}",
    "\u{1b}]1337;File=inline=1:AAAA\u{7}",
    "\u{1b}]4;1;?\u{7}",
    "\u{1b}]10;?\u{7}",
    "\u{1b}]50;#1\u{7}",
    "\u{1b}[21t",
    "\u{1b}[20t",
    "\u{1b}[5n",
    "\u{1b}[6n",
    "\u{1b}[c",
    "\u{1b}[>c",
    "\u{1b}[2J",
    "\u{1b}[3J",
    "\u{1b}[H",
    "\u{1b}[1;1H",
    "\u{1b}[999D",
    "\u{1b}[A\u{1b}[2K",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{1b}[8mhidden",
    "\u{1b}[?1049h",
    "\u{1b}[?1049l",
    "\u{1b}[?25l",
    "\u{1b}[?2004l",
    "\u{1b}[?1000h",
    "\u{1b}[?2026h",
    "\u{1b}[!p",
    "\u{1b}[4i",
    "\u{1b}[5i",
    "\u{1b}[200~rm -rf ~\r\u{1b}[201~",
    "\u{1b}[1000000000b",
    "\u{1b}P$q\"p\u{1b}\\",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}P1000p%output",
    "\u{1b}Pq#0;2;0;0;0~\u{1b}\\",
    "\u{1b}_Gf=32,s=1;AAAA\u{1b}\\",
    "\u{1b}^pm\u{1b}\\",
    "\u{1b}Xsos\u{1b}\\",
    "\u{1b}c",
    "\u{1b}7\u{1b}8",
    "\u{1b}(0lqqk",
    "\u{1b}GQ",
    "\u{1b}#8",
    "\u{1b}%G",
    "\u{1b}n\u{1b}o",
    "\u{1b}",
    "\u{1b}\u{1b}\u{1b}[",
    "\u{9b}2J",
    "\u{9d}0;x\u{9c}",
    "\u{90}$q\u{9c}",
    "\u{9f}G\u{9c}",
    "\u{85}next line",
    "\u{8d}reverse",
    "\u{84}index",
    "a\u{8}\u{8}b",
    "approve\rrefuse",
    "line\r\nline",
    "line\n\u{301}",
    "tab\tstop",
    "nul\u{0}byte",
    "bell\u{7}",
    "shift\u{e}out\u{f}",
    "del\u{7f}ete",
    "\u{202e}txt.exe",
    "user\u{202e}nimda\u{202c}",
    "\u{202a}left\u{202c}",
    "\u{202d}over\u{202c}",
    "\u{2066}isolate\u{2069}",
    "\u{2067}rtl\u{2069}",
    "\u{2068}first\u{2069}",
    "/*\u{202e} } \u{2066}if (isAdmin)\u{2069} \u{2066} begin admins only */",
    "\u{200e}lrm\u{200f}rlm",
    "\u{61c}alm",
    "zero\u{200b}width",
    "zero\u{200c}non\u{200d}joiner",
    "word\u{2060}joiner",
    "\u{2061}\u{2062}\u{2063}\u{2064}",
    "\u{feff}bom",
    "soft\u{ad}hyphen",
    "\u{34f}grapheme\u{34f}joiner",
    "\u{115f}\u{1160}filler",
    "\u{3164}hangul filler",
    "\u{ffa0}half",
    "\u{17b4}\u{17b5}khmer",
    "\u{180b}\u{180c}\u{180d}\u{180e}mongolian",
    "\u{fe0e}\u{fe0f}variation",
    "\u{e0100}supplement",
    "\u{e0041}\u{e0042}\u{e007f}tags",
    "flag\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "\u{e000}private\u{f8ff}",
    "\u{f0000}plane\u{10fffd}",
    "\u{fff9}an\u{fffa}no\u{fffb}",
    "\u{fffe}\u{ffff}\u{1fffe}",
    "\u{2028}line\u{2029}paragraph",
    "\u{1d173}beam\u{1d17a}",
    "\u{13430}glyph\u{1343f}",
    "\u{1bca0}\u{1bca3}",
    "\u{301}begins with a mark",
    "\u{200d}\u{338}mark after a joiner",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "Қ\u{489}\u{489}\u{489}\u{489}\u{489}\u{489}\u{489}\u{489}\u{489}",
    "и\u{306}",
    "\u{0}",
    "",
    " ",
    "%s%n%x",
    "{{7*7}}",
    "$(reboot)",
    "`id`",
    "'; DROP TABLE cases; --",
    "../../etc/passwd",
    "<U+202E>",
    "\u{ff1c}script\u{ff1e}",
    "\u{fdfa}\u{fdfa}\u{fdfa}",
    "\u{1100}\u{1161}\u{11a8}",
    "\u{9c7}\u{9be}",
    "Аdmin",
];

fn corpus() -> Vec<String> {
    let mut corpus: Vec<String> = ATTACKS.iter().map(|&text| text.to_owned()).collect();
    // Every control, and every character that changes how others are read, inside a name.
    let ranges = [
        0x00..=0x1F,
        0x7F..=0x9F,
        0x200B..=0x200F,
        0x2028..=0x202E,
        0x2060..=0x206F,
        0xFE00..=0xFE0F,
        0xFFF0..=0xFFFF,
        0xE0000..=0xE007F,
    ];
    for code in ranges.into_iter().flatten() {
        let c = char::from_u32(code).expect("no surrogate is in these ranges");
        corpus.push(format!("Ахметов{c} Дархан"));
        corpus.push(format!("{c}"));
    }
    corpus.push(format!("z{}", "\u{301}".repeat(200)));
    corpus.push("\u{202e}".repeat(1000));
    corpus.push("\u{1b}[".repeat(10_000));
    corpus
}

/// Returns what is still dangerous in a cleaned text.
fn danger(text: &str) -> Option<String> {
    let mut marks = 0;
    let mut starts = true;
    for c in text.chars() {
        if c != '\n' && (is_unsafe(c) || matches!(c, '\u{2028}' | '\u{2029}')) {
            return Some(format!("U+{:04X}", u32::from(c)));
        }
        if is_combining_mark(c) {
            marks += 1;
            if starts {
                return Some("a mark with nothing to stand on".to_owned());
            }
        } else {
            marks = 0;
        }
        starts = c == '\n';
        if marks > MARKS_PER_CHARACTER {
            return Some(format!("{marks} marks"));
        }
    }
    None
}

#[test]
fn hostile_text_is_inert_once_it_is_cleaned() {
    let corpus = corpus();
    assert!(corpus.len() >= 200, "{}", corpus.len());
    for text in corpus {
        let raw = RawText::from(text.as_str());
        for clean in [raw.clean(), raw.clean_line()] {
            assert_eq!(danger(clean.as_str()), None, "{text:?} became {clean:?}");
            let again = RawText::from(clean.as_str());
            assert_eq!(again.clean(), clean, "cleaning {text:?} twice changes it");
        }
        let line = raw.clean_line();
        assert!(!line.as_str().contains('\n'), "{text:?} has lines");
        assert_eq!(raw.as_raw(), text, "what came is kept");
        assert_eq!(danger(&format!("{raw:?}")), None, "the log gets it inert");
    }
}

#[test]
fn what_is_taken_out_is_seen() {
    let line = |text: &str| RawText::from(text).clean_line().as_str().to_owned();
    assert_eq!(line("\u{202e}nimda"), "<U+202E>nimda");
    assert_eq!(line("\u{1b}]0;x\u{7}"), "<U+001B>]0;x<U+0007>");
    assert_eq!(line("\u{e0041}"), "<U+E0041>");
    assert_eq!(line("a\nb\tc\u{a0}d"), "a b c d");
    assert_eq!(line("\u{301}x"), "◌\u{301}x");
    assert_eq!(line("и\u{306}"), "й");
    let lines = RawText::from("a\r\nb\rc\u{2028}d").clean();
    assert_eq!(lines.as_str(), "a\nb\nc\nd");
}

#[test]
fn honest_text_stays_as_it_is() {
    for text in [
        "Нұрмағамбетова Гүлнар Қайратқызы",
        "O’Brien-Fitzgerald, Úlfarsdóttir H.",
        "№ 26-000042 «Ахметов» — 12,5 %",
        "李伟 رضا ნინო אברהם",
        "✓ ✗ ⚠ ₸",
    ] {
        assert_eq!(RawText::from(text).clean_line().as_str(), text);
    }
    assert!(RawText::from(" \n\t").is_blank());
    assert_eq!(RawText::from(" сөз ").char_count(), 3);
}

proptest! {
    #[test]
    fn any_text_is_inert_once_it_is_cleaned(chars in prop::collection::vec(any::<char>(), 0..40), marks in "[a-zа-я>=<\u{300}-\u{36f}\u{200b}-\u{200f}\u{202a}-\u{202e}\r\n]{0,30}") {
        for text in [chars.into_iter().collect::<String>(), marks] {
            let raw = RawText::from(text.as_str());
            for clean in [raw.clean(), raw.clean_line()] {
                prop_assert_eq!(danger(clean.as_str()), None);
                prop_assert_eq!(&RawText::from(clean.as_str()).clean(), &clean);
            }
        }
    }
}
