//! The shape of a story and what it may expect.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kezek::casework::{Case, Command, Violation};
use kezek::regulation::{Channel, RequestKind, ServiceId};
use serde::Deserialize;

use super::Play;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    pub title: String,
    pub service: String,
    pub request: RequestKind,
    pub channel: Channel,
    pub filed_at: String,
    /// When the server took it in; the moment of filing where it is not given.
    pub received_at: Option<String>,
    /// Values of the policy that differ from the demonstration's; `"absent"` takes one away.
    #[serde(default)]
    pub policy: BTreeMap<String, toml::Value>,
    /// What differs from a complete application.
    #[serde(default)]
    pub application: toml::Table,
    /// Facts that differ from what meets every requirement; `"absent"` leaves one out.
    #[serde(default)]
    pub facts: BTreeMap<String, toml::Value>,
    /// What differs in the failure of the channel that this one stands in for.
    #[serde(default)]
    pub failure: toml::Table,
    /// Papers that differ: `false` leaves one out, a table changes its fields.
    #[serde(default)]
    pub papers: BTreeMap<String, toml::Value>,
    #[serde(default)]
    pub expect: Expect,
    /// What happened before: a file in `tests/scenarios/before` whose steps come first.
    pub after: Option<String>,
    #[serde(default, rename = "step")]
    pub steps: Vec<Step>,
    #[serde(skip)]
    pub file: String,
}

/// Steps that many stories begin with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Before {
    after: Option<String>,
    #[serde(rename = "step")]
    steps: Vec<Step>,
}

