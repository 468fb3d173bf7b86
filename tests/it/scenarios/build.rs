//! Applications and people for stories: complete unless the story says otherwise.

use chrono::{DateTime, Utc};
use kezek::casework::{Actor, Application, Login, Paper, Post, RawText, completeness};
use kezek::regulation::canonical::sha256_hex;
use kezek::regulation::{Law, Role, UnitId};
use serde_json::{Value, json};

use super::facts;
use super::story::Story;

/// Reads an instant; without an offset it is the civil time of Kazakhstan since 2024.
pub fn instant(text: &str) -> Result<DateTime<Utc>, String> {
    DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_rfc3339(&format!("{text}:00+05:00")))
        .map(|at| at.with_timezone(&Utc))
        .map_err(|problem| format!("{text:?} is no time: {problem}"))
}

/// Returns the person of a story: a role such as `executor`, with `-2` for a second one and
/// `@astana` for one of another unit.
pub fn actor(name: &str) -> Result<Actor, String> {
    let (person, unit) = name.split_once('@').unwrap_or((name, "almaty"));
    let role_name = person
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end_matches('-');
    let role: Role = role_name.parse()?;
    Ok(Actor {
        login: Login::parse(person)?,
        name: RawText::from(format!("Person {person}")),
        posts: vec![Post {
            role,
            unit: UnitId::parse(unit).map_err(|bad| bad.to_string())?,
        }],
    })
}

/// Returns who asks: a citizen where the service is for citizens, a foreigner otherwise.
fn applicant(service: &str) -> Value {
    if service == "identity-card" {
        json!({
            "family_name": "Serikova", "given_name": "Aigerim", "born_on": "1990-01-15",
            "citizenship": "KAZ", "iin": "900115300401", "identity_number": "038123456",
        })
    } else {
        json!({
            "family_name": "Okafor", "given_name": "Adaeze", "born_on": "1990-01-15",
            "citizenship": "NGA", "iin": "900115300003", "identity_number": "A1234567",
        })
    }
}

/// Builds the application of a story.
pub fn application(story: &Story, law: &Law) -> Result<Application, String> {
    let procedure = law.edition.requests.get(&story.request);
    let mut value = json!({
        "service": story.service,
        "request": story.request,
        "channel": story.channel,
        "unit": "almaty",
        "filed_at": instant(&story.filed_at)?,
        "language": "ru",
        "applicant": applicant(&story.service),
        "details": facts::details(procedure),
    });
    if let Some(failure) = facts::failure(story, law)? {
        value["details"]["failure"] = failure;
    }
    let changes = serde_json::to_value(&story.application).map_err(|bad| bad.to_string())?;
    merge(&mut value, changes);
    let mut application: Application =
        serde_json::from_value(value).map_err(|bad| format!("no application: {bad}"))?;
    if let Some(procedure) = procedure {
        facts::state(&mut application, procedure, story, law)?;
    }
    application.papers = papers(story, law, &application)?;
    Ok(application)
}

/// Lays the changes over the value: objects are merged, `"absent"` takes a field away.
pub fn merge(value: &mut Value, changes: Value) {
    match (value, changes) {
        (Value::Object(fields), Value::Object(changes)) => {
            for (name, change) in changes {
                if change == json!("absent") {
                    fields.remove(&name);
                } else {
                    merge(fields.entry(name).or_insert(Value::Null), change);
                }
            }
        }
        (value, change) => *value = change,
    }
}

fn papers(story: &Story, law: &Law, application: &Application) -> Result<Vec<Paper>, String> {
    let Some(procedure) = law.edition.requests.get(&application.request) else {
        return Ok(Vec::new());
    };
    let mut groups = Vec::new();
    let mut papers = Vec::new();
    for rule in completeness::demanded(procedure, application) {
        // One of the documents that stand in for each other is enough, unless named.
        if let Some(group) = &rule.group {
            let named = story.papers.contains_key(rule.id.as_str());
            if groups.contains(group) && !named {
                continue;
            }
            groups.push(group.clone());
        }
        papers.push(paper(rule.id.as_str(), rule.expires)?);
    }
    for (document, change) in &story.papers {
        match change {
            toml::Value::Boolean(false) => {
                papers.retain(|paper| paper.document.as_str() != document);
            }
            toml::Value::Table(fields) => {
                if !papers
                    .iter()
                    .any(|paper| paper.document.as_str() == document)
                {
                    papers.push(paper(document, false)?);
                }
                let changes = serde_json::to_value(fields).map_err(|bad| bad.to_string())?;
                for paper in papers
                    .iter_mut()
                    .filter(|p| p.document.as_str() == document)
                {
                    let mut value = serde_json::to_value(&*paper).map_err(|bad| bad.to_string())?;
                    merge(&mut value, changes.clone());
                    *paper = serde_json::from_value(value).map_err(|bad| bad.to_string())?;
                }
            }
            other => return Err(format!("a paper cannot be {other}")),
        }
    }
    Ok(papers)
}

fn paper(document: &str, expires: bool) -> Result<Paper, String> {
    serde_json::from_value(json!({
        "document": document,
        "sha256": sha256_hex(document.as_bytes()),
        "name": format!("{document}.pdf"),
        "expires_on": if expires { json!("2031-12-31") } else { Value::Null },
        "reading": {
            "media_type": "application/pdf",
            "byte_count": 1000,
            "pages": [
                "Invented paper. Diploma No. 114-7 was issued in 2015.",
                "The university answered on 11 March:\nno such diploma was ever issued.",
            ],
        },
    }))
    .map_err(|bad| bad.to_string())
}
