//! Holds every answer of the tests against the documented contract: the status is documented, the
//! headers are there, and the body has the shape.
//!
//! As much of JSON Schema as the document uses; a keyword that is not known here fails, so that
//! nothing goes unchecked.

use std::sync::LazyLock;

use serde_json::Value;

use super::world::Answer;

static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(&kezek::server::openapi()).expect("it is JSON"));

pub fn document() -> &'static Value {
    &DOCUMENT
}

/// Returns the operation that a request is, when its address is a documented one.
fn operation(method: &str, path: &str) -> Option<&'static Value> {
    let path = path.split('?').next().unwrap_or(path);
    let asked: Vec<&str> = path.split('/').collect();
    let paths = document()["paths"].as_object().expect("paths");
    let fits = |template: &str| {
        let parts: Vec<&str> = template.split('/').collect();
        parts.len() == asked.len()
            && parts
                .iter()
                .zip(&asked)
                .all(|(part, asked)| (part.starts_with('{') && !asked.is_empty()) || part == asked)
    };
    // An address without names goes before one with names.
    let mut found: Vec<_> = paths
        .iter()
        .filter(|(template, _)| fits(template))
        .collect();
    found.sort_by_key(|(template, _)| template.matches('{').count());
    found.first()?.1.get(method.to_lowercase())
}

/// Makes sure that an answer is a documented one.
#[track_caller]
pub fn check(method: &str, path: &str, answer: &Answer) {
    let Some(operation) = operation(method, path) else {
        return;
    };
    let status = answer.status.as_str();
    let place = format!("{method} {path} -> {status}");
    let documented = operation["responses"].get(status);
    let documented = documented.unwrap_or_else(|| panic!("{place} is not documented"));
    let documented = resolve(documented);
    for (name, header) in documented["headers"].as_object().into_iter().flatten() {
        let needed = resolve(header)["required"] == true;
        let there = answer.headers.contains_key(name);
        assert!(there || !needed, "{place}: the header {name} is missing");
    }
    let Some(content) = documented.get("content") else {
        assert!(answer.bytes.is_empty(), "{place}: a body is not documented");
        return;
    };
    let media_type = answer.header("content-type");
    let content = content.get(media_type);
    let content = content.unwrap_or_else(|| panic!("{place}: {media_type} is not documented"));
    let packed = answer.headers.contains_key("content-encoding");
    let Some(schema) = content.get("schema").filter(|_| !packed) else {
        return;
    };
    let bodies: Vec<Value> = match media_type {
        "application/x-ndjson" => answer
            .text()
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect(),
        "text/plain" => vec![Value::String(answer.text())],
        _ => vec![answer.json()],
    };
    for body in bodies {
        if let Err(fault) = valid(schema, &body, "") {
            panic!("{place}: {fault}");
        }
    }
}

