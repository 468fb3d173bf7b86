//! `kezek show`: prints a case with its papers, checks, limits, and what can be done with it.

mod progress;

use std::process::ExitCode;

use color_eyre::eyre::Result;
use serde::Serialize;

use super::output::{answer, answer_json, violation_line};
use super::reach::{Reach, block_on};
use crate::casework::command::Answer;
use crate::casework::decision::{Draft, Outcome};
use crate::casework::{Case, Offer, RawText};
use crate::client::{Client, ClientError};
use crate::i18n::{Arg, Speaker};
use crate::regulation::{CheckRule, Edition, Law, LimitOwner, Procedure, Stage};
use crate::wire::CaseView;
use crate::workstation::show;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub reach: Reach,
    /// Case to print, by its number or its id
    #[arg(value_name = "CASE")]
    pub case: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// A case with what can be done.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    view: CaseView,
    offers: Vec<Offer>,
}

/// Prints a case.
///
/// # Errors
/// When the answer cannot be written.
#[expect(
    clippy::needless_pass_by_value,
    reason = "every subcommand is started alike"
)]
pub fn run(args: Args) -> Result<ExitCode> {
    let client = match args.reach.signed_in()? {
        Ok(client) => client,
        Err(code) => return Ok(code),
    };
    match block_on(fetched(&client, &args.case))? {
        Ok((shown, _)) if args.json => answer_json(&shown)?,
        Ok((shown, law)) => answer(&printed(&shown, &law, args.reach.speaker()))?,
        Err(error) => return Ok(args.reach.refused(&error)),
    }
    Ok(super::done())
}

async fn fetched(client: &Client, name: &str) -> Result<(Shown, Law), ClientError> {
    let view = client.case_named(name).await?;
    let (law, actions) = tokio::try_join!(client.law(&view.law), client.actions(view.case.id))?;
    let offers = actions.offers;
    Ok((Shown { view, offers }, law))
}

/// Returns the name of an outcome, which is also the key of the words for it.
#[must_use]
pub const fn outcome_code(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Approve => "approve",
        Outcome::Refuse => "refuse",
    }
}

/// The page, line by line.
struct Page<'a> {
    speaker: Speaker<'a>,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn head(&mut self, id: &str) {
        let title = self.speaker.say(id);
        self.line("");
        self.line(&title);
    }

    fn field(&mut self, id: &str, value: &str) {
        let line = format!("{}: {value}", self.speaker.say(id));
        self.line(&line);
    }
}

fn clean(text: &str) -> String {
    RawText::from(text).clean_line().as_str().to_owned()
}

fn printed(shown: &Shown, law: &Law, speaker: Speaker<'_>) -> String {
    let case = &shown.view.case;
    let edition = &*law.edition;
    let mut page = Page {
        speaker,
        text: String::new(),
    };
    let procedure = edition.requests.get(&case.application.request);
    front(&mut page, shown, edition, procedure);
    limits(&mut page, case, edition, procedure);
    if let Some(procedure) = procedure {
        progress::stated(&mut page, case, procedure);
        progress::requirements(&mut page, case, procedure, law);
        papers(&mut page, case, procedure);
        checks(&mut page, case, procedure);
        progress::assessments(&mut page, case, procedure, law);
    }
    progress::notice(&mut page, case);
    commission(&mut page, case);
    outcome(&mut page, case, procedure);
    progress::closing(&mut page, case, procedure);
    progress::complaints(&mut page, case, procedure, law);
    page.head("cli-show-offers");
    for offer in show::meant(&shown.offers, procedure) {
        let mark = if offer.is_allowed() { "✓" } else { "✗" };
        let code = offer.command.code();
        let words = show::command(offer.command, procedure, speaker);
        page.line(&format!("  {mark} {code} — {words}"));
        if let Some((first, rest)) = offer.why_not.split_first() {
            let first = violation_line(first, Some(edition), speaker);
            page.line(&format!("      {first}"));
            if !rest.is_empty() {
                let more = speaker.say_with("and-more", &[("count", Arg::from(rest.len()))]);
                page.line(&format!("      {more}"));
            }
        }
    }
    page.text
}

