//! What holds for every dialog: it opens, it can be drawn at any size, and it says everything in
//! every language.

use kezek::casework::RawText;
use kezek::workstation::theme::Theme;
use ratatui::style::Modifier;

use super::world::World;
use super::{CommandKind, Input, KeyCode, Language, Sitting};

/// Too small, smallest, docked and everything between.
const SIZES: [(u16, u16); 7] = [
    (20, 5),
    (52, 14),
    (79, 21),
    (80, 24),
    (120, 36),
    (160, 48),
    (250, 70),
];

/// A case at the stage where a command belongs.
fn world_for(kind: CommandKind) -> World {
    match kind {
        CommandKind::Accept | CommandKind::RefuseAcceptance => {
            World::received_without(&["education-document"])
        }
        CommandKind::RecordCheck
        | CommandKind::AddNote
        | CommandKind::Assign
        | CommandKind::SendToCommission
        | CommandKind::Withdraw => World::verifying(),
        CommandKind::PassOn => World::checked(),
        CommandKind::RecordAssessment => World::testing_again(),
        CommandKind::IssueNotice => World::to_be_noticed(),
        CommandKind::Annul => World::defective_photo(),
        CommandKind::RegisterComplaint => World::decided(),
        CommandKind::DecideComplaint => World::complained(),
        CommandKind::Vote | CommandKind::Recuse => World::before_commission(&[]),
        CommandKind::Recommend => World::voted(&[]),
        CommandKind::PrepareApproval => World::drafting(&[]),
        CommandKind::PrepareRefusal | CommandKind::NotifyHearing | CommandKind::RecordHearing => {
            World::drafting(&["documents-reliable"])
        }
        CommandKind::ReturnForRework | CommandKind::Sign | CommandKind::Deliver => {
            World::approved()
        }
    }
}

/// Every command at its stage, and those that another service asks something else of.
fn worlds() -> Vec<(CommandKind, World)> {
    let mut worlds: Vec<(CommandKind, World)> = CommandKind::ALL
        .into_iter()
        .map(|kind| (kind, world_for(kind)))
        .collect();
    worlds.extend([
        (CommandKind::Accept, World::renewal_not_open()),
        (CommandKind::Accept, World::renewal_after_failure()),
        (CommandKind::RefuseAcceptance, World::renewal_not_open()),
        (CommandKind::RecordAssessment, World::questioning()),
        (CommandKind::RecordAssessment, World::interviewing()),
        (CommandKind::Recommend, World::kandas_voted()),
        (CommandKind::PrepareApproval, World::revoking()),
        (CommandKind::PrepareRefusal, World::revoking()),
        (CommandKind::Sign, World::revoked()),
    ]);
    worlds
}

#[test]
fn every_dialog_speaks_and_fits_at_every_size() {
    for (kind, world) in worlds() {
        let mut sitting = Sitting::ready(world, kind);
        let number = sitting.world.case.number.clone();
        for language in Language::ALL {
            sitting.speak(language);
            for (width, height) in SIZES {
                let screen = sitting.screen(width, height);
                assert!(!screen.contains('⟦'), "{kind:?}\n{screen}");
                if width >= 52 {
                    assert!(screen.contains(&number), "{kind:?}\n{screen}");
                }
                sitting.press(KeyCode::Tab);
            }
        }
    }
}

/// The main button with all it has to say, and the consequences, are whole at 80x24.
#[test]
fn no_button_and_no_consequence_is_cut_at_80x24() {
    for (kind, world) in worlds() {
        for language in Language::ALL {
            let mut sitting = Sitting::ready(world.clone(), kind);
            sitting.speak(language);
            if kind == CommandKind::AddNote {
                sitting.presses(&[KeyCode::Tab, KeyCode::Tab]);
            }
            sitting.press(KeyCode::End);
            let screen = sitting.screen(80, 24);
            assert!(screen.contains('▐'), "{screen}");
            let last_sentence = screen
                .lines()
                .rev()
                .skip_while(|line| !line.contains('▐'))
                .skip(1)
                .find(|line| {
                    let asks = ["type ", "введите ", "теріңіз:"];
                    !asks.iter().any(|word| line.contains(word))
                })
                .unwrap_or_default();
            assert!(
                last_sentence.trim_end_matches(['│', ' ']).ends_with('.'),
                "{kind:?}\n{screen}"
            );
        }
    }
}

