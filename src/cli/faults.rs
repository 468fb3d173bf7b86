//! The faults of a configuration in words.

use std::path::Path;

use crate::casework::RawText;
use crate::i18n::{Arg, Speaker};
use crate::lawbook::{ConfigSource, Fact, Fault, Shape};

/// Returns the faults in words, each with `file:line:column`, what is wrong and what to do.
#[must_use]
pub fn describe_all(faults: &[Fault], source: &ConfigSource, speaker: Speaker<'_>) -> String {
    let mut text = String::new();
    for fault in faults {
        let file = clean(&place_of(&fault.file, source));
        let what = say(fault, "", speaker);
        let hint = say(fault, "-hint", speaker);
        text.push_str(&format!("{file}:{}:{}: {what}\n", fault.line, fault.column));
        text.push_str(&format!("    {hint}"));
        if let Some(name) = &fault.suggestion {
            let name = Arg::Text(clean(name));
            let question = speaker.say_with("fault-did-you-mean", &[("name", name)]);
            text.push_str(&format!(" {question}"));
        }
        text.push('\n');
    }
    let count = ("count", Arg::from(faults.len()));
    text.push_str(&speaker.say_with("check-faults", &[count]));
    text.push('\n');
    text
}

fn place_of(file: &str, source: &ConfigSource) -> String {
    let folder = match source {
        ConfigSource::Embedded => Path::new("config"),
        ConfigSource::Dir(folder) => folder.as_path(),
    };
    folder.join(file).display().to_string()
}

fn say(fault: &Fault, part: &str, speaker: Speaker<'_>) -> String {
    let facts = fault.problem.facts();
    let args: Vec<(&str, Arg)> = facts
        .iter()
        .map(|(name, fact)| (*name, arg(fact, speaker)))
        .collect();
    speaker.say_with(&format!("fault-{}{part}", fault.problem.code()), &args)
}

fn arg(fact: &Fact, speaker: Speaker<'_>) -> Arg {
    match fact {
        Fact::Text(text) => Arg::Text(clean(text)),
        Fact::Number(number) => Arg::Number(*number),
        Fact::Date(date) => Arg::Text(speaker.date(*date)),
        Fact::Key(key) => Arg::Text(speaker.say(key)),
        Fact::Shape(shape) => Arg::Text(shape_in_words(shape, speaker)),
    }
}

fn shape_in_words(shape: &Shape, speaker: Speaker<'_>) -> String {
    match shape {
        Shape::Text => speaker.say("shape-text"),
        Shape::WholeNumber => speaker.say("shape-whole-number"),
        Shape::Number => speaker.say("shape-number"),
        Shape::Flag => speaker.say("shape-flag"),
        Shape::List => speaker.say("shape-list"),
        Shape::Table => speaker.say("shape-table"),
        Shape::Amount => speaker.say("shape-amount"),
        Shape::PolicyValue => speaker.say("shape-policy-value"),
        Shape::Criteria => speaker.say("shape-criteria"),
        Shape::Scale => speaker.say("shape-scale"),
        Shape::Documents => speaker.say("shape-documents"),
        Shape::Grounds => speaker.say("shape-grounds"),
        Shape::Date => speaker.say("shape-date"),
        Shape::Literal => speaker.say("shape-literal"),
        Shape::OneOf(names) => {
            let names = Arg::Text(names.join(", "));
            speaker.say_with("shape-one-of", &[("names", names)])
        }
        Shape::Between(least, most) => speaker.say_with(
            "shape-between",
            &[("least", Arg::Number(*least)), ("most", Arg::Number(*most))],
        ),
        Shape::Other(text) => {
            let text = Arg::Text(clean(text));
            speaker.say_with("shape-other", &[("text", text)])
        }
    }
}

/// Makes text out of a file harmless for a terminal.
#[must_use]
pub fn clean(text: &str) -> String {
    RawText::from(text).clean_line().as_str().to_owned()
}
