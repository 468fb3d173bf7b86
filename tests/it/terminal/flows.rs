//! Whole pieces of work by keys alone.

use super::{CHAIR, Demo, EN, EXECUTOR, INTERVIEWER, MEMBER, RU, SUPERVISOR, has_cursor};

#[test]
fn an_executor_refuses_to_accept_an_incomplete_application() {
    let mut demo = Demo::start(&RU, 120, 36);
    demo.sign_in(EXECUTOR);
    demo.open("Новые заявления", "incomplete");
    demo.command("Отказать в приёме");
    demo.at
        .see("☑ Документ, подтверждающий трудовую деятельность");
    // The word is typed on a Latin layout: the same physical keys count.
    demo.confirm_with("jnrfp");
    demo.at.see("Не принято");
}

/// Two services more: the fixed answer of one, and a test of the other that leads the case on.
#[test]
fn a_renewal_not_available_is_answered_and_a_test_is_recorded() {
    let mut demo = Demo::start(&RU, 120, 40);
    demo.sign_in(EXECUTOR);
    demo.open("Новые заявления", "EGOV-26-61086");
    demo.command("Отказать в приёме");
    demo.at.see("оформление не доступно, обратитесь в ЦОН");
    demo.at.see("☑ Для подписи SMS-паролем");
    demo.confirm_with("отказ");
    demo.at.see("Не принято");

    demo.switch_to(INTERVIEWER);
    demo.open("Тестирование", "residence-test");
    demo.command("Записать тест, анкету или собеседование");
    demo.go_to_fields();
    // What, who came and when are filled in; then both parts, the second at its pass mark.
    demo.at.press("<Tab><Tab><Tab>41<Tab>30<Tab>");
    demo.at.press("Результат из системы тестирования.");
    demo.at.see("Результат из системы");
    demo.go_to_buttons();
    demo.confirm();
    demo.at.see("Этап Анкетирование");
}

/// The whole way, in Russian and with Cyrillic keys.
#[test]
fn a_case_goes_from_executor_to_a_signed_and_delivered_refusal() {
    let mut demo = Demo::start(&RU, 160, 48);
    demo.sign_in(EXECUTOR);
    demo.open("Мои дела", "unreliable");
    demo.command("Направить в Комиссию");
    demo.confirm();
    for login in [MEMBER, CHAIR] {
        demo.switch_to(login);
        demo.open("На рассмотрении Комиссии", "unreliable");
        demo.command("Проголосовать");
        // Against, ten points for each criterion, and why.
        demo.go_to_fields();
        demo.at.press("<Down><Space>");
        demo.at.see("(x) Против");
        for _ in 0..4 {
            demo.at.press("<Tab>10");
        }
        demo.at.press("<Tab>Сведения о работе недостоверны.");
        demo.at.see("Сведения о работе недостоверны.");
        demo.go_to_buttons();
        demo.confirm();
    }
    demo.command("Закрыть голосование");
    demo.confirm_with("закрыто");
    demo.switch_to(EXECUTOR);
    demo.open("Подготовка решений", "unreliable");
    demo.command("Подготовить отказ");
    refuse(&mut demo);
    demo.palette(RU.next_day);
    demo.at.see("13.03.2026");
    demo.switch_to(SUPERVISOR);
    demo.open("На подпись", "unreliable");
    demo.command("Подписать");
    demo.at.see("без электронной подписи");
    demo.confirm_with("подпишу");
    demo.switch_to(EXECUTOR);
    demo.open("К выдаче", "unreliable");
    demo.command("Выдать результат");
    demo.confirm();
}

/// Fills the refusal in: it cannot be sent before it has its evidence.
fn refuse(demo: &mut Demo) {
    demo.go_to_fields();
    demo.at.see_gone("▐ Отмена ▌");
    demo.move_until("Установление", |line| {
        has_cursor(line, "Установление")
    });
    demo.at.press("<Space>");
    demo.at.see("☑ Установление недостоверности");
    demo.at.press("<F6>");
    demo.at.see("Установленные факты");
    demo.at
        .press("Работодатель зарегистрирован позже указанного периода работы.");
    demo.at.press("<Tab>");
    demo.at
        .press("Справка о работе у ещё не созданной организации недостоверна.");
    demo.at.see("недостоверна.");
    demo.at.see("evidence-missing");
    demo.go_to_buttons();
    demo.at.press("<End><Enter>");
    // Nothing is sent; the keyboard is where the evidence belongs.
    demo.at.see("▌+ добавить доказательство");
    demo.at.press("<Enter>");
    demo.at.see("Где это видно");
    // First comes the passage that the failed check was recorded with: paper, page and quote.
    demo.at.press("<Enter>");
    demo.at.see_gone("Где это видно");
    demo.at.see("стр. 1: «");
    demo.at.see_gone("evidence-missing");
    demo.go_to_buttons();
    demo.confirm_with("отказ");
}

/// The count begins in the queue with the cursor on the case.
#[test]
fn a_clean_case_is_prepared_for_signature_in_six_keystrokes() {
    let mut demo = Demo::start(&EN, 120, 36);
    demo.sign_in(EXECUTOR);
    demo.find("To be decided", "clean-approval");
    let keys = ["<F8>", "<Enter>", "<End>", "<Enter>"];
    demo.at.press(keys[0]);
    demo.at.see("▌✓ Prepare an approval");
    demo.at.press(keys[1]);
    demo.at.see(EN.cancel);
    // A key pressed in the first quarter of a second is dropped; a person does not count that one.
    demo.go_to_main_button();
    assert_eq!(keys[2], "<End>");
    demo.at.see(&format!("{} ▌", EN.ready));
    demo.at.press(keys[3]);
    demo.at.see(EN.recorded);
    assert!(keys.len() <= 6);
}
