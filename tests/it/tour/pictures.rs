//! Every screen and dialog is drawn at every size with names that are long, wide and hostile.

use kezek::regulation::Language;
use unicode_segmentation::UnicodeSegmentation;

use super::walk;
use crate::workstation::sitting::House;

pub const SIZES: [(u16, u16); 4] = [(160, 50), (120, 36), (80, 24), (60, 20)];

/// Names that people have, and one that somebody made up to steer a terminal.
const NAMES: [&str; 4] = [
    "Құрманғазы-Сағындықбайұлының Әбдіжәмілжан-Нұрсұлтанбекұлы",
    "Wolfeschlegelsteinhausenbergerdorff-O’Brien-Fitzgerald y Urrutia",
    "陳偉東 עברית אבג",
    "A\u{1b}]0;x\u{7}\u{202e}B\u{301}\u{301}\u{301}\u{200b}\u{e0041}C",
];

pub fn long_names(house: &mut House) {
    for (index, dossier) in house.cases.values_mut().enumerate() {
        let applicant = &mut dossier.case.application.applicant;
        if index % 2 == 0 {
            applicant.family_name = NAMES[(index / 2) % NAMES.len()].into();
        }
    }
}

/// Nothing panics, and no line is wider than the terminal.
#[test]
fn every_screen_is_drawn_at_every_size_with_long_and_hostile_names() {
    walk(Language::Kk, &long_names, &mut |name, sitting| {
        for (width, height) in SIZES {
            sitting.resize(width, height);
            let screen = sitting.screen();
            assert!(screen.lines().count() <= usize::from(height), "{name}");
            for line in screen.lines() {
                // Behind a wide character its second cell stands as a blank.
                assert!(
                    line.graphemes(true).count() <= usize::from(width),
                    "{name} {width}×{height}: {line}"
                );
            }
        }
        sitting.resize(120, 36);
    });
}
