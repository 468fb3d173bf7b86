//! What the server makes of whom the provider names: sessions, accounts, posts.

use std::sync::Arc;

use chrono::TimeDelta;
use kezek::casework::{Login, Post, RawText};
use kezek::clock::Clock;
use kezek::lawbook::{ConfigSource, Lawbook};
use kezek::office::accounts::{self, AddAccount};
use kezek::server::{ServerHandle, ServerOptions, start};
use kezek::wire::session::OfficeMode;
use reqwest::Method;
use serde_json::{Value, json};

use super::stand_in::{Key, Reply, StandIn, header};
use crate::api::world::{Answer, PASSWORD, civil, client, send};
use crate::engines::{Database, on_postgres};

struct World {
    _folder: tempfile::TempDir,
    _database: Database,
    server: ServerHandle,
    wall: Clock,
    stand_in: StandIn,
    key: Key,
    http: reqwest::Client,
}

impl World {
    async fn open() -> Self {
        Self::open_with(true).await
    }

    async fn open_with(passwords: bool) -> Self {
        let stand_in = StandIn::open().await;
        let key = Key::ed(1, "k1");
        stand_in.trust(&[&key]);
        let mut settings = stand_in.settings();
        settings.sign_in.passwords = passwords;
        let folder = tempfile::tempdir().unwrap();
        let database = Database::empty(folder.path()).await;
        let wall = Clock::fixed(civil("2026-03-10T10:30"));
        let server = start(ServerOptions {
            settings,
            lawbook: Arc::new(Lawbook::load(&ConfigSource::Embedded).unwrap()),
            clock: wall.clone(),
            wall: wall.clone(),
            mode: OfficeMode::Production,
            database: database.url.clone(),
            papers: folder.path().join("papers"),
            listen: "127.0.0.1:0".parse().unwrap(),
        })
        .await
        .unwrap();
        Self {
            _folder: folder,
            _database: database,
            server,
            wall,
            stand_in,
            key,
            http: client(),
        }
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http
            .request(method, format!("{}{path}", self.server.url()))
    }

    /// Somebody agrees at the provider, who is what `changed` says.
    fn agree(&self, changed: &[(&str, Value)]) {
        let mut claims = self.stand_in.claims(self.wall.now());
        for (name, value) in changed {
            claims[name] = value.clone();
        }
        let token = self.key.token(&header("k1"), &claims);
        self.stand_in.reply(Reply::Token(token));
    }

    async fn finish(&self) -> Answer {
        let body = json!({ "device_code": "dev-3f1c9a7e" });
        send(
            self.request(Method::POST, "/v1/sessions/device")
                .json(&body),
        )
        .await
    }

    async fn sign_in(&self, changed: &[(&str, Value)]) -> Value {
        self.agree(changed);
        self.finish().await.expect(201)
    }

    async fn by_password(&self, login: &str) -> Answer {
        let body = json!({ "login": login, "password": PASSWORD });
        send(self.request(Method::POST, "/v1/sessions").json(&body)).await
    }

    async fn get(&self, token: &str, path: &str) -> Answer {
        send(self.request(Method::GET, path).bearer_auth(token)).await
    }

    async fn add(&self, login: &str, post: &str) {
        let account = AddAccount {
            login: Login::parse(login).unwrap(),
            name: RawText::from("Somebody"),
            password: PASSWORD.to_owned(),
            posts: vec![post.parse::<Post>().unwrap()],
        };
        let store = self.server.office.store();
        accounts::add_unchecked(store, account, self.wall.now())
            .await
            .unwrap();
    }
}

fn token(opened: &Value) -> &str {
    opened["token"].as_str().unwrap()
}

#[tokio::test]
async fn a_person_of_the_provider_gets_a_session_and_an_account_with_the_posts_of_their_groups() {
    let world = World::open().await;
    let means = send(world.request(Method::GET, "/v1/sign-in"))
        .await
        .expect(200);
    assert_eq!(means["password"], true);
    assert_eq!(means["provider"]["name"]["ru"], "Единый вход");
    assert_eq!(means["provider"]["issuer"], world.stand_in.url);

    let begun = send(world.request(Method::POST, "/v1/sign-in/device"))
        .await
        .expect(201);
    assert_eq!(begun["user_code"], "WDJB-MJHT");
    assert_eq!(begun["interval_seconds"], 5);
    assert_eq!(
        world.finish().await.expect(202),
        json!({ "slow_down": false })
    );
    world
        .stand_in
        .reply(Reply::Json(400, json!({ "error": "slow_down" })));
    assert_eq!(
        world.finish().await.expect(202),
        json!({ "slow_down": true })
    );

    let opened = world.sign_in(&[]).await;
    assert_eq!(opened["me"]["actor"]["login"], "a.omarova");
    assert_eq!(opened["me"]["actor"]["name"], "Омарова Айгерім");
    assert_eq!(
        opened["me"]["actor"]["posts"],
        json!([{ "role": "executor", "unit": "almaty" }])
    );
    let listed = world.get(token(&opened), "/v1/sessions").await.expect(200);
    assert_eq!(listed["sessions"][0]["means"], "provider");
    assert_eq!(listed["sessions"][0]["current"], true);
    // The same person later: the same account, the same key of drafts, another session.
    let again = world.sign_in(&[("name", json!("Омарова А."))]).await;
    assert_eq!(again["draft_key"], opened["draft_key"]);
    assert_ne!(again["token"], opened["token"]);
    assert_eq!(again["me"]["actor"]["name"], "Омарова А.");
    world.get(token(&opened), "/v1/me").await.expect(200);
}