fn front(page: &mut Page<'_>, shown: &Shown, edition: &Edition, procedure: Option<&Procedure>) {
    let speaker = page.speaker;
    let case = &shown.view.case;
    let application = &case.application;
    let stage = procedure
        .and_then(|procedure| procedure.stage(&case.stage))
        .map_or_else(
            || case.stage.to_string(),
            |stage| clean(speaker.words(&stage.title)),
        );
    page.line(&format!(
        "{} · v{} · {} · {stage}",
        clean(&case.number),
        case.version,
        speaker.say_code("status", case.status.kind().code()),
    ));
    let person = &application.applicant;
    let iin = person
        .iin
        .as_ref()
        .map_or_else(|| "—".to_owned(), |iin| iin.shown());
    page.field(
        "column-applicant",
        &format!("{} · {iin}", person.full_name().clean_line()),
    );
    page.field("column-service", application.service.as_str());
    page.field(
        "column-request",
        &speaker.say_code("request", application.request.code()),
    );
    page.field(
        "column-channel",
        &speaker.say_code("channel", application.channel.code()),
    );
    page.field("cli-show-unit", application.unit.as_str());
    let edition = clean(speaker.words(&edition.title));
    page.field("cli-show-edition", &format!("{} · {edition}", case.edition));
    page.field("column-registered", &speaker.date(case.registered_on));
    if let Some(person) = &case.assigned_to {
        page.field("column-assigned", person.name.clean_line().as_str());
    }
    if let Some(lease) = &shown.view.lease {
        let name = Arg::from(lease.holder.name.clean_line());
        let until = Arg::Text(speaker.time(lease.expires_at));
        page.line(&speaker.say_with("cli-show-lease", &[("name", name), ("until", until)]));
    }
}

fn limits(page: &mut Page<'_>, case: &Case, edition: &Edition, procedure: Option<&Procedure>) {
    let speaker = page.speaker;
    page.head("cli-show-limits");
    for due in &case.dues {
        let title = procedure
            .and_then(|procedure| procedure.limit(&due.limit))
            .map_or_else(
                || due.limit.to_string(),
                |limit| clean(speaker.words(&limit.title)),
            );
        let when = match (due.binding_due_at, &due.blocked_by) {
            (Some(at), _) => speaker.date_time(at),
            (None, Some(key)) => {
                speaker.say_with("cli-show-blocked", &[("key", Arg::from(key.as_str()))])
            }
            (None, None) => speaker.say("cli-show-not-started"),
        };
        let met = case.milestones.contains_key(&due.until);
        let owner = match due.owner {
            LimitOwner::Office => "",
            LimitOwner::Applicant => " *",
        };
        let mark = if met { "✓" } else { "·" };
        let place = speaker.citation(&due.citation, edition);
        page.line(&format!("  {mark} {title}{owner}: {when} [{place}]"));
    }
}

fn papers(page: &mut Page<'_>, case: &Case, procedure: &Procedure) {
    let speaker = page.speaker;
    page.head("cli-show-papers");
    for paper in &case.application.papers {
        let title = procedure.document(&paper.document).map_or_else(
            || paper.document.to_string(),
            |document| clean(speaker.words(&document.title)),
        );
        let pages = Arg::from(paper.page_count());
        let pages = speaker.say_with("cli-show-pages", &[("count", pages)]);
        let short: String = paper.sha256.chars().take(12).collect();
        page.line(&format!(
            "  {title} — {}, {pages}, sha256 {}…",
            paper.name.clean_line(),
            clean(&short),
        ));
    }
}

fn checks(page: &mut Page<'_>, case: &Case, procedure: &Procedure) {
    let speaker = page.speaker;
    page.head("cli-show-checks");
    let asked = |check: &&CheckRule| {
        let application = &case.application;
        check.when.iter().all(|when| application.holds(when))
    };
    let here = |stage: &Stage| -> Vec<&CheckRule> {
        let checks = procedure.checks.iter().filter(asked);
        checks.filter(|check| check.stage == stage.id).collect()
    };
    let staged = procedure.stages.iter().map(|stage| (stage, here(stage)));
    let staged: Vec<_> = staged.filter(|(_, checks)| !checks.is_empty()).collect();
    for (stage, checks) in &staged {
        // One stage needs no name.
        if staged.len() > 1 {
            page.line(&format!("  {}", clean(speaker.words(&stage.title))));
        }
        for check in checks {
            checked(page, case, check);
        }
    }
}