fn resolve(value: &'static Value) -> &'static Value {
    match value.get("$ref").and_then(Value::as_str) {
        Some(reference) => document()
            .pointer(reference.trim_start_matches('#'))
            .expect("a reference leads somewhere"),
        None => value,
    }
}

/// Returns where and why `value` does not have the shape.
pub fn valid(schema: &'static Value, value: &Value, at: &str) -> Result<(), String> {
    let rules = match schema {
        Value::Bool(true) => return Ok(()),
        Value::Object(rules) => rules,
        other => return Err(format!("{at}: nothing fits {other}")),
    };
    let wrong = |why: String| Err(format!("{at}: {why}: {}", short(value)));
    for (rule, is) in rules {
        match rule.as_str() {
            "$ref" => valid(resolve(schema), value, at)?,
            "type" => {
                let kinds: Vec<&str> = match is {
                    Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
                    one => one.as_str().into_iter().collect(),
                };
                if !kinds.iter().any(|kind| has_kind(kind, value)) {
                    return wrong(format!("it is not {kinds:?}"));
                }
            }
            "const" if is != value => return wrong(format!("it is not {is}")),
            "enum" if !is.as_array().is_some_and(|values| values.contains(value)) => {
                return wrong(format!("it is none of {is}"));
            }
            "required" => {
                for name in is
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                {
                    if value.is_object() && value.get(name).is_none() {
                        return wrong(format!("{name} is missing"));
                    }
                }
            }
            "properties" => {
                for (name, schema) in is.as_object().into_iter().flatten() {
                    if let Some(field) = value.get(name) {
                        valid(schema, field, &format!("{at}/{name}"))?;
                    }
                }
            }
            "patternProperties" => {
                for (name, field) in value.as_object().into_iter().flatten() {
                    let mut schemas = is.as_object().into_iter().flatten();
                    if let Some((_, schema)) = schemas.find(|(pattern, _)| fits(pattern, name)) {
                        valid(schema, field, &format!("{at}/{name}"))?;
                    }
                }
            }
            "additionalProperties" | "unevaluatedProperties" => {
                let known = |name: &str| {
                    rules
                        .get("properties")
                        .is_some_and(|known| known.get(name).is_some())
                        || rules
                            .get("patternProperties")
                            .and_then(Value::as_object)
                            .is_some_and(|known| known.keys().any(|pattern| fits(pattern, name)))
                };
                for (name, field) in value.as_object().into_iter().flatten() {
                    if !known(name) {
                        valid(is, field, &format!("{at}/{name}"))?;
                    }
                }
            }
            "items" => {
                let first = rules
                    .get("prefixItems")
                    .and_then(Value::as_array)
                    .map_or(0, Vec::len);
                for (place, item) in value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .enumerate()
                    .skip(first)
                {
                    valid(is, item, &format!("{at}/{place}"))?;
                }
            }
            "prefixItems" => {
                for (place, schema) in is.as_array().into_iter().flatten().enumerate() {
                    if let Some(item) = value.get(place) {
                        valid(schema, item, &format!("{at}/{place}"))?;
                    }
                }
            }
            "minItems" | "maxItems" => {
                let count = value
                    .as_array()
                    .map(Vec::len)
                    .and_then(|len| u64::try_from(len).ok());
                let bound = is.as_u64();
                let fits = if rule == "minItems" {
                    count >= bound
                } else {
                    count <= bound
                };
                if count.is_some() && !fits {
                    return wrong(format!("{rule} is {is}"));
                }
            }
            "minimum" => {
                if value
                    .as_f64()
                    .is_some_and(|number| number < is.as_f64().unwrap_or(0.0))
                {
                    return wrong(format!("it is below {is}"));
                }
            }
            "maximum" => {
                if value
                    .as_f64()
                    .is_some_and(|number| number > is.as_f64().unwrap_or(0.0))
                {
                    return wrong(format!("it is above {is}"));
                }
            }
            "minLength" => {
                let length = value.as_str().map(|text| text.chars().count());
                if length.and_then(|length| u64::try_from(length).ok()) < is.as_u64() {
                    return wrong(format!("it is shorter than {is}"));
                }
            }
            "pattern" => {
                let pattern = is.as_str().expect("a pattern");
                if value.as_str().is_some_and(|text| !fits(pattern, text)) {
                    return wrong(format!("it does not fit {pattern}"));
                }
            }
            "format" => {
                if !value
                    .as_str()
                    .is_none_or(|text| formed(is.as_str().unwrap_or(""), text))
                {
                    return wrong(format!("it is no {is}"));
                }
            }
            "allOf" => {
                for schema in is.as_array().into_iter().flatten() {
                    valid(schema, value, at)?;
                }
            }
            "anyOf" | "oneOf" => {
                let schemas = is.as_array().into_iter().flatten();
                let results: Vec<_> = schemas.map(|schema| valid(schema, value, at)).collect();
                let fitting = results.iter().filter(|result| result.is_ok()).count();
                if fitting == 0 || (rule == "oneOf" && fitting > 1) {
                    let faults: Vec<String> = results.into_iter().filter_map(Result::err).collect();
                    return wrong(format!("{fitting} of {rule} fit: {}", faults.join("; ")));
                }
            }
            "const" | "enum" | "description" | "title" | "default" | "examples" => {}
            other => panic!("the rule {other} is not known here"),
        }
    }
    Ok(())
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(120).collect()
}

fn has_kind(kind: &str, value: &Value) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the kind {other} is not known here"),
    }
}

