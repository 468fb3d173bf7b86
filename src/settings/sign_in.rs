//! `[sign_in]`: whether passwords are taken, and the institution's identity provider.
//!
//! The provider says who somebody is and which groups they belong to; what a group may do here
//! stands in `[sign_in.oidc.posts]`, so that nobody becomes a supervisor by a name that another
//! system happens to use. A secret never stands in this file: it names the file that has it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

use super::file::Unit;
use crate::casework::Post;
use crate::regulation::Words;

/// How people sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInSettings {
    /// Whether accounts with a password of their own may sign in.
    pub passwords: bool,
    /// The identity provider of the institution, when it has one.
    pub oidc: Option<OidcSettings>,
}

/// An OpenID Connect provider that offers the device authorization grant (RFC 8628).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OidcSettings {
    /// What people call it.
    pub name: Words,
    /// The issuer, exactly as its tokens say it.
    pub issuer: String,
    pub client_id: String,
    /// A file with the client's secret on its first line; absent for a public client.
    pub client_secret_file: Option<PathBuf>,
    pub scopes: Vec<String>,
    /// The claim with the login.
    pub login_claim: String,
    /// Cut off the login, with its `@`, when it ends so.
    pub login_domain: Option<String>,
    /// The claim with the person's name.
    pub name_claim: String,
    /// The claim with the groups; one that begins with `/` is a JSON pointer.
    pub posts_claim: String,
    /// Which posts a group holds.
    pub posts: BTreeMap<String, Vec<Post>>,
    /// The authentication contexts (`acr`) that are strong enough; empty when any is.
    pub acr: Vec<String>,
}

/// What a file says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Part {
    passwords: Option<Spanned<bool>>,
    oidc: Option<Oidc>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Oidc {
    name: Words,
    issuer: Spanned<String>,
    client_id: Spanned<String>,
    client_secret_file: Option<PathBuf>,
    #[serde(default = "scopes")]
    scopes: Vec<String>,
    #[serde(default = "login_claim")]
    login_claim: String,
    login_domain: Option<Spanned<String>>,
    #[serde(default = "name_claim")]
    name_claim: String,
    #[serde(default = "posts_claim")]
    posts_claim: String,
    posts: BTreeMap<String, Vec<Spanned<String>>>,
    #[serde(default)]
    acr: Vec<String>,
}

fn scopes() -> Vec<String> {
    ["openid", "profile"].map(str::to_owned).to_vec()
}

fn login_claim() -> String {
    "preferred_username".to_owned()
}

fn name_claim() -> String {
    "name".to_owned()
}

fn posts_claim() -> String {
    "groups".to_owned()
}

impl Part {
    /// Returns the first thing that is wrong, with its place in the text.
    pub(super) fn wrong(&self, units: Option<&[Unit]>) -> Option<(usize, String)> {
        let Some(oidc) = &self.oidc else {
            let off = self.passwords.as_ref().filter(|on| !*on.get_ref())?;
            let what = "nobody could sign in: name a provider under [sign_in.oidc]";
            return Some((off.span().start, what.to_owned()));
        };
        let issuer = oidc.issuer.get_ref();
        if !is_encrypted_or_here(issuer) {
            let what = "must begin with https:// (http:// only on this machine)";
            return Some((oidc.issuer.span().start, what.to_owned()));
        }
        if oidc.client_id.get_ref().trim().is_empty() {
            return Some((oidc.client_id.span().start, "must not be empty".to_owned()));
        }
        if let Some(domain) = &oidc.login_domain
            && (domain.get_ref().is_empty() || domain.get_ref().contains('@'))
        {
            let what = "is the part after the @, such as migration.kz";
            return Some((domain.span().start, what.to_owned()));
        }
        for post in oidc.posts.values().flatten() {
            let unit = match post.get_ref().parse::<Post>() {
                Ok(post) => post.unit,
                Err(what) => return Some((post.span().start, what)),
            };
            if units.is_some_and(|units| !units.iter().any(|known| known.id == unit)) {
                let what = format!("{unit} is not among [[office.units]]");
                return Some((post.span().start, what));
            }
        }
        None
    }

    pub(super) fn over(self, base: SignInSettings) -> SignInSettings {
        SignInSettings {
            passwords: self.passwords.map_or(base.passwords, Spanned::into_inner),
            oidc: self.oidc.map(Oidc::settings).or(base.oidc),
        }
    }

