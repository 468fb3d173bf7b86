//! Every wrong answer becomes a typed error that says what it means; none is a panic or a hang.

use std::time::{Duration, Instant};

use kezek::casework::command::{AddNote, Command};
use kezek::casework::{CaseId, RawText};
use kezek::client::{Client, ClientError, ClientOptions, Fresh};
use kezek::regulation::canonical::sha256_hex;
use kezek::wire::problem::ProblemKind;
use uuid::Uuid;

use super::hostile::{Hostile, Manner, answer};

pub const ME: &str = r#"{"actor":{"login":"s.akhmetova","name":"Ахметова С.","posts":[{"role":"executor","unit":"almaty"}]},"now":"2026-03-12T04:00:00Z","office":{"name":{"kk":"Кеңсе","ru":"Ведомство","en":"Office"},"mode":"demo"}}"#;

async fn ask_me(manner: Manner) -> Result<kezek::wire::Me, ClientError> {
    let server = Hostile::start(manner).await;
    let began = Instant::now();
    let outcome = server.client().me().await;
    assert!(
        began.elapsed() < Duration::from_secs(4),
        "took {:?}",
        began.elapsed()
    );
    outcome
}

pub async fn send_note(client: &Client) -> Result<kezek::wire::CommandAnswer, ClientError> {
    let note = Command::AddNote(AddNote {
        text: RawText::from("сөз"),
    });
    client.command(case(), &note, 7, Uuid::nil(), false).await
}

fn case() -> CaseId {
    CaseId(Uuid::from_u128(42))
}

#[tokio::test]
async fn an_honest_answer_is_read() {
    let me = ask_me(Manner::Send(answer(
        "200 OK",
        "application/json; charset=utf-8",
        ME,
    )))
    .await;
    assert_eq!(me.unwrap().actor.login.as_str(), "s.akhmetova");
}

#[tokio::test]
async fn a_page_of_html_is_quoted_and_made_inert() {
    let page = "<html>\n<title>Sign in\u{1b}]0;PWNED\u{7}\u{202e}</title><body>Welcome to the captive portal of the station";
    for (status, media_type) in [
        ("200 OK", "text/html"),
        ("302 Found", "text/html"),
        ("502 Bad Gateway", "text/html; charset=utf-8"),
        ("200 OK", "application/xml"),
        ("404 Not Found", "application/json"),
        ("206 Partial Content", "application/json"),
    ] {
        let error = ask_me(Manner::Send(answer(status, media_type, page)))
            .await
            .unwrap_err();
        let ClientError::NotOurServer {
            quote,
            status: told,
            ..
        } = &error
        else {
            panic!("{status} {media_type}: {error:?}");
        };
        assert!(status.starts_with(&told.to_string()));
        assert!(quote.chars().count() <= 60, "{quote}");
        assert!(
            quote.starts_with("<html> <title>Sign in<U+001B>]0;PWNED"),
            "{quote}"
        );
        assert!(
            !error
                .to_string()
                .chars()
                .any(kezek::casework::text::is_unsafe)
        );
        assert!(
            error.outcome_unknown(),
            "somebody on the way may have passed it on"
        );
    }
}

