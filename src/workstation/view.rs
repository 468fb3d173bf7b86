//! Drawing the whole: header, the screen, what stands over it, messages and keys.
//!
//! ```text
//!  KEZEK ▐DEMO▌ Almaty · С. Ахметова · исполнитель     ru · kbd РУ · live · Tue 22.09.2026 14:05 +05:00
//!  … the screen …
//!  ✓ Note saved on 26-000042: v11 → v12                                      demonstration values
//!  F1 Help  F2 Commands  Enter Open  F8 Decide  F5 Refresh  …
//! ```

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::action::Action;
use super::desk::Desk;
use super::dialogs::docks;
use super::layout::KeyboardSign;
use super::model::{Age, Model, Page, Popup};
use super::screens::palette::list::Around;
use super::screens::{
    bulk, case, columns, find, layout_test, lock, look, menu, messages, my_drafts, palette, queue,
    reader, reason, revoke, sign_in, sort, start, view_name, views,
};
use super::theme::Tone;
use super::widgets::{frame, paint};
use super::zone::Target;
use crate::i18n::Arg;
use crate::wire::session::OfficeMode;

/// How far the country's civil time is ahead of UTC (since 2024-03-01).
const CIVIL: chrono::TimeDelta = chrono::TimeDelta::hours(5);

/// The least size that the screens are made for.
pub const LEAST: (u16, u16) = (80, 24);

/// Returns whether the terminal is too small for the screens.
#[must_use]
pub const fn is_too_small(size: (u16, u16)) -> bool {
    size.0 < LEAST.0 || size.1 < LEAST.1
}

/// Returns the area between header and footer.
#[must_use]
pub const fn body(size: (u16, u16)) -> Rect {
    Rect::new(0, 1, size.0, size.1.saturating_sub(3))
}

/// Returns an area for something that stands over the screen.
#[must_use]
pub fn popup(size: (u16, u16), width: u16, height: u16) -> Rect {
    let body = body(size);
    // What would leave a few columns of the screen behind at either side takes them, too: rests
    // of words are noise.
    let width = if width + 8 > body.width {
        body.width
    } else {
        width
    };
    frame::centred(body, width, height)
}

/// Draws the workstation.
pub fn view(model: &Model, frame: &mut Frame) {
    let desk = &model.desk;
    let area = frame.area();
    desk.zones.borrow_mut().clear();
    let plain = desk.theme.style(Tone::Plain);
    if plain.bg.is_some() {
        // A theme with a ground of its own has it everywhere.
        frame.buffer_mut().set_style(area, plain);
    }
    if is_too_small((area.width, area.height)) {
        too_small(model, frame);
        return;
    }
    if let Some(state) = model.lock() {
        locked(state, model, frame);
        return;
    }
    header(model, frame.buffer_mut(), Rect { height: 1, ..area });
    match model.pages.last() {
        Some(Page::Start(state)) => start::view(state, desk, frame),
        Some(Page::SignIn(state)) => sign_in::view(state, desk, frame),
        Some(Page::Queue(state)) => queue::view::view(state, desk, frame),
        Some(Page::Case(state)) => {
            let from = model.queue().and_then(|queue| {
                let title = desk.speaker().words(&queue.definition(desk)?.title);
                if queue.selected != Some(state.id) {
                    return Some(title.to_owned());
                }
                let at = desk.speaker().say_with("queue-position", &queue.position());
                Some(format!("{title} · {at}"))
            });
            let docked = model.host.shown(desk).is_some() && docks(desk.size);
            case::view::view(state, desk, from.as_deref(), docked, frame);
        }
        None => {}
    }
    if let Some((dialog, context)) = model.host.shown(desk) {
        desk.zones.borrow_mut().cover();
        dialog.view(&context, frame, body(desk.size));
        for (area, part) in dialog.places() {
            desk.zone(area, Target::Part(part));
        }
    }
    for popup in &model.popups {
        desk.zones.borrow_mut().cover();
        match popup {
            Popup::Menu(state) => menu::view(state, model.case(), desk, frame),
            Popup::Sort(state) => sort::view(state, desk, frame),
            Popup::MyDrafts(state) => my_drafts::view(state, desk, frame),
            Popup::Views(state) => {
                if let Some(queue) = model.queue() {
                    views::view(state, queue, desk, frame);
                }
            }
            Popup::ViewName(state) => {
                if let Some(queue) = model.queue() {
                    view_name::view(state, queue, desk, frame);
                }
            }
            Popup::Columns(state) => {
                if let Some(queue) = model.queue() {
                    columns::view(state, queue, desk, frame);
                }
            }
            Popup::Reader(state) => reader::view(state, model.case(), desk, frame),
            Popup::Find(state) => find::view(state, model.case(), desk, frame),
            Popup::Look(state) => look::view(state, desk, frame),
            Popup::Palette(state) => palette::view(state, &Around::of(model), frame),
            Popup::Messages(state) => messages::view(state, desk, frame),
            Popup::Revoke(state) => revoke::view(state, desk, frame),
            Popup::Bulk(state) => bulk::view(state, desk, frame),
            Popup::Reason(state) => reason::view(state, desk, frame),
            Popup::SignIn(state) => sign_in::view(state, desk, frame),
            Popup::Layout(state) => layout_test::view(state, desk, frame),
            Popup::Lock(state) => lock::view(state, desk, frame),
        }
    }
    message_line(
        model,
        frame.buffer_mut(),
        Rect::new(area.x, area.bottom() - 2, area.width, 1),
    );
    keys_line(
        model,
        frame.buffer_mut(),
        Rect::new(area.x, area.bottom() - 1, area.width, 1),
    );
}

