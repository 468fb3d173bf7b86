//! What stands on the screens, and that it is drawn at every size.

use kezek::regulation::Language;
use kezek::workstation::model::Model;

use super::sitting::Sitting;

#[test]
fn every_screen_is_drawn_at_every_size_in_every_language() {
    let sizes = [
        (160, 48),
        (120, 36),
        (100, 30),
        (80, 24),
        (79, 23),
        (60, 20),
        (20, 5),
        (1, 1),
        (300, 1),
        (1, 40),
    ];
    for language in Language::ALL {
        let mut sitting = Sitting::as_login(120, 36, language, "a.omarova");
        // Each step leads to another screen.
        for keys in [
            "", "F6", "F6", "F6", "F9", "Esc", "F7", "Esc", "F1", "Esc", "F2", "Esc", "F12", "Esc",
            "F8", "Esc", "Tab", "Tab", "Tab", "Tab", "F9", "Esc", "F4",
        ] {
            if !keys.is_empty() {
                sitting.resize(120, 36);
                sitting.press(keys);
                sitting.rest();
            }
            for (width, height) in sizes {
                sitting.resize(width, height);
                let screen = sitting.screen();
                assert!(!screen.contains('⟦'), "{language:?} {keys}: {screen}");
            }
        }
    }
}

#[test]
fn a_small_terminal_says_what_it_needs_and_acts_on_nothing_but_quit() {
    let mut sitting = Sitting::as_login(120, 36, Language::Ru, "a.omarova");
    sitting.resize(72, 20);
    let screen = sitting.screen();
    assert!(screen.contains("80×24"), "{screen}");
    assert!(screen.contains("72×20"), "{screen}");
    sitting.press("Enter");
    assert!(sitting.model.case().is_none());
    sitting.resize(20, 5);
    assert!(sitting.screen().contains("80×24"));
    sitting.press("Ctrl+q");
    assert!(sitting.quit);
}

fn opened(width: u16, height: u16, language: Language) -> Sitting {
    let mut sitting = Sitting::as_login(width, height, language, "a.omarova");
    sitting.press("F7");
    sitting.write("okafor");
    sitting.press("Enter Enter");
    sitting.rest();
    sitting
}

