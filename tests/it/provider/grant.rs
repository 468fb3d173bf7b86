//! The device grant itself: begun, waited for, refused, over; keys that change; a provider that is
//! down.

use chrono::{DateTime, TimeDelta, Utc};
use kezek::provider::{Progress, Provider, ProviderError, TokenFault};
use serde_json::json;

use super::stand_in::{Key, Reply, StandIn, header};

fn noon() -> DateTime<Utc> {
    "2026-03-10T07:00:00Z".parse().unwrap()
}

fn provider(stand_in: &StandIn, more: &str) -> Provider {
    Provider::new(stand_in.settings_with(more).sign_in.oidc.unwrap()).unwrap()
}

#[tokio::test]
async fn a_sign_in_begins_with_a_code_and_waits_until_somebody_agrees() {
    let stand_in = StandIn::open().await;
    let provider = provider(&stand_in, "");
    let begun = provider.begin(noon()).await.unwrap();
    assert_eq!(begun.user_code, "WDJB-MJHT");
    assert_eq!(begun.address, format!("{}/activate", stand_in.url));
    assert_eq!((begun.expires_in_seconds, begun.interval_seconds), (600, 5));

    for (error, expected) in [
        ("authorization_pending", Ok(Progress::Pending)),
        ("slow_down", Ok(Progress::TooFast)),
        ("access_denied", Err(ProviderError::Denied)),
        ("expired_token", Err(ProviderError::Expired)),
        ("invalid_grant", Err(ProviderError::Expired)),
        (
            "invalid_client",
            Err(ProviderError::Setup("invalid_client".into())),
        ),
    ] {
        stand_in.reply(Reply::Json(400, json!({ "error": error })));
        let found = provider.finish(&begun.device_code, noon()).await;
        assert_eq!(found, expected, "{error}");
    }
    stand_in.reply(Reply::Json(200, json!({ "access_token": "at-1" })));
    let found = provider.finish(&begun.device_code, noon()).await;
    assert_eq!(found, Err(TokenFault::Absent.into()));
    let asked = stand_in.script().asked[0].clone();
    assert_eq!(
        asked.0,
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code\
         &device_code=dev-3f1c9a7e&client_id=kezek"
    );
    assert_eq!(asked.1, None);
}

#[tokio::test]
async fn what_is_no_code_is_not_passed_on() {
    let stand_in = StandIn::open().await;
    let provider = provider(&stand_in, "");
    for code in ["", "a b", "a\nb", "код", &"x".repeat(3000)] {
        let found = provider.finish(code, noon()).await;
        assert_eq!(found, Err(ProviderError::Expired), "{code:?}");
    }
    assert!(stand_in.script().asked.is_empty());
}

#[tokio::test]
async fn a_secret_comes_from_a_file_and_goes_into_the_header() {
    let stand_in = StandIn::open().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    std::fs::write(&path, "s:e cret\n").unwrap();
    let more = format!("client_secret_file = \"{}\"", path.display());
    let confidential = provider(&stand_in, &more);
    let found = confidential.finish("dev-1", noon()).await;
    assert_eq!(found, Ok(Progress::Pending));
    let asked = stand_in.script().asked[0].clone();
    assert!(!asked.0.contains("cret"), "{}", asked.0);
    // kezek:s%3Ae+cret
    assert_eq!(asked.1.as_deref(), Some("Basic a2V6ZWs6cyUzQWUrY3JldA=="));

    std::fs::write(&path, "\n").unwrap();
    let settings = stand_in.settings_with(&more).sign_in.oidc.unwrap();
    assert!(matches!(
        Provider::new(settings),
        Err(ProviderError::Setup(_))
    ));
}

#[tokio::test]
async fn new_keys_are_found_and_old_ones_forgotten_without_asking_for_ever() {
    let stand_in = StandIn::open().await;
    let (first, second) = (Key::ed(1, "k1"), Key::ed(2, "k2"));
    stand_in.trust(&[&first]);
    let provider = provider(&stand_in, "");
    let show = async |key: &Key, kid: &str, now: DateTime<Utc>| {
        stand_in.reply(Reply::Token(key.token(&header(kid), &stand_in.claims(now))));
        provider.finish("dev-1", now).await
    };
    let taken =
        |found: &Result<Progress, ProviderError>| matches!(found, Ok(Progress::Identified(_)));
    assert!(taken(&show(&first, "k1", noon()).await));
    assert_eq!(stand_in.script().key_fetches, 1);

    // Whoever shows unknown keys does not make this server hammer the provider.
    stand_in.trust(&[&second]);
    for _ in 0..20 {
        let found = show(&Key::ed(9, "k9"), "k9", noon() + TimeDelta::seconds(29)).await;
        assert_eq!(found, Err(TokenFault::UnknownKey.into()));
    }
    assert_eq!(stand_in.script().key_fetches, 1);
    // The rotation is noticed as soon as keys may be asked for again.
    let later = noon() + TimeDelta::seconds(30);
    assert!(taken(&show(&second, "k2", later).await));
    assert_eq!(stand_in.script().key_fetches, 2);
    let found = show(&first, "k1", later).await;
    assert_eq!(found, Err(TokenFault::UnknownKey.into()));

    // A key that was withdrawn without a new one is forgotten within the hour.
    stand_in.trust(&[&first]);
    let hour = later + TimeDelta::minutes(60);
    assert_eq!(
        show(&second, "k2", hour).await,
        Err(TokenFault::UnknownKey.into())
    );
}

#[tokio::test]
async fn a_provider_that_is_down_lets_nobody_in_and_is_back_when_it_is_back() {
    let stand_in = StandIn::open().await;
    let own = Key::ed(1, "k1");
    stand_in.trust(&[&own]);
    let provider = provider(&stand_in, "");
    stand_in.script().down = true;
    for found in [
        provider.begin(noon()).await.err(),
        provider.finish("dev-1", noon()).await.err(),
    ] {
        assert!(
            matches!(found, Some(ProviderError::Unavailable(_))),
            "{found:?}"
        );
    }
    stand_in.script().down = false;
    provider.begin(noon()).await.unwrap();
    stand_in.script().down = true;
    let found = provider.finish("dev-1", noon()).await;
    assert!(
        matches!(found, Err(ProviderError::Unavailable(_))),
        "{found:?}"
    );
    stand_in.script().down = false;
    stand_in.reply(Reply::Token(
        own.token(&header("k1"), &stand_in.claims(noon())),
    ));
    let found = provider.finish("dev-1", noon()).await;
    assert!(matches!(found, Ok(Progress::Identified(_))), "{found:?}");
}

#[tokio::test]
async fn a_provider_that_is_another_one_or_has_no_device_grant_is_not_used() {
    let stand_in = StandIn::open().await;
    stand_in.script().issuer = Some("https://id.example".to_owned());
    let found = provider(&stand_in, "").begin(noon()).await;
    assert!(
        matches!(found, Err(ProviderError::Unavailable(_))),
        "{found:?}"
    );
    stand_in.script().issuer = None;
    stand_in.script().without_device_grant = true;
    let found = provider(&stand_in, "").begin(noon()).await;
    assert!(matches!(found, Err(ProviderError::Setup(_))), "{found:?}");
}
