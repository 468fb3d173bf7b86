//! What every screen and dialog looks like, at every size and in every language, with names that
//! are long, wide and hostile.

use kezek::regulation::Language;

use super::walk;
use crate::workstation::sitting::House;

const SIZES: [(u16, u16); 4] = [(160, 50), (120, 36), (80, 24), (60, 20)];

/// Names that people have, and one that somebody made up to steer a terminal.
const NAMES: [&str; 4] = [
    "Құрманғазы-Сағындықбайұлының Әбдіжәмілжан-Нұрсұлтанбекұлы",
    "Wolfeschlegelsteinhausenbergerdorff-O’Brien-Fitzgerald y Urrutia",
    "陳偉東 עברית אבג",
    "A\u{1b}]0;x\u{7}\u{202e}B\u{301}\u{301}\u{301}\u{200b}\u{e0041}C",
];

fn long_names(house: &mut House) {
    for (index, dossier) in house.cases.values_mut().enumerate() {
        let applicant = &mut dossier.case.application.applicant;
        if index % 2 == 0 {
            applicant.family_name = NAMES[(index / 2) % NAMES.len()].into();
        }
    }
}

fn pictures(language: Language) {
    walk(language, &long_names, &mut |name, sitting| {
        let mut text = String::new();
        for (width, height) in SIZES {
            sitting.resize(width, height);
            text.push_str(&format!("── {width}×{height}\n{}\n", sitting.screen()));
        }
        sitting.resize(120, 36);
        insta::assert_snapshot!(format!("{name}.{}", language.code()), text);
    });
}

#[test]
fn every_screen_in_kazakh() {
    pictures(Language::Kk);
}

#[test]
fn every_screen_in_russian() {
    pictures(Language::Ru);
}

#[test]
fn every_screen_in_english() {
    pictures(Language::En);
}