#[tokio::test]
async fn posts_that_changed_at_the_provider_end_the_other_sessions() {
    let world = World::open().await;
    let both = json!(["almaty-staff", "almaty-heads"]);
    let before = world.sign_in(&[("groups", both)]).await;
    let after = world.sign_in(&[("groups", json!(["almaty-staff"]))]).await;
    assert_eq!(
        after["me"]["actor"]["posts"],
        json!([{ "role": "executor", "unit": "almaty" }])
    );
    world
        .get(token(&before), "/v1/me")
        .await
        .problem(401, "not-signed-in");
    world.get(token(&after), "/v1/me").await.expect(200);
    // Without any group nobody gets in, and who is in was told at the last sign-in.
    world.agree(&[("groups", json!([]))]);
    world.finish().await.problem(403, "no-post");
}

#[tokio::test]
async fn a_login_of_somebody_else_is_never_taken_over() {
    let world = World::open().await;
    world.add("a.omarova", "supervisor:almaty").await;
    world.agree(&[]);
    world.finish().await.problem(403, "no-post");
    // Whoever runs the server knows that they are the same person.
    let login = Login::parse("a.omarova").unwrap();
    let store = world.server.office.store();
    let local = world.by_password("a.omarova").await.expect(201);
    accounts::link(
        store,
        &login,
        &world.stand_in.url,
        "u-117",
        world.wall.now(),
    )
    .await
    .unwrap();
    world
        .get(token(&local), "/v1/me")
        .await
        .problem(401, "not-signed-in");
    let opened = world.sign_in(&[]).await;
    assert_eq!(opened["draft_key"], local["draft_key"]);
    assert_eq!(opened["me"]["actor"]["posts"][0]["role"], "executor");
    // From then on only the provider signs the account in.
    world
        .by_password("a.omarova")
        .await
        .problem(401, "sign-in-failed");
    // Another person of the provider with the same name stays out.
    world.agree(&[("sub", json!("u-118"))]);
    world.finish().await.problem(403, "no-post");
}

#[tokio::test]
async fn a_disabled_account_stays_out_whatever_the_provider_says() {
    let world = World::open().await;
    let opened = world.sign_in(&[]).await;
    let login = Login::parse("a.omarova").unwrap();
    let store = world.server.office.store();
    accounts::set_enabled(store, &login, false, world.wall.now())
        .await
        .unwrap();
    world
        .get(token(&opened), "/v1/me")
        .await
        .problem(401, "not-signed-in");
    world.agree(&[]);
    world.finish().await.problem(401, "sign-in-failed");
}

#[tokio::test]
async fn a_provider_that_is_down_ends_no_session_and_opens_none() {
    let world = World::open().await;
    let opened = world.sign_in(&[]).await;
    world.stand_in.script().down = true;
    world.finish().await.problem(503, "sign-in-unavailable");
    world.get(token(&opened), "/v1/me").await.expect(200);
    assert!(world.wall.set(world.wall.now() + TimeDelta::minutes(14)));
    world.get(token(&opened), "/v1/me").await.expect(200);
}

#[tokio::test]
async fn each_end_of_a_sign_in_has_its_own_problem() {
    let world = World::open().await;
    for (error, status, kind) in [
        ("access_denied", 403, "sign-in-denied"),
        ("expired_token", 410, "sign-in-over"),
        ("invalid_grant", 410, "sign-in-over"),
        ("invalid_client", 503, "sign-in-unavailable"),
    ] {
        world
            .stand_in
            .reply(Reply::Json(400, json!({ "error": error })));
        world.finish().await.problem(status, kind);
    }
    let forged = Key::ed(9, "k1").token(&header("k1"), &world.stand_in.claims(world.wall.now()));
    world.stand_in.reply(Reply::Token(forged));
    world.finish().await.problem(403, "sign-in-denied");
    world.agree(&[("preferred_username", json!("Айгерім"))]);
    world.finish().await.problem(403, "no-post");
}

#[tokio::test]
async fn without_passwords_only_programs_have_them() {
    let world = World::open_with(false).await;
    let means = send(world.request(Method::GET, "/v1/sign-in"))
        .await
        .expect(200);
    assert_eq!(means["password"], false);
    world.add("portal", "gateway:almaty").await;
    world.add("executor", "executor:almaty").await;
    world.by_password("portal").await.expect(201);
    world
        .by_password("executor")
        .await
        .problem(401, "sign-in-failed");
    world.sign_in(&[]).await;
}

#[tokio::test]
async fn a_server_without_a_provider_says_so() {
    let world = crate::api::world::World::open().await;
    let means = send(world.anonymous(Method::GET, "/v1/sign-in")).await;
    assert_eq!(means.expect(200), json!({ "password": true }));
    let begun = send(world.anonymous(Method::POST, "/v1/sign-in/device")).await;
    begun.problem(404, "not-found");
    let body = json!({ "device_code": "dev-1" });
    let finished = world.anonymous(Method::POST, "/v1/sessions/device");
    send(finished.json(&body)).await.problem(404, "not-found");
}

on_postgres! {
    a_person_of_the_provider_gets_a_session_and_an_account_with_the_posts_of_their_groups,
    posts_that_changed_at_the_provider_end_the_other_sessions,
    a_login_of_somebody_else_is_never_taken_over,
    a_disabled_account_stays_out_whatever_the_provider_says,
    a_provider_that_is_down_ends_no_session_and_opens_none,
    each_end_of_a_sign_in_has_its_own_problem,
    without_passwords_only_programs_have_them,
    a_server_without_a_provider_says_so,
}
