//! What a message does to the workstation: the only writer of the model.
//!
//! Never blocks, never reads a clock: time comes in as [`Message::Tick`], answers as
//! [`Message::Reply`]. What is on top has the keyboard; what nobody awaits any more is dropped.

use chrono::TimeDelta;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::action::{Action, Scope};
use super::chord::{Chord, Legend};
use super::dialogs::Input;
use super::dialogs::asked;
use super::effect::{Effect, Question};
use super::follow::{follow, keep_look, look_from_dialog};
use super::host::News;
use super::live;
use super::message::Message;
use super::model::{Model, Page, Popup};
use super::notice::Severity;
use super::pointer;
use super::replies::reply_came;
use super::screens::palette::list::Around;
use super::screens::{Go, Turn, layout_test, messages, my_drafts, palette};
use super::session::{has_sign_in, lock_screen, sign_in_as, switch_user};
use super::view;
use crate::casework::RawText;
use crate::i18n::Arg;

/// Takes a message and returns what is to be done.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Started => {
            model.dirty = true;
            match model.at_once.take() {
                Some(account) => sign_in_as(model, &account),
                // The start screen of a demonstration needs no other way in.
                None if !model.desk.accounts.is_empty() => Vec::new(),
                None => vec![model.desk.ask(Question::SignInMeans).1],
            }
        }
        Message::Key(event) => {
            if event.kind == KeyEventKind::Release {
                return Vec::new();
            }
            model.dirty = true;
            model.touched_at = model.desk.wall;
            let held = event.modifiers - KeyModifiers::SHIFT;
            if let KeyCode::Char(typed) = event.code
                && held.is_empty()
            {
                model.desk.keyboard = model.desk.keyboard.after(typed);
            }
            let mut effects = press(model, event);
            if effects
                .iter()
                .any(|effect| matches!(effect, Effect::Ask { .. }))
            {
                model.desk.asked_by_key();
            }
            effects.extend(say_present(model));
            effects
        }
        Message::Paste(text) => {
            model.dirty = true;
            model.touched_at = model.desk.wall;
            let mut effects = paste(model, text);
            effects.extend(say_present(model));
            effects
        }
        Message::Mouse(mouse) => pointer::mouse(model, mouse),
        Message::Resized { width, height } => {
            model.dirty = true;
            model.desk.size = (width, height);
            if let Some((queue, desk)) = model.queue_mut() {
                queue.keep_in_sight(desk);
            }
            Vec::new()
        }
        Message::Focused(focused) => {
            model.desk.focused = focused;
            Vec::new()
        }
        Message::Tick(wall) => {
            let before = model.face();
            model.desk.wall = wall;
            let effects = tick(model);
            if before != model.face() {
                model.dirty = true;
            }
            effects
        }
        Message::Feed { ticket, news } => live::heard(model, ticket, news),
        Message::Reply { ticket, reply } => reply_came(model, ticket, *reply),
        Message::Ending => {
            let mut effects = model.host.flush(&mut model.desk);
            effects.extend(keep_look(model));
            effects.push(Effect::Quit);
            effects
        }
    }
}

/// How often the server hears that somebody types. Its sessions end after a quarter of an hour in
/// which nobody did anything, and most keys ask it nothing.
const PRESENT_EVERY: TimeDelta = TimeDelta::minutes(1);

/// Tells the server that somebody is here, unless it heard so not long ago.
fn say_present(model: &mut Model) -> Option<Effect> {
    let now = model.desk.wall;
    let due = now - model.present_at >= PRESENT_EVERY;
    if !due || model.desk.me.is_none() || has_sign_in(model) {
        return None;
    }
    model.present_at = now;
    Some(model.desk.ask(Question::Present).1)
}

/// Does what an action means, when it can be had where the keyboard is.
pub(super) fn run_here(model: &mut Model, action: Action) -> Vec<Effect> {
    if action.is_in(model.scope()) && !view::is_too_small(model.desk.size) {
        run(model, action)
    } else {
        Vec::new()
    }
}

fn tick(model: &mut Model) -> Vec<Effect> {
    let mut effects = sign_in_ticks(model);
    if model.locks_at().is_some_and(|at| at <= model.desk.wall) {
        effects.extend(lock_screen(model));
    }
    let signed_in = model.desk.me.is_some() && !has_sign_in(model);
    if signed_in {
        let Model { pages, desk, .. } = model;
        for page in pages {
            match page {
                Page::Start(_) | Page::SignIn(_) => {}
                Page::Queue(state) => {
                    let following = state.settle_at;
                    effects.extend(state.tick(desk));
                    model.dirty |= following.is_some() && state.settle_at.is_none();
                }
                Page::Case(state) => effects.extend(state.tick(desk)),
            }
        }
    }
    model.dirty |= model
        .popups
        .iter()
        .any(|popup| matches!(popup, Popup::Revoke(_) | Popup::Bulk(_) | Popup::Reason(_)));
    if model.host.is_open() {
        let news = model.host.tick(&mut model.desk);
        model.dirty = true;
        effects.extend(settle(model, news));
    }
    effects
}

