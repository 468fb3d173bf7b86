//! Beginning a revocation from the case that granted something.

use std::sync::Arc;

use chrono::TimeDelta;
use kezek::casework::decide::Intake;
use kezek::casework::record::record;
use kezek::casework::{Application, CaseId, receive};
use kezek::regulation::{
    Citation, FactId, FactKind, FactOption, FactRule, Language, OptionId, RequestKind, Words,
};
use kezek::wire::Receipt;
use kezek::wire::problem::ProblemKind;
use kezek::workstation::effect::Question;
use kezek::workstation::fault::{Fault, FaultKind};
use uuid::Uuid;

use super::services::opened;
use super::sitting::{House, Sitting};
use crate::demo::office::Dossier;
use crate::dialogs::world::World;
use crate::scenarios::lawbook;

impl House {
    /// Takes an application of the body itself in.
    pub fn hand_in(&mut self, application: &Application) -> Result<Receipt, Fault> {
        let me = self.actor()?.clone();
        let (_, pinned) = lawbook()
            .register(
                &application.service,
                application.channel,
                application.filed_at,
            )
            .expect("an edition is in force");
        let law = lawbook().law(pinned);
        let intake = Intake {
            case_id: CaseId(Uuid::from_u128(43)),
            number: "26-000043".to_owned(),
        };
        let now = self.now();
        let events = receive(application, intake, &law, now).map_err(|broken| Fault {
            violations: broken.0,
            ..Fault::of(FaultKind::Problem(ProblemKind::Violations))
        })?;
        let change = record(None, events, &law, &me, now).expect("it is recorded");
        let case = change.case;
        let receipt = Receipt {
            case_id: case.id,
            number: case.number.clone(),
            received_at: case.received_at,
            registered_on: case.registered_on,
            edition: case.edition.clone(),
            unit: case.unit().clone(),
            dues: case.dues.clone(),
        };
        let history = change.recorded;
        self.cases.insert(case.id, Dossier { law, case, history });
        Ok(receipt)
    }
}

const SIZE: (u16, u16) = (120, 40);

/// Opens the form by the menu.
fn form(world: &World, language: Language) -> Sitting {
    let mut sitting = opened(world, SIZE, language, "a.omarova");
    sitting.press("F8");
    let wanted = match language {
        Language::Ru => "▌✓ Начать отзыв",
        Language::Kk => "▌✓ Берілгенді кері",
        Language::En => "▌✓ Begin a revocation",
    };
    for _ in 0..30 {
        if sitting.screen().contains(wanted) {
            break;
        }
        sitting.press("Down");
    }
    sitting.press("Enter");
    sitting
}

