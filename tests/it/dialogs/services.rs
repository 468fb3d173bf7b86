//! What the dialogs ask of the services that have tests, requirements, revocations and complaints.

use kezek::casework::Command;
use kezek::casework::command::{Attendance, ComplaintOutcome, RefuseAcceptance};
use kezek::regulation::Language;

use super::world::World;
use super::{CommandKind, KeyCode, Sitting};

/// Room for a whole dialog.
const SIZE: (u16, u16) = (200, 100);

/// Presses the main button, with the word that it asks for.
fn confirm(sitting: &mut Sitting, word: &str) {
    for _ in 0..60 {
        let screen = sitting.screen(SIZE.0, SIZE.1);
        if ["▐ Cancel ▌", "▐ Отмена ▌"]
            .iter()
            .any(|button| screen.contains(button))
        {
            break;
        }
        sitting.press(KeyCode::Tab);
    }
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    if !word.is_empty() {
        sitting
            .types(word)
            .presses(&[KeyCode::Enter, KeyCode::Enter]);
    }
}

/// Goes on with Tab until the keyboard stands in the field whose label a line begins with.
fn go_to(sitting: &mut Sitting, label: &str) {
    for _ in 0..40 {
        sitting.press(KeyCode::Tab);
        let screen = sitting.screen(SIZE.0, SIZE.1);
        let here = |line: &str| line.contains(&format!("▌ {label}"));
        if screen.lines().any(here) {
            return;
        }
    }
    panic!("no field {label}\n{}", sitting.screen(SIZE.0, SIZE.1));
}

#[test]
fn acceptance_shows_what_is_stated_and_what_is_asked_of_it() {
    let mut sitting = Sitting::ready(World::renewal_not_open(), CommandKind::Accept);
    sitting.speak(Language::Ru);
    let words = sitting.words(SIZE.0, SIZE.1);
    for said in [
        "✗ До истечения срока осталось 30",
        "✓ Нет перемены даты рождения",
        "День окончания срока действия удостоверения: 22.03.2026",
        "Изменена дата рождения: нет",
        "Чем подписана заявка: SMS-пароль",
    ] {
        assert!(
            words.contains(said),
            "{said}\n{}",
            sitting.screen(SIZE.0, SIZE.1)
        );
    }
    confirm(&mut sitting, "");
    assert_eq!(sitting.submitted(), None);
}

#[test]
fn a_failure_of_the_channel_is_shown_where_it_opened_another() {
    let mut sitting = Sitting::ready(World::renewal_after_failure(), CommandKind::Accept);
    sitting.speak(Language::Ru);
    let words = sitting.words(SIZE.0, SIZE.1);
    let said = "Сбой другого канала: портал не отвечал · 10.03.2026 09:00 · 25 мин";
    assert!(words.contains(said), "{}", sitting.screen(SIZE.0, SIZE.1));
}

#[test]
fn requirements_that_are_not_met_are_marked_already_and_the_fixed_answer_is_shown() {
    let mut sitting = Sitting::ready(World::renewal_not_open(), CommandKind::RefuseAcceptance);
    sitting.speak(Language::Ru);
    let screen = sitting.screen(80, 24);
    assert!(
        screen.contains("оформление не доступно, обратитесь в ЦОН"),
        "{screen}"
    );
    assert!(
        screen.contains("☑ До истечения срока осталось 30"),
        "{screen}"
    );
    confirm(&mut sitting, "отказ");
    let Some(Command::RefuseAcceptance(RefuseAcceptance {
        papers,
        requirements,
        ..
    })) = sitting.submitted()
    else {
        panic!("{}", sitting.screen(80, 24));
    };
    assert!(papers.is_empty());
    let named: Vec<&str> = requirements.iter().map(|id| id.as_str()).collect();
    assert_eq!(named, ["renewal-window", "sms-registered"]);
}

