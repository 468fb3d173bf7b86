//! Guessing passwords: it gets slow for whoever guesses, and never for the person whose login it is.

use chrono::TimeDelta;
use kezek::casework::Login;
use kezek::office::{OfficeError, guessing};
use kezek::wire::session::DeviceSecret;
use reqwest::Method;
use serde_json::json;

use super::world::{PASSWORD, World, send};
use crate::engines::on_postgres;

async fn try_in(world: &World, login: &str, password: &str, address: &str) -> &'static str {
    try_on(world, login, password, address, None).await
}

async fn try_on(
    world: &World,
    login: &str,
    password: &str,
    address: &str,
    device: Option<&DeviceSecret>,
) -> &'static str {
    let office = &world.server.office;
    match office
        .sign_in(login, password.to_owned(), device, address)
        .await
    {
        Ok(_) => "in",
        Err(OfficeError::SignInFailed) => "wrong",
        Err(OfficeError::TooManyAttempts { .. }) => "wait",
        Err(error) => panic!("{error}"),
    }
}

fn secret(number: u8) -> DeviceSecret {
    DeviceSecret::of([number; 32])
}

#[tokio::test]
async fn whoever_guesses_at_the_same_address_does_not_hold_up_a_workstation_that_is_known() {
    let world = World::open().await;
    let (shared, hers) = ("10.0.0.1", secret(1));
    let on_hers =
        async |password| try_on(&world, "supervisor", password, shared, Some(&hers)).await;
    assert_eq!(on_hers(PASSWORD).await, "in");
    // Somebody behind the same address guesses, without a secret and with one of their own.
    for _ in 0..5 {
        assert_eq!(try_in(&world, "supervisor", "wrong", shared).await, "wrong");
    }
    assert_eq!(try_in(&world, "supervisor", "wrong", shared).await, "wait");
    let theirs = secret(2);
    assert_eq!(
        try_on(&world, "supervisor", "wrong", shared, Some(&theirs)).await,
        "wait"
    );
    assert_eq!(on_hers(PASSWORD).await, "in");
    // That she got in gives whoever guesses nothing.
    assert_eq!(try_in(&world, "supervisor", "wrong", shared).await, "wait");
    // Guessing on that very workstation costs that very workstation.
    for _ in 0..5 {
        assert_eq!(on_hers("wrong").await, "wrong");
    }
    assert_eq!(on_hers(PASSWORD).await, "wait");
    world.pass_wall_time(TimeDelta::seconds(6));
    assert_eq!(on_hers(PASSWORD).await, "in");
    // It is known for that login and for no other.
    for _ in 0..6 {
        try_in(&world, "executor", "wrong", shared).await;
    }
    let foreign = try_on(&world, "executor", PASSWORD, shared, Some(&hers)).await;
    assert_eq!(foreign, "wait");
}

#[tokio::test]
async fn a_workstation_that_guessed_a_hundred_times_is_known_no_more() {
    let world = World::open().await;
    let (shared, device) = ("10.0.0.1", secret(1));
    let on_it = async |password| try_on(&world, "executor", password, shared, Some(&device)).await;
    assert_eq!(on_it(PASSWORD).await, "in");
    for _ in 0..100 {
        assert_eq!(on_it("wrong").await, "wrong");
        world.pass_wall_time(TimeDelta::minutes(16));
    }
    // From now on it counts where it stands.
    for _ in 0..5 {
        assert_eq!(on_it("wrong").await, "wrong");
    }
    assert_eq!(try_in(&world, "executor", PASSWORD, shared).await, "wait");
}

#[tokio::test]
async fn an_administrator_makes_a_workstation_known() {
    let world = World::open().await;
    let store = world.server.office.store();
    let login = Login::parse("supervisor").unwrap();
    let shared = "10.0.0.1";
    for _ in 0..6 {
        try_in(&world, "supervisor", "wrong", shared).await;
    }
    assert_eq!(try_in(&world, "supervisor", PASSWORD, shared).await, "wait");
    let given = guessing::admit_device(store, &login, world.wall.now())
        .await
        .unwrap();
    assert_eq!(
        try_on(&world, "supervisor", PASSWORD, shared, Some(&given)).await,
        "in"
    );
    let nobody = Login::parse("nobody").unwrap();
    let refused = guessing::admit_device(store, &nobody, world.wall.now()).await;
    assert!(matches!(refused, Err(OfficeError::NotFound)), "{refused:?}");
    // What was given is kept nowhere, and that it was given stands in the access log.
    let mut raw = world.database.connect(false).await;
    let kept = raw
        .texts("SELECT device_sha256 FROM known_devices WHERE login = 'supervisor'")
        .await;
    assert!(
        !kept.is_empty() && kept.iter().all(|kept| kept != given.as_str()),
        "{kept:?}"
    );
    let lines = raw
        .number("SELECT count(*) FROM access_log WHERE act = 'device-admitted'")
        .await;
    assert_eq!(lines, 1);
}

#[tokio::test]
async fn guesses_from_many_addresses_do_not_slow_the_person_down_where_they_are_known() {
    let world = World::open().await;
    let home = "10.0.0.7";
    assert_eq!(try_in(&world, "executor", PASSWORD, home).await, "in");
    guess_a_hundred_times(&world).await;
    // From now on a new place waits from the first try on, with the right password too.
    assert_eq!(
        try_in(&world, "executor", PASSWORD, "203.0.113.99").await,
        "wait"
    );
    // At home nothing has changed, and others elsewhere are not held up.
    assert_eq!(try_in(&world, "executor", PASSWORD, home).await, "in");
    assert_eq!(
        try_in(&world, "supervisor", PASSWORD, "203.0.113.99").await,
        "in"
    );
    // It is a wait and no lock: a little later the new place gets in, and is known then.
    world.pass_wall_time(TimeDelta::seconds(6));
    assert_eq!(
        try_in(&world, "executor", PASSWORD, "203.0.113.99").await,
        "in"
    );
}