/// Asks whether somebody has agreed to a sign-in at the identity provider.
fn sign_in_ticks(model: &mut Model) -> Vec<Effect> {
    let Model {
        pages,
        popups,
        desk,
        dirty,
        ..
    } = model;
    let over = popups.iter_mut().filter_map(|popup| match popup {
        Popup::SignIn(state) => Some(state),
        Popup::Lock(state) => state.provider_mut(),
        _ => None,
    });
    let under = pages.iter_mut().filter_map(|page| match page {
        Page::SignIn(state) => Some(state),
        Page::Start(_) | Page::Queue(_) | Page::Case(_) => None,
    });
    let mut effects = Vec::new();
    for state in over.chain(under) {
        *dirty |= state.device.is_some();
        effects.extend(state.tick(desk));
    }
    effects
}

fn press(model: &mut Model, event: KeyEvent) -> Vec<Effect> {
    let scope = model.scope();
    let action = model.desk.keymap.action(scope, &event);
    let interrupts = action == Some(Action::Quit) && is_copy_elsewhere(&event);
    if !interrupts {
        model.interrupted_at = None;
    }
    if view::is_too_small(model.desk.size) {
        // Nothing that cannot be seen is acted on; what was typed waits for a larger window.
        return match action {
            Some(Action::Quit) => quit(model),
            Some(Action::SwitchLanguage) => run(model, Action::SwitchLanguage),
            Some(Action::ShowHelp) => {
                model.small_help = !model.small_help;
                Vec::new()
            }
            Some(_) | None => Vec::new(),
        };
    }
    if model.lock().is_some() && action.is_some_and(|action| !action.is_in(Scope::Lock)) {
        return Vec::new();
    }
    if interrupts && scope.types_text() {
        return interrupt(model);
    }
    match action {
        Some(action) if is_dialogs(scope) => match asked::key_of(action) {
            // A key that is held down stays one.
            Some(key) => typed(
                model,
                &KeyEvent {
                    kind: event.kind,
                    ..key
                },
            ),
            None => run(model, action),
        },
        Some(action) => run(model, action),
        None => typed(model, &event),
    }
}

/// Returns whether a dialog has the keyboard.
fn is_dialogs(scope: Scope) -> bool {
    matches!(scope, Scope::Dialog | Scope::Choice)
}

/// Gives a key that means no action to the text field or the dialog that has the keyboard.
fn typed(model: &mut Model, event: &KeyEvent) -> Vec<Effect> {
    match model.popups.last_mut() {
        Some(Popup::Find(state)) => state.press(event),
        Some(Popup::Palette(state)) => state.press(event),
        Some(Popup::SignIn(state)) => state.press(event),
        Some(Popup::Revoke(state)) => state.press(event),
        Some(Popup::Bulk(state)) => state.press(event),
        Some(Popup::Reason(state)) => state.press(event),
        Some(Popup::Lock(state)) => state.press(event),
        Some(Popup::Layout(state)) => state.press(event),
        Some(Popup::ViewName(state)) => state.press(event),
        Some(
            Popup::Menu(_)
            | Popup::Sort(_)
            | Popup::MyDrafts(_)
            | Popup::Views(_)
            | Popup::Columns(_)
            | Popup::Reader(_)
            | Popup::Look(_)
            | Popup::Messages(_),
        ) => {}
        None if model.host.is_open() => {
            let news = model.host.input(Input::Key(*event), &mut model.desk);
            return settle(model, news);
        }
        None => match model.pages.last_mut() {
            Some(Page::SignIn(state)) => state.press(event),
            Some(Page::Queue(state)) if state.filter.open => state.press(event, &model.desk),
            Some(Page::Start(_) | Page::Queue(_) | Page::Case(_)) | None => {}
        },
    }
    Vec::new()
}

