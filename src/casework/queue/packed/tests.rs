//! Packed rows come out, are matched and are sorted as whole ones are.

use proptest::prelude::*;

use super::*;
use crate::casework::queue::filter::sample_row;
use crate::casework::{RawText, StatusKind};

fn any_row() -> impl Strategy<Value = Row> {
    (
        (
            "[А-Яа-яәқ ]{0,9}",
            "2[67]-[0-9]{1,4}",
            any::<u128>(),
            any::<u64>(),
        ),
        (any::<bool>(), any::<bool>(), any::<bool>(), 0..3_u32),
        (0..StatusKind::ALL.len(), any::<Option<bool>>()),
    )
        .prop_map(
            |((name, number, id, version), (iin, due, assigned, notes), (status, hearing))| {
                let row = sample_row();
                Row {
                    id: CaseId(uuid::Uuid::from_u128(id)),
                    version,
                    search: format!("{} {number}", name.to_lowercase()),
                    iin_masked: iin.then(|| "••••••••4417".to_owned()),
                    due_at: due.then_some(row.received_at),
                    assigned_to: assigned.then(|| Login::parse("e.serik").expect("a login")),
                    assigned_name: assigned.then(|| RawText::from(name.clone())),
                    applicant: RawText::from(name),
                    number,
                    notes,
                    status: StatusKind::ALL[status],
                    hearing,
                    ..row
                }
            },
        )
}

proptest! {
    #[test]
    fn a_packed_row_comes_out_as_it_went_in(rows in proptest::collection::vec(any_row(), 0..20)) {
        let packed: PackedRows = rows.iter().cloned().collect();
        let out: Vec<Row> = packed.iter().map(PackedRow::whole).collect();
        prop_assert_eq!(out, rows);
    }

    #[test]
    fn packed_rows_are_sorted_and_laid_over_as_rows_are(
        rows in proptest::collection::vec(any_row(), 0..20),
        more in proptest::collection::vec(any_row(), 0..5),
    ) {
        let sort: Sort = "status,-applicant".parse().expect("an order");
        let gone = rows.first().map(|row| row.id);
        let packed: PackedRows = rows.iter().cloned().collect();
        let over: PackedRows = more.iter().cloned().collect();
        let packed = packed.with(&over, |id| Some(id) == gone).sorted(&sort);
        let kept = rows.into_iter().filter(|row| Some(row.id) != gone).chain(more);
        let kept = sort.sorted::<Row, _>(kept.collect());
        let out: Vec<Row> = packed.iter().map(PackedRow::whole).collect();
        prop_assert_eq!(out, kept);
    }
}

#[test]
fn what_rows_have_in_common_is_kept_once() {
    let packed: PackedRows = (0..1_000_u128)
        .map(|serial| Row {
            id: CaseId(uuid::Uuid::from_u128(serial)),
            ..sample_row()
        })
        .collect();
    assert_eq!(packed.len(), 1_000);
    assert_eq!(packed.shapes.values.len(), 1);
    assert_eq!(packed.assigned.values.len(), 1);
    assert!(size_of::<Line>() <= 96, "{}", size_of::<Line>());
}

#[test]
fn room_made_on_the_word_of_a_server_changes_nothing() {
    let mut packed: PackedRows = [sample_row()].into_iter().collect();
    packed.expect(u64::MAX);
    assert!(packed.lines.capacity() <= EXPECTED_MAX + 1);
    packed.expect(0);
    assert_eq!(packed.get(0), Some(sample_row()));
    assert_eq!(packed.get(1), None);
}
