//! The papers and people of the demo: invented, marked so, and of every kind.

use std::collections::BTreeSet;

use kezek::casework::paper::MediaType;

use super::office::{cases, world};

#[test]
fn every_page_with_text_says_that_it_is_invented() {
    for (reference, dossier) in cases() {
        for paper in &dossier.case.application.papers {
            let reading = paper.reading.as_ref().expect("intake read it");
            if reading.media_type == MediaType::Pdf {
                assert!(!reading.pages.is_empty());
                for page in &reading.pages {
                    assert!(page.as_raw().contains("ДЕМО"), "{reference}: {page:?}");
                }
            }
        }
    }
}

#[test]
fn papers_are_pdf_and_png_and_no_two_people_share_one() {
    let papers: Vec<_> = cases()
        .values()
        .flat_map(|dossier| &dossier.case.application.papers)
        .collect();
    let kinds: BTreeSet<&str> = papers
        .iter()
        .filter_map(|paper| Some(paper.reading.as_ref()?.media_type.code()))
        .collect();
    assert_eq!(kinds, ["application/pdf", "image/png"].into());
    let pages: BTreeSet<usize> = papers.iter().map(|paper| paper.page_count()).collect();
    assert!(pages.is_superset(&[1, 2, 3].into()), "{pages:?}");
}

#[test]
fn people_come_from_many_countries_with_names_of_every_kind() {
    let people: Vec<_> = cases()
        .values()
        .map(|dossier| &dossier.case.application.applicant)
        .collect();
    let countries: BTreeSet<&str> = people
        .iter()
        .map(|person| person.citizenship.as_raw())
        .collect();
    assert!(countries.len() >= 30, "{}", countries.len());
    let some = |test: &dyn Fn(&str) -> bool| {
        people
            .iter()
            .any(|person| test(person.full_name().as_raw()))
    };
    assert!(some(&|name| name.is_ascii()));
    assert!(some(&|name| name.contains('’')));
    assert!(some(&|name| name
        .chars()
        .any(|letter| "әғқңөұүһі".contains(letter))));
    assert!(some(&|name| name.contains("Волков")));
    assert!(some(&|name| name.chars().count() > 100));
    assert!(
        people
            .iter()
            .any(|person| person.family_name.char_count() == 1)
    );
    assert!(
        people
            .iter()
            .any(|person| person.citizenship.as_raw() == "XXA")
    );
    assert!(people.iter().any(|person| person.iin.is_some()));
    assert!(people.iter().any(|person| person.iin.is_none()));
}

#[test]
fn everybody_who_is_invented_applies() {
    let named: BTreeSet<&str> = world()
        .cases
        .iter()
        .map(|entry| entry.applicant.as_str())
        .collect();
    let invented: BTreeSet<&str> = world().applicants.keys().map(String::as_str).collect();
    assert_eq!(named, invented);
}