#[test]
fn a_requirement_that_is_met_cannot_be_named() {
    let mut sitting = Sitting::ready(World::renewal_not_open(), CommandKind::RefuseAcceptance);
    sitting.speak(Language::Ru);
    go_to(&mut sitting, "Невыполненные требования");
    // The third one is met.
    sitting.presses(&[KeyCode::Down, KeyCode::Down, KeyCode::Char(' ')]);
    let words = sitting.words(SIZE.0, SIZE.1);
    assert!(words.contains("недоступно: оно выполнено"), "{words}");
    confirm(&mut sitting, "отказ");
    let Some(Command::RefuseAcceptance(refusal)) = sitting.submitted() else {
        panic!("{}", sitting.screen(SIZE.0, SIZE.1));
    };
    assert_eq!(refusal.requirements.len(), 2);
}

#[test]
fn a_test_is_recorded_with_a_score_of_each_part() {
    let mut sitting = Sitting::ready(World::testing_again(), CommandKind::RecordAssessment);
    sitting.speak(Language::Ru);
    let words = sitting.words(SIZE.0, SIZE.1);
    for said in [
        "✗ Чтение: 21 %, нужно не менее: 30 %",
        "12.03.2026 10:00 · неявка",
    ] {
        assert!(
            words.contains(said),
            "{said}\n{}",
            sitting.screen(SIZE.0, SIZE.1)
        );
    }
    go_to(&mut sitting, "Аудирование");
    let words = sitting.words(SIZE.0, SIZE.1);
    assert!(words.contains("Пройдено, если не менее 30."), "{words}");
    sitting.types("64");
    go_to(&mut sitting, "Чтение");
    sitting.types("31");
    go_to(&mut sitting, "Протокол");
    sitting.types("Протокол тестирования № 7.");
    confirm(&mut sitting, "");
    let Some(Command::RecordAssessment(record)) = sitting.submitted() else {
        panic!("{}", sitting.screen(SIZE.0, SIZE.1));
    };
    assert_eq!(record.attendance, Attendance::Came);
    assert_eq!(
        record.scores.values().copied().collect::<Vec<_>>(),
        [64, 31]
    );
}

#[test]
fn a_no_show_asks_for_no_score() {
    let mut sitting = Sitting::ready(World::testing(), CommandKind::RecordAssessment);
    sitting.speak(Language::Ru);
    go_to(&mut sitting, "Заявитель");
    sitting.presses(&[KeyCode::Down, KeyCode::Enter]);
    let words = sitting.words(SIZE.0, SIZE.1);
    assert!(!words.contains("Аудирование"), "{words}");
    go_to(&mut sitting, "Протокол");
    sitting.types("Приглашён письмом, не пришёл.");
    confirm(&mut sitting, "");
    let Some(Command::RecordAssessment(record)) = sitting.submitted() else {
        panic!("{}", sitting.screen(SIZE.0, SIZE.1));
    };
    assert_eq!(record.attendance, Attendance::NoShow);
    assert!(record.scores.is_empty());
}

#[test]
fn an_interview_asks_for_form_result_and_place() {
    let sitting = Sitting::ready(World::interviewing(), CommandKind::RecordAssessment);
    let words = sitting.words(SIZE.0, SIZE.1);
    for said in ["Form", "Result", "Place", "Record"] {
        assert!(words.contains(said), "{said}\n{words}");
    }
}

#[test]
fn a_stage_without_a_limit_of_its_own_asks_for_no_delay() {
    let mut world = World::interviewing();
    // The term of the inter-agency check has passed; it is not what an interview ends.
    world.at("2026-03-18T10:00");
    let sitting = Sitting::ready(world, CommandKind::RecordAssessment);
    assert!(
        !sitting
            .words(SIZE.0, SIZE.1)
            .contains("The limit has passed")
    );
}

#[test]
fn the_notice_is_written_before_it_is_issued() {
    let mut sitting = Sitting::ready(World::to_be_noticed(), CommandKind::IssueNotice);
    sitting.speak(Language::Ru);
    assert!(sitting.words(SIZE.0, SIZE.1).contains("Аудирование: 61 %"));
    sitting.presses(&[KeyCode::F(6), KeyCode::F(6)]);
    let words = sitting.words(SIZE.0, SIZE.1);
    for said in ["ПРОЕКТ. Не подписано.", "УВЕДОМЛЕНИЕ О СООТВЕТСТВИИ"]
    {
        assert!(
            words.contains(said),
            "{said}\n{}",
            sitting.screen(SIZE.0, SIZE.1)
        );
    }
    confirm(&mut sitting, "");
    let Some(Command::IssueNotice(notice)) = sitting.submitted() else {
        panic!("{}", sitting.screen(SIZE.0, SIZE.1));
    };
    assert_eq!(notice.number.as_raw(), "26-000042");
}