/// The locked screen: the program, what unlocks it, and nothing of anybody.
fn locked(state: &lock::State, model: &Model, frame: &mut Frame) {
    let area = frame.area();
    let strong = model.desk.theme.style(Tone::Strong);
    paint::put(frame.buffer_mut(), area.x, area.y, 7, " KEZEK ", strong);
    lock::view(state, &model.desk, frame);
    let foot = Rect::new(area.x, area.bottom() - 1, area.width, 1);
    keys_line(model, frame.buffer_mut(), foot);
}

/// What stands on a terminal that is too small: what it needs and what it has, or the keys that
/// work there.
fn too_small(model: &Model, frame: &mut Frame) {
    let desk = &model.desk;
    let speaker = desk.speaker();
    let area = frame.area();
    let id = if model.small_help {
        "desk-too-small-help"
    } else {
        "desk-too-small"
    };
    let text = speaker.say_with(
        id,
        &[
            ("width", Arg::Text(LEAST.0.to_string())),
            ("height", Arg::Text(LEAST.1.to_string())),
            ("has_width", Arg::Text(area.width.to_string())),
            ("has_height", Arg::Text(area.height.to_string())),
        ],
    );
    let lines = paint::wrap(&text, usize::from(area.width));
    let buffer = frame.buffer_mut();
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        paint::put(
            buffer,
            area.x,
            y,
            area.width,
            &line,
            desk.theme.style(Tone::Plain),
        );
    }
}

fn mode_tone(mode: OfficeMode) -> Tone {
    match mode {
        OfficeMode::Production => Tone::Header,
        OfficeMode::Demo | OfficeMode::Exercise => Tone::HeaderDemo,
    }
}

/// Returns the sign of the mode, in capitals of the officer's language.
fn mode_sign(mode: OfficeMode, desk: &Desk) -> String {
    desk.speaker().say(match mode {
        OfficeMode::Production => "sign-production",
        OfficeMode::Demo => "sign-demo",
        OfficeMode::Exercise => "sign-exercise",
    })
}

fn header(model: &Model, buffer: &mut Buffer, area: Rect) {
    let desk = &model.desk;
    let theme = desk.theme;
    let speaker = desk.speaker();
    let wide = area.width >= 110;
    let has_zone = area.width >= 92;
    let mode = desk
        .mode()
        .or_else(|| (!desk.accounts.is_empty()).then_some(OfficeMode::Demo));
    let plain = theme.style(Tone::Plain);
    let mut x = paint::put(
        buffer,
        area.x,
        area.y,
        7,
        " KEZEK ",
        theme.style(Tone::Strong),
    );
    if let Some(mode) = mode {
        let sign = format!("▐{}▌", mode_sign(mode, desk));
        x = paint::put(buffer, x, area.y, 20, &sign, theme.style(mode_tone(mode)));
        x += 1;
    }
    // From the right: the law's time, how fresh the data is, the keyboard, the language.
    let mut end = area.right().saturating_sub(1);
    if desk.knows_law_time() {
        let at = desk.law_at();
        let time = if wide {
            let date = (at + CIVIL).date_naive();
            format!(
                "{} {} +05:00",
                speaker.date_with_weekday(date),
                speaker.time(at)
            )
        } else {
            // The country has one time; the offset is written where there is room for it, and
            // always where a deadline is explained.
            let zone = if has_zone { " +05:00" } else { "" };
            format!("{}{zone}", speaker.date_time(at))
        };
        end = paint::put_right(buffer, end, area.y, &time, plain).saturating_sub(1);
    }
    let (age, tone) = age_words(model.age(), desk);
    if !age.is_empty() {
        let text = if wide { format!("{age} ·") } else { age };
        end = paint::put_right(buffer, end, area.y, &text, theme.style(tone)).saturating_sub(1);
    }
    let language = if desk.keyboard == KeyboardSign::Unknown {
        desk.language.code().to_owned() + if wide { " ·" } else { "" }
    } else if wide {
        format!(
            "{} · kbd {} ·",
            desk.language.code(),
            desk.keyboard.letters()
        )
    } else {
        format!("{}·{}", desk.language.code(), desk.keyboard.letters())
    };
    end = paint::put_right(buffer, end, area.y, &language, plain).saturating_sub(1);
    let Some(me) = &desk.me else {
        return;
    };
    let roles: Vec<String> = me
        .actor
        .posts
        .iter()
        .map(|post| speaker.say_code("role", post.role.code()))
        .collect();
    let name = me.actor.name.clean_line().to_string();
    let mut who = name.clone();
    if let Some(role) = roles.first() {
        who.push_str(&format!(" · {role}"));
        if roles.len() > 1 {
            who.push_str(&format!(" +{}", roles.len() - 1));
        }
    }
    let room = end.saturating_sub(x);
    let office = format!("{who} · {}", speaker.words(&me.office.name));
    if paint::width(&office) <= usize::from(room) {
        who = office;
    } else if paint::width(&who) > usize::from(room) {
        who = name;
    }
    paint::put(buffer, x, area.y, room, &who, plain);
}

