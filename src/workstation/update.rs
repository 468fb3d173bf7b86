//! What a message does to the workstation: the only writer of the model.
//!
//! Never blocks, never reads a clock: time comes in as [`Message::Tick`], answers as
//! [`Message::Reply`]. What is on top has the keyboard; what nobody awaits any more is dropped.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::action::{Action, Scope};
use super::dialogs::Input;
use super::effect::{Effect, Question};
use super::fault::Fault;
use super::host::News;
use super::message::{Message, Reply};
use super::model::{Model, Page, Popup};
use super::notice::Severity;
use super::options::DemoAccount;
use super::remote::Ticket;
use super::screens::case::{self, Then};
use super::screens::{Go, Turn, menu, messages, palette, reader, sign_in, sort, start};
use super::theme::Theme;
use super::view;
use crate::casework::CaseId;
use crate::i18n::Arg;
use crate::wire::session::Me;

/// Takes a message and returns what is to be done.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Started => {
            model.dirty = true;
            match model.at_once.take() {
                Some(account) => sign_in_as(model, &account),
                None => Vec::new(),
            }
        }
        Message::Key(event) => {
            if event.kind == KeyEventKind::Release {
                return Vec::new();
            }
            model.dirty = true;
            let held = event.modifiers - KeyModifiers::SHIFT;
            if let KeyCode::Char(typed) = event.code
                && held.is_empty()
            {
                model.desk.keyboard = model.desk.keyboard.after(typed);
            }
            press(model, event)
        }
        Message::Paste(text) => {
            model.dirty = true;
            paste(model, text)
        }
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
        Message::Reply { ticket, reply } => reply_came(model, ticket, *reply),
        Message::Ending => {
            let mut effects = model.host.flush(&mut model.desk);
            effects.push(Effect::Quit);
            effects
        }
    }
}

fn tick(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
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
    if model.host.is_open() {
        let news = model.host.tick(&mut model.desk);
        model.dirty = true;
        effects.extend(settle(model, news));
    }
    effects
}

fn has_sign_in(model: &Model) -> bool {
    model
        .popups
        .iter()
        .any(|popup| matches!(popup, Popup::SignIn(_)))
}

fn press(model: &mut Model, event: KeyEvent) -> Vec<Effect> {
    let scope = model.scope();
    let action = model.desk.keymap.action(scope, &event);
    if view::is_too_small(model.desk.size) {
        // Nothing that cannot be seen is acted on; what was typed waits for a larger window.
        return match action {
            Some(Action::Quit) => quit(model),
            Some(Action::SwitchLanguage) => run(model, Action::SwitchLanguage),
            Some(_) | None => Vec::new(),
        };
    }
    match action {
        Some(action) => run(model, action),
        None => typed(model, &event),
    }
}

