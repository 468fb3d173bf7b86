//! Larger worlds: what is beyond the story is lawful too, and follows from its number alone.

use kezek::casework::{Application, Login, Now};
use kezek::demo::crowd::Crowd;
use kezek::demo::script::HandIn;

use super::office::{actor, hand_over, lawbook, opening, world};

fn handed_in(crowd: &Crowd<'_>, application: &Application) -> HandIn {
    let papers = application.papers.iter().map(|paper| {
        let made = crowd
            .papers()
            .find(|made| made.paper.sha256 == paper.sha256);
        made.expect("its bytes are sent before").bytes.clone()
    });
    HandIn {
        application: application.clone(),
        papers: papers.collect(),
    }
}

#[test]
fn the_crowd_is_lawful_and_follows_from_its_numbers() {
    let calendar = lawbook().calendar();
    let crowd = Crowd::new(world(), calendar, opening().today).expect("a crowd");
    let gateway = actor("egov-gateway");
    let mut count = 0;
    for (day, date) in crowd.days().iter().enumerate() {
        let evening = chrono::NaiveTime::from_hms_opt(18, 20, 0).expect("a time");
        let now = Now::of(calendar.instant(*date, evening), calendar);
        for number in crowd.on_day(day, 90) {
            count += 1;
            let extra = crowd.extra(number).expect("an application");
            let hand_in = handed_in(&crowd, &extra.application);
            let mut dossier = hand_over(&hand_in, number.to_string(), &gateway, now)
                .unwrap_or_else(|broken| panic!("{number}: {broken:#?}"));
            for (login, command) in &extra.orders {
                let login: &Login = login;
                dossier
                    .run(command, &actor(login.as_str()), now)
                    .unwrap_or_else(|broken| panic!("{number}: {broken:#?}"));
            }
            let again = crowd.extra(number).expect("an application");
            assert_eq!(again.application, extra.application);
        }
    }
    assert_eq!(count, 90);
}
