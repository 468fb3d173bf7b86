//! Signing in by the identity provider at the workstation: the code on the screen, the waiting, the
//! way back to what was open.

use chrono::TimeDelta;
use kezek::regulation::{Language, Words};
use kezek::wire::session::{
    DeviceSignIn, Me, OfficeInfo, OfficeMode, ProviderName, SignInMeans, SignInPending,
};
use kezek::workstation::effect::Question;
use kezek::workstation::fault::Fault;
use kezek::workstation::message::Reply;

use super::sitting::{House, Sitting};
use crate::demo::office;

impl House {
    /// Answers what is asked on the way in by the provider.
    pub fn by_provider(&mut self, question: &Question) -> Reply {
        let down = self.down.map(Fault::of);
        match (question, down) {
            (Question::SignInMeans, Some(fault)) => Reply::SignInMeans(Err(fault)),
            (Question::SignInMeans, None) => Reply::SignInMeans(Ok(self.means.clone())),
            (Question::BeginSignIn, Some(fault)) => Reply::SignInBegun(Err(fault)),
            (Question::BeginSignIn, None) => Reply::SignInBegun(Ok(DeviceSignIn {
                device_code: "dev-3f1c9a7e".to_owned(),
                user_code: "WDJB-MJHT".to_owned(),
                address: "https://id.example/device".to_owned(),
                whole_address: None,
                expires_in_seconds: 600,
                interval_seconds: 5,
            })),
            (_, Some(fault)) => Reply::SignInFinished(Err(fault)),
            (_, None) => Reply::SignInFinished(Ok(self.finish_sign_in())),
        }
    }

    fn finish_sign_in(&mut self) -> Result<Me, SignInPending> {
        let login = self.agreed.ok_or(SignInPending { slow_down: false })?;
        let me = office::actor(login);
        self.me = Some(me.clone());
        Ok(Me {
            actor: me,
            now: self.now,
            office: OfficeInfo {
                name: office::world().office.clone(),
                mode: OfficeMode::Production,
            },
        })
    }
}

/// An officer whose session has ended, at a server with a provider.
fn ended(language: Language) -> Sitting {
    let mut sitting = Sitting::as_login(80, 24, language, "a.omarova");
    let words = |text: &str| Words {
        kk: text.to_owned(),
        ru: text.to_owned(),
        en: text.to_owned(),
    };
    sitting.model.desk.sign_in_means = Some(SignInMeans {
        password: true,
        provider: Some(ProviderName {
            name: words("ID\u{202e}.EXAMPLE"),
            issuer: "https://id.example".to_owned(),
        }),
    });
    sitting.house.me = None;
    sitting.wait(TimeDelta::seconds(20));
    sitting
}

#[test]
fn the_code_can_be_read_in_a_small_window_and_leads_back_to_where_one_was() {
    for language in Language::ALL {
        let mut sitting = ended(language);
        let screen = sitting.screen();
        assert!(screen.contains("ID<U+202E>.EXAMPLE"), "{screen}");
        sitting.press("Tab Tab Enter");
        let screen = sitting.screen();
        assert!(screen.contains("https://id.example/device"), "{screen}");
        assert!(screen.contains("W D J B - M J H T"), "{screen}");
        assert!(screen.contains("10"), "{screen}");
        // Nobody has agreed yet, and the server is away for a moment.
        sitting.wait(TimeDelta::seconds(6));
        sitting.house.down = Some(kezek::workstation::fault::FaultKind::Unreachable);
        sitting.wait(TimeDelta::seconds(6));
        sitting.house.down = None;
        assert!(sitting.screen().contains("W D J B"), "{}", sitting.screen());
        sitting.house.agreed = Some("a.omarova");
        sitting.wait(TimeDelta::seconds(12));
        let screen = sitting.screen();
        assert!(!screen.contains("W D J B"), "{screen}");
        assert!(sitting.house.me.is_some(), "{screen}");
    }
}

#[test]
fn a_code_that_nobody_agrees_to_is_over_and_esc_gives_it_up() {
    let mut sitting = ended(Language::En);
    // The lock of the screen is another matter.
    sitting.model.desk.lock_after = TimeDelta::days(1);
    sitting.press("Tab Tab Enter");
    sitting.wait(TimeDelta::seconds(601));
    let screen = sitting.screen();
    assert!(!screen.contains("W D J B"), "{screen}");
    assert!(screen.contains("Nobody agreed"), "{screen}");

    sitting.press("Enter");
    assert!(sitting.screen().contains("W D J B"), "{}", sitting.screen());
    sitting.answering = false;
    sitting.wait(TimeDelta::seconds(6));
    let asks = |sitting: &Sitting| {
        sitting
            .waiting
            .iter()
            .any(|(_, question)| matches!(question, Question::FinishSignIn(_)))
    };
    assert!(asks(&sitting));
    sitting.press("Esc");
    assert!(!asks(&sitting), "the question is dropped");
    assert!(!sitting.screen().contains("W D J B"));
}

/// An officer who signed in by the provider, at work.
fn by_provider(language: Language) -> Sitting {
    let mut sitting = ended(language);
    sitting.press("Tab Tab Enter");
    sitting.house.agreed = Some("a.omarova");
    sitting.wait(TimeDelta::seconds(6));
    assert!(sitting.model.desk.by_provider, "{}", sitting.screen());
    sitting.house.agreed = None;
    sitting
}

#[test]
fn the_lock_of_somebody_whom_the_provider_knows_keeps_everything_and_opens_by_a_code() {
    for language in Language::ALL {
        let mut sitting = by_provider(language);
        sitting.press("Enter");
        sitting.rest();
        let case = sitting.model.case().map(|case| case.id).expect("a case");
        sitting.wait(TimeDelta::minutes(6));
        let screen = sitting.screen();
        assert!(sitting.model.lock().is_some(), "{screen}");
        assert!(screen.contains("ID<U+202E>.EXAMPLE"), "{screen}");
        assert!(!screen.contains("Омарова"), "{screen}");
        // Nothing that is typed goes anywhere; Esc leads nowhere.
        sitting.write("secret");
        sitting.press("Esc");
        assert!(sitting.model.lock().is_some());

        sitting.press("Enter");
        let screen = sitting.screen();
        assert!(screen.contains("W D J B - M J H T"), "{screen}");
        sitting.press("Esc");
        assert!(!sitting.screen().contains("W D J B"));
        sitting.press("Enter");
        sitting.house.agreed = Some("a.omarova");
        sitting.wait(TimeDelta::seconds(6));
        assert!(sitting.model.lock().is_none(), "{}", sitting.screen());
        assert_eq!(sitting.model.case().map(|case| case.id), Some(case));
    }
}

#[test]
fn whoever_else_agrees_begins_at_a_first_screen_of_their_own() {
    let mut sitting = by_provider(Language::En);
    sitting.press("Enter");
    sitting.rest();
    sitting.wait(TimeDelta::minutes(6));
    sitting.press("Enter");
    sitting.house.agreed = Some("s.petrov");
    sitting.wait(TimeDelta::seconds(6));
    assert!(sitting.model.lock().is_none(), "{}", sitting.screen());
    assert!(sitting.model.case().is_none(), "{}", sitting.screen());
}

#[test]
fn the_program_wakes_when_the_provider_may_be_asked_again() {
    let mut sitting = ended(Language::En);
    sitting.press("Tab Tab Enter");
    let wakes = sitting.model.next_wake() - sitting.model.desk.wall;
    assert!(wakes <= TimeDelta::seconds(5), "{wakes}");
}