#[tokio::test]
async fn garbage_is_named_and_not_quoted() {
    let deep = "[".repeat(10_000) + &"]".repeat(10_000);
    let deep_inside = format!(r#"{{"actor":{deep}}}"#);
    let bodies: Vec<(Vec<u8>, &str)> = vec![
        (b"not json at all".to_vec(), "it is not JSON"),
        (b"".to_vec(), "it ends too early"),
        (b"{}".to_vec(), "a field is not what it should be"),
        (b"null".to_vec(), "a field is not what it should be"),
        (
            br#"{"actor":{"login":"900115300003 secret","name":"","posts":[]}}"#.to_vec(),
            "a field is not what it should be",
        ),
        (vec![0xff; 300], "it is not JSON"),
        (vec![0; 300], "it is not JSON"),
        (deep.into_bytes(), "a field is not what it should be"),
        (deep_inside.into_bytes(), "a field is not what it should be"),
        (format!("{ME}{ME}").into_bytes(), "it is not JSON"),
    ];
    for (body, fault) in bodies {
        let shown = String::from_utf8_lossy(&body[..body.len().min(40)]).into_owned();
        let error = ask_me(Manner::Send(answer("200 OK", "application/json", body)))
            .await
            .unwrap_err();
        let ClientError::Garbled {
            what: "account",
            detail,
        } = &error
        else {
            panic!("{shown}: {error:?}");
        };
        assert!(
            detail.starts_with(fault) || detail.contains("line 1"),
            "{shown}: {detail}"
        );
        assert!(
            !detail.contains("900115300003"),
            "personal data stay out of the log"
        );
    }
}

#[tokio::test]
async fn json_as_deep_as_the_sea_is_an_error_wherever_it_stands() {
    for opening in ["[", "{\"a\":"] {
        let body = opening.repeat(10_000);
        let problem = answer("500 Oops", "application/problem+json", &body);
        let error = ask_me(Manner::Send(problem)).await.unwrap_err();
        assert!(
            matches!(
                error,
                ClientError::Garbled {
                    what: "problem",
                    ..
                }
            ),
            "{error:?}"
        );

        let server =
            Hostile::start(Manner::Send(answer("200 OK", "application/json", &body))).await;
        let sha256 = sha256_hex(body.as_bytes());
        let error = server.client().policy(&sha256).await.unwrap_err();
        assert!(
            matches!(error, ClientError::Garbled { what: "policy", .. }),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn an_answer_cut_off_anywhere_is_never_taken_for_whole() {
    let whole = answer("200 OK", "application/json", ME);
    for end in (0..whole.len()).step_by(37) {
        let error = ask_me(Manner::Send(whole[..end].to_vec()))
            .await
            .unwrap_err();
        assert!(
            matches!(error, ClientError::Hangup { .. }),
            "cut at {end}: {error:?}"
        );
    }
    // The same where the length is told piece by piece.
    let mut pieces =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
            .to_vec();
    pieces.extend(format!("{:x}\r\n{ME}\r\n", ME.len()).into_bytes());
    let error = ask_me(Manner::Send(pieces.clone())).await.unwrap_err();
    assert!(matches!(error, ClientError::Hangup { .. }), "{error:?}");
    pieces.extend(b"0\r\n\r\n");
    assert!(ask_me(Manner::Send(pieces)).await.is_ok());
}

#[tokio::test]
async fn what_is_no_http_is_a_broken_connection() {
    for bytes in [
        b"SSH-2.0-OpenSSH_9.9\r\n".to_vec(),
        b"\x15\x03\x01\x00\x02\x02\x16".to_vec(),
        b"HTTP/9.9 200 OK\r\n\r\n".to_vec(),
        b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcde".to_vec(),
        b"HTTP/1.1 200 OK\r\nx: a\nb\r\n".to_vec(),
        [b"HTTP/1.1 200 OK\r\n".to_vec(), b"x: y\r\n".repeat(100_000)].concat(),
    ] {
        let error = ask_me(Manner::Send(bytes.clone())).await.unwrap_err();
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(30)]).into_owned();
        assert!(
            matches!(error, ClientError::Hangup { .. }),
            "{shown:?}: {error:?}"
        );
    }
}

#[tokio::test]
async fn a_reset_and_a_silence_are_told_apart() {
    let error = ask_me(Manner::Reset).await.unwrap_err();
    assert!(matches!(error, ClientError::Hangup { .. }), "{error:?}");
    let error = ask_me(Manner::Hang).await.unwrap_err();
    assert!(matches!(error, ClientError::TimedOut { .. }), "{error:?}");
    let half = answer("200 OK", "application/json", ME)[..200].to_vec();
    let error = ask_me(Manner::SendAndHang(half)).await.unwrap_err();
    assert!(matches!(error, ClientError::TimedOut { .. }), "{error:?}");
    let error = ask_me(Manner::Drip(answer("200 OK", "application/json", ME)))
        .await
        .unwrap_err();
    assert!(
        matches!(error, ClientError::TimedOut { .. }),
        "a drip is no answer: {error:?}"
    );
}

#[tokio::test]
async fn a_body_without_end_is_not_taken_in() {
    let head =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n".to_vec();
    let flood = Manner::Flood {
        head: head.clone(),
        body: vec![b' '; 1 << 16],
    };
    let server = Hostile::start(flood).await;
    let options = ClientOptions {
        body_limit: 8 << 20,
        ..ClientOptions::default()
    };
    let error = Client::new(&server.url, options)
        .unwrap()
        .me()
        .await
        .unwrap_err();
    assert_eq!(error, ClientError::TooLarge { limit: 8 << 20 });

    let ten = answer("200 OK", "application/json", vec![b' '; 10 << 20]);
    let server = Hostile::start(Manner::Send(ten)).await;
    let client = Client::new(&server.url, ClientOptions::default()).unwrap();
    assert_eq!(
        client.me().await.unwrap_err(),
        ClientError::TooLarge { limit: 8 << 20 }
    );

    // A flood of something else is quoted and left.
    let head = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n".to_vec();
    let error = ask_me(Manner::Flood {
        head,
        body: vec![b'x'; 1 << 16],
    })
    .await
    .unwrap_err();
    assert!(
        matches!(error, ClientError::NotOurServer { .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_server_that_is_not_there_is_asked_three_times_and_no_more() {
    // A port that was free a moment ago.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Client::new(&url, ClientOptions::default()).unwrap();
    let began = Instant::now();
    let error = client.me().await.unwrap_err();
    assert!(
        matches!(error, ClientError::Unreachable { .. }),
        "{error:?}"
    );
    assert!(!error.outcome_unknown(), "nothing was sent");
    assert!(
        began.elapsed() >= Duration::from_millis(600),
        "it backs off"
    );
    let began = Instant::now();
    let error = send_note(&client).await.unwrap_err();
    assert!(
        matches!(error, ClientError::Unreachable { .. }),
        "{error:?}"
    );
    assert!(
        began.elapsed() < Duration::from_millis(500),
        "a command is tried once"
    );
}

#[tokio::test]
async fn a_command_is_sent_once_whatever_happens() {
    let other = r#"{"case_id":"00000000-0000-0000-0000-00000000002b","command":"add-note","dry_run":false,"version":8,"events":[]}"#;
    let dry = r#"{"case_id":"00000000-0000-0000-0000-00000000002a","command":"add-note","dry_run":true,"version":8,"events":[]}"#;
    for manner in [
        Manner::Reset,
        Manner::Hang,
        Manner::Send(Vec::new()),
        Manner::Send(answer("200 OK", "text/html", "<html>")),
        Manner::Send(answer("200 OK", "application/json", "{")),
        Manner::Send(answer("200 OK", "application/json", other)),
        Manner::Send(answer("200 OK", "application/json", dry)),
        Manner::Send(answer("503 Busy", "text/plain", "later")),
    ] {
        let server = Hostile::start(manner).await;
        let error = send_note(&server.client()).await.unwrap_err();
        assert!(error.outcome_unknown(), "{error:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert_eq!(server.requests(), 1, "{error:?}");
    }
}

#[tokio::test]
async fn a_problem_is_read_strictly_and_a_newer_one_in_its_own_words() {
    let known = r#"{"type":"urn:kezek:problem:version-conflict","title":"Moved on","status":412}"#;
    let server = Hostile::start(Manner::Send(answer(
        "412 No",
        "application/problem+json",
        known,
    )))
    .await;
    let error = send_note(&server.client()).await.unwrap_err();
    assert!(error.is(ProblemKind::VersionConflict), "{error:?}");
    assert!(!error.outcome_unknown());

    for (body, expected) in [
        (
            r#"{"type":"urn:kezek:problem:moon-phase","title":"Not tonight\u001b[2J","status":422}"#,
            "Not tonight<U+001B>[2J",
        ),
        (
            r#"{"type":"urn:kezek:problem:violations","title":"No","status":422,"violations":[{"code":"moon-full","at":""}]}"#,
            "No",
        ),
    ] {
        let server = Hostile::start(Manner::Send(answer(
            "422 No",
            "application/problem+json",
            body,
        )))
        .await;
        let error = send_note(&server.client()).await.unwrap_err();
        let ClientError::NewerProblem {
            title, status: 422, ..
        } = &error
        else {
            panic!("{error:?}");
        };
        assert_eq!(title, expected);
        assert!(!error.outcome_unknown());
    }
    let body = r#"{"type":"urn:kezek:problem:internal","title":"Oops","status":500}"#;
    let server = Hostile::start(Manner::Send(answer(
        "500 Oops",
        "application/problem+json",
        body,
    )))
    .await;
    assert!(
        send_note(&server.client())
            .await
            .unwrap_err()
            .outcome_unknown()
    );
}

#[tokio::test]
async fn law_without_its_hash_is_not_law() {
    let calendar = r#"{"zone":"Asia/Almaty","years":{}}"#;
    let right = sha256_hex(br#"{"years":{},"zone":"Asia/Almaty"}"#);
    let server = Hostile::start(Manner::Send(answer("200 OK", "application/json", calendar))).await;
    let client = server.client();
    let error = client.calendar(&"0".repeat(64)).await.unwrap_err();
    assert!(
        matches!(
            error,
            ClientError::Garbled {
                what: "calendar",
                ..
            }
        ),
        "{error:?}"
    );
    assert_eq!(client.calendar(&right).await.unwrap().zone, "Asia/Almaty");
    client.calendar(&right).await.unwrap();
    assert_eq!(server.requests(), 2, "what was checked once is kept");
    drop(server);
}

#[tokio::test]
async fn a_paper_without_its_hash_is_refused() {
    let server = Hostile::start(Manner::Send(answer(
        "200 OK",
        "application/pdf",
        "%PDF-1.7 x",
    )))
    .await;
    let client = server.client();
    let right = sha256_hex(b"%PDF-1.7 x");
    assert_eq!(
        client.get_document(&right).await.unwrap().bytes,
        b"%PDF-1.7 x"
    );
    let error = client.get_document(&"0".repeat(64)).await.unwrap_err();
    assert!(
        matches!(error, ClientError::Garbled { what: "paper", .. }),
        "{error:?}"
    );
    let stored = format!(
        r#"{{"sha256":"{}","byte_count":1,"media_type":"application/pdf","pages":1}}"#,
        "0".repeat(64)
    );
    let server = Hostile::start(Manner::Send(answer(
        "201 Created",
        "application/json",
        stored,
    )))
    .await;
    let error = server
        .client()
        .put_document(&right, vec![1])
        .await
        .unwrap_err();
    assert!(
        matches!(
            error,
            ClientError::Garbled {
                what: "receipt of a paper",
                ..
            }
        ),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_strange_token_is_no_session() {
    let opened = |token: &str| {
        format!(
            r#"{{"token":{token},"expires_at":"2026-03-12T16:00:00Z","idle_seconds":900,"draft_key":"","me":{ME}}}"#
        )
    };
    for token in [r#""""#, r#""a b""#, r#""a\r\nX: y""#, r#""токен""#] {
        let body = opened(token);
        let server = Hostile::start(Manner::Send(answer(
            "201 Created",
            "application/json",
            body,
        )))
        .await;
        let client = server.client();
        let error = client.sign_in("a", "b").await.unwrap_err();
        assert!(
            matches!(
                error,
                ClientError::Garbled {
                    what: "session",
                    ..
                }
            ),
            "{token}: {error:?}"
        );
        assert!(!client.is_signed_in());
    }
}

#[tokio::test]
async fn closing_the_client_ends_what_is_under_way() {
    let server = Hostile::start(Manner::Hang).await;
    let client = Client::new(&server.url, ClientOptions::default()).unwrap();
    let waiting = tokio::spawn({
        let client = client.clone();
        async move { client.me().await }
    });
    while server.requests() == 0 {
        tokio::task::yield_now().await;
    }
    client.close();
    assert_eq!(waiting.await.unwrap().unwrap_err(), ClientError::Cancelled);
    assert_eq!(client.me().await.unwrap_err(), ClientError::Cancelled);
}

#[test]
fn addresses_that_are_none_and_plain_ones_are_refused() {
    for address in [
        "",
        "kezek",
        "ftp://kezek.example",
        "http://",
        "https://user:pw@kezek.example",
        "file:///etc/passwd",
        "\u{202e}",
    ] {
        let error = Client::new(address, ClientOptions::default()).unwrap_err();
        assert!(
            matches!(error, ClientError::BadAddress(_)),
            "{address}: {error:?}"
        );
    }
    for address in [
        "http://kezek.example",
        "http://10.0.0.5:8490",
        "http://127.0.0.1.evil.example",
    ] {
        let error = Client::new(address, ClientOptions::default()).unwrap_err();
        assert!(
            matches!(error, ClientError::PlainHttp(_)),
            "{address}: {error:?}"
        );
    }
    for address in [
        "http://127.0.0.1:8490",
        "http://localhost:8490/",
        "http://[::1]:8490/kezek/",
    ] {
        assert!(
            Client::new(address, ClientOptions::default()).is_ok(),
            "{address}"
        );
    }
    let allowed = ClientOptions {
        allow_plain_http: true,
        ..ClientOptions::default()
    };
    assert!(Client::new("http://10.0.0.5:8490", allowed).is_ok());
}

#[tokio::test]
async fn an_answer_that_did_not_change_is_not_sent_again() {
    let not_modified =
        b"HTTP/1.1 304 Not Modified\r\netag: \"a\"\r\nconnection: close\r\n\r\n".to_vec();
    let server = Hostile::start(Manner::Send(not_modified)).await;
    let client = server.client();
    assert_eq!(
        client.queues(Some("\"a\"")).await.unwrap(),
        Fresh::NotModified
    );
    assert_eq!(
        client.queue_rows("open", Some("\"a\"")).await.unwrap(),
        Fresh::NotModified
    );
}
