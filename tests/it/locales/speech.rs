//! What the voices say: plurals, dates, countdowns, citations, violations.

use chrono::{NaiveDate, TimeZone, Utc, Weekday};
use kezek::casework::{Code, Violation};
use kezek::i18n::{Arg, Catalogue, Left};
use kezek::regulation::{Language, TermUnit, Words};

#[test]
fn russian_counts_with_four_plurals() {
    let catalogue = Catalogue::builtin();
    let speaker = catalogue.speak(Language::Ru);
    let said: Vec<String> = [0, 1, 2, 5, 11, 21, 22, 25, 111]
        .map(|count| speaker.term(count, TermUnit::WorkingDays))
        .into();
    assert_eq!(
        said,
        [
            "0 рабочих дней",
            "1 рабочий день",
            "2 рабочих дня",
            "5 рабочих дней",
            "11 рабочих дней",
            "21 рабочий день",
            "22 рабочих дня",
            "25 рабочих дней",
            "111 рабочих дней",
        ]
    );
}

#[test]
fn kazakh_and_english_count_in_their_own_way() {
    let catalogue = Catalogue::builtin();
    let kk = catalogue.speak(Language::Kk);
    let en = catalogue.speak(Language::En);
    assert_eq!(kk.term(1, TermUnit::WorkingDays), "1 жұмыс күні");
    assert_eq!(kk.term(5, TermUnit::CalendarDays), "5 күнтізбелік күн");
    assert_eq!(en.term(1, TermUnit::WorkingHours), "1 working hour");
    assert_eq!(en.term(2, TermUnit::WorkingHours), "2 working hours");
}

#[test]
fn large_numbers_are_set_apart_and_years_are_not() {
    let catalogue = Catalogue::builtin();
    let speaker = catalogue.speak(Language::Ru);
    let say = |count: i64| speaker.say_with("characters", &[("count", Arg::Number(count))]);
    assert_eq!(say(2026), "2026 знаков");
    assert_eq!(say(100_001), "100\u{A0}001 знак");
    assert_eq!(speaker.points(1250), "12,5");
    assert_eq!(speaker.points(-5), "−0,05");
    assert_eq!(catalogue.speak(Language::En).points(1225), "12.25");
    assert_eq!(speaker.points(1200), "12");
}

#[test]
fn dates_and_times_are_civil() {
    let catalogue = Catalogue::builtin();
    let at = Utc.with_ymd_and_hms(2026, 3, 11, 20, 5, 0).unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap();
    let said = |language| {
        let speaker = catalogue.speak(language);
        (
            speaker.date_time(at),
            speaker.long_date(day),
            speaker.date_with_weekday(day),
            speaker.month(8),
        )
    };
    let expect = |time: &str, long: &str, short: &str, month: &str| {
        (
            time.to_owned(),
            long.to_owned(),
            short.to_owned(),
            month.to_owned(),
        )
    };
    assert_eq!(
        said(Language::Kk),
        expect(
            "12.03.2026 01:05",
            "2026 жылғы 12 наурыз",
            "Бс 12.03.2026",
            "Тамыз"
        )
    );
    assert_eq!(
        said(Language::Ru),
        expect(
            "12.03.2026 01:05",
            "12 марта 2026 года",
            "Чт 12.03.2026",
            "Август"
        )
    );
    assert_eq!(
        said(Language::En),
        expect(
            "12.03.2026 01:05",
            "12 March 2026",
            "Thu 12.03.2026",
            "August"
        )
    );
    let week = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    let kazakh = week.map(|day| catalogue.speak(Language::Kk).weekday(day));
    assert_eq!(kazakh, ["Дс", "Сс", "Ср", "Бс", "Жм", "Сб", "Жк"]);
}

#[test]
fn countdowns_tell_their_state_without_colour() {
    let catalogue = Catalogue::builtin();
    let ru = catalogue.speak(Language::Ru);
    let said = [
        Left::WorkingDays(-1),
        Left::WorkingDays(0),
        Left::WorkingDays(1),
        Left::WorkingDays(2),
        Left::WorkingMinutes(135),
        Left::WorkingMinutes(120),
        Left::WorkingMinutes(-5),
        Left::WorkingMinutes(600),
    ]
    .map(|left| ru.working_left(left));
    assert_eq!(
        said,
        [
            "✗ −1 р.д.",
            "⚠ 0 р.д.",
            "⚠ 1 р.д.",
            "  2 р.д.",
            "⚠ 2 ч 15 мин",
            "⚠ 2 ч",
            "✗ −5 мин",
            "  10 ч",
        ]
    );
    let kk = catalogue.speak(Language::Kk);
    assert_eq!(kk.working_left(Left::WorkingMinutes(61)), "⚠ 1 сағ 1 мин");
}

