//! Tokens that somebody made up: every one is refused, and each for its own reason.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use kezek::provider::{Progress, Provider, ProviderError, TokenFault};
use serde_json::{Value, json};

use super::stand_in::{Key, Reply, StandIn, header};

fn noon() -> DateTime<Utc> {
    "2026-03-10T07:00:00Z".parse().unwrap()
}

async fn shown(
    stand_in: &StandIn,
    provider: &Provider,
    token: &str,
) -> Result<Progress, ProviderError> {
    stand_in.reply(Reply::Token(token.to_owned()));
    provider.finish("dev-3f1c9a7e", noon()).await
}

fn with(claims: &Value, name: &str, value: Value) -> Value {
    let mut claims = claims.clone();
    claims[name] = value;
    claims
}

fn without(claims: &Value, name: &str) -> Value {
    let mut claims = claims.clone();
    claims.as_object_mut().unwrap().remove(name);
    claims
}

/// What a forged token is refused for.
fn reason(refused: Result<Progress, ProviderError>) -> &'static str {
    match refused {
        Ok(_) => "taken",
        Err(ProviderError::Token(fault)) => match fault {
            TokenFault::Absent => "absent",
            TokenFault::TooLong => "too long",
            TokenFault::Malformed(_) => "malformed",
            TokenFault::Header(_) => "header",
            TokenFault::Algorithm(_) => "algorithm",
            TokenFault::UnknownKey => "unknown key",
            TokenFault::Signature => "signature",
            TokenFault::Issuer => "issuer",
            TokenFault::Audience => "audience",
            TokenFault::Time => "time",
            TokenFault::Nonce => "nonce",
            TokenFault::Context => "context",
            TokenFault::Kind => "kind",
        },
        Err(ProviderError::NoLogin(_)) => "login",
        Err(ProviderError::NoPost) => "post",
        Err(ProviderError::Unavailable(_)) => "unavailable",
        Err(ProviderError::Setup(_)) => "setup",
        Err(ProviderError::Denied) => "denied",
        Err(ProviderError::Expired) => "expired",
    }
}