    pub(super) fn complete(self) -> Option<SignInSettings> {
        Some(SignInSettings {
            passwords: self.passwords?.into_inner(),
            oidc: self.oidc.map(Oidc::settings),
        })
    }
}

impl Oidc {
    fn settings(self) -> OidcSettings {
        let posts = |texts: Vec<Spanned<String>>| {
            // Those that cannot be read were refused before.
            let read = texts.iter().filter_map(|text| text.get_ref().parse().ok());
            read.collect()
        };
        OidcSettings {
            name: self.name,
            issuer: self.issuer.into_inner(),
            client_id: self.client_id.into_inner(),
            client_secret_file: self.client_secret_file,
            scopes: self.scopes,
            login_claim: self.login_claim,
            login_domain: self.login_domain.map(Spanned::into_inner),
            name_claim: self.name_claim,
            posts_claim: self.posts_claim,
            posts: self
                .posts
                .into_iter()
                .map(|(group, texts)| (group, posts(texts)))
                .collect(),
            acr: self.acr,
        }
    }
}

/// Returns whether an address is encrypted, or leads nowhere but to this machine.
#[must_use]
pub fn is_encrypted_or_here(address: &str) -> bool {
    if address.starts_with("https://") {
        return true;
    }
    let Some(rest) = address.strip_prefix("http://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        return false;
    }
    let bare = match host.strip_prefix('[') {
        Some(inside) => inside.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    bare == "localhost"
        || bare
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::super::Settings;
    use super::*;

    const PROVIDER: &str = "[sign_in.oidc]\n\
        name = { kk = \"Бірыңғай кіру\", ru = \"Единый вход\", en = \"Single sign-on\" }\n\
        issuer = \"https://id.example/realms/kezek\"\nclient_id = \"kezek\"\n";

    #[test]
    fn a_provider_needs_little_and_maps_groups_to_posts() {
        let text = format!(
            "{PROVIDER}[sign_in.oidc.posts]\n\"almaty-heads\" = [\"supervisor:almaty\", \
             \"executor:almaty\"]\n"
        );
        let settings = Settings::overridden("kezek.toml", &text).unwrap().sign_in;
        assert!(settings.passwords);
        let oidc = settings.oidc.unwrap();
        assert_eq!(oidc.scopes, ["openid", "profile"]);
        let posts: Vec<String> = oidc.posts["almaty-heads"]
            .iter()
            .map(Post::to_string)
            .collect();
        assert_eq!(posts, ["supervisor:almaty", "executor:almaty"]);
        assert_eq!(Settings::built_in().sign_in.oidc, None);
    }

    #[test]
    fn a_mapping_that_would_let_in_the_wrong_people_is_refused_in_place() {
        let posts = |posts: &str| format!("{PROVIDER}[sign_in.oidc.posts]\ng = [\"{posts}\"]\n");
        let almaty = "[[office.units]]\nid = \"almaty\"\n\
                      name = { kk = \"А\", ru = \"А\", en = \"A\" }\n";
        for (text, line, part) in [
            (posts("boss:almaty"), 6, "not a role"),
            (posts("supervisor"), 6, "ROLE:UNIT"),
            (
                almaty.to_owned() + &posts("executor:astana"),
                9,
                "office.units",
            ),
            (PROVIDER.to_owned(), 1, "posts"),
            (posts("executor:a").replace("https", "http"), 3, "https"),
            (
                posts("executor:a").replace("\"kezek\"", "\" \""),
                4,
                "empty",
            ),
            (
                posts("executor:a").replace("client_id", "client_secret"),
                4,
                "unknown field",
            ),
            ("[sign_in]\npasswords = false\n".to_owned(), 2, "nobody"),
        ] {
            let fault = Settings::overridden("kezek.toml", &text).unwrap_err();
            assert_eq!(fault.line, line, "{fault}\n{text}");
            assert!(fault.what.contains(part), "{fault}\n{text}");
        }
    }

    #[test]
    fn plain_addresses_are_those_of_this_machine_alone() {
        for (address, fine) in [
            ("https://id.example", true),
            ("http://127.0.0.1:4000/x", true),
            ("http://localhost", true),
            ("http://[::1]:8/", true),
            ("http://id.example", false),
            ("http://localhost.example", false),
            ("http://127.0.0.1@id.example/", false),
            ("http://127.0.0.1:4@id.example/", false),
            ("ftp://localhost", false),
        ] {
            assert_eq!(is_encrypted_or_here(address), fine, "{address}");
        }
    }
}
