//! What matters is never cut: on the smallest screen, in every language, the time that is left and
//! the words of a button stand in full.

use kezek::regulation::Language;
use kezek::workstation::model::Page;

use super::walk;

fn without_breaks(screen: &str) -> String {
    screen
        .chars()
        .filter(|c| !c.is_whitespace() && !"│┌┐└┘─▌▐".contains(*c))
        .collect()
}

#[test]
fn limits_and_buttons_stand_in_full_on_the_smallest_screen() {
    let mut cut = Vec::new();
    for language in Language::ALL {
        walk(language, &|_| {}, &mut |name, sitting| {
            sitting.resize(80, 24);
            let screen = sitting.screen();
            let model = &sitting.model;
            let speaker = model.desk.speaker();
            if let Some((dialog, context)) = model.host.shown(&model.desk) {
                let main = dialog.form(&context).main;
                for label in [speaker.say("cancel"), main] {
                    if !screen.contains(&label) {
                        cut.push(format!("{} {name}: {label}", language.code()));
                    }
                }
                return;
            }
            if name != "queue" {
                return;
            }
            let Some(Page::Queue(queue)) = model.pages.last() else {
                return;
            };
            for row in (0..queue.shown.len()).filter_map(|at| queue.row_at(at)) {
                let Some(line) = screen.lines().find(|line| line.contains(&row.number)) else {
                    continue;
                };
                if let Some(left) = model.desk.left(&row) {
                    let left = without_breaks(&speaker.working_left_plain(left));
                    if !without_breaks(line).contains(&left) {
                        cut.push(format!(
                            "{} {}: {left} in {line}",
                            language.code(),
                            row.number
                        ));
                    }
                }
            }
        });
    }
    assert_eq!(cut, Vec::<String>::new());
}

/// The keys at the foot of a screen are whole words.
#[test]
fn no_hint_of_a_key_is_cut_on_the_smallest_screen() {
    let mut cut = Vec::new();
    for language in Language::ALL {
        walk(language, &|_| {}, &mut |name, sitting| {
            sitting.resize(80, 24);
            let screen = sitting.screen();
            let keys = screen.lines().last().unwrap_or_default();
            if keys.contains('…') {
                cut.push(format!("{} {name}: {keys}", language.code()));
            }
        });
    }
    assert_eq!(cut, Vec::<String>::new());
}