#[test]
fn any_keys_in_any_order_do_no_harm() {
    let keys = [
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Delete,
        KeyCode::Backspace,
        KeyCode::Insert,
        KeyCode::Char(' '),
        KeyCode::Char('ж'),
        KeyCode::Char('\u{306}'),
        KeyCode::Char('1'),
        KeyCode::F(4),
        KeyCode::F(5),
        KeyCode::F(6),
        KeyCode::Enter,
    ];
    for kind in CommandKind::ALL {
        let mut sitting = Sitting::ready(world_for(kind), kind);
        let mut seed: u32 = 1;
        for _ in 0..150 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = keys[(seed >> 16) as usize % keys.len()];
            sitting.press(key);
            if seed.is_multiple_of(7) {
                sitting.input(Input::Paste("строка\r\nи\u{306}".to_owned()));
            }
            if seed.is_multiple_of(11) {
                drop(sitting.screen(80, 24));
            }
            if sitting.dialog.is_sending() || sitting.is_closed() {
                sitting = Sitting::ready(world_for(kind), kind);
            }
        }
    }
}

#[test]
fn outside_text_reaches_the_screen_only_made_inert() {
    let hostile = "\u{1b}]0;PWN\u{7}\u{202e}Ли\u{e0041}\u{200b}\u{9b}2J";
    for kind in CommandKind::ALL {
        let mut world = world_for(kind);
        world.case.application.applicant.family_name = RawText::from(hostile);
        world.actor.name = RawText::from(hostile);
        for paper in &mut world.case.application.papers {
            paper.name = RawText::from(hostile);
        }
        for vote in world.case.votes.values_mut() {
            vote.by.name = RawText::from(hostile);
            vote.vote.reasons = RawText::from(hostile);
        }
        let mut sitting = Sitting::ready(world, kind);
        for key in [
            KeyCode::F(6),
            KeyCode::F(6),
            KeyCode::Enter,
            KeyCode::Enter,
            KeyCode::F(5),
        ] {
            let screen = sitting.screen(120, 36);
            let harmful = screen
                .chars()
                .filter(|c| *c != '\n')
                .find(|c| kezek::casework::text::is_unsafe(*c));
            assert_eq!(harmful, None, "{kind:?}\n{screen}");
            sitting.press(key);
        }
    }
}

#[test]
fn focus_is_told_without_colour() {
    let mut world = World::drafting(&[]);
    world.theme = Theme::monochrome();
    let sitting = Sitting::ready(world, CommandKind::PrepareApproval);
    let mut terminal = sitting.drawn(80, 24);
    let buffer = terminal.backend().buffer().clone();
    let focused = (0..80)
        .map(|x| &buffer[(x, 22)])
        .filter(|cell| cell.modifier.contains(Modifier::REVERSED))
        .count();
    assert_eq!(focused, "Cancel".len());
    let cursor = ratatui::backend::Backend::get_cursor_position(terminal.backend_mut());
    assert_eq!(cursor.expect("a cursor").y, 22);
}

#[test]
fn a_vote_is_given_without_a_digit() {
    let mut sitting = Sitting::ready(world_for(CommandKind::Vote), CommandKind::Vote);
    sitting.presses(&[KeyCode::Up, KeyCode::Enter]);
    for _ in 0..4 {
        for _ in 0..12 {
            sitting.press(KeyCode::Right);
        }
        sitting.press(KeyCode::Tab);
    }
    sitting.presses(&[KeyCode::Tab, KeyCode::End, KeyCode::Enter]);
    let Some(kezek::casework::Command::Vote(vote)) = sitting.submitted() else {
        panic!("{}", sitting.screen(80, 24));
    };
    assert_eq!(vote.scores.values().copied().collect::<Vec<_>>(), [12; 4]);
}

#[test]
fn missing_papers_are_marked_already() {
    let kind = CommandKind::RefuseAcceptance;
    let mut sitting = Sitting::ready(world_for(kind), kind);
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    sitting
        .types("refuse")
        .presses(&[KeyCode::Enter, KeyCode::Enter]);
    let Some(kezek::casework::Command::RefuseAcceptance(refusal)) = sitting.submitted() else {
        panic!("{}", sitting.screen(80, 24));
    };
    let named: Vec<&str> = refusal
        .papers
        .iter()
        .map(|paper| paper.document.as_str())
        .collect();
    assert_eq!(named, ["education-document"]);
}

#[test]
fn a_note_is_sent_without_a_word_and_without_waiting() {
    let mut sitting = Sitting::open(World::verifying(), CommandKind::AddNote);
    sitting.wait(300);
    sitting.types("позвонить в вуз");
    sitting.presses(&[KeyCode::Tab, KeyCode::End, KeyCode::Enter]);
    assert!(sitting.submitted().is_some(), "{}", sitting.screen(80, 24));
}

#[test]
fn a_hearing_is_set_with_working_days() {
    let kind = CommandKind::NotifyHearing;
    let mut sitting = Sitting::ready(world_for(kind), kind);
    sitting.presses(&[KeyCode::Up]);
    for _ in 0..20 {
        sitting.press(KeyCode::Backspace);
    }
    sitting.types("+4wd 15:30");
    let screen = sitting.screen(80, 24);
    assert!(
        screen.contains("= Wed 18.03.2026 (4 wd from today), 15:30 (UTC+5)"),
        "{screen}"
    );
}
