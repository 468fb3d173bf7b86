//! What the mouse does: the wheel moves the cursor, a click on a hint is its key, a click on a line
//! goes there and a second one opens it. Off until somebody asks for it.

use super::action::Action;
use super::effect::Effect;
use super::model::{Model, Page, Popup};
use super::terminal::input::{Mouse, MouseKind};
use super::update::run_here;
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
        MouseKind::WheelUp => turn(model, Action::Up),
        MouseKind::WheelDown => turn(model, Action::Down),
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

fn turn(model: &mut Model, action: Action) -> Vec<Effect> {
    (0..NOTCH).flat_map(|_| run_here(model, action)).collect()
}

fn click(model: &mut Model, target: Target) -> Vec<Effect> {
    let line = match target {
        Target::Action(action) => return run_here(model, action),
        Target::Line(line) => line,
    };
    let file = match model.pages.last() {
        Some(Page::Case(case)) => case.file.data(),
        Some(Page::Start(_) | Page::SignIn(_) | Page::Queue(_)) | None => None,
    };
    let opens = match model.popups.last_mut() {
        Some(Popup::Palette(state)) => state.point_at(line),
        Some(Popup::Menu(state)) => state.point_at(line, file, &model.desk),
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