/// Gives a key that means no action to the text field or the dialog that has the keyboard.
fn typed(model: &mut Model, event: &KeyEvent) -> Vec<Effect> {
    match model.popups.last_mut() {
        Some(Popup::Palette(state)) => state.press(event),
        Some(Popup::SignIn(state)) => state.press(event),
        Some(Popup::Menu(_) | Popup::Sort(_) | Popup::Reader(_) | Popup::Messages(_)) => {}
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
        Some(Popup::Palette(state)) => {
            state.paste(&text);
            true
        }
        Some(Popup::SignIn(state)) => {
            state.paste(&text);
            true
        }
        Some(Popup::Menu(_) | Popup::Sort(_) | Popup::Reader(_) | Popup::Messages(_)) => false,
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
fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    let scope = model.scope();
    match action {
        Action::ShowHelp => return open_palette(model, palette::Kind::Help, scope),
        Action::ShowPalette => return open_palette(model, palette::Kind::Palette, scope),
        Action::ShowMessages => {
            if !matches!(model.popups.last(), Some(Popup::Messages(_))) {
                model
                    .popups
                    .push(Popup::Messages(messages::State::default()));
            }
            return Vec::new();
        }
        Action::SwitchLanguage => {
            model.desk.language = model.desk.language.next();
            return Vec::new();
        }
        Action::SwitchTheme => {
            model.desk.theme = match model.desk.theme {
                Theme::Dark => Theme::Light,
                Theme::Light => Theme::Monochrome,
                Theme::Monochrome => Theme::Dark,
            };
            return vec![Effect::Redraw];
        }
        Action::Redraw => return vec![Effect::Redraw],
        Action::NextWorkingDay => return next_working_day(model),
        Action::SwitchUser => return switch_user(model),
        Action::Quit => return quit(model),
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
        (Some(Popup::Reader(state)), _) => state.act(action, desk),
        (Some(Popup::Palette(state)), _) => state.act(action, desk),
        (Some(Popup::Messages(state)), _) => state.act(action, desk),
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

/// Goes where a screen wants to.
fn follow(model: &mut Model, turn: Turn) -> Vec<Effect> {
    let mut effects = turn.effects;
    let Some(go) = turn.go else {
        return effects;
    };
    match go {
        Go::Back => effects.extend(back(model)),
        Go::OpenCase(case) => effects.extend(open_case(model, case, None)),
        Go::Decide(case, first) => {
            effects.extend(open_case(model, case, Some(Then::Menu(Some(first)))));
        }
        Go::Menu(first) => {
            if !matches!(model.popups.last(), Some(Popup::Menu(_))) {
                let file = model.case().and_then(|case| case.file.data());
                let state = menu::State::open(file, first);
                model.popups.push(Popup::Menu(state));
            }
        }
        Go::Dialog(command) => {
            model
                .popups
                .retain(|popup| !matches!(popup, Popup::Menu(_)));
            let Model {
                host, pages, desk, ..
            } = model;
            if let Some(Page::Case(case)) = pages.last()
                && let Some(file) = case.file.data()
                && !host.is_open()
                && !host.is_opening()
            {
                effects.push(host.begin(file, command, desk));
            }
        }
        Go::Read(subject) => model
            .popups
            .push(Popup::Reader(reader::State::new(subject))),
        Go::ChooseSort => {
            if let Some(queue) = model.queue() {
                let state = sort::State::open(&queue.order(&model.desk));
                model.popups.push(Popup::Sort(state));
            }
        }
        Go::Sort(sort) => {
            model.popups.pop();
            if let Some((queue, desk)) = model.queue_mut() {
                queue.sort_by(sort, desk);
            }
        }
        Go::Neighbour(by) => {
            let from = model.case().map(|case| case.id);
            let next = model
                .queue_mut()
                .and_then(|(queue, desk)| queue.neighbour(from, by, desk));
            match next {
                Some(case) => {
                    model.pages.pop();
                    effects.extend(open_case(model, case, None));
                }
                None => model
                    .desk
                    .say(Severity::Info, "case-no-neighbour", Vec::new()),
            }
        }
        Go::Run(action) => {
            model.popups.pop();
            effects.extend(run(model, action));
        }
        Go::SignInAs(account) => effects.extend(sign_in_as(model, &account)),
        Go::SignInByHand => model.pages.push(Page::SignIn(sign_in::State::new())),
    }
    effects
}

fn back(model: &mut Model) -> Vec<Effect> {
    if let Some(popup) = model.popups.pop() {
        if let Popup::SignIn(_) = popup {
            // Without a session there is nothing to come back to but the first screen.
            return forget_user(model);
        }
        return Vec::new();
    }
    if model.pages.len() > 1 {
        model.pages.pop();
        if let Some((queue, desk)) = model.queue_mut() {
            queue.settle_at = Some(desk.wall);
            queue.previewed = None;
        }
    }
    Vec::new()
}

fn open_case(model: &mut Model, case: CaseId, then: Option<Then>) -> Vec<Effect> {
    let (state, effects) = case::State::open(case, then, &mut model.desk);
    model.pages.push(Page::Case(Box::new(state)));
    effects
}

fn sign_in_as(model: &mut Model, account: &DemoAccount) -> Vec<Effect> {
    let (ticket, effect) = model.desk.ask(Question::SignIn {
        login: account.login.clone(),
        password: account.password.clone(),
    });
    if let Some(Page::Start(state)) = model.pages.last_mut() {
        state.signing_in = Some(ticket);
    }
    vec![effect]
}

fn quit(model: &mut Model) -> Vec<Effect> {
    if model.host.is_sending() {
        model
            .desk
            .say(Severity::Warning, "desk-still-sending", Vec::new());
        return Vec::new();
    }
    let mut effects = model.host.close(&mut model.desk);
    effects.push(Effect::Quit);
    effects
}

fn switch_user(model: &mut Model) -> Vec<Effect> {
    if model.host.is_sending() {
        model
            .desk
            .say(Severity::Warning, "desk-still-sending", Vec::new());
        return Vec::new();
    }
    let mut effects = model.host.close(&mut model.desk);
    effects.extend(forget_user(model));
    effects
}

/// Signs out and begins anew at the first screen.
fn forget_user(model: &mut Model) -> Vec<Effect> {
    let mut effects = model.host.close(&mut model.desk);
    if model.desk.me.is_some() {
        let (ticket, effect) = model.desk.ask(Question::SignOut);
        model.signing_out = Some(ticket);
        effects.push(effect);
    }
    model.desk.sign_out();
    model.popups.clear();
    model.pages.clear();
    model.pages.push(if model.desk.accounts.is_empty() {
        Page::SignIn(sign_in::State::new())
    } else {
        Page::Start(start::State::default())
    });
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
fn settle(model: &mut Model, news: News) -> Vec<Effect> {
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

fn reply_came(model: &mut Model, ticket: Ticket, reply: Reply) -> Vec<Effect> {
    let ended = session_end(&reply).cloned();
    let effects = take(model, ticket, reply);
    if ended.is_some() && model.desk.me.is_some() && !has_sign_in(model) {
        let login = model
            .desk
            .login()
            .map_or(String::new(), |login| login.as_str().to_owned());
        model
            .popups
            .push(Popup::SignIn(sign_in::State::again(&login)));
        model.dirty = true;
    }
    effects
}

/// Returns the fault that says that the session has ended.
fn session_end(reply: &Reply) -> Option<&Fault> {
    let fault = match reply {
        Reply::Queues(Err(fault))
        | Reply::Rows(Err(fault))
        | Reply::Law(Err(fault))
        | Reply::Preview(Err(fault))
        | Reply::Case(Err(fault))
        | Reply::History(Err(fault))
        | Reply::DialogReady(Err(fault))
        | Reply::Key(Err(fault))
        | Reply::Lease(Err(fault))
        | Reply::NextWorkingDay(Err(fault))
        | Reply::Submitted(super::message::Submitted::Failed(fault)) => fault,
        Reply::SignedIn(_)
        | Reply::SignedOut
        | Reply::Queues(Ok(_))
        | Reply::Rows(Ok(_))
        | Reply::Law(Ok(_))
        | Reply::Preview(Ok(_))
        | Reply::Case(Ok(_))
        | Reply::History(Ok(_))
        | Reply::DialogReady(Ok(_))
        | Reply::DraftSaved { .. }
        | Reply::DraftDiscarded
        | Reply::LeaseReleased
        | Reply::Submitted(_)
        | Reply::Key(Ok(_))
        | Reply::Lease(Ok(_))
        | Reply::NextWorkingDay(Ok(_)) => return None,
    };
    fault.kind.is_session_end().then_some(fault)
}

/// Gives an answer to whoever awaits it; a late one is dropped.
fn take(model: &mut Model, ticket: Ticket, reply: Reply) -> Vec<Effect> {
    let effects = match reply {
        Reply::SignedIn(answer) => signed_in(model, ticket, answer),
        Reply::SignedOut | Reply::DraftDiscarded | Reply::LeaseReleased | Reply::Lease(_) => {
            return Vec::new();
        }
        Reply::Queues(answer) => {
            if !model.desk.queues.awaits(ticket) {
                return Vec::new();
            }
            let answer = model.desk.note(answer);
            if let Ok(list) = &answer {
                model.desk.set_law_time(list.now);
            }
            let wall = model.desk.wall;
            model.desk.queues.settle(answer, wall);
            model
                .queue_mut()
                .map(|(queue, desk)| queue.queues_came(desk))
                .unwrap_or_default()
        }
        Reply::Rows(answer) => match model.queue_mut() {
            Some((queue, desk)) if queue.rows.awaits(ticket) => queue.rows_came(answer, desk),
            Some(_) | None => return Vec::new(),
        },
        Reply::Law(answer) => {
            if !model.desk.take_law(ticket, answer) {
                return Vec::new();
            }
            Vec::new()
        }
        Reply::Preview(answer) => return preview_came(model, ticket, answer),
        Reply::Case(answer) => return case_came(model, ticket, answer),
        Reply::History(answer) => match model.case_mut() {
            Some((case, desk)) if case.history.awaits(ticket) => {
                case.history_came(answer, desk);
                Vec::new()
            }
            Some(_) | None => return Vec::new(),
        },
        Reply::NextWorkingDay(answer) => {
            if model.moving_day != Some(ticket) {
                return Vec::new();
            }
            model.moving_day = None;
            day_moved(model, answer)
        }
        Reply::DialogReady(_) | Reply::DraftSaved { .. } | Reply::Submitted(_) | Reply::Key(_) => {
            if !model.host.awaits(ticket) {
                return Vec::new();
            }
            let desk = &mut model.desk;
            let news = match reply {
                Reply::DialogReady(answer) => model.host.ready(answer, desk),
                Reply::DraftSaved { local, server } => model.host.draft_saved(local, server, desk),
                Reply::Submitted(answer) => model.host.submitted(answer, desk),
                Reply::Key(answer) => model.host.key_state(answer, desk),
                _ => News::default(),
            };
            settle(model, news)
        }
    };
    model.dirty = true;
    effects
}

fn preview_came(
    model: &mut Model,
    ticket: Ticket,
    answer: Result<(CaseId, crate::wire::Actions), Fault>,
) -> Vec<Effect> {
    if let Some((case, desk)) = model.case_mut()
        && case.watch.awaits(ticket)
    {
        case.watch_came(answer, desk);
        let moved = case.moved_to().map(|version| (case.id, version));
        model.dirty = true;
        return moved
            .and_then(|(case, version)| model.host.moved(case, version, &mut model.desk))
            .into_iter()
            .collect();
    }
    if let Some((queue, desk)) = model.queue_mut()
        && queue.preview.awaits(ticket)
    {
        queue.preview_came(answer, desk);
        model.dirty = true;
    }
    Vec::new()
}

fn case_came(
    model: &mut Model,
    ticket: Ticket,
    answer: Result<super::effect::CaseFile, Fault>,
) -> Vec<Effect> {
    if model.host.awaits(ticket) {
        let news = model.host.reloaded(answer, &mut model.desk);
        model.dirty = true;
        return settle(model, news);
    }
    let Some((case, desk)) = model.case_mut() else {
        return Vec::new();
    };
    if !case.file.awaits(ticket) {
        return Vec::new();
    }
    let go = case.file_came(answer, desk);
    model.dirty = true;
    go.map_or_else(Vec::new, |go| follow(model, Turn::go(go)))
}

fn day_moved(model: &mut Model, answer: Result<crate::wire::DemoDay, Fault>) -> Vec<Effect> {
    match model.desk.note(answer) {
        Err(fault) => {
            model.desk.complain("demo-day-failed", Vec::new(), fault);
            Vec::new()
        }
        Ok(day) => {
            model.desk.set_law_time(day.now);
            let at = model.desk.speaker().date_time(day.now);
            model
                .desk
                .say(Severity::Done, "demo-day", vec![("at", Arg::Text(at))]);
            reload(model)
        }
    }
}

/// Asks anew for everything that is on the screen.
fn reload(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some((queue, desk)) = model.queue_mut() {
        queue.apply_next = true;
        queue.previewed = None;
        queue.settle_at = Some(desk.wall);
        effects.push(desk.ask_queues());
        effects.extend(queue.ask_rows(desk));
    }
    if let Some((case, desk)) = model.case_mut() {
        effects.extend(case.load(desk));
    }
    effects
}

fn signed_in(model: &mut Model, ticket: Ticket, answer: Result<Me, Fault>) -> Vec<Effect> {
    let by_popup = model
        .popups
        .iter()
        .any(|popup| matches!(popup, Popup::SignIn(state) if state.signing_in == Some(ticket)));
    let by_page = match model.pages.last() {
        Some(Page::Start(state)) => state.signing_in == Some(ticket),
        Some(Page::SignIn(state)) => state.signing_in == Some(ticket),
        Some(Page::Queue(_) | Page::Case(_)) | None => false,
    };
    if !by_popup && !by_page {
        return Vec::new();
    }
    model.dirty = true;
    let me = match model.desk.note(answer) {
        Ok(me) => me,
        Err(fault) => {
            sign_in_failed(model, fault);
            return Vec::new();
        }
    };
    let same = model.desk.login() == Some(&me.actor.login);
    model.desk.set_law_time(me.now);
    model.desk.me = Some(me);
    model
        .popups
        .retain(|popup| !matches!(popup, Popup::SignIn(_)));
    if by_popup && same {
        model.desk.say(Severity::Done, "sign-in-back", Vec::new());
        return reload(model);
    }
    let mut effects = Vec::new();
    if by_popup {
        effects.extend(model.host.close(&mut model.desk));
    }
    model.popups.clear();
    model.pages = vec![Page::Queue(Box::default())];
    effects.push(model.desk.ask_queues());
    effects
}

fn sign_in_failed(model: &mut Model, fault: Fault) {
    for popup in &mut model.popups {
        if let Popup::SignIn(state) = popup {
            state.failed(fault);
            return;
        }
    }
    match model.pages.last_mut() {
        Some(Page::SignIn(state)) => state.failed(fault),
        Some(Page::Start(state)) => {
            state.signing_in = None;
            model.desk.complain("sign-in-not-done", Vec::new(), fault);
        }
        Some(Page::Queue(_) | Page::Case(_)) | None => {}
    }
}