#[tokio::test]
async fn an_honest_token_is_taken_and_every_forged_one_refused_for_its_own_reason() {
    let stand_in = StandIn::open().await;
    let (own, rsa) = (Key::ed(1, "k1"), Key::rsa("k2"));
    stand_in.trust(&[&own, &rsa]);
    let oidc = stand_in.settings().sign_in.oidc.unwrap();
    let provider = Provider::new(oidc).unwrap();
    let claims = stand_in.claims(noon());
    let head = header("k1");
    let honest = own.token(&head, &claims);
    let rs256 = rsa.token(
        &json!({ "alg": "RS256", "kid": "k2", "typ": "JWT" }),
        &claims,
    );
    for token in [&honest, &rs256] {
        let progress = shown(&stand_in, &provider, token).await.unwrap();
        let Progress::Identified(person) = progress else {
            panic!("{progress:?}")
        };
        assert_eq!(person.login.as_str(), "a.omarova");
        assert_eq!(person.subject, "u-117");
    }

    let (signed, signature) = honest.rsplit_once('.').unwrap();
    let (front, _) = signed.split_once('.').unwrap();
    let encode = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let altered = with(&claims, "groups", json!(["almaty-heads"]));
    let jwk = serde_json::to_value(Key::ed(9, "k1").public()).unwrap();
    let public = serde_json::to_string(&rsa.public()).unwrap();
    let other = Key::ed(9, "k1");
    let at = |seconds: i64| json!(noon().timestamp() + seconds);
    let own_token = |name: &str, value: Value| own.token(&head, &with(&claims, name, value));
    let headed = |name: &str, value: Value| own.token(&with(&head, name, value), &claims);
    let rsa_as = |algorithm: &str| {
        let head = json!({ "alg": algorithm, "kid": "k2" });
        rsa.token(&head, &claims)
    };
    let none = |algorithm: &str, end: &str| {
        let head = encode(&json!({ "alg": algorithm, "typ": "JWT" }).to_string());
        format!("{head}.{}.{end}", encode(&claims.to_string()))
    };
    let mut flipped = URL_SAFE_NO_PAD.decode(signature).unwrap();
    flipped[5] ^= 1;

    let corpus: Vec<(&str, String, &str)> = vec![
        // No signature, or one that needs no key pair.
        ("no algorithm", none("none", ""), "algorithm"),
        ("no algorithm, in capitals", none("NONE", ""), "algorithm"),
        ("no algorithm, mixed", none("nOnE", signature), "algorithm"),
        ("an empty algorithm", none("", signature), "algorithm"),
        (
            "an algorithm of tomorrow",
            none("XX512", signature),
            "algorithm",
        ),
        (
            "shared secret: the public key as JSON",
            Key::shared(public).token(&json!({ "alg": "HS256", "kid": "k2" }), &claims),
            "algorithm",
        ),
        (
            "shared secret: the client's id",
            Key::shared("kezek").token(&json!({ "alg": "HS256" }), &claims),
            "algorithm",
        ),
        (
            "shared secret: nothing",
            Key::shared("").token(&json!({ "alg": "HS512" }), &claims),
            "algorithm",
        ),
        (
            "the algorithm is a list",
            headed("alg", json!(["EdDSA"])),
            "algorithm",
        ),
        // Another key.
        (
            "another key under the known name",
            other.token(&head, &claims),
            "signature",
        ),
        (
            "another key, no name",
            other.token(&without(&head, "kid"), &claims),
            "signature",
        ),
        (
            "an unknown name",
            Key::ed(9, "k9").token(&header("k9"), &claims),
            "unknown key",
        ),
        (
            "the name of another kind of key",
            headed("kid", json!("k2")),
            "unknown key",
        ),
        (
            "the algorithm of another kind of key",
            headed("alg", json!("RS256")),
            "unknown key",
        ),
        (
            "the name is a path",
            headed("kid", json!("../../k1")),
            "unknown key",
        ),
        (
            "the name is SQL",
            headed("kid", json!("k1' OR '1'='1")),
            "unknown key",
        ),
        ("the name is no text", headed("kid", json!(1)), "malformed"),
        ("RS256 said to be PS256", rsa_as("PS256"), "signature"),
        ("RS256 said to be RS512", rsa_as("RS512"), "signature"),
        ("RS256 said to be ES256", rsa_as("ES256"), "unknown key"),
        // Headers that bring a key along.
        (
            "a key in the header",
            other.token(&with(&head, "jwk", jwk), &claims),
            "header",
        ),
        (
            "keys elsewhere",
            headed("jku", json!("http://127.0.0.1:1/keys")),
            "header",
        ),
        (
            "a certificate elsewhere",
            headed("x5u", json!("http://127.0.0.1:1/x")),
            "header",
        ),
        (
            "a certificate in the header",
            headed("x5c", json!(["MIIB"])),
            "header",
        ),
        (
            "a critical header",
            headed("crit", json!(["exp"])),
            "header",
        ),
        (
            "an unencoded payload",
            headed("b64", json!(false)),
            "header",
        ),
        (
            "an encrypted token's header",
            headed("enc", json!("A128GCM")),
            "header",
        ),
        // Altered after it was signed.
        (
            "altered claims",
            format!("{front}.{}.{signature}", encode(&altered.to_string())),
            "signature",
        ),
        (
            "one bit of the signature",
            format!("{signed}.{}", URL_SAFE_NO_PAD.encode(&flipped)),
            "signature",
        ),
        (
            "half a signature",
            format!("{signed}.{}", &signature[..40]),
            "signature",
        ),
        ("no signature", format!("{signed}."), "signature"),
        (
            "the signature of other claims",
            {
                let end = own_token("sub", json!("u-1"));
                format!("{signed}.{}", end.rsplit_once('.').unwrap().1)
            },
            "signature",
        ),
        // For somebody else, by somebody else.
        (
            "another issuer",
            own_token("iss", json!("https://id.example")),
            "issuer",
        ),
        (
            "the issuer with a slash",
            own_token("iss", json!(format!("{}/", stand_in.url))),
            "issuer",
        ),
        (
            "no issuer",
            own.token(&head, &without(&claims, "iss")),
            "malformed",
        ),
        (
            "another audience",
            own_token("aud", json!("payroll")),
            "audience",
        ),
        (
            "one more audience",
            own_token("aud", json!(["kezek", "payroll"])),
            "audience",
        ),
        (
            "no audience",
            own.token(&head, &without(&claims, "aud")),
            "audience",
        ),
        ("an empty audience", own_token("aud", json!([])), "audience"),
        (
            "made for another party",
            own_token("azp", json!("payroll")),
            "audience",
        ),
        (
            "made for a party that is no text",
            own_token("azp", json!(["kezek"])),
            "malformed",
        ),
        // At another time.
        ("expired", own_token("exp", at(-61)), "time"),
        ("expired for long", own_token("exp", json!(0)), "time"),
        (
            "no expiry",
            own.token(&head, &without(&claims, "exp")),
            "malformed",
        ),
        (
            "an expiry that is text",
            own_token("exp", json!("tomorrow")),
            "malformed",
        ),
        ("not yet valid", own_token("nbf", at(61)), "time"),
        (
            "valid from some text",
            own_token("nbf", json!("now")),
            "time",
        ),
        ("made in the future", own_token("iat", at(61)), "time"),
        ("made long ago", own_token("iat", at(-301)), "time"),
        (
            "made at no time",
            own.token(&head, &without(&claims, "iat")),
            "malformed",
        ),
        // Of another kind, or an answer to another request.
        ("with a nonce", own_token("nonce", json!("n-1")), "nonce"),
        ("an access token", headed("typ", json!("at+jwt")), "kind"),
        (
            "a logout token",
            own_token(
                "events",
                json!({ "http://schemas.openid.net/event/backchannel-logout": {} }),
            ),
            "kind",
        ),
        ("a nested token", headed("cty", json!("JWT")), "header"),
        // Names nobody.
        (
            "no subject",
            own.token(&head, &without(&claims, "sub")),
            "malformed",
        ),
        ("an empty subject", own_token("sub", json!("")), "login"),
        (
            "no login",
            own.token(&head, &without(&claims, "preferred_username")),
            "login",
        ),
        (
            "a login that is none",
            own_token("preferred_username", json!("a\u{202e}b")),
            "login",
        ),
        ("no group", own_token("groups", json!([])), "post"),
        (
            "a group that nobody mapped",
            own_token("groups", json!(["drivers"])),
            "post",
        ),
        // No tokens.
        ("nothing", String::new(), "malformed"),
        ("dots", "..".to_owned(), "malformed"),
        ("one part", encode(&claims.to_string()), "malformed"),
        ("five parts", format!("{honest}.a.b"), "malformed"),
        (
            "padding",
            format!("{front}=.{}", signed.split_once('.').unwrap().1),
            "malformed",
        ),
        (
            "a header that is no object",
            own.signed(&format!("{}.{}", encode("[]"), encode(&claims.to_string()))),
            "malformed",
        ),
        (
            "claims that are no object",
            own.signed(&format!("{front}.{}", encode("[1]"))),
            "malformed",
        ),
        (
            "claims that are not UTF-8",
            own.signed(&format!("{front}.{}", URL_SAFE_NO_PAD.encode([0xff, 0xfe]))),
            "malformed",
        ),
        (
            "claims nested without end",
            own.signed(&format!("{front}.{}", encode(&"[".repeat(9000)))),
            "malformed",
        ),
        (
            "huge",
            own_token("padding", json!("x".repeat(20_000))),
            "too long",
        ),
        ("rubbish", "\u{1b}[2J.\u{202e}.\0".to_owned(), "malformed"),
    ];
    let mut wrong = Vec::new();
    for (name, token, expected) in &corpus {
        let found = reason(shown(&stand_in, &provider, token).await);
        if found != *expected {
            wrong.push(format!("{name}: {found} instead of {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(corpus.len() >= 60, "{}", corpus.len());
    // Nothing of all this has spoilt the provider for honest people.
    assert_eq!(reason(shown(&stand_in, &provider, &honest).await), "taken");
}

#[tokio::test]
async fn a_minute_between_the_clocks_is_nothing() {
    let stand_in = StandIn::open().await;
    let own = Key::ed(1, "k1");
    stand_in.trust(&[&own]);
    let provider = Provider::new(stand_in.settings().sign_in.oidc.unwrap()).unwrap();
    let claims = stand_in.claims(noon());
    for (name, seconds) in [("exp", -59), ("iat", 59), ("nbf", 59), ("iat", -299)] {
        let token = own.token(
            &header("k1"),
            &with(&claims, name, json!(noon().timestamp() + seconds)),
        );
        let found = reason(shown(&stand_in, &provider, &token).await);
        assert_eq!(found, "taken", "{name} {seconds}");
    }
}

#[tokio::test]
async fn somebody_identified_too_weakly_does_not_get_in() {
    let stand_in = StandIn::open().await;
    let own = Key::ed(1, "k1");
    stand_in.trust(&[&own]);
    let settings = stand_in.settings_with("acr = [\"gold\", \"silver\"]");
    let provider = Provider::new(settings.sign_in.oidc.unwrap()).unwrap();
    let claims = stand_in.claims(noon());
    let context = |acr: &str| own.token(&header("k1"), &with(&claims, "acr", json!(acr)));
    for (token, expected) in [
        (context("gold"), "taken"),
        (context("bronze"), "context"),
        (own.token(&header("k1"), &claims), "context"),
    ] {
        assert_eq!(reason(shown(&stand_in, &provider, &token).await), expected);
    }
}
