//! Who a sound token says somebody is, and which posts that gives them here.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::ProviderError;
use crate::casework::{Login, Post, RawText};
use crate::settings::OidcSettings;

/// The longest subject (OpenID Connect Core 1.0 §2).
const SUBJECT_BYTES: usize = 255;
const NAME_CHARS: usize = 200;
/// The most groups that are looked at.
const GROUPS: usize = 2000;

/// A person as the provider knows them, with the posts that their groups hold here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    pub issuer: String,
    /// The provider's own name of the person: never given to anybody else.
    pub subject: String,
    pub login: Login,
    pub name: RawText,
    /// In order, each once, at least one.
    pub posts: Vec<Post>,
}

/// Reads the person off the claims.
pub(super) fn identity(
    claims: &Map<String, Value>,
    settings: &OidcSettings,
) -> Result<Identity, ProviderError> {
    let no_login =
        |why: String| ProviderError::NoLogin(RawText::from(why).clean_line().to_string());
    let subject = claims
        .get("sub")
        .and_then(Value::as_str)
        .filter(|subject| !subject.is_empty() && subject.len() <= SUBJECT_BYTES)
        .ok_or_else(|| no_login("the claim sub is missing".to_owned()))?;
    let text = claim(claims, &settings.login_claim)
        .and_then(Value::as_str)
        .ok_or_else(|| no_login(format!("the claim {} is missing", settings.login_claim)))?;
    let login = Login::parse(&local_part(text, settings.login_domain.as_deref()))
        .map_err(|_| no_login(format!("the claim {} has no login", settings.login_claim)))?;
    let name = claim(claims, &settings.name_claim)
        .and_then(Value::as_str)
        .map(|name| name.trim().chars().take(NAME_CHARS).collect::<String>())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| login.to_string());
    let posts: BTreeSet<Post> = groups(claims, &settings.posts_claim)
        .into_iter()
        .filter_map(|group| settings.posts.get(group))
        .flatten()
        .cloned()
        .collect();
    if posts.is_empty() {
        return Err(ProviderError::NoPost);
    }
    Ok(Identity {
        issuer: settings.issuer.clone(),
        subject: subject.to_owned(),
        login,
        name: RawText::from(name),
        posts: posts.into_iter().collect(),
    })
}

/// Returns a claim by its name, or by a JSON pointer such as `/realm_access/roles`.
fn claim<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    if !name.starts_with('/') {
        return claims.get(name);
    }
    let mut steps = name[1..]
        .split('/')
        .map(|step| step.replace("~1", "/").replace("~0", "~"));
    let first = claims.get(&steps.next()?)?;
    steps.try_fold(first, |value, step| value.get(&step))
}

fn groups<'a>(claims: &'a Map<String, Value>, name: &str) -> Vec<&'a str> {
    match claim(claims, name) {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(many)) => many.iter().take(GROUPS).filter_map(Value::as_str).collect(),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_)) | None => {
            Vec::new()
        }
    }
}

fn local_part(text: &str, domain: Option<&str>) -> String {
    let text = text.trim().to_lowercase();
    let end = domain.map(|domain| format!("@{}", domain.to_lowercase()));
    match end.and_then(|end| text.strip_suffix(&end).map(str::to_owned)) {
        Some(local) => local,
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::settings::Settings;

    fn settings(more: &str) -> OidcSettings {
        let text = format!(
            "[sign_in.oidc]\nname = {{ kk = \"А\", ru = \"А\", en = \"A\" }}\n\
             issuer = \"https://id.example\"\nclient_id = \"kezek\"\n{more}\n\
             [sign_in.oidc.posts]\nheads = [\"supervisor:almaty\"]\n\
             staff = [\"executor:almaty\", \"supervisor:almaty\"]\n"
        );
        let settings = Settings::overridden("kezek.toml", &text).unwrap();
        settings.sign_in.oidc.unwrap()
    }

    fn read(claims: Value, more: &str) -> Result<Identity, ProviderError> {
        let Value::Object(claims) = claims else {
            panic!("claims are an object")
        };
        identity(&claims, &settings(more))
    }

    #[test]
    fn groups_become_posts_each_once_and_unknown_ones_none() {
        let person = read(
            json!({ "sub": "u-1", "preferred_username": "A.Omarova", "name": " Омарова Айгерім ",
                    "groups": ["staff", "heads", "drivers", 7] }),
            "",
        )
        .unwrap();
        assert_eq!(person.login.as_str(), "a.omarova");
        assert_eq!(person.name.as_raw(), "Омарова Айгерім");
        let posts: Vec<String> = person.posts.iter().map(Post::to_string).collect();
        assert_eq!(posts, ["executor:almaty", "supervisor:almaty"]);
    }

    #[test]
    fn claims_lie_where_the_settings_say() {
        let claims = json!({ "sub": "u-1", "upn": "a.omarova@Migration.kz",
                             "realm_access": { "ro/les": "heads" } });
        let more = "login_claim = \"upn\"\nlogin_domain = \"migration.kz\"\n\
                    posts_claim = \"/realm_access/ro~1les\"";
        let person = read(claims, more).unwrap();
        assert_eq!(person.login.as_str(), "a.omarova");
        assert_eq!(person.name.as_raw(), "a.omarova");
        assert_eq!(person.posts.len(), 1);
    }

    #[test]
    fn nobody_gets_in_without_a_login_or_a_post() {
        let whole = json!({ "sub": "u-1", "preferred_username": "a", "groups": ["heads"] });
        read(whole.clone(), "").unwrap();
        for (claim, value) in [
            ("sub", Value::Null),
            ("sub", json!("")),
            ("sub", json!("x".repeat(256))),
            ("preferred_username", Value::Null),
            ("preferred_username", json!(["a"])),
            ("preferred_username", json!("Айгерім")),
            ("preferred_username", json!("a@elsewhere.kz")),
            ("preferred_username", json!("a\u{1b}[2J")),
            ("groups", Value::Null),
            ("groups", json!([])),
            ("groups", json!("drivers")),
            ("groups", json!({ "heads": true })),
        ] {
            let mut claims = whole.clone();
            claims[claim] = value.clone();
            let refused = read(claims, "").unwrap_err();
            let expected = if claim == "groups" {
                matches!(refused, ProviderError::NoPost)
            } else {
                matches!(refused, ProviderError::NoLogin(_))
            };
            assert!(expected, "{claim} = {value}: {refused}");
        }
    }
}
