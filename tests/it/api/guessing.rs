//! Guessing passwords: it gets slow for whoever guesses, and never for the person whose login it is.

use chrono::TimeDelta;
use kezek::office::OfficeError;

use super::world::{PASSWORD, World};
use crate::engines::on_postgres;

async fn try_in(world: &World, login: &str, password: &str, address: &str) -> &'static str {
    let office = &world.server.office;
    match office.sign_in(login, password.to_owned(), address).await {
        Ok(_) => "in",
        Err(OfficeError::SignInFailed) => "wrong",
        Err(OfficeError::TooManyAttempts { .. }) => "wait",
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn guesses_from_many_addresses_do_not_slow_the_person_down_where_they_are_known() {
    let world = World::open().await;
    let home = "10.0.0.7";
    assert_eq!(try_in(&world, "executor", PASSWORD, home).await, "in");
    // A hundred guesses, five from each of twenty places: none of them has to wait.
    for place in 0..20 {
        let address = format!("203.0.113.{place}");
        for _ in 0..5 {
            assert_eq!(try_in(&world, "executor", "wrong", &address).await, "wrong");
        }
    }
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
        for _ in 0..7 {
            said.push(try_in(&world, login, "wrong", "203.0.113.1").await);
        }
        assert_eq!(said[..5], ["wrong"; 5], "{login}");
        assert_eq!(said[5..], ["wait"; 2], "{login}");
    }
}

on_postgres! {
    guesses_from_many_addresses_do_not_slow_the_person_down_where_they_are_known,
    guesses_at_one_address_do_not_slow_down_those_who_are_known_there,
    a_login_that_nobody_has_is_slowed_down_as_one_that_somebody_has,
}
