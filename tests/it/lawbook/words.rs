//! Every fault and every reason has words, and says what to do.

use kezek::i18n::Catalogue;
use kezek::regulation::Language;

/// Returns the codes that a source file gives: the texts of its arms between two lines.
fn codes(file: &str, from: &str) -> Vec<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let source = std::fs::read_to_string(path).unwrap();
    let start = source.find(from).unwrap();
    let arms = &source[start..];
    let end = arms.find("\n    }\n").unwrap();
    arms[..end]
        .lines()
        .filter_map(|line| line.split_once("=> \"")?.1.split('"').next())
        .map(str::to_owned)
        .collect()
}

fn assert_words(prefix: &str, suffix: &str, codes: &[String]) {
    for language in Language::ALL {
        let speaker = Catalogue::shared().speak(language);
        for code in codes {
            let id = format!("{prefix}-{code}{suffix}");
            assert!(speaker.has(&id), "{id} in {}", language.code());
        }
    }
}

#[test]
fn every_fault_has_words_and_says_what_to_do() {
    let faults = codes("src/lawbook/fault.rs", "impl Problem {");
    assert!(faults.len() > 50, "{faults:?}");
    assert_words("fault", "", &faults);
    assert_words("fault", "-hint", &faults);
}

#[test]
fn every_reason_and_every_thing_named_has_words() {
    let reasons = codes("src/lawbook/service.rs", "impl Absence {");
    assert!(reasons.len() > 5, "{reasons:?}");
    assert_words("absence", "", &reasons);
    let things = codes("src/lawbook/fault.rs", "impl Named {");
    assert!(things.len() > 5, "{things:?}");
    assert_words("named", "", &things);
}