/// Five guesses from each of twenty places: none of them has to wait.
async fn guess_a_hundred_times(world: &World) {
    for place in 0..20 {
        let address = format!("203.0.113.{place}");
        for _ in 0..5 {
            assert_eq!(try_in(world, "executor", "wrong", &address).await, "wrong");
        }
    }
}

#[tokio::test]
async fn a_new_place_comes_to_its_moment_whatever_others_do_meanwhile() {
    let world = World::open().await;
    guess_a_hundred_times(&world).await;
    let hers = "198.51.100.1";
    assert_eq!(try_in(&world, "executor", PASSWORD, hers).await, "wait");
    // Whoever guessed before asks again and again, and other new places ask after her.
    for second in 0..5 {
        world.pass_wall_time(TimeDelta::seconds(1));
        for place in 0..20 {
            let guessing = format!("203.0.113.{place}");
            try_in(&world, "executor", "wrong", &guessing).await;
            let new = format!("192.0.2.{}", second * 20 + place);
            let said = try_in(&world, "executor", "wrong", &new).await;
            assert_eq!(said, "wait");
        }
    }
    assert_eq!(try_in(&world, "executor", PASSWORD, hers).await, "in");
    // A hundred of them have a moment each, one after the other, and use it once.
    let mut tried = 0;
    for _ in 0..60 {
        world.pass_wall_time(TimeDelta::seconds(5));
        for place in 0..100 {
            let new = format!("192.0.2.{place}");
            if try_in(&world, "executor", "wrong", &new).await == "wrong" {
                tried += 1;
            }
        }
    }
    assert!((55..=61).contains(&tried), "{tried}");
    // However many there are, nobody new waits longer than a quarter of an hour.
    for place in 0..200 {
        let new = format!("100.64.1.{place}");
        try_in(&world, "executor", "wrong", &new).await;
    }
    let late = "198.51.100.2";
    assert_eq!(try_in(&world, "executor", PASSWORD, late).await, "wait");
    world.pass_wall_time(TimeDelta::minutes(15));
    assert_eq!(try_in(&world, "executor", PASSWORD, late).await, "in");
}

#[tokio::test]
async fn guesses_at_one_address_do_not_slow_down_those_who_are_known_there() {
    let world = World::open().await;
    let shared = "10.0.0.1";
    assert_eq!(try_in(&world, "executor", PASSWORD, shared).await, "in");
    for number in 0..100 {
        let login = format!("guess-{number}");
        assert_eq!(try_in(&world, &login, "wrong", shared).await, "wrong");
    }
    assert_eq!(try_in(&world, "supervisor", PASSWORD, shared).await, "wait");
    assert_eq!(try_in(&world, "executor", PASSWORD, shared).await, "in");
    world.pass_wall_time(TimeDelta::minutes(16));
    assert_eq!(try_in(&world, "supervisor", PASSWORD, shared).await, "in");
}

#[tokio::test]
async fn a_login_that_nobody_has_is_slowed_down_as_one_that_somebody_has() {
    let world = World::open().await;
    for login in ["executor", "nobody"] {
        let mut said = Vec::new();
        for number in 0..7 {
            let device = secret(number);
            said.push(try_on(&world, login, "wrong", "203.0.113.1", Some(&device)).await);
        }
        assert_eq!(said[..5], ["wrong"; 5], "{login}");
        assert_eq!(said[5..], ["wait"; 2], "{login}");
    }
}

#[tokio::test]
async fn a_workstation_shows_its_secret_with_the_password_and_need_not() {
    let world = World::open().await;
    let body = |device: &str| {
        let body = json!({ "login": "executor", "password": PASSWORD, "device": device });
        world.anonymous(Method::POST, "/v1/sessions").json(&body)
    };
    let device = "0f".repeat(32);
    send(body(&device)).await.expect(201);
    let wrong = json!({ "login": "executor", "password": "wrong wrong wrong" });
    for _ in 0..5 {
        let guess = world.anonymous(Method::POST, "/v1/sessions").json(&wrong);
        send(guess).await.problem(401, "sign-in-failed");
    }
    let right = json!({ "login": "executor", "password": PASSWORD });
    let without = world.anonymous(Method::POST, "/v1/sessions").json(&right);
    send(without).await.problem(429, "too-many-requests");
    send(body(&device)).await.expect(201);
    for device in ["", "0f", &"0F".repeat(32), &"zz".repeat(32)] {
        let problem = send(body(device)).await.problem(422, "body-invalid");
        assert_eq!(problem["at"], "/device", "{problem}");
    }
}

on_postgres! {
    whoever_guesses_at_the_same_address_does_not_hold_up_a_workstation_that_is_known,
    a_workstation_that_guessed_a_hundred_times_is_known_no_more,
    an_administrator_makes_a_workstation_known,
    guesses_from_many_addresses_do_not_slow_the_person_down_where_they_are_known,
    a_new_place_comes_to_its_moment_whatever_others_do_meanwhile,
    guesses_at_one_address_do_not_slow_down_those_who_are_known_there,
    a_login_that_nobody_has_is_slowed_down_as_one_that_somebody_has,
    a_workstation_shows_its_secret_with_the_password_and_need_not,
}
