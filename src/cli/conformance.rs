//! `kezek conformance`: tries a server against the contract and says which rules it does not meet.

use std::process::ExitCode;

use color_eyre::eyre::Result;
use serde_json::json;

use super::output::{answer, answer_json, message, message_error};
use super::password::first_line;
use super::reach::{block_on, speaker};
use super::{done, failed, misused};
use crate::client::conformance::{Missing, Outcome, Target, Verdict, Who, try_out};
use crate::i18n::{Arg, Speaker};
use crate::regulation::Language;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Address of the server that is tried
    #[arg(value_name = "URL")]
    url: String,
    /// Sign in with this login and the password on the first line of standard input; without it
    /// the session in KEZEK_TOKEN is used
    #[arg(long, value_name = "LOGIN")]
    login: Option<String>,
    /// Also try the rules that leave notes, on this case
    #[arg(long, value_name = "CASE")]
    write_on: Option<String>,
    /// As JSON
    #[arg(long)]
    json: bool,
    /// Language of the messages: kk, ru or en
    #[arg(long, env = "KEZEK_LANG", value_name = "LANGUAGE")]
    lang: Option<Language>,
}

/// Tries every rule; ends with 1 when one is not met.
///
/// # Errors
/// When the answer cannot be written.
pub fn run(args: Args) -> Result<ExitCode> {
    let speaker = speaker(args.lang);
    let who = match args.login {
        Some(login) => Who::Password {
            login,
            password: first_line()?,
        },
        None => match std::env::var("KEZEK_TOKEN") {
            Ok(token) if !token.trim().is_empty() => Who::Token(token.trim().to_owned()),
            _ => {
                message(&speaker.say("conformance-who"));
                return Ok(misused());
            }
        },
    };
    let target = Target {
        url: args.url,
        who,
        write_on: args.write_on,
    };
    let outcomes = match block_on(try_out(&target))? {
        Ok(outcomes) => outcomes,
        Err(error) => {
            message_error(&error, None, speaker);
            return Ok(misused());
        }
    };
    let broken = count(&outcomes, |verdict| matches!(verdict, Verdict::Broken(_)));
    if args.json {
        answer_json(&json!({ "broken": broken, "rules": outcomes }))?;
    } else {
        answer(&table(&outcomes, speaker))?;
    }
    Ok(if broken == 0 { done() } else { failed() })
}

fn count(outcomes: &[Outcome], is: impl Fn(&Verdict) -> bool) -> usize {
    outcomes
        .iter()
        .filter(|outcome| is(&outcome.verdict))
        .count()
}

fn table(outcomes: &[Outcome], speaker: Speaker<'_>) -> String {
    let rule = outcomes
        .iter()
        .map(|outcome| outcome.rule.len())
        .max()
        .unwrap_or(0);
    let words = [
        speaker.say("conformance-met"),
        speaker.say("conformance-broken"),
        speaker.say("conformance-not-tried"),
    ];
    let verdict = words.iter().map(|word| word.chars().count()).max();
    let verdict = verdict.unwrap_or(0);
    let mut lines: Vec<String> = outcomes
        .iter()
        .map(|outcome| {
            let (word, because) = match &outcome.verdict {
                Verdict::Met => (&words[0], String::new()),
                Verdict::Broken(seen) => (&words[1], seen.clone()),
                Verdict::NotTried(why) => (&words[2], speaker.say(why.words())),
            };
            let line = format!("{:rule$}  {word:verdict$}  {because}", outcome.rule);
            line.trim_end().to_owned()
        })
        .collect();
    let number = |is: fn(&Verdict) -> bool| {
        Arg::Number(i64::try_from(count(outcomes, is)).unwrap_or(i64::MAX))
    };
    lines.push(speaker.say_with(
        "conformance-summary",
        &[
            ("met", number(|verdict| matches!(verdict, Verdict::Met))),
            (
                "broken",
                number(|verdict| matches!(verdict, Verdict::Broken(_))),
            ),
            (
                "untried",
                number(|verdict| matches!(verdict, Verdict::NotTried(_))),
            ),
        ],
    ));
    lines.join("\n")
}

impl Missing {
    /// Returns the id of the words for it.
    const fn words(self) -> &'static str {
        match self {
            Self::Password => "conformance-no-password",
            Self::CaseToWriteOn => "conformance-no-case-to-write-on",
            Self::Feed => "conformance-no-feed",
            Self::Rows => "conformance-no-rows",
            Self::Case => "conformance-no-case",
        }
    }
}