/// The patterns of the document are `^[set]{from,to}$`, perhaps followed by more of the same.
fn fits(pattern: &str, text: &str) -> bool {
    if pattern == r"^-?\d+$" {
        return text.parse::<i64>().is_ok();
    }
    assert!(
        !pattern.contains(['\\', '?', '+', '*']),
        "{pattern} is not known here"
    );
    let inner = pattern
        .strip_prefix('^')
        .and_then(|rest| rest.strip_suffix('$'));
    let mut rest = inner.unwrap_or_else(|| panic!("{pattern} is not known here"));
    let mut text: &[char] = &text.chars().collect::<Vec<_>>();
    while let Some((literal, after)) = rest.split_once('[') {
        let Some(cut) = literal
            .chars()
            .zip(text)
            .all(|(a, b)| a == *b)
            .then_some(literal.len())
        else {
            return false;
        };
        let Some(left) = text.get(cut..) else {
            return false;
        };
        text = left;
        let (set, after) = after.split_once("]{").expect("a set");
        let (bounds, after) = after.split_once('}').expect("bounds");
        let (from, to) = bounds.split_once(',').unwrap_or((bounds, bounds));
        let (from, to): (usize, usize) = (from.parse().expect("from"), to.parse().expect("to"));
        let count = text
            .iter()
            .take(to)
            .take_while(|c| in_set(set, **c))
            .count();
        if count < from {
            return false;
        }
        text = &text[count..];
        rest = after;
    }
    text.iter().collect::<String>() == rest
}

fn in_set(set: &str, c: char) -> bool {
    let signs: Vec<char> = set.chars().collect();
    let mut at = 0;
    while at < signs.len() {
        if signs.get(at + 1) == Some(&'-') && at + 2 < signs.len() {
            if (signs[at]..=signs[at + 2]).contains(&c) {
                return true;
            }
            at += 3;
        } else if signs[at] == c {
            return true;
        } else {
            at += 1;
        }
    }
    false
}

fn formed(format: &str, text: &str) -> bool {
    match format {
        "date" => text.parse::<chrono::NaiveDate>().is_ok(),
        "date-time" => chrono::DateTime::parse_from_rfc3339(text).is_ok(),
        "uuid" => text.parse::<uuid::Uuid>().is_ok(),
        "partial-date-time" | "partial-time" => true,
        // Of numbers; the bounds stand beside it.
        "uint" | "uint8" | "uint16" | "uint32" | "uint64" | "int32" | "int64" | "double" => true,
        other => panic!("the format {other} is not known here"),
    }
}

#[test]
fn patterns_of_the_document_are_read() {
    for (pattern, text, expected) in [
        ("^[a-z0-9.-]{1,64}$", "order-236.1", true),
        ("^[a-z0-9.-]{1,64}$", "", false),
        ("^[a-z0-9.-]{1,64}$", "Order", false),
        ("^[0-9]{12}$", "900115300003", true),
        ("^[0-9]{12}$", "9001153000031", false),
        ("^[a-z0-9.-]{1,64}@[0-9a-f]{4}$", "a@00ff", true),
        ("^[a-z0-9.-]{1,64}@[0-9a-f]{4}$", "a@00fg", false),
        ("^\"[0-9]{1,20}\"$", "\"7\"", true),
        ("^\"[0-9]{1,20}\"$", "7", false),
    ] {
        assert_eq!(fits(pattern, text), expected, "{pattern} {text}");
    }
}
