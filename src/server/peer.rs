//! Where a request comes from: the other end of the socket, or what a proxy that is believed says
//! of it. Anybody can write an `X-Forwarded-For`; only the proxies of the settings are believed.

use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::problem::Refusal;
use super::rates::Rates;
use crate::casework::Login;
use crate::office::guessing::network;
use crate::office::{Office, Refused};

/// The address of whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Peer(pub IpAddr);

/// Whether a request says that somebody handed it on whom nobody here believes: then the other end
/// of the socket may be a proxy, and not whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claimed(pub bool);

/// Whoever turns out to be signed in while a request is answered.
#[derive(Debug, Clone, Default)]
pub(super) struct Who(Arc<OnceLock<Login>>);

impl Who {
    pub fn is(&self, login: &Login) {
        // One request has one session.
        let _ = self.0.set(login.clone());
    }
}

/// What is needed to tell who asks.
pub(super) struct Gate {
    pub proxies: Vec<IpAddr>,
    pub rates: Arc<Rates>,
    pub office: Arc<Office>,
    /// Whether it was said that a proxy is not believed.
    pub told: AtomicBool,
}

/// Headers by which proxies say for whom they ask.
const HANDED_ON: [&str; 5] = [
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
];

/// Notes where a request comes from, refuses it where too many come from there, and has it known
/// who was refused what.
pub(super) async fn let_in(
    State(gate): State<Arc<Gate>>,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(socket) = socket(request.extensions()) else {
        return Refusal::internal(&"a request without a socket").into_response();
    };
    let peer = behind(socket, request.headers(), &gate.proxies);
    let claimed = !gate.proxies.contains(&socket)
        && HANDED_ON
            .iter()
            .any(|name| request.headers().contains_key(*name));
    if claimed && socket.is_loopback() && !gate.told.swap(true, Ordering::Relaxed) {
        tracing::warn!(
            proxy = %socket,
            "a proxy on this machine hands requests on and is not believed: everybody counts as \
             one address; name it in [server] proxies"
        );
    }
    let address = peer.to_string();
    let route = Route::of(&request);
    if let Err(refusal) = gate.rates.take_address(&network(&address)) {
        gate.office
            .note_refused(Refused::Rate, "", &address, &route.to_string());
        return refusal.into_response();
    }
    let who = Who::default();
    let extensions = request.extensions_mut();
    extensions.insert(Peer(peer));
    extensions.insert(Claimed(claimed));
    extensions.insert(who.clone());
    let response = next.run(request).await;
    let refused = match response.status() {
        StatusCode::FORBIDDEN => Refused::Role,
        StatusCode::TOO_MANY_REQUESTS => Refused::Rate,
        _ => return response,
    };
    // Nobody who is not signed in is refused here but at a sign-in, which counts that itself.
    if let Some(login) = who.0.get() {
        gate.office
            .note_refused(refused, login.as_str(), &address, &route.to_string());
    }
    response
}

/// Method and route, put into words only where somebody is refused.
struct Route(Method, Option<MatchedPath>);

impl Route {
    fn of(request: &Request) -> Self {
        let path = request.extensions().get::<MatchedPath>().cloned();
        Self(request.method().clone(), path)
    }
}

impl std::fmt::Display for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.1.as_ref().map_or("unknown", MatchedPath::as_str);
        write!(f, "{} {path}", self.0)
    }
}

fn socket(extensions: &Extensions) -> Option<IpAddr> {
    let ConnectInfo(address) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    Some(address.ip().to_canonical())
}

/// Returns the last address that no proxy of ours has, as the proxies hand it on.
fn behind(socket: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    if !proxies.contains(&socket) {
        return socket;
    }
    let told: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    for one in told.iter().rev() {
        match one.trim().parse::<IpAddr>().map(|ip| ip.to_canonical()) {
            Ok(ip) if proxies.contains(&ip) => {}
            Ok(ip) => return ip,
            // What cannot be read was not written by one of ours.
            Err(_) => break,
        }
    }
    socket
}

impl<S: Send + Sync> FromRequestParts<S> for Peer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let peer = parts.extensions.get::<Self>().copied();
        peer.ok_or_else(|| Refusal::internal(&"a request that was not let in"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_proxies_of_ours_are_believed() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let (ours, stranger) = (ip("10.0.0.2"), ip("203.0.113.9"));
        let proxies = [ours, ip("10.0.0.3")];
        for (socket, header, expected) in [
            (stranger, "1.2.3.4", stranger),
            (ours, "1.2.3.4", ip("1.2.3.4")),
            (ours, "9.9.9.9, 1.2.3.4", ip("1.2.3.4")),
            (ours, "1.2.3.4, 10.0.0.3", ip("1.2.3.4")),
            (ours, "1.2.3.4, rubbish", ours),
            (ours, "", ours),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", header.parse().unwrap());
            assert_eq!(behind(socket, &headers, &proxies), expected, "{header}");
        }
        assert_eq!(behind(ours, &HeaderMap::new(), &proxies), ours);
    }
}
