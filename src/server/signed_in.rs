//! Who a request comes from: the session of its token, and the address.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use super::peer::{Peer, Who};
use super::problem::Refusal;
use super::rates::Rates;
use crate::office::{Office, Session, Sign};
use crate::wire::problem::ProblemKind;

/// Stands in what a program asks by itself, such as whether a queue has changed: the session does
/// not last longer for it. Whoever leaves it out lies to nobody but the person at the desk.
const BACKGROUND: &str = "kezek-background";

/// Whoever is signed in. An endpoint without this argument is open to everybody.
pub(super) struct SignedIn(pub Session);

impl FromRequestParts<Arc<Office>> for SignedIn {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, office: &Arc<Office>) -> Result<Self, Refusal> {
        let token = token(parts)?;
        let sign = if parts.headers.contains_key(BACKGROUND) {
            Sign::OfAProgram
        } else {
            Sign::OfLife
        };
        let session = office.authenticate(token, sign).await?;
        if let Some(who) = parts.extensions.get::<Who>() {
            who.is(&session.actor.login);
        }
        if let Some(rates) = parts.extensions.get::<Arc<Rates>>() {
            rates.take_account(session.actor.login.as_str())?;
        }
        Ok(Self(session))
    }
}

/// Whoever is signed in, on a request that a program makes by itself: it is no activity of theirs.
pub(super) struct OnlyLooking(pub Session);

impl FromRequestParts<Arc<Office>> for OnlyLooking {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, office: &Arc<Office>) -> Result<Self, Refusal> {
        let session = office.authenticate(token(parts)?, Sign::OfAProgram).await?;
        if let Some(who) = parts.extensions.get::<Who>() {
            who.is(&session.actor.login);
        }
        Ok(Self(session))
    }
}

/// Returns the one token that a request carries.
fn token(parts: &Parts) -> Result<&str, Refusal> {
    let mut headers = parts.headers.get_all(AUTHORIZATION).iter();
    headers
        .next()
        .filter(|_| headers.next().is_none())
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim())
        .filter(|token| token.len() == 64)
        .ok_or_else(|| Refusal::new(ProblemKind::NotSignedIn))
}

/// The address of whoever asks, as text.
pub(super) struct Address(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Address {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let Peer(address) = Peer::from_request_parts(parts, state).await?;
        Ok(Self(address.to_string()))
    }
}
