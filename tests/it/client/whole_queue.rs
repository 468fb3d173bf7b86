//! A whole queue comes whole or not at all.

use chrono::NaiveDate;
use kezek::casework::queue::{Row, fold};
use kezek::casework::{CaseId, RawText, StatusKind};
use kezek::client::{ClientError, Fresh};
use kezek::regulation::{
    Channel, EditionId, Language, RequestKind, ServiceId, StageId, StageKind, UnitId,
};
use uuid::Uuid;

use super::hostile::{Hostile, Manner, answer};

fn row(serial: u32) -> Row {
    let number = format!("26-{serial:06}");
    Row {
        id: CaseId(Uuid::from_u128(u128::from(serial))),
        version: 1,
        service: ServiceId::parse("qualification-certificate").unwrap(),
        request: RequestKind::Issue,
        channel: Channel::Portal,
        unit: UnitId::parse("almaty").unwrap(),
        edition: EditionId::parse("order-236-2026").unwrap(),
        stage: StageId::parse("verification").unwrap(),
        stage_kind: StageKind::Verification,
        status: StatusKind::UnderReview,
        outcome: None,
        search: fold::fold(&format!("Қайырғали Әсел {number}")),
        applicant: RawText::from("Қайырғали Әсел"),
        iin_masked: None,
        number,
        language: Language::Kk,
        registered_on: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
        received_at: "2026-03-02T04:00:00Z".parse().unwrap(),
        due_limit: None,
        due_at: None,
        assigned_to: None,
        assigned_name: None,
        notes: 0,
        returned: false,
        failed_checks: 0,
        hearing: None,
        voted: Vec::new(),
    }
}

fn rows(count: u32) -> Vec<Row> {
    (1..=count).map(row).collect()
}

fn lines(rows: &[Row]) -> String {
    rows.iter()
        .map(|row| serde_json::to_string(row).unwrap() + "\n")
        .collect()
}

/// The queue in pieces of a size that no line keeps to.
fn in_pieces(body: &str, promised: usize, size: usize, ended: bool) -> Vec<u8> {
    let mut bytes = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/x-ndjson\r\netag: W/\"q1\"\r\nkezek-rows: {promised}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n"
    )
    .into_bytes();
    for piece in body.as_bytes().chunks(size) {
        bytes.extend(format!("{:x}\r\n", piece.len()).into_bytes());
        bytes.extend(piece);
        bytes.extend(b"\r\n");
    }
    if ended {
        bytes.extend(b"0\r\n\r\n");
    }
    bytes
}

async fn ask(bytes: Vec<u8>) -> Result<Fresh<Vec<Row>>, ClientError> {
    let server = Hostile::start(Manner::Send(bytes)).await;
    server.patient().queue_rows("open", None).await
}

#[tokio::test]
async fn rows_come_whole_however_they_are_cut_into_pieces() {
    let rows = rows(40);
    let body = lines(&rows);
    for size in [1, 37, 640, 4096, body.len()] {
        let answer = ask(in_pieces(&body, 40, size, true)).await.unwrap();
        let etag = Some("W/\"q1\"".to_owned());
        assert_eq!(
            answer,
            Fresh::New {
                value: rows.clone(),
                etag
            }
        );
    }
    let without_last_break = body.trim_end();
    let answer = ask(in_pieces(without_last_break, 40, 100, true))
        .await
        .unwrap();
    assert!(matches!(answer, Fresh::New { value, .. } if value.len() == 40));
}

#[tokio::test]
async fn a_part_of_a_queue_is_never_taken_for_all_of_it() {
    let rows = rows(20);
    let body = lines(&rows);
    let error = ask(in_pieces(&body, 20, 500, false)).await.unwrap_err();
    assert!(matches!(error, ClientError::Hangup { .. }), "{error:?}");
    // Fewer rows, or more, than were promised.
    for promised in [19, 21] {
        let error = ask(in_pieces(&body, promised, 500, true))
            .await
            .unwrap_err();
        assert!(
            matches!(error, ClientError::Garbled { what: "queue", .. }),
            "{error:?}"
        );
    }
    // A line that is cut inside.
    let cut = &body[..body.len() - 20];
    let error = ask(in_pieces(cut, 20, 500, true)).await.unwrap_err();
    assert!(
        matches!(
            error,
            ClientError::Garbled {
                what: "row of a queue",
                ..
            }
        ),
        "{error:?}"
    );
}

#[tokio::test]
async fn what_are_no_rows_is_refused() {
    let error = ask(answer("200 OK", "application/json", "[]"))
        .await
        .unwrap_err();
    assert!(
        matches!(error, ClientError::NotOurServer { .. }),
        "{error:?}"
    );
    let error = ask(in_pieces("{}\n", 1, 10, true)).await.unwrap_err();
    assert!(matches!(error, ClientError::Garbled { .. }), "{error:?}");
    let deep = "[".repeat(10_000) + "\n";
    let error = ask(in_pieces(&deep, 1, 4096, true)).await.unwrap_err();
    assert!(matches!(error, ClientError::Garbled { .. }), "{error:?}");
    let endless = "x".repeat(400_000);
    let error = ask(in_pieces(&endless, 1, 4096, true)).await.unwrap_err();
    assert!(matches!(error, ClientError::TooLarge { .. }), "{error:?}");
}

#[tokio::test]
async fn the_first_rows_are_there_before_the_last() {
    let body = lines(&rows(3));
    let unfinished = in_pieces(&body, 100_000, 4096, false);
    let server = Hostile::start(Manner::SendAndHang(unfinished)).await;
    let Ok(Fresh::New { mut value, .. }) = server.client().queue_stream("open", None).await else {
        panic!("a stream begins");
    };
    assert_eq!(value.expected(), Some(100_000));
    assert_eq!(
        value.next_batch().await.unwrap().map(|rows| rows.len()),
        Some(3)
    );
    let error = value.next_batch().await.unwrap_err();
    assert!(matches!(error, ClientError::TimedOut { .. }), "{error:?}");
}