#[test]
fn the_queue_at_80_by_24_in_russian() {
    let mut sitting = Sitting::as_login(80, 24, Language::Ru, "a.omarova");
    insta::assert_snapshot!(sitting.screen(), @r#"
     KEZEK ▐ДЕМО▌ Омарова Айгерім · ответстве… ru актуально 12.03.2026 09:00 +05:00
     [Новые заявления 14 ✗]  Мои дела 24 ✗   Без исполнителя 2   ›
     F7 Фильтр ›                                                  14 из 14 · срок ↑
    ┌─▸Новые заявления ────────────────────────────────────────────────────────────┐
    │  Дело       Срок            Заявитель                    Услуга        Метки │
    │▌ 000056     ✗ −7 р.д.       Rezaei Mohammad              справка             │
    │  000060     ✗ −6 р.д.       Батболд Энхтуяа              справка             │
    │  000104     ✗ −3 р.д.       Шотай Ақбота Жәнібекқызы     кандас              │
    │  000157     ⚠ 7 ч 59 мин    Усмонов Илхом Рустамович     труд. иммигр.       │
    │  000152     ⚠ 15 ч 59 мин   Okafor Chidi                 справка             │
    │  000166     ⚠ 15 ч 59 мин   Rüstəmov Vüqar Tofiq oğlu    труд. иммигр.       │
    │  000160       2 р.д.        Perera Dilshan               справка             │
    │  000162       2 р.д.        Nowak Piotr                  справка             │
    │  000164       2 р.д.        Шевчук Оксана Петрівна       справка             │
    │  000167       2 р.д.        Ковальчук Дмитрий Олегович   справка             │
    │  000168       2 р.д.        Rao Priya                    справка             │
    │  000150       6 р.д.        Литвинова Дарья Олеговна     уд. личности        │
    │                                                                              │
    └───────────────────────────────────────────────────────────────────  ↓ 12/14 ─┘
     000056 · v3 · Rezaei Mohammad · справка, Выдача · Приём документов
     ✓ Добавить заметку, Записать отзыв заявления, Зарегистрировать жалобу
     ✗ Принять документы, Отказать в приёме, Записать проверку, Назначить исполнит…
                                                        ⚠ демонстрационные значения
     F1 Справка  F2 Команды  Enter Открыть  F8 Решение  F5 Обновить  F7 Фильтр
    "#);
}

#[test]
fn the_queue_at_120_by_36_in_kazakh() {
    let mut sitting = Sitting::as_login(120, 36, Language::Kk, "a.omarova");
    insta::assert_snapshot!(sitting.screen(), @r#"
     KEZEK ▐ДЕМО▌ Омарова Айгерім · жауапты орындаушы · Kezek көрсетілім кеңсесі   kk · өзекті · Бс 12.03.2026 09:00 +05:00
     F7 Сүзгі ›                                                                                     14 ішінен 14 · мерзім ↑
    ┌─ Кезектер ───────────────┐┌─▸Жаңа өтініштер ─────────────────────────────────────────────┐┌─ 000056 · v3 ────────────┐
    │            барлығы мерзім││  Іс         Мерзім          Өтініш беруші      Қызмет        ││ Rezaei Mohammad          │
    │›Жаңа өтінішт…   14     ✗3││▌ 000056     ✗ −7 ж.к.       Rezaei Mohammad    анықтама      ││ біліктіліктің сәйкестігі │
    │ Менің істерім   24     ✗3││  000060     ✗ −6 ж.к.       Батболд Энхтуяа    анықтама      ││ туралы анықтама, Беру    │
    │ Орындаушысы …    2       ││  000104     ✗ −3 ж.к.       Шотай Ақбота Жәні… қандас        ││ Кезең Құжаттарды         │
    │ Пысықтауға қ…    2       ││  000157     ⚠ 7 сағ 59 мин  Усмонов Илхом Рус… еңбекші       ││   қабылдау               │
    │ Сәйкестік ту…    2       ││  000152     ⚠ 15 сағ 59 мин Okafor Chidi       анықтама      ││ Мәртебе Келіп түсті      │
    │ Шешім дайынд…   11     ✗1││  000166     ⚠ 15 сағ 59 мин Rüstəmov Vüqar To… еңбекші       ││ Тіркелген 26.02.2026     │
    │ Беруге дайын    10     ✗1││  000160       2 ж.к.        Perera Dilshan     анықтама      ││ Мерзім 02.03.2026 18:30  │
    │ Шағымдар         3       ││  000162       2 ж.к.        Nowak Piotr        анықтама      ││   · ✗ −7 ж.к.            │
    │ Кері қайтары…    2       ││  000164       2 ж.к.        Шевчук Оксана Пет… анықтама      ││ Орындаушы Петров Сергей  │
    │ Мерзімі өткен   13    ✗13││  000167       2 ж.к.        Ковальчук Дмитрий… анықтама      ││                          │
    │ Барлық ашық …   87    ✗13││  000168       2 ж.к.        Rao Priya          анықтама      ││ Соңғы оқиғалар           │
    │ Аяқталған іс…   57       ││  000150       6 ж.к.        Литвинова Дарья О… жеке куәлік   ││ 26.02.2026 12:09 Орында… │
    │                          ││  000163       7 ж.к.        Мамырбеков Тимур … жеке куәлік   ││ 26.02.2026 11:42 Мерзім… │
    │                          ││  000165       18 ж.к.       Зияева Камола Фар… тұрақты тұру  ││ 26.02.2026 11:42 Өтініш… │
    │                          ││                                                              ││                          │
    │                          ││                                                              ││ Қазір болатыны           │
    │                          ││                                                              ││ ✓ Жазба қосу             │
    │                          ││                                                              ││ ✓ Өтініштің қайтарып     │
    │                          ││                                                              ││   алынғанын жазу         │
    │                          ││                                                              ││ ✓ Шағымды тіркеу         │
    │                          ││                                                              ││ ✗ Құжаттарды қабылдау,   │
    │                          ││                                                              ││   Қабылдаудан бас тарту, │
    │                          ││                                                              ││   Орындаушы тағайындау   │
    │                          ││                                                              ││   · Іс басқа орындаушыға │
    │                          ││                                                              ││     берілген: Петров     │
    │                          ││                                                              ││     Сергей. Онымен       │
    │                          ││                                                              ││     келісіңіз немесе     │
    │                          ││                                                              ││     бөлімше басшысынан   │
    │                          ││                                                              ││     істі қайта           │
    └──────────────────────────┘└──────────────────────────────────────────────────────────────┘└──────────────  ↓ 30/107 ─┘
                                                                                                   ⚠ демонстрациялық мәндер
     F1 Көмек  F2 Командалар  Enter Ашу  F8 Шешім  F5 Жаңарту  F7 Сүзгі  F9 Көріністер  → Кезек  F6 Бөлік  F3 Келесі
    "#);
}

#[test]
fn a_case_at_80_by_24_in_kazakh() {
    let mut sitting = opened(80, 24, Language::Kk);
    insta::assert_snapshot!(sitting.screen(), @r#"
     KEZEK ▐ДЕМО▌ Омарова Айгерім · жауапты о… kk·EN өзекті 12.03.2026 09:00 +05:00
     [Іс]  Құжаттар   Тарихы  ‹ Жаңа өтініштер · 1 / 1
    ┌─▸000152 · v2 ────────────────────────────────────────────────────────────────┐
    │ Okafor Chidi                                                                 │
    │ Анықтама беру                                                                │
    │ ЖСН жоқ                                                                      │
    │ Туған күні, азаматтығы 14.02.1986 · NGA                                      │
    │ Берілген 11.03.2026 16:20 · көрсетілетін қызметті беруші                     │
    │ Тіркелген 11.03.2026                                                         │
    │ Жауап тілі орыс тілі                                                         │
    │ Кезең Құжаттарды қабылдау · Келіп түсті                                      │
    │ Орындаушы ешкім                                                              │
    │ Мерзім 13.03.2026 18:30 · ⚠ 15 сағ 59 мин · Комиссияның қарауына жіберу (F9) │
    │ Кәсіп инженер по бурению                                                     │
    │                                                                              │
    │ Жетіспейтін құжаттар: 1                                                      │
    │ ✗ Еңбек қызметін растайтын құжат · ұсынылмаған                               │
    │                                                                              │
    │ Тексерулер: 5 ішінен 0                                                       │
    │ ? Өтініш берушінің жеке басы расталды ма?                                    │
    │     Стандарт (№ 503 бұйрық қағидаларына 3-қосымша), 8(1)-жол (расталмаған)   │
    └───────────────────────────────────────────────────────────────────  ↓ 18/27 ─┘
                                                           ⚠ демонстрациялық мәндер
     F1 Көмек  F2 Командалар  Enter Ашу  F8 Шешім  F5 Жаңарту  F3 Құжаттар  → Бет
    "#);
}

#[test]
fn a_case_at_120_by_36_in_russian() {
    let mut sitting = opened(120, 36, Language::Ru);
    insta::assert_snapshot!(sitting.screen(), @r#"
     KEZEK ▐ДЕМО▌ Омарова Айгерім · ответственный исполнитель          ru · kbd EN · актуально · Чт 12.03.2026 09:00 +05:00
     ‹ Новые заявления · 1 из 1
    ┌─▸000152 · v2 ─────────────────────────────┐┌─ Документы · не прочитано: 3 ─────────────┐┌─ История ──────────────────┐
    │ Okafor Chidi                              ││▌  Заявление о выдаче справки        1 стр.││ 11.03.2026 16:22 · v2 ·    │
    │ Выдача справки                            ││   Документ, удостоверяющий личность 2 стр.││ Шлюз egov.kz (демо)        │
    │ ИИН нет                                   ││   Документ об образовании           3 стр.││   Сроки рассчитаны         │
    │ Дата рождения, гражданство                ││                                           ││ 11.03.2026 16:22 · v1 ·    │
    │   14.02.1986 · NGA                        ││                                           ││ Шлюз egov.kz (демо)        │
    │ Подано 11.03.2026 16:20 · услугодатель    ││                                           ││   Заявление поступило      │
    │ Зарегистрировано 11.03.2026               ││                                           ││                            │
    │ Язык ответа русский                       ││                                           ││                            │
    │ Этап Приём документов · Поступило         │└───────────────────────────────────────────┘│                            │
    │ Исполнитель никто                         │┌─ Заявление о выдаче справки · стр. 1 из… ─┐│                            │
    │ Срок 13.03.2026 18:30 · ⚠ 15 ч 59 мин ·   ││ application.pdf · 9 КБ · sha256           ││                            │
    │   Направление на рассмотрение Комиссии    ││ 6dc6ac70856b…                             ││                            │
    │   (F9)                                    ││                                           ││                            │
    │ Профессия инженер по бурению              ││ Заявление о выдаче справки о соответствии ││                            │
    │                                           ││ квалификации                              ││                            │
    │ Недостаёт документов: 1                   ││ Заявитель: Okafor Chidi                   ││                            │
    │ ✗ Документ, подтверждающий трудовую       ││ Дата рождения: 14.02.1986. Гражданство:   ││                            │
    │   деятельность · не представлен           ││ Нигерия. Паспорт: B5863364.               ││                            │
    │                                           ││ Прошу выдать справку о соответствии моей  ││                            │
    │ Проверки: 0 из 5                          ││ квалификации для самостоятельного         ││                            │
    │ ? Подтверждена ли личность заявителя?     ││ трудоустройства по профессии «инженер по  ││                            │
    │     Стандарт (приложение 3 к Правилам,    ││ бурению».                                 ││                            │
    │     приказ № 503), строка 8(1) (не        ││ Образование: Benue Petroleum Institute,   ││                            │
    │     подтверждено)                         ││ диплом № 287953, 14.08.2008.              ││                            │
    │ ? Признан или нострифицирован ли документ ││ Последнее место работы: Benue Pipelines   ││                            │
    │   об образовании либо есть ли сертификат  ││ Ltd, с 14.09.2009 по 06.10.2025.          ││                            │
    │   для преподавания английского языка,     ││ Достоверность представленных сведений     ││                            │
    │   либо освобождает ли международный       ││ подтверждаю.                              ││                            │
    │   договор?                                ││ Дата: 11.03.2026. Подпись: (демо)         ││                            │
    │     Стандарт (приложение 3 к Правилам,    ││ ДЕМО: вымышленный документ,               ││                            │
    └────────────────────────────────  ↓ 30/46 ─┘└────────────────────────────────  ↓ 20/21 ─┘└────────────────────────────┘
                                                                                                ⚠ демонстрационные значения
     F1 Справка  F2 Команды  Enter Открыть  F8 Решение  F5 Обновить  F3 Документы  F4 Заметка  F6 Панель  → Страница
    "#);
}

#[test]
fn a_frame_marks_the_cursor_with_few_changed_cells() {
    let mut sitting = Sitting::as_login(120, 36, Language::Ru, "a.omarova");
    let before = sitting.cells();
    sitting.press("Down");
    let after = sitting.cells();
    let changed = before
        .iter()
        .zip(&after)
        .filter(|(before, after)| before != after)
        .count();
    assert!(changed <= 40, "{changed} cells");
}

#[test]
fn nothing_is_drawn_when_nothing_can_be_seen_to_change() {
    let mut sitting = Sitting::as_login(120, 36, Language::Ru, "a.omarova");
    sitting.screen();
    sitting.wait(chrono::TimeDelta::seconds(2));
    // Polling brought nothing new; the clock's minute has not turned.
    let model: &mut Model = &mut sitting.model;
    model.dirty = false;
    let start = sitting.wall;
    sitting.feed(kezek::workstation::message::Message::Tick(
        start + chrono::TimeDelta::milliseconds(300),
    ));
    assert!(!sitting.model.dirty);
}

#[test]
fn outside_text_cannot_steer_the_terminal() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    let hostile = "Ли\u{1b}]0;PWN\u{7}\u{202e}\u{e0041}\u{200b}x\u{9b}31m";
    for dossier in sitting.house.cases.values_mut() {
        let applicant = &mut dossier.case.application.applicant;
        applicant.family_name = hostile.into();
        applicant.citizenship = hostile.into();
        dossier.case.number = hostile.to_owned();
        for paper in &mut dossier.case.application.papers {
            paper.name = hostile.into();
        }
    }
    sitting.press("F5");
    sitting.rest();
    for keys in ["", "Enter", "F9", "Esc", "F8", "Esc", "F4"] {
        if !keys.is_empty() {
            sitting.press(keys);
            sitting.rest();
        }
        let screen = sitting.screen();
        for bad in [
            '\u{1b}',
            '\u{7}',
            '\u{202e}',
            '\u{e0041}',
            '\u{200b}',
            '\u{9b}',
        ] {
            assert!(!screen.contains(bad), "{bad:?} after {keys}");
        }
        assert!(
            keys == "F9" || screen.contains("U+001B"),
            "{keys}: {screen}"
        );
    }
}
