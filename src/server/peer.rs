//! Where a request comes from: the other end of the socket, or what a proxy that is believed says
//! of it. Anybody can write an `X-Forwarded-For`; only the proxies of the settings are believed.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::problem::Refusal;
use super::rates::Rates;

/// The address of whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Peer(pub IpAddr);

/// What is needed to tell who asks.
#[derive(Debug)]
pub(super) struct Gate {
    pub proxies: Vec<IpAddr>,
    pub rates: Arc<Rates>,
}

/// Notes where a request comes from, and refuses it where too many come from there.
pub(super) async fn let_in(
    State(gate): State<Arc<Gate>>,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(socket) = socket(request.extensions()) else {
        return Refusal::internal(&"a request without a socket").into_response();
    };
    let peer = behind(socket, request.headers(), &gate.proxies);
    if let Err(refusal) = gate.rates.take_address(&peer.to_string()) {
        return refusal.into_response();
    }
    request.extensions_mut().insert(Peer(peer));
    next.run(request).await
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
