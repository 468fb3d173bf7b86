//! What the mouse does: the wheel moves the cursor or scrolls, a click on a hint is its key, a click on
//! anything else goes there, and a second one on a line opens it. A click never commits. Off until
//! somebody asks for it.

use super::action::{Action, Scope};
use super::dialogs::Input;
use super::effect::Effect;
use super::follow::follow;
use super::model::{Model, Page, Popup};
use super::screens::{Go, Turn};
use super::terminal::input::{Mouse, MouseKind};
use super::update::{run_here, settle};
use super::zone::Target;

/// How many lines one notch of the wheel is.
const NOTCH: usize = 3;

/// Takes what the mouse did.
pub(super) fn mouse(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    if !model.desk.mouse {
        // A report that came late.
        return Vec::new();
    }
    model.touched_at = model.desk.wall;
    model.dirty = true;
    let under = model.desk.zones.borrow().at(mouse);
    match mouse.kind {
        MouseKind::WheelUp => turn(model, false),
        MouseKind::WheelDown => turn(model, true),
        MouseKind::Press => {
            model.pressed = under;
            Vec::new()
        }
        MouseKind::Release => match model.pressed.take() {
            Some(pressed) if Some(pressed) == under => click(model, pressed),
            Some(_) | None => Vec::new(),
        },
    }
}

fn turn(model: &mut Model, down: bool) -> Vec<Effect> {
    if let Some(Popup::Bulk(state)) = model.popups.last_mut() {
        let lines = isize::try_from(NOTCH).unwrap_or(1);
        state.scroll(if down { lines } else { -lines });
        return Vec::new();
    }
    let scope = model.scope();
    if scope == Scope::Dialog {
        let lines = (0..NOTCH).flat_map(|_| {
            let news = model.host.input(Input::Wheel { down }, &mut model.desk);
            settle(model, news)
        });
        return lines.collect();
    }
    let action = match (scope, down) {
        (Scope::Choice, false) => Action::LineUp,
        (Scope::Choice, true) => Action::LineDown,
        (_, false) => Action::Up,
        (_, true) => Action::Down,
    };
    (0..NOTCH).flat_map(|_| run_here(model, action)).collect()
}

fn click(model: &mut Model, target: Target) -> Vec<Effect> {
    match target {
        Target::Action(action) => run_here(model, action),
        Target::Line(line) => click_line(model, line),
        Target::Row(case) => match model.queue_mut() {
            Some((queue, desk)) => {
                let opens = queue.point_at(case, desk);
                if opens {
                    run_here(model, Action::Open)
                } else {
                    Vec::new()
                }
            }
            None => Vec::new(),
        },
        Target::View(at) => match model.queue_mut() {
            Some((queue, desk)) => queue.choose_view(at, desk),
            None => Vec::new(),
        },
        Target::QueuePane(pane) => {
            if let Some((queue, desk)) = model.queue_mut() {
                queue.go_to_pane(pane, desk);
            }
            Vec::new()
        }
        Target::CasePane(pane) => {
            if let Some((case, _)) = model.case_mut() {
                case.pane = pane;
            }
            Vec::new()
        }
        Target::Paper(at) => match model.case_mut() {
            Some((case, desk)) => {
                let opens = case.point_at_paper(at, desk);
                if opens {
                    run_here(model, Action::Open)
                } else {
                    Vec::new()
                }
            }
            None => Vec::new(),
        },
        Target::Button(at) => {
            let leaves = match model.popups.last_mut() {
                Some(Popup::Bulk(state)) => state.point_at(at),
                Some(Popup::Reason(state)) => state.point_at(at),
                Some(Popup::Revoke(state)) => state.point_at(at),
                Some(_) | None => false,
            };
            if leaves {
                follow(model, Turn::go(Go::Back))
            } else {
                Vec::new()
            }
        }
        Target::Part(at) => {
            let news = model.host.input(Input::Point(at), &mut model.desk);
            settle(model, news)
        }
    }
}

/// Puts the cursor of a list on a line; opens it when it stood there.
fn click_line(model: &mut Model, line: usize) -> Vec<Effect> {
    let file = match model.pages.last() {
        Some(Page::Case(case)) => case.file.data(),
        Some(Page::Start(_) | Page::SignIn(_) | Page::Queue(_)) | None => None,
    };
    let opens = match model.popups.last_mut() {
        Some(Popup::Palette(state)) => state.point_at(line),
        Some(Popup::Menu(state)) => state.point_at(line, file, &model.desk),
        Some(Popup::Views(state)) => state.point_at(line),
        Some(Popup::Sort(state)) => state.point_at(line),
        Some(Popup::MyDrafts(state)) => state.point_at(line),
        Some(Popup::Messages(state)) => {
            state.point_at(line, &model.desk.notices);
            false
        }
        Some(_) | None => false,
    };
    if opens {
        run_here(model, Action::Open)
    } else {
        Vec::new()
    }
}