/// Returns the steps of `before/<name>.toml`, with those of what came before it in front.
fn before(name: &str) -> Vec<Step> {
    let path = folder().join("before").join(format!("{name}.toml"));
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    let file: Before =
        toml::from_str(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    let mut steps = file.after.as_deref().map(before).unwrap_or_default();
    steps.extend(file.steps);
    steps
}

#[derive(Debug, Clone, Deserialize)]
pub struct Step {
    pub at: String,
    pub by: String,
    #[serde(default)]
    pub expect: Expect,
    /// Earlier findings of the officer, for warnings.
    #[serde(default)]
    pub recent: Vec<String>,
    #[serde(flatten)]
    rest: toml::Table,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    pub registered_on: Option<String>,
    pub edition: Option<String>,
    pub status: Option<String>,
    pub stage: Option<String>,
    /// Civil dates of the limits by themselves; `"none"` where one does not run.
    #[serde(default)]
    pub due_on: BTreeMap<String, String>,
    /// Civil date and time of the limits inside the limits that hold them.
    #[serde(default)]
    pub binding: BTreeMap<String, String>,
    /// Limits whose length is a policy key without value.
    #[serde(default)]
    pub waits_for: BTreeMap<String, String>,
    /// The limit that presses now; `"none"` where none does.
    pub presses: Option<String>,
    /// Refused, with exactly these codes.
    pub violations: Option<Vec<String>>,
    /// Refused, with this code among others.
    pub violation: Option<String>,
    /// The act and point that the first violation cites, such as `rules-503 14`.
    pub cites: Option<String>,
    /// The field the first violation names.
    pub at: Option<String>,
    /// The policy key a violation names.
    pub key: Option<String>,
    #[serde(default)]
    pub warnings: Vec<String>,
    /// The words by which the edition is found not to be in force.
    pub not_in_force: Option<String>,
    pub recommends: Option<String>,
    pub score: Option<i64>,
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios")
}

/// Returns every story below `tests/scenarios`, in the order of their names.
pub fn all() -> Vec<Story> {
    static STORIES: std::sync::OnceLock<Vec<Story>> = std::sync::OnceLock::new();
    STORIES.get_or_init(read).clone()
}

fn read() -> Vec<Story> {
    let mut files = Vec::new();
    collect(&folder(), &mut files);
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a story is readable");
            let mut story: Story = toml::from_str(&text)
                .unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
            let short = path.strip_prefix(folder()).expect("it was found there");
            story.file = short.display().to_string();
            let mut steps = story.after.as_deref().map(before).unwrap_or_default();
            steps.append(&mut story.steps);
            story.steps = steps;
            story
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the stories are there") {
        let path = entry.expect("a folder can be listed").path();
        if path.file_name().is_some_and(|name| name == "before") {
            continue;
        }
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
}

impl Story {
    pub fn service_id(&self) -> Result<ServiceId, String> {
        ServiceId::parse(&self.service).map_err(|problem| problem.to_string())
    }
}

impl Step {
    pub fn name(&self) -> String {
        self.rest
            .get("command")
            .map_or_else(|| "?".to_owned(), ToString::to_string)
    }

    /// Returns the command, with `paper:<document>` replaced by the hash of that paper.
    pub fn command(&self, case: &Case) -> Result<Command, String> {
        let mut value = serde_json::to_value(&self.rest).map_err(|problem| problem.to_string())?;
        name_papers(&mut value, case)?;
        serde_json::from_value(value).map_err(|problem| format!("no command: {problem}"))
    }
}

pub fn name_papers(value: &mut serde_json::Value, case: &Case) -> Result<(), String> {
    match value {
        serde_json::Value::String(text) => {
            if let Some(document) = text.strip_prefix("paper:") {
                let paper = case
                    .application
                    .papers
                    .iter()
                    .find(|paper| paper.document.as_str() == document)
                    .ok_or_else(|| format!("the case has no paper {document}"))?;
                paper.sha256.clone_into(text);
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                name_papers(item, case)?;
            }
        }
        serde_json::Value::Object(fields) => {
            for field in fields.values_mut() {
                name_papers(field, case)?;
            }
        }
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
    Ok(())
}

impl Expect {
    pub fn expects_refusal(&self) -> bool {
        self.violations.is_some() || self.violation.is_some()
    }

    pub fn check_not_in_force(&self, why: &str) -> Result<(), String> {
        match &self.not_in_force {
            Some(words) if why.contains(words.as_str()) => Ok(()),
            Some(words) => Err(format!("expected {words:?} in {why}")),
            None => Err(format!("no edition is in force: {why}")),
        }
    }

    pub fn check_refused(&self, violations: &[Violation]) -> Result<(), String> {
        let mut codes: Vec<&str> = violations.iter().map(|v| v.code.code()).collect();
        if !self.expects_refusal() {
            return Err(format!("refused: {violations:#?}"));
        }
        if let Some(expected) = &self.violations {
            let mut expected: Vec<&str> = expected.iter().map(String::as_str).collect();
            expected.sort_unstable();
            codes.sort_unstable();
            if codes != expected {
                return Err(format!(
                    "expected {expected:?}, got {codes:?}: {violations:#?}"
                ));
            }
        }
        let found = match &self.violation {
            None => violations.first(),
            Some(code) => violations.iter().find(|v| v.code.code() == code),
        };
        let Some(found) = found else {
            return Err(format!("expected {:?} among {codes:?}", self.violation));
        };
        if let Some(at) = &self.at
            && found.at != *at
        {
            return Err(format!("expected it at {at}, it is at {}", found.at));
        }
        if let Some(cites) = &self.cites {
            let cited = found
                .citation
                .as_ref()
                .map(|citation| format!("{} {}", citation.act, citation.point))
                .unwrap_or_default();
            if cited != *cites {
                return Err(format!("expected it to cite {cites:?}, it cites {cited:?}"));
            }
        }
        if let Some(key) = &self.key {
            let named = violations.iter().any(|violation| {
                violation.facts.get("key") == Some(&kezek::casework::Fact::Text(key.clone()))
            });
            if !named {
                return Err(format!(
                    "no violation names the policy key {key}: {violations:#?}"
                ));
            }
        }
        Ok(())
    }

    pub fn check_warnings(&self, warned: &[Violation]) -> Result<(), String> {
        let codes: Vec<&str> = warned.iter().map(|warning| warning.code.code()).collect();
        for expected in &self.warnings {
            if !codes.contains(&expected.as_str()) {
                return Err(format!("expected the warning {expected:?} among {codes:?}"));
            }
        }
        Ok(())
    }

    pub fn check(&self, play: &Play) -> Result<(), String> {
        if self.expects_refusal() {
            return Err("it was not refused".to_owned());
        }
        let case = &play.case;
        let pairs = [
            (
                "registered_on",
                &self.registered_on,
                case.registered_on.to_string(),
            ),
            ("edition", &self.edition, case.edition.to_string()),
            ("status", &self.status, case.status.kind().code().to_owned()),
            ("stage", &self.stage, case.stage.to_string()),
        ];
        for (name, expected, found) in pairs {
            if let Some(expected) = expected
                && *expected != found
            {
                return Err(format!("expected {name} {expected}, it is {found}"));
            }
        }
        let complaint = case
            .complaint()
            .and_then(|complaint| complaint.due.as_ref());
        let due = |limit: &str| {
            let mut dues = case.dues.iter().chain(complaint);
            dues.find(|due| due.limit.as_str() == limit)
        };
        let civil = |at| play.law.calendar.civil(at);
        for (limit, expected) in &self.due_on {
            let found = due(limit)
                .and_then(|due| due.due_at)
                .map_or_else(|| "none".to_owned(), |at| civil(at).date().to_string());
            if found != *expected {
                return Err(format!("expected {limit} due on {expected}, it is {found}"));
            }
        }
        for (limit, expected) in &self.binding {
            let found = due(limit).and_then(|due| due.binding_due_at).map_or_else(
                || "none".to_owned(),
                |at| civil(at).format("%Y-%m-%dT%H:%M").to_string(),
            );
            if found != *expected {
                return Err(format!(
                    "expected {limit} to bind at {expected}, it is {found}"
                ));
            }
        }
        for (limit, expected) in &self.waits_for {
            let found = due(limit).and_then(|due| due.blocked_by.as_ref());
            if found.map(kezek::regulation::PolicyKey::as_str) != Some(expected) {
                return Err(format!(
                    "expected {limit} to wait for {expected}, it waits for {found:?}"
                ));
            }
        }
        if let Some(expected) = &self.presses {
            let found = case
                .next_due()
                .map_or_else(|| "none".to_owned(), |due| due.limit.to_string());
            if found != *expected {
                return Err(format!("expected {expected} to press, {found} does"));
            }
        }
        let recommendation = case
            .recommendation
            .as_ref()
            .map(|record| &record.recommendation);
        if let Some(expected) = &self.recommends {
            let found = recommendation
                .map(|recommendation| format!("{:?}", recommendation.outcome).to_lowercase());
            if found.as_ref() != Some(expected) {
                return Err(format!("expected it recommends {expected}, got {found:?}"));
            }
        }
        if let Some(expected) = self.score {
            let found = recommendation.and_then(|recommendation| recommendation.score_hundredths);
            if found != Some(expected) {
                return Err(format!("expected the score {expected}, got {found:?}"));
            }
        }
        Ok(())
    }
}
