//! Cases of the services with tests, requirements, revocations and complaints, on the screen.

use kezek::regulation::Language;

use super::sitting::Sitting;
use crate::demo::office::Dossier;
use crate::dialogs::world::World;

/// Opens the case of a world, which lies in one of the officer's queues.
pub fn opened(
    world: &World,
    (width, height): (u16, u16),
    language: Language,
    login: &str,
) -> Sitting {
    let mut sitting = Sitting::as_login(width, height, language, login);
    let dossier = Dossier {
        law: world.law.clone(),
        case: world.case.clone(),
        history: world.history.clone(),
    };
    sitting.house.now = world.now.at;
    sitting.house.cases.clear();
    sitting.house.cases.insert(dossier.case.id, dossier);
    sitting.press("F5");
    sitting.rest();
    for _ in 0..20 {
        if sitting.screen().contains("26-000042") {
            break;
        }
        sitting.press("Right");
        sitting.rest();
    }
    sitting.press("Enter");
    sitting.rest();
    sitting
}

/// Worlds of every kind, each with what must be read of it somewhere on its page.
fn worlds() -> Vec<(World, [&'static str; 4])> {
    vec![
        (
            World::renewal_not_open(),
            [
                "Изменена дата рождения: нет",
                "Требуется для приёма: 5 из 7",
                "✗ До истечения срока осталось 30",
                "День окончания срока действия удостоверения:",
            ],
        ),
        (
            World::renewal_after_failure(),
            [
                "Сбой другого канала портал не отвечал",
                "25 мин",
                "Требуется для приёма: 5 из 5",
                "Причина документирования: истечение срока действия",
            ],
        ),
        (
            World::to_be_noticed(),
            [
                "На каком основании подаётся заявление:",
                "3. 11.03.2026 10:00 · пройдено",
                "✗ Чтение: 21 %, нужно не менее: 30 %",
                "итог: Соответствует требованиям",
            ],
        ),
        (
            World::kandas_voted(),
            [
                "Уведомление о соответствии",
                "УС-1",
                "К. Омаров · за",
                "принадлежность подтверждена",
            ],
        ),
        (
            World::revoked(),
            [
                "Подготовлено к подписи: Отзыв",
                "Вступает в силу Вт 17.03.2026",
                "Прежний документ РТИ-17",
                "Отзыв разрешения",
            ],
        ),
        (
            World::annulled(),
            [
                "Аннулировано",
                "Лицо в тени.",
                "государственная пошлина уплачивается заново",
                "✗ Соответствует ли образец фото Правилам?",
            ],
        ),
        (
            World::complained(),
            [
                "Обжалуется",
                "Решение по жалобе",
                "Адресована Руководителю",
                "Прошу исправить.",
            ],
        ),
        (
            World::reversed(),
            [
                "Решённые жалобы",
                "удовлетворена: решение отменяется",
                "Отменено по жалобе: Одобрение",
                "Срок действительно указан неверно.",
            ],
        ),
    ]
}

/// Returns everything that can be read on the page of facts, without frame and line breaks.
fn page(sitting: &mut Sitting) -> String {
    let (width, _) = sitting.model.desk.size;
    let columns = match width {
        160.. => (width - 40) / 2,
        120.. => (width - 30) / 2,
        _ => width,
    };
    let mut words = String::new();
    for _ in 0..16 {
        for line in sitting.screen().lines().skip(3) {
            let line: String = line.chars().take(usize::from(columns)).collect();
            words.push_str(line.trim_matches(['│', ' ']));
            words.push(' ');
        }
        let before = sitting.screen();
        for _ in 0..10 {
            sitting.press("Down");
        }
        if sitting.screen() == before {
            break;
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn everything_that_happened_can_be_read_on_the_page_of_a_case() {
    for (world, said) in worlds() {
        for size in [(160, 50), (120, 36), (80, 24)] {
            let mut sitting = opened(&world, size, Language::Ru, "a.omarova");
            let page = page(&mut sitting);
            for said in said {
                assert!(page.contains(said), "{size:?} {said}\n{page}");
            }
        }
    }
}

#[test]
fn every_page_menu_and_clock_speaks_every_language_at_every_size() {
    for (world, _) in worlds() {
        for language in Language::ALL {
            for size in [(160, 50), (120, 36), (80, 24)] {
                let mut sitting = opened(&world, size, language, "a.omarova");
                for key in ["PageDown", "PageDown", "F8", "Down", "Esc", "F9", "Esc"] {
                    sitting.press(key);
                    let screen = sitting.screen();
                    assert!(!screen.contains('⟦'), "{language:?} {key}: {screen}");
                }
            }
        }
    }
}

#[test]
fn the_menu_lists_only_what_the_route_knows() {
    let mut sitting = opened(&World::renewal(), (120, 48), Language::Ru, "a.omarova");
    sitting.press("F8");
    let screen = sitting.screen();
    for said in ["Аннулировать из-за дефекта", "Завершить проверку"]
    {
        assert!(screen.contains(said), "{screen}");
    }
    for foreign in ["Направить в Комиссию", "Проголосовать", "Записать тест"]
    {
        assert!(!screen.contains(foreign), "{screen}");
    }
}

#[test]
fn a_revocation_is_named_as_one_in_the_menu_and_in_the_queue() {
    let mut sitting = opened(&World::revoking(), (120, 48), Language::Ru, "a.omarova");
    sitting.press("F8");
    let screen = sitting.screen();
    for said in ["Подготовить отзыв", "Завершить производство без отзыва"]
    {
        assert!(screen.contains(said), "{screen}");
    }
    assert!(!screen.contains("Подготовить отказ"), "{screen}");
}

#[test]
fn limits_in_minutes_and_hours_are_explained() {
    let mut sitting = opened(
        &World::permit_of_2019(),
        (120, 48),
        Language::Ru,
        "a.omarova",
    );
    sitting.press("F9");
    let screen = sitting.screen();
    for said in [
        "20 рабочих минут",
        "рабочий день · 20 мин",
        "Крайний срок 01.08.2019 11:20",
        "Начнётся с события: проверка завершена",
    ] {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
}

#[test]
fn the_limit_of_a_complaint_is_explained_first() {
    let mut sitting = opened(&World::complained(), (120, 48), Language::Kk, "a.omarova");
    sitting.press("F9");
    let screen = sitting.screen();
    for said in [
        "Шағым бойынша шешім",
        "5 жұмыс күні",
        "Бірінші күні Сс 17.03.2026",
    ] {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
}

/// Every service of the shipped law has a short name for rows and headers.
#[test]
fn every_service_has_a_short_name() {
    for service in crate::scenarios::lawbook().services() {
        for language in Language::ALL {
            let speaker = kezek::i18n::Catalogue::shared().speak(language);
            for kind in ["service", "service-column"] {
                let id = format!("{kind}-{}", service.id);
                assert!(speaker.has(&id), "{language:?}: {id}");
                let width = speaker.say(&id).chars().count();
                assert!(kind == "service" || width <= 13, "{language:?}: {id}");
            }
        }
    }
}

#[test]
fn a_filter_is_completed_by_key() {
    let mut sitting = Sitting::as_login(120, 36, Language::Ru, "a.omarova");
    sitting.press("F7");
    sitting.write("stat");
    sitting.press("Tab");
    sitting.write("an");
    sitting.press("Tab");
    sitting.write(" stage-kind:int");
    sitting.press("Tab");
    let screen = sitting.screen();
    for said in [
        "status:annulled stage-kind:int",
        "intake   ",
        "interview   ",
    ] {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
    sitting.write("e");
    sitting.press("Tab");
    let screen = sitting.screen();
    assert!(screen.contains("stage-kind:interview"), "{screen}");
    assert!(!screen.contains("intake   "), "{screen}");
    sitting.press("Enter");
    assert!(sitting.screen().contains("0 из"), "{}", sitting.screen());
}