fn paste(model: &mut Model, text: String) -> Vec<Effect> {
    if view::is_too_small(model.desk.size) {
        return Vec::new();
    }
    let taken = match model.popups.last_mut() {
        Some(Popup::Find(state)) => {
            state.paste(&text);
            true
        }
        Some(Popup::Palette(state)) => {
            state.paste(&text);
            true
        }
        Some(Popup::SignIn(state)) => {
            state.paste(&text);
            true
        }
        Some(Popup::Revoke(state)) => state.paste(&text),
        Some(Popup::Bulk(state)) => state.paste(&text),
        Some(Popup::Reason(state)) => state.paste(&text),
        Some(Popup::Lock(state)) => {
            state.paste(&text);
            true
        }
        Some(Popup::ViewName(state)) => {
            state.paste(&text);
            true
        }
        Some(
            Popup::Menu(_)
            | Popup::Sort(_)
            | Popup::MyDrafts(_)
            | Popup::Views(_)
            | Popup::Columns(_)
            | Popup::Reader(_)
            | Popup::Look(_)
            | Popup::Messages(_)
            | Popup::Layout(_),
        ) => false,
        None if model.host.is_open() => {
            let news = model.host.input(Input::Paste(text), &mut model.desk);
            return settle(model, news);
        }
        None => match model.pages.last_mut() {
            Some(Page::SignIn(state)) => {
                state.paste(&text);
                true
            }
            Some(Page::Queue(state)) => state.paste(&text, &model.desk),
            Some(Page::Start(_) | Page::Case(_)) | None => false,
        },
    };
    if !taken {
        model
            .desk
            .say(Severity::Info, "desk-paste-refused", Vec::new());
    }
    Vec::new()
}

/// Does what an action means where the keyboard is.
pub(super) fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    let scope = model.scope();
    match action {
        Action::ShowHelp => return open_palette(model, palette::Kind::Help, scope),
        Action::ShowPalette => return open_palette(model, palette::Kind::Palette, scope),
        Action::ShowMessages => {
            if !matches!(model.popups.last(), Some(Popup::Messages(_))) {
                let state = messages::State::open(&model.desk.notices);
                model.popups.push(Popup::Messages(state));
            }
            return Vec::new();
        }
        Action::SwitchLanguage => {
            model.desk.language = model.desk.language.next();
            return Vec::new();
        }
        Action::SwitchTheme => {
            return vec![model.desk.switch_theme()];
        }
        Action::Redraw => return vec![Effect::Redraw],
        Action::NextWorkingDay => return next_working_day(model),
        Action::SwitchUser | Action::LeaveLock => return switch_user(model),
        Action::TestLayout => {
            model
                .popups
                .push(Popup::Layout(layout_test::State::default()));
            return Vec::new();
        }
        Action::LockScreen => return lock_screen(model),
        Action::ToggleMouse => {
            let on = !model.desk.mouse;
            model.desk.mouse = on;
            let id = if on {
                "desk-mouse-on"
            } else {
                "desk-mouse-off"
            };
            model.desk.say(Severity::Info, id, Vec::new());
            return vec![Effect::Mouse(on)];
        }
        Action::Suspend => return vec![Effect::Suspend],
        Action::MyDrafts => {
            let state = my_drafts::State::default();
            model.popups.push(Popup::MyDrafts(state));
            return vec![model.desk.ask(Question::OwnDrafts).1];
        }
        Action::CopyNumber => return copy_number(model),
        Action::CopyFault => return model.desk.copy_fault().into_iter().collect(),
        Action::Quit => return quit(model),
        Action::TakeNextHere => {
            return model
                .queue_mut()
                .and_then(|(queue, desk)| queue.take_next(desk))
                .into_iter()
                .collect();
        }
        _ => {}
    }
    // Esc stops a dialog that is still being fetched.
    if action == Action::Back
        && model.popups.is_empty()
        && let Some(effect) = model.host.stop_opening()
    {
        model.desk.say(Severity::Info, "desk-stopped", Vec::new());
        return vec![effect];
    }
    if is_dialogs(scope) && action == Action::LookAtPage {
        return look_from_dialog(model);
    }
    if is_dialogs(scope)
        && let Some(key) = asked::key_of(action)
    {
        return typed(model, &key);
    }
    // In a form these belong to the field that has the keyboard.
    if scope == Scope::Form
        && matches!(
            action,
            Action::TakeOption | Action::ChoiceBefore | Action::ChoiceAfter
        )
        && let Some(key) = asked::key_of(action)
    {
        return typed(model, &key);
    }
    let listed = match model.popups.last() {
        Some(Popup::Palette(state)) => palette::list::listed(state, &Around::of(model)),
        Some(_) | None => Vec::new(),
    };
    let Model {
        desk,
        pages,
        popups,
        ..
    } = model;
    let page = pages.last_mut();
    let turn = match (popups.last_mut(), page) {
        (Some(Popup::Menu(state)), Some(Page::Case(case))) => {
            state.act(action, case.file.data(), desk)
        }
        (Some(Popup::Menu(_)), _) => Turn::go(Go::Back),
        (Some(Popup::Sort(state)), _) => state.act(action),
        (Some(Popup::MyDrafts(state)), _) => state.act(action, desk),
        (Some(Popup::Views(state)), Some(Page::Queue(queue))) => state.act(action, queue, desk),
        (Some(Popup::ViewName(state)), Some(Page::Queue(queue))) => state.act(action, queue),
        (Some(Popup::Columns(state)), Some(Page::Queue(queue))) => state.act(action, queue, desk),
        (Some(Popup::Views(_) | Popup::ViewName(_) | Popup::Columns(_)), _) => Turn::go(Go::Back),
        (Some(Popup::Reader(state)), _) => state.act(action, desk),
        (Some(Popup::Look(state)), _) => state.act(action, desk),
        (Some(Popup::Find(state)), _) => state.act(action, desk),
        (Some(Popup::Palette(state)), _) => state.act(action, &listed, desk),
        (Some(Popup::Lock(state)), _) => state.act(action, desk),
        (Some(Popup::Layout(state)), _) => state.act(action),
        (Some(Popup::Messages(state)), _) => state.act(action, desk),
        (Some(Popup::Revoke(state)), _) => state.act(action, desk),
        (Some(Popup::Bulk(state)), _) => state.act(action, desk),
        (Some(Popup::Reason(state)), _) => state.act(action, desk),
        (Some(Popup::SignIn(state)), _) => state.act(action, desk),
        (None, Some(Page::Start(state))) => state.act(action, desk),
        (None, Some(Page::SignIn(state))) => state.act(action, desk),
        (None, Some(Page::Queue(state))) => state.act(action, desk),
        (None, Some(Page::Case(state))) => state.act(action, desk),
        (None, None) => Turn::stay(),
    };
    follow(model, turn)
}

