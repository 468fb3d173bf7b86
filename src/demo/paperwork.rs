//! The papers of an invented application, as files with text that can be quoted.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use unicode_normalization::UnicodeNormalization;

use super::facts::Facts;
use super::world::{CaseEntry, DemoFault, Flaw, Picture, Template, World, named_in};
use crate::casework::command::Lack;
use crate::casework::{Application, Paper, RawText};
use crate::papers::{PaperText, PictureKind, make_pdf, make_png};
use crate::regulation::canonical::sha256_hex;
use crate::regulation::{DocumentRule, Language, Procedure};

/// A paper with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadePaper {
    pub paper: Paper,
    pub bytes: Arc<[u8]>,
}

/// Makes every paper that the application encloses, in the order of the edition.
///
/// # Errors
/// [`DemoFault`] for a template that is not there or cannot be filled or drawn.
pub fn papers(
    world: &World,
    entry: &CaseEntry,
    facts: &Facts,
    application: &Application,
    procedure: &Procedure,
) -> Result<Vec<MadePaper>, DemoFault> {
    let flaw = entry
        .flaw
        .as_deref()
        .map(|name| named_in(&world.flaws, "flaw", &entry.service, name))
        .transpose()?;
    enclosed(entry, application, procedure)
        .into_iter()
        .map(|rule| make(world, entry, facts, flaw, rule))
        .collect()
}

/// Which documents are there: those demanded, one of those that stand in for each other, those
/// that the entry encloses beside them, and none that it leaves out.
fn enclosed<'a>(
    entry: &CaseEntry,
    application: &Application,
    procedure: &'a Procedure,
) -> Vec<&'a DocumentRule> {
    let demanded = crate::casework::completeness::demanded(procedure, application);
    let stands_in = |rule: &&DocumentRule| {
        let mut group = demanded.iter().filter(|other| other.group == rule.group);
        let named = group
            .clone()
            .find(|other| entry.instead.contains(&other.id));
        named
            .or_else(|| group.next())
            .is_none_or(|chosen| chosen.id == rule.id)
    };
    procedure
        .documents
        .iter()
        .filter(|rule| {
            entry.encloses.contains(&rule.id) || demanded.iter().any(|other| other.id == rule.id)
        })
        .filter(|rule| rule.group.is_none() || stands_in(rule))
        .filter(|rule| entry.lacks.get(&rule.id) != Some(&Lack::Missing))
        .collect()
}

fn make(
    world: &World,
    entry: &CaseEntry,
    facts: &Facts,
    flaw: Option<&Flaw>,
    rule: &DocumentRule,
) -> Result<MadePaper, DemoFault> {
    let proving = flaw.and_then(|flaw| flaw.templates.get(&rule.id).cloned());
    let scanned =
        rule.id.as_str() == "identity-document" && facts.identity_scanned && proving.is_none();
    let template_name = proving.unwrap_or_else(|| match rule.id.as_str() {
        "application" => format!("application-{}", entry.request.code()),
        other => other.to_owned(),
    });
    let template = named_in(&world.templates, "template", &entry.service, &template_name)?;
    let flawed = flaw.is_some_and(|flaw| flaw.images.contains(&rule.id));
    let (name, bytes) = if let Some(picture) = template.picture {
        let kind = match picture {
            Picture::Photo => PictureKind::Photo,
            Picture::Scan => PictureKind::Scan,
        };
        (template.file.clone(), make_png(facts.seed, kind))
    } else if flawed || scanned {
        let name = template.file.replace(".pdf", ".png");
        (name, make_png(facts.seed, PictureKind::Scan))
    } else {
        let text = page_text(world, template, facts)?;
        (template.file.clone(), make_pdf(&text)?)
    };
    let expires_on = rule.expires.then(|| last_day(entry, facts, rule));
    Ok(MadePaper {
        paper: Paper {
            document: rule.id.clone(),
            sha256: sha256_hex(&bytes),
            name: RawText::from(name),
            issued_on: None,
            expires_on,
            reading: None,
        },
        bytes: bytes.into(),
    })
}

fn last_day(entry: &CaseEntry, facts: &Facts, rule: &DocumentRule) -> NaiveDate {
    let filed_on = entry.filed.date();
    if entry.lacks.get(&rule.id) == Some(&Lack::Expired) {
        return filed_on.checked_sub_days(Days::new(17)).unwrap_or(filed_on);
    }
    match rule.id.as_str() {
        "power-of-attorney" | "medical-insurance" => facts.power_until,
        "earlier-certificate" => facts
            .details
            .original
            .as_ref()
            .map_or(facts.passport_until, |original| original.valid_until),
        _ => facts.passport_until,
    }
}

fn page_text(world: &World, template: &Template, facts: &Facts) -> Result<PaperText, DemoFault> {
    let own = match facts.language {
        Language::Kk => &template.kk,
        Language::Ru | Language::En => &template.ru,
    };
    let mut lines = Vec::new();
    for line in &template.en {
        lines.push(legible(&facts.fill(line)?));
    }
    if !template.en.is_empty() {
        lines.push("\u{c}".to_owned());
    }
    for line in own {
        lines.push(legible(&facts.fill(line)?));
    }
    Ok(PaperText {
        title: template.title.get(facts.language).to_owned(),
        lines,
        stamp: Some(world.stamp.get(facts.language).to_owned()),
    })
}

/// Returns `text` in letters that the demo's font has: Latin letters that it lacks lose their
/// marks, as they do in the machine-readable zone of a passport.
#[must_use]
pub fn legible(text: &str) -> String {
    text.nfc()
        .map(|letter| match letter {
            'ğ' => 'g',
            'š' | 'ś' | 'ş' => 's',
            'Ş' => 'S',
            'ć' => 'c',
            'ı' => 'i',
            'İ' => 'I',
            'ə' => 'a',
            'Ə' => 'A',
            other => other,
        })
        .collect()
}
