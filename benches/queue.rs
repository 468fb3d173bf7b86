//! How long a queue of 100 000 rows takes to be packed, filtered and sorted, as the workstation
//! keeps it.
//!
//! `cargo bench --bench queue` prints it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use divan::{Bencher, black_box};
use kezek::casework::queue::filter::{FilterContext, parse};
use kezek::casework::queue::packed::PackedRows;
use kezek::casework::queue::sort::Sort;
use kezek::casework::queue::{Row, fold};
use kezek::casework::{CaseId, Login, RawText, StatusKind};
use kezek::regulation::calendar::CalendarStatus;
use kezek::regulation::{
    Calendar, Channel, EditionId, Language, RequestKind, ServiceId, StageId, StageKind, UnitId,
    YearCalendar,
};
use uuid::Uuid;

const ROWS: u32 = 100_000;

const FAMILY: [&str; 12] = [
    "Ахметов",
    "Қайырғали",
    "Нұрмағамбетова",
    "Müller",
    "Ли",
    "Петрова-Сидорова",
    "Әбдірахман",
    "O’Brien",
    "Rahimov",
    "Жүнісова",
    "Қожахмет",
    "Smirnov",
];
const GIVEN: [&str; 8] = [
    "Дархан",
    "Әсел",
    "Виктор",
    "Anna",
    "Гүлнар",
    "Жанибек",
    "Елена",
    "Wei",
];

fn main() {
    divan::main();
}

fn rows() -> Vec<Row> {
    let start: DateTime<Utc> = "2026-09-01T04:00:00Z".parse().expect("a time");
    (0..ROWS)
        .map(|serial| {
            let pick = serial as usize;
            let applicant = format!(
                "{} {} {}",
                FAMILY[pick % FAMILY.len()],
                GIVEN[pick / 7 % GIVEN.len()],
                serial % 977,
            );
            let number = format!("26-{serial:06}");
            let status = StatusKind::ALL[pick % StatusKind::ALL.len()];
            Row {
                id: CaseId(Uuid::from_u128(u128::from(serial))),
                version: 7,
                service: ServiceId::parse("qualification-certificate").expect("a code"),
                request: RequestKind::Issue,
                channel: Channel::Portal,
                unit: UnitId::parse("almaty").expect("a code"),
                edition: EditionId::parse("order-236-2026").expect("a code"),
                stage: StageId::parse("verification").expect("a code"),
                stage_kind: StageKind::Verification,
                status,
                outcome: None,
                search: fold::fold(&format!("{applicant} {number} EGOV-{}", serial * 3)),
                applicant: RawText::from(applicant),
                iin_masked: None,
                number,
                language: Language::Ru,
                registered_on: NaiveDate::from_ymd_opt(2026, 9, 1).expect("a date"),
                received_at: start,
                due_limit: None,
                due_at: Some(start + chrono::Duration::minutes(i64::from(serial % 20_000))),
                assigned_to: None,
                assigned_name: None,
                notes: 0,
                returned: false,
                failed_checks: 0,
                hearing: None,
                voted: Vec::new(),
            }
        })
        .collect()
}

fn calendar() -> Calendar {
    let year = YearCalendar {
        year: 2026,
        status: CalendarStatus::Derived,
        source: String::new(),
        days_off: Vec::new(),
        worked: Vec::new(),
    };
    Calendar {
        zone: "Asia/Almaty".to_owned(),
        years: BTreeMap::from([(2026, year)]),
    }
}

/// One letter more or less of a filter over the whole queue.
#[divan::bench(args = [
    "а", "ах", "ахметов", "frvtnjd", "akhmetov", "ничего", "26-0999", "дархан -ли",
    "status:received,under-review", "due<=2wd", "ахметов due<=2wd status:under-review",
])]
fn filter_100_000_rows(bencher: Bencher<'_, '_>, text: &str) {
    let (rows, calendar) = (rows().into_iter().collect::<PackedRows>(), calendar());
    let me = Login::parse("s.akhmetova").expect("a login");
    bencher.bench_local(|| {
        let context = FilterContext {
            me: &me,
            now: "2026-09-07T05:00:00Z".parse().expect("a time"),
            calendar: &calendar,
        };
        let filter = parse(black_box(text)).expect("a filter");
        let resolved = filter.resolve(&context).expect("the year is there");
        black_box(rows.select(&resolved))
    });
}

#[divan::bench(args = ["due", "-registered", "applicant"])]
fn sort_100_000_rows(bencher: Bencher<'_, '_>, by: &str) {
    let rows: PackedRows = rows().into_iter().collect();
    let sort = Sort::parse(by).expect("an order");
    bencher.bench_local(|| black_box(rows.order(&sort)));
}

#[divan::bench]
fn pack_100_000_rows(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(rows)
        .bench_local_values(|rows| rows.into_iter().collect::<PackedRows>());
}