fn checked(page: &mut Page<'_>, case: &Case, check: &CheckRule) {
    let speaker = page.speaker;
    let title = clean(speaker.words(&check.title));
    match case.checks.get(&check.id) {
        None => page.line(&format!("  ? {} — {title}", check.id)),
        Some(record) => {
            let mark = match record.record.answer {
                Answer::Passed => "✓",
                Answer::Failed => "✗",
            };
            page.line(&format!(
                "  {mark} {} — {title} · {} · {}",
                check.id,
                record.by.name.clean_line(),
                speaker.date_time(record.at),
            ));
        }
    }
}

fn commission(page: &mut Page<'_>, case: &Case) {
    let speaker = page.speaker;
    if case.votes.is_empty() && case.recommendation.is_none() {
        return;
    }
    page.head("cli-show-commission");
    for vote in case.votes.values() {
        use crate::casework::command::Voice;
        let voice = match vote.vote.vote {
            Voice::For => "for",
            Voice::Against => "against",
            Voice::Abstain => "abstain",
        };
        page.line(&format!(
            "  {}: {} · {}",
            vote.by.name.clean_line(),
            speaker.say_code("voice", voice),
            vote.vote.reasons.clean_line(),
        ));
    }
    if let Some(made) = &case.recommendation {
        let recommendation = &made.recommendation;
        let score = recommendation
            .score_hundredths
            .zip(recommendation.threshold_hundredths)
            .map_or_else(String::new, |(score, threshold)| {
                format!(
                    " · {} / {}",
                    speaker.points(score),
                    speaker.points(threshold)
                )
            });
        page.line(&format!(
            "  → {}{score}",
            speaker.say_code("outcome", outcome_code(recommendation.outcome)),
        ));
    }
}

fn outcome(page: &mut Page<'_>, case: &Case, procedure: Option<&Procedure>) {
    let speaker = page.speaker;
    let (draft, by) = match (case.prepared(), case.decision()) {
        (Some(prepared), _) => (&prepared.draft, &prepared.by),
        (None, Some(decision)) => (&decision.draft, &decision.signed_by),
        (None, None) => return,
    };
    page.head("cli-show-decision");
    page.line(&format!(
        "  {} · {}",
        show::outcome_of(Some(draft.outcome()), procedure, speaker),
        by.name.clean_line()
    ));
    drafted(page, draft, procedure);
    if case.decision().is_some() {
        page.line(&format!("  {}", speaker.say("signature-in-system")));
    }
}

/// What a decision says.
fn drafted(page: &mut Page<'_>, draft: &Draft, procedure: Option<&Procedure>) {
    let speaker = page.speaker;
    match draft {
        // A proceeding that only ends gives nothing to number and to date.
        Draft::Approve(approval) if approval.number.is_blank() => {}
        Draft::Approve(approval) => page.line(&format!(
            "  {} · {} – {}",
            approval.number.clean_line(),
            speaker.date(approval.valid_from),
            approval.valid_until.map_or_else(
                || speaker.say("validity-open-ended"),
                |day| speaker.date(day)
            )
        )),
        Draft::Refuse(refusal) => {
            if let Some(day) = refusal.effective_on {
                let takes_effect = speaker.say("case-takes-effect");
                page.line(&format!("  {takes_effect}: {}", speaker.date(day)));
            }
            for claim in &refusal.grounds {
                let title = procedure
                    .and_then(|procedure| procedure.ground(&claim.ground))
                    .map_or_else(
                        || claim.ground.to_string(),
                        |ground| clean(speaker.words(&ground.title)),
                    );
                page.line(&format!("  {title}"));
                page.line(&format!("    {}", claim.facts.clean_line()));
                page.line(&format!("    {}", claim.why.clean_line()));
            }
        }
    }
}