#[test]
fn a_revocation_begins_with_what_was_granted_and_opens_its_case() {
    let mut sitting = form(&World::permit_delivered(), Language::Ru);
    let screen = sitting.screen();
    for said in [
        "Начать отзыв · 26-000042 · Сидоров Андрей",
        "РТИ-17, до 10.06.2026",
        "▐ Отмена ▌",
    ] {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
    // Not by the key that opened it.
    sitting.press("Tab Enter");
    assert!(
        !sitting
            .house
            .cases
            .values()
            .any(|dossier| dossier.case.number == "26-000043")
    );
    sitting.wait(TimeDelta::milliseconds(1_300));
    sitting.press("Enter");
    sitting.rest();
    let begun = sitting
        .house
        .cases
        .values()
        .find(|dossier| dossier.case.number == "26-000043")
        .expect("a new case");
    let application = &begun.case.application;
    assert_eq!(application.request, RequestKind::Revoke);
    let original = application.details.original.as_ref().expect("the original");
    assert_eq!(original.number.as_raw(), "РТИ-17");
    assert_eq!(original.valid_until.to_string(), "2026-06-10");
    assert_eq!(application.applicant.family_name.as_raw(), "Сидоров");
    let screen = sitting.screen();
    for said in [
        "26-000043",
        "Отзыв разрешения",
        "Производство об отзыве начато",
    ] {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
}

#[test]
fn cancel_is_where_the_keyboard_is_and_escape_leaves() {
    let mut sitting = form(&World::permit_delivered(), Language::Ru);
    sitting.press("Enter");
    assert!(sitting.screen().contains("Выдано"));
    assert!(!sitting.screen().contains("▐ Отмена ▌"));
    let mut sitting = form(&World::permit_delivered(), Language::Ru);
    sitting.press("Esc");
    assert!(!sitting.screen().contains("▐ Отмена ▌"));
    assert_eq!(sitting.house.cases.len(), 1);
}

#[test]
fn the_form_speaks_every_language_and_fits_the_smallest_screen() {
    for language in Language::ALL {
        let mut sitting = form(&World::permit_delivered(), language);
        for size in [(160, 50), (120, 36), (80, 24)] {
            sitting.resize(size.0, size.1);
            let screen = sitting.screen();
            assert!(screen.contains("РТИ-17"), "{screen}");
            assert!(!screen.contains('⟦'), "{screen}");
        }
    }
}

#[test]
fn nothing_is_revoked_that_was_not_granted_or_that_no_rule_in_force_revokes() {
    for (world, login) in [
        (World::decided(), "a.omarova"),
        (World::renewal(), "a.omarova"),
        (World::revoking(), "a.omarova"),
        (World::permit_delivered(), "o.vlasova"),
    ] {
        let mut sitting = opened(&world, SIZE, Language::Ru, login);
        sitting.press("F8");
        assert!(
            !sitting.screen().contains("Начать отзыв"),
            "{}",
            sitting.screen()
        );
    }
    // The pilot has ended by then, and nobody knows what followed.
    let mut world = World::permit_delivered();
    world.at("2026-06-15T10:00");
    let mut sitting = opened(&world, SIZE, Language::Ru, "a.omarova");
    sitting.press("F8");
    assert!(
        !sitting.screen().contains("Начать отзыв"),
        "{}",
        sitting.screen()
    );
}

#[test]
fn the_palette_begins_one_too_and_says_where_none_can_be() {
    let mut sitting = opened(&World::renewal(), SIZE, Language::Ru, "a.omarova");
    sitting.press("F2");
    sitting.write("начать отзыв");
    sitting.press("Enter");
    assert!(
        sitting.screen().contains("Здесь отзывать нечего"),
        "{}",
        sitting.screen()
    );
    let mut sitting = opened(&World::permit_delivered(), SIZE, Language::Ru, "a.omarova");
    sitting.press("F2");
    sitting.write("начать отзыв");
    sitting.press("Enter");
    assert!(
        sitting.screen().contains("▐ Отмена ▌"),
        "{}",
        sitting.screen()
    );
}

fn words(text: &str) -> Words {
    Words {
        kk: text.to_owned(),
        ru: text.to_owned(),
        en: text.to_owned(),
    }
}

fn fact(id: &str, kind: FactKind, cite: &Citation) -> FactRule {
    let options = ["inspection", "court"].map(|id| FactOption {
        id: OptionId::parse(id).expect("a code"),
        title: words(id),
    });
    FactRule {
        id: FactId::parse(id).expect("a code"),
        title: words(id),
        kind,
        required: true,
        when: Vec::new(),
        options: if kind == FactKind::Choice {
            options.to_vec()
        } else {
            Vec::new()
        },
        cite: cite.clone(),
    }
}

#[test]
fn the_fact_that_has_the_keyboard_is_always_shown() {
    let mut world = asking();
    let mut edition = (*world.law.edition).clone();
    let revoke = edition
        .requests
        .get_mut(&RequestKind::Revoke)
        .expect("a revocation");
    let cite = revoke.output.cite.clone();
    revoke.facts = (0..12)
        .map(|number| fact(&format!("fact-{number}"), FactKind::Text, &cite))
        .collect();
    world.law.edition = Arc::new(edition);
    let mut sitting = form(&world, Language::Ru);
    sitting.resize(80, 24);
    sitting.press("Tab Tab");
    for number in 0..12 {
        let screen = sitting.screen();
        assert!(
            screen.contains(&format!("fact-{number} ")),
            "{number}\n{screen}"
        );
        assert!(screen.contains("Отмена"), "{screen}");
        sitting.press("Tab");
    }
}

/// A permit whose edition asks three facts of a revocation.
fn asking() -> World {
    let mut world = World::permit_delivered();
    let mut edition = (*world.law.edition).clone();
    let revoke = edition
        .requests
        .get_mut(&RequestKind::Revoke)
        .expect("a revocation");
    let cite = revoke.output.cite.clone();
    revoke.facts = vec![
        fact("found-on", FactKind::Date, &cite),
        fact("occasion", FactKind::Choice, &cite),
        fact("employer-told", FactKind::Flag, &cite),
    ];
    world.law.edition = Arc::new(edition);
    world
}

#[test]
fn the_facts_that_the_edition_asks_for_are_asked_before_anything_is_sent() {
    let mut sitting = form(&asking(), Language::Ru);
    sitting.wait(TimeDelta::milliseconds(1_300));
    sitting.press("Tab Enter");
    let screen = sitting.screen();
    assert!(
        screen.contains("«found-on»: не указано или не читается."),
        "{screen}"
    );
    sitting.write("31.02.2026");
    assert!(
        sitting.screen().contains("✗ 3 причины"),
        "{}",
        sitting.screen()
    );
    for _ in 0..10 {
        sitting.press("Backspace");
    }
    sitting.write("09.03.2026");
    sitting.press("Tab Right Right Tab");
    sitting.write(" ");
    sitting.answering = false;
    sitting.press("Tab Tab Enter");
    let Some((_, Question::HandIn { application, .. })) = sitting
        .waiting
        .iter()
        .find(|(_, question)| matches!(question, Question::HandIn { .. }))
        .cloned()
    else {
        panic!("{}", sitting.screen());
    };
    let stated: Vec<String> = application
        .details
        .facts
        .iter()
        .map(|(id, value)| format!("{id} {}", serde_json::to_string(value).expect("JSON")))
        .collect();
    assert_eq!(
        stated,
        [
            "employer-told true",
            "found-on \"2026-03-09\"",
            "occasion \"court\"",
        ]
    );
    // What the server says against it stands in the form, and nothing that was typed is lost.
    sitting.answering = true;
    sitting.rest();
    let screen = sitting.screen();
    for said in ["09.03.2026", "‹ court ›", "found-on"] {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
    assert_eq!(sitting.house.cases.len(), 1);
}