#[test]
fn verification_is_concluded() {
    let mut sitting = Sitting::ready(World::checked(), CommandKind::PassOn);
    confirm(&mut sitting, "");
    assert!(matches!(sitting.submitted(), Some(Command::PassOn(_))));
}

#[test]
fn an_annulment_names_what_it_rests_on_and_what_the_applicant_is_told() {
    let mut sitting = Sitting::ready(World::defective_photo(), CommandKind::Annul);
    sitting.speak(Language::Ru);
    let words = sitting.words(SIZE.0, SIZE.1);
    for said in [
        "✗ Соответствует ли образец фото Правилам?",
        "государственная пошлина уплачивается заново",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
    go_to(&mut sitting, "Доводы");
    sitting.types("Лицо в тени.");
    confirm(&mut sitting, "закрыто");
    let Some(Command::Annul(annul)) = sitting.submitted() else {
        panic!("{}", sitting.screen(SIZE.0, SIZE.1));
    };
    assert_eq!(annul.reasons.as_raw(), "Лицо в тени.");
}

#[test]
fn only_a_commission_that_is_recorded_names_its_video() {
    let mut sitting = Sitting::ready(World::kandas_voted(), CommandKind::Recommend);
    let words = sitting.words(SIZE.0, SIZE.1);
    for said in ["Video record", "Д. Ким: for"] {
        assert!(words.contains(said), "{said}\n{words}");
    }
    assert!(!words.contains("points"), "{words}");
    go_to(&mut sitting, "Minutes");
    sitting.types("No. 3 of 17.03.2026");
    go_to(&mut sitting, "Video record");
    sitting.types("archive, 17.03.2026");
    confirm(&mut sitting, "finish");
    let Some(Command::Recommend(recommend)) = sitting.submitted() else {
        panic!("{}", sitting.screen(SIZE.0, SIZE.1));
    };
    assert!(recommend.video.is_some() && recommend.minutes.is_some());

    let sitting = Sitting::ready(World::voted(&[]), CommandKind::Recommend);
    assert!(!sitting.words(SIZE.0, SIZE.1).contains("Video record"));
}

#[test]
fn a_vote_without_criteria_needs_no_score() {
    let mut world = World::kandas_voted();
    world.case.votes.clear();
    let mut sitting = Sitting::ready(world, CommandKind::Vote);
    assert!(!sitting.words(SIZE.0, SIZE.1).contains("score"));
    go_to(&mut sitting, "Issue the result?");
    sitting.press(KeyCode::Enter);
    confirm(&mut sitting, "");
    let Some(Command::Vote(vote)) = sitting.submitted() else {
        panic!("{}", sitting.screen(SIZE.0, SIZE.1));
    };
    assert!(vote.scores.is_empty());
}

#[test]
fn a_revocation_is_worded_as_one_and_takes_effect_on_the_first_lawful_day() {
    let mut sitting = Sitting::ready(World::revoking(), CommandKind::PrepareRefusal);
    sitting.speak(Language::Ru);
    let words = sitting.words(SIZE.0, SIZE.1);
    for said in [
        "Подготовить отзыв",
        "Основания для отзыва",
        "День вступления в силу 13.03.2026",
        "введите УТРАТА СИЛЫ",
        "(не подтверждено)",
    ] {
        assert!(
            words.contains(said),
            "{said}\n{}",
            sitting.screen(SIZE.0, SIZE.1)
        );
    }
    go_to(&mut sitting, "Основания для отзыва");
    sitting.press(KeyCode::Char(' '));
    go_to(&mut sitting, "Установленные факты");
    sitting.types("Трудовой иммигрант уволен 02.03.2026, договора нет.");
    go_to(&mut sitting, "Почему они отвечают основанию");
    sitting.types("Условие, при котором выдано разрешение, не соблюдается.");
    go_to(&mut sitting, "Доказательства");
    sitting.presses(&[KeyCode::Enter, KeyCode::Enter]);
    confirm(&mut sitting, "утрата силы");
    let Some(Command::PrepareRefusal(refusal)) = sitting.submitted() else {
        panic!("{}", sitting.screen(SIZE.0, SIZE.1));
    };
    assert_eq!(refusal.effective_on, "2026-03-13".parse().ok());
}

#[test]
fn a_revocation_needs_its_day() {
    let mut sitting = Sitting::ready(World::revoking(), CommandKind::PrepareRefusal);
    go_to(&mut sitting, "Takes effect on");
    for _ in 0..20 {
        sitting.press(KeyCode::Backspace);
    }
    let words = sitting.words(SIZE.0, SIZE.1);
    assert!(words.contains("effect-missing"), "{words}");
    sitting.types("01.03.2026");
    let words = sitting.words(SIZE.0, SIZE.1);
    assert!(words.contains("effect-too-early"), "{words}");
}

#[test]
fn a_revocation_can_end_without_one() {
    let mut sitting = Sitting::ready(World::revoking(), CommandKind::PrepareApproval);
    sitting.speak(Language::Ru);
    let words = sitting.words(SIZE.0, SIZE.1);
    for said in ["Завершить без отзыва", "Выданное остаётся в силе"]
    {
        assert!(words.contains(said), "{said}\n{words}");
    }
    assert!(!words.contains("Номер"), "{words}");
}

#[test]
fn a_prepared_revocation_is_signed_as_one() {
    let mut sitting = Sitting::ready(World::revoked(), CommandKind::Sign);
    sitting.speak(Language::Ru);
    let words = sitting.words(SIZE.0, SIZE.1);
    for said in [
        "Подписать отзыв",
        "Вступает в силу: Вт 17.03.2026",
        "выданное отзывается",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
}

#[test]
fn a_complaint_is_registered_with_whom_it_is_addressed_to() {
    let mut sitting = Sitting::ready(World::decided(), CommandKind::RegisterComplaint);
    sitting.speak(Language::Ru);
    go_to(&mut sitting, "Кому адресована");
    sitting.press(KeyCode::Enter);
    go_to(&mut sitting, "Жалоба");
    sitting.types("Срок указан неверно.");
    confirm(&mut sitting, "");
    let Some(Command::RegisterComplaint(complaint)) = sitting.submitted() else {
        panic!("{}", sitting.screen(SIZE.0, SIZE.1));
    };
    assert_eq!(complaint.appeal.as_str(), "head");
}

#[test]
fn the_answer_to_a_complaint_is_written_before_it_is_decided() {
    let mut sitting = Sitting::ready(World::complained(), CommandKind::DecideComplaint);
    sitting.speak(Language::Ru);
    let words = sitting.words(SIZE.0, SIZE.1);
    assert!(
        words.contains("Прошу исправить. Решить до 26.03.2026 18:30"),
        "{words}"
    );
    go_to(&mut sitting, "Чем кончилась");
    sitting.presses(&[KeyCode::Down, KeyCode::Enter]);
    go_to(&mut sitting, "Доводы");
    sitting.types("Срок действительно указан неверно.");
    sitting.press(KeyCode::F(6));
    let words = sitting.words(SIZE.0, SIZE.1);
    for said in ["ОТВЕТ НА ЖАЛОБУ", "Срок действительно указан неверно."]
    {
        assert!(
            words.contains(said),
            "{said}\n{}",
            sitting.screen(SIZE.0, SIZE.1)
        );
    }
    confirm(&mut sitting, "закрыто");
    let Some(Command::DecideComplaint(decided)) = sitting.submitted() else {
        panic!("{}", sitting.screen(SIZE.0, SIZE.1));
    };
    assert_eq!(decided.outcome, ComplaintOutcome::Reversed);
}

#[test]
fn a_complaint_that_is_decided_late_says_why() {
    let mut world = World::complained();
    world.at("2026-04-02T10:00");
    let mut sitting = Sitting::ready(world, CommandKind::DecideComplaint);
    sitting.speak(Language::Ru);
    let words = sitting.words(SIZE.0, SIZE.1);
    assert!(words.contains("Причина задержки"), "{words}");
    go_to(&mut sitting, "Чем кончилась");
    sitting.press(KeyCode::Enter);
    let words = sitting.words(SIZE.0, SIZE.1);
    assert!(words.contains("Срок «Решение по жалобе» истёк"), "{words}");
}