#[test]
fn a_violation_says_what_is_wrong_by_how_much_and_what_to_do() {
    let catalogue = Catalogue::builtin();
    let short = Violation::new(Code::FindingTooShort, "/grounds/0/why")
        .with("count", 214)
        .with("min", 300);
    assert_eq!(
        Language::ALL.map(|language| catalogue.speak(language).violation(&short)),
        [
            "«фактілердің негізге сәйкестігі»: 214 таңба, кемінде 300 таңба қажет. \
             Тағы 86 таңба жазыңыз.",
            "«почему они отвечают основанию»: знаков 214, нужно не менее 300. \
             Допишите ещё 86 знаков.",
            "“why they meet the ground”: 214 of at least 300 characters. Write 86 more.",
        ]
    );
    let score = Violation::new(Code::ScoreBelowThreshold, "")
        .with("score", 1250)
        .with("threshold", 2000);
    assert_eq!(
        catalogue.speak(Language::Ru).violation(&score),
        "Балл Комиссии 12,5 ниже порогового балла 20, поэтому одобрить нельзя. Подготовьте отказ."
    );
}

#[test]
fn codes_among_the_facts_become_words_and_outside_text_is_inert() {
    let catalogue = Catalogue::builtin();
    let ru = catalogue.speak(Language::Ru);
    let roles = Violation::new(Code::RoleNotAllowed, "").with("roles", "executor, supervisor");
    assert_eq!(
        ru.violation(&roles),
        "Ваша роль в этом подразделении этого не допускает. Это может сделать: \
         ответственный исполнитель, руководитель подразделения."
    );
    let nobody = Violation::new(Code::RoleNotAllowed, "").with("roles", "");
    assert_eq!(
        ru.violation(&nobody),
        "В порядке рассмотрения этого заявления такого действия нет."
    );
    let name = Violation::new(Code::AssignedToOther, "").with("name", "A\u{1b}[31m\u{202e}B");
    let said = ru.violation(&name);
    assert!(said.contains("A<U+001B>[31m<U+202E>B"), "{said}");
    let words = Words {
        kk: "а".into(),
        ru: "б\u{7}".into(),
        en: "c".into(),
    };
    let ground = Violation::new(Code::GroundNotAtStage, "").with("ground", &words);
    assert!(ru.violation(&ground).contains("«б<U+0007>»"));
}

#[test]
fn a_violation_stands_without_its_facts() {
    let catalogue = Catalogue::builtin();
    for language in Language::ALL {
        let speaker = catalogue.speak(language);
        for code in Code::ALL {
            let said = speaker.violation(&Violation::new(*code, ""));
            let whole = !said.contains(['⟦', '{', '$']);
            assert!(whole && !said.is_empty(), "{}: {said}", code.code());
            let ends = said.ends_with(['.', '?', '!']);
            assert!(ends, "{}: {said}", code.code());
        }
    }
}

#[test]
fn a_message_that_is_not_there_shows() {
    let catalogue = Catalogue::builtin();
    assert_eq!(
        catalogue.speak(Language::En).say("no-such-message"),
        "⟦no-such-message⟧"
    );
}

#[test]
fn broken_files_are_named_and_do_not_panic() {
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let catalogue = Catalogue::from_sources(vec![
        file("kk/a.ftl", "one = бір\ntwo = { $count }\n"),
        file("ru/a.ftl", "one = один\ntwo = { $number }\nthree = {\n"),
        file(
            "en/a.ftl",
            "one = one\none = again\ntwo = two { missing-one }\n",
        ),
    ]);
    let faults = catalogue.faults().join("\n");
    for part in [
        "ru/a.ftl",
        "en/a.ftl: one stands",
        "does not use $number",
        "missing-one",
    ] {
        assert!(faults.contains(part), "{part} in\n{faults}");
    }
    assert_eq!(catalogue.speak(Language::Kk).say("one"), "бір");
}