fn open_palette(model: &mut Model, kind: palette::Kind, scope: Scope) -> Vec<Effect> {
    if let Some(Popup::Palette(state)) = model.popups.last() {
        let scope = state.scope;
        let same = state.kind == kind;
        model.popups.pop();
        if !same {
            model
                .popups
                .push(Popup::Palette(palette::State::open(kind, scope)));
        }
        return Vec::new();
    }
    model
        .popups
        .push(Popup::Palette(palette::State::open(kind, scope)));
    Vec::new()
}

/// Copies the number of the case under the cursor: it names nobody.
fn copy_number(model: &mut Model) -> Vec<Effect> {
    let open = model.case().and_then(|case| case.file.data());
    let number = match (open, model.queue().and_then(|queue| queue.current())) {
        (Some(file), _) => file.case.number.clone(),
        (None, Some(row)) => row.number,
        (None, None) => return Vec::new(),
    };
    let number = RawText::from(number).clean_line().to_string();
    model.desk.copy(number).into_iter().collect()
}

/// How long the second press may take that ends the program where text is typed.
const INTERRUPT_WITHIN: TimeDelta = TimeDelta::seconds(10);

/// Returns whether a key means "copy" to many, who press it without a thought of leaving.
fn is_copy_elsewhere(event: &KeyEvent) -> bool {
    Chord::of(event) == Some(Chord::ctrl(Legend::Char('c')))
}

/// Ends the program from where text is typed: only when the key is pressed twice.
fn interrupt(model: &mut Model) -> Vec<Effect> {
    let wall = model.desk.wall;
    let again = model
        .interrupted_at
        .is_some_and(|at| wall - at <= INTERRUPT_WITHIN);
    if again {
        return quit(model);
    }
    model.interrupted_at = Some(wall);
    let key = Arg::Text(Chord::ctrl(Legend::Char('c')).label());
    model
        .desk
        .say(Severity::Warning, "desk-interrupt", vec![("key", key)]);
    Vec::new()
}

fn quit(model: &mut Model) -> Vec<Effect> {
    if model.host.is_sending() {
        model
            .desk
            .say(Severity::Warning, "desk-still-sending", Vec::new());
        return Vec::new();
    }
    let mut effects = model.host.close(&mut model.desk);
    effects.extend(keep_look(model));
    effects.push(Effect::Quit);
    effects
}

fn next_working_day(model: &mut Model) -> Vec<Effect> {
    if !model.desk.is_demo() || model.desk.me.is_none() || model.moving_day.is_some() {
        return Vec::new();
    }
    let (ticket, effect) = model.desk.ask(Question::NextWorkingDay);
    model.moving_day = Some(ticket);
    vec![effect]
}

/// Tells the screens what happened to the dialog.
pub(super) fn settle(model: &mut Model, news: News) -> Vec<Effect> {
    let mut effects = news.effects;
    if let Some(file) = news.file
        && let Some((case, desk)) = model.case_mut()
    {
        case.take_file(&file, desk);
    }
    if news.recorded.is_some() {
        if let Some((case, desk)) = model.case_mut() {
            effects.extend(case.load(desk));
        }
        if let Some((queue, desk)) = model.queue_mut() {
            queue.apply_next = true;
            effects.extend(queue.ask_rows(desk));
        }
    } else if news.closed
        && let Some((case, desk)) = model.case_mut()
    {
        // The draft that was just left shows in the case.
        effects.extend(case.load(desk));
    }
    effects
}