fn age_words(age: Age, desk: &Desk) -> (String, Tone) {
    let speaker = desk.speaker();
    match age {
        Age::Unknown => (String::new(), Tone::Plain),
        Age::Live => (speaker.say("age-live"), Tone::Good),
        Age::Seconds(seconds) => (
            speaker.say_with("age-seconds", &[("seconds", Arg::Number(seconds))]),
            Tone::Plain,
        ),
        Age::Minutes(minutes) => (
            speaker.say_with("age-minutes", &[("minutes", Arg::Number(minutes))]),
            Tone::Warn,
        ),
        Age::Offline(since) => (
            speaker.say_with("age-offline", &[("since", Arg::Text(speaker.time(since)))]),
            Tone::Bad,
        ),
    }
}

fn message_line(model: &Model, buffer: &mut Buffer, area: Rect) {
    let desk = &model.desk;
    let speaker = desk.speaker();
    let theme = desk.theme;
    paint::blank(buffer, area, theme.style(Tone::Plain));
    let said = if let Some(notice) = desk.notices.current(desk.wall) {
        let line = format!("{} {}", notice.severity.mark(), notice.line(speaker));
        Some((line, messages::tone(notice.severity)))
    } else if let Some(holder) = model.host.lost_to() {
        let name = ("name", Arg::Text(super::show::person(holder)));
        let text = format!("⚠ {}", speaker.say_with("lease-is-with", &[name]));
        Some((text, Tone::Warn))
    } else if model.host.is_opening() {
        Some((desk.loading(), Tone::Dim))
    } else if let super::desk::Link::Offline { fault, .. } = &desk.link {
        Some((format!("✗ {}", fault.line(speaker)), Tone::Bad))
    } else {
        None
    };
    let (text, tone) = said.unwrap_or((String::new(), Tone::Plain));
    let room = area.width.saturating_sub(2);
    let style = theme.style(tone);
    if paint::width(&text) > usize::from(room) {
        // What does not fit can be read whole among the messages.
        let rest = desk.keymap.label(Action::ShowMessages).unwrap_or_default();
        let end = paint::put_right(buffer, area.right().saturating_sub(1), area.y, &rest, style);
        let room = end.saturating_sub(area.x + 2);
        paint::put(buffer, area.x + 1, area.y, room, &text, style);
    } else {
        paint::put(buffer, area.x + 1, area.y, room, &text, style);
    }
    if desk.me.is_some() && desk.has_demonstration_values() {
        // What was said goes before: that values are invented also stands in the header.
        let standing = format!("⚠ {}", speaker.say("desk-demonstration-values"));
        if paint::width(&text) + paint::width(&standing) + 2 <= usize::from(room) {
            let end = area.right().saturating_sub(1);
            paint::put_right(buffer, end, area.y, &standing, theme.style(Tone::Warn));
        }
    }
}

fn keys_line(model: &Model, buffer: &mut Buffer, area: Rect) {
    let desk = &model.desk;
    let theme = desk.theme;
    let speaker = desk.speaker();
    paint::blank(buffer, area, theme.style(Tone::Plain));
    let scope = model.scope();
    let mut x = area.x + 1;
    // On a narrow screen more keys are worth more than more room between them.
    let gap = if area.width < 100 { 1 } else { 2 };
    let sections = model
        .host
        .shown(desk)
        .map_or(0, |(dialog, context)| dialog.section_count(&context));
    for action in desk.keymap.hints(scope) {
        if action == Action::NextSection && sections < 2 {
            continue;
        }
        let Some(key) = desk.keymap.label(action) else {
            continue;
        };
        let words = speaker.say(&hint_words(action));
        let needed = paint::width(&key) + 1 + paint::width(&words);
        let needed = u16::try_from(needed).unwrap_or(u16::MAX);
        if x.saturating_add(needed) > area.right() {
            continue;
        }
        desk.zone(Rect::new(x, area.y, needed, 1), Target::Action(action));
        x = paint::put(buffer, x, area.y, needed, &key, theme.style(Tone::KeyName)) + 1;
        x = paint::put(buffer, x, area.y, needed, &words, theme.style(Tone::Plain)) + gap;
    }
}

/// Returns the id of an action's short words.
fn hint_words(action: Action) -> String {
    format!("hint-{}", action.spec().name)
}
