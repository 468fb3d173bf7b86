//! Writes the OpenAPI 3.1 document out of the operations of the contract.
//!
//! A type of the wire may stand in a request and in an answer, and what may be left out differs:
//! where the two shapes differ, the one for requests is named `…Request`.

use std::collections::{BTreeMap, BTreeSet};

use schemars::SchemaGenerator;
use schemars::generate::{Contract as Side, SchemaSettings};
use serde_json::{Map, Value, json};

use super::operation::{Answer, Content, Operation, Parameter};
use super::{Method, problems};
use crate::wire::Problem;
use crate::wire::problem::ProblemKind;

const SCHEMAS: &str = "/components/schemas";
const PROBLEM_JSON: &str = "application/problem+json";

const ABOUT: &str = "Cases of migration and labour services: queues, cases, commands, papers. JSON \
in snake_case, instants in RFC 3339 (UTC), civil dates as YYYY-MM-DD. Every refusal is \
`application/problem+json` with a stable `type`. A parameter that is not declared is refused with \
400, a method that is not declared with 405. What is not of a unit of the person is not there: \
404. Wherever there is GET there is HEAD: the same answer without its body, and logged as the same \
view. Personal numbers are masked in every answer but that of POST \
/v1/cases/{case}/personal-numbers, which is logged. Objects in answers may get more fields in later versions; objects in requests take those \
that are declared and no others.";

/// Returns the document.
pub(super) fn write(operations: &[(&'static str, Method, Operation)]) -> Value {
    let mut schemas = Schemas::new();
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for (path, method, operation) in operations {
        let written = self::operation(path, operation, &mut schemas);
        let item = paths.entry(path).or_default();
        item.insert(method.code().to_owned(), written);
    }
    let mut paths = json!(paths);
    let (schemas, responses) = schemas.finish(&mut paths);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Kezek",
            "version": "1",
            "summary": "Case review for migration and labour services.",
            "description": ABOUT,
            "license": { "name": "MIT", "identifier": "MIT" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": responses,
            "headers": headers(),
            "parameters": { "Kezek-Background": background() },
            "securitySchemes": {
                "session": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "`Authorization: Bearer` with the token of POST /v1/sessions.",
                },
            },
        },
    })
}

/// Two generators: what is sent, and what is answered; and the refusals, each written once.
struct Schemas {
    requests: SchemaGenerator,
    answers: SchemaGenerator,
    refusals: Map<String, Value>,
}

impl Schemas {
    fn new() -> Self {
        let side = |side: Side| {
            SchemaSettings::draft2020_12()
                .with(|settings| {
                    settings.definitions_path = SCHEMAS.into();
                    settings.meta_schema = None;
                    settings.contract = side;
                })
                .into_generator()
        };
        Self {
            requests: side(Side::Deserialize),
            answers: side(Side::Serialize),
            refusals: Map::new(),
        }
    }

    /// Returns a reference to the refusal by one of `kinds` with this status.
    fn refusal(&mut self, status: u16, kinds: &[ProblemKind]) -> Value {
        let mut name = status.to_string();
        for kind in kinds {
            name.push('.');
            name.push_str(&problems::name(*kind));
        }
        let reference = json!({ "$ref": format!("#/components/responses/{name}") });
        if !self.refusals.contains_key(&name) {
            let written = problem(status, kinds, &mut self.answers);
            self.refusals.insert(name, written);
        }
        reference
    }

    /// Returns all schemas by name, those of requests renamed where they differ; references in
    /// request bodies of `paths` go along. With them the refusals.
    fn finish(mut self, paths: &mut Value) -> (Value, Value) {
        let mut answers = self.answers.take_definitions(true);
        let requests = self.requests.take_definitions(true);
        let mut differ: BTreeSet<String> = requests
            .iter()
            .filter(|(name, schema)| answers.get(*name).is_some_and(|known| known != *schema))
            .map(|(name, _)| name.clone())
            .collect();
        loop {
            let more: Vec<String> = requests
                .iter()
                .filter(|(name, schema)| !differ.contains(*name) && refers(schema, &differ))
                .map(|(name, _)| name.clone())
                .collect();
            if more.is_empty() {
                break;
            }
            differ.extend(more);
        }
        for (name, mut schema) in requests {
            rename(&mut schema, &differ);
            let name = if differ.contains(&name) {
                format!("{name}Request")
            } else {
                name
            };
            answers.insert(name, schema);
        }
        let operations = paths.as_object_mut().into_iter().flat_map(Map::values_mut);
        for operation in operations
            .filter_map(Value::as_object_mut)
            .flat_map(Map::values_mut)
        {
            if let Some(body) = operation.get_mut("requestBody") {
                rename(body, &differ);
            }
        }
        (Value::Object(answers), Value::Object(self.refusals))
    }
}

fn target(reference: &str) -> Option<&str> {
    reference.strip_prefix("#/components/schemas/")
}

fn refers(schema: &Value, names: &BTreeSet<String>) -> bool {
    match schema {
        Value::Object(fields) => fields.iter().any(|(key, value)| {
            let own = value.as_str().filter(|_| key == "$ref").and_then(target);
            own.is_some_and(|name| names.contains(name)) || refers(value, names)
        }),
        Value::Array(items) => items.iter().any(|item| refers(item, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn rename(schema: &mut Value, names: &BTreeSet<String>) {
    match schema {
        Value::Object(fields) => {
            for (key, value) in fields.iter_mut() {
                let own = value.as_str().filter(|_| key == "$ref").and_then(target);
                match own.filter(|name| names.contains(*name)) {
                    Some(name) => *value = json!(format!("#{SCHEMAS}/{name}Request")),
                    None => rename(value, names),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn operation(path: &str, operation: &Operation, schemas: &mut Schemas) -> Value {
    let mut parameters: Vec<Value> = path_parameters(path);
    let optional = |place: &'static str| move |known: &Parameter| parameter(place, known);
    parameters.extend(operation.query.iter().map(optional("query")));
    parameters.extend(operation.headers.iter().map(optional("header")));
    if operation.signed_in {
        parameters.push(json!({ "$ref": "#/components/parameters/Kezek-Background" }));
    }
    let mut responses: BTreeMap<String, Value> = BTreeMap::new();
    for answer in &operation.answers {
        let written = self::answer(answer, &mut schemas.answers);
        responses.insert(answer.status.to_string(), written);
    }
    let mut refused: BTreeMap<u16, Vec<ProblemKind>> = BTreeMap::new();
    for (status, kind) in &operation.problems {
        refused.entry(*status).or_default().push(*kind);
    }
    refused.values_mut().for_each(|kinds| kinds.sort_unstable());
    for (status, kinds) in refused {
        responses.insert(status.to_string(), schemas.refusal(status, &kinds));
    }
    let mut written = json!({
        "operationId": operation.id,
        "tags": [operation.tag],
        "summary": operation.summary,
        "responses": responses,
        "security": if operation.signed_in { json!([{ "session": [] }]) } else { json!([]) },
    });
    if !operation.notes.is_empty() {
        written["description"] = json!(operation.notes);
    }
    if !parameters.is_empty() {
        written["parameters"] = json!(parameters);
    }
    if !operation.body.is_empty() {
        let content = contents(&operation.body, &mut schemas.requests);
        written["requestBody"] = json!({ "required": true, "content": content });
    }
    written
}

fn parameter(place: &str, known: &Parameter) -> Value {
    json!({
        "name": known.name,
        "in": place,
        "required": known.required,
        "description": known.about,
        "schema": known.schema,
    })
}

fn path_parameters(path: &str) -> Vec<Value> {
    path.split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| {
            let (about, schema) = named_part(name);
            json!({
                "name": name,
                "in": "path",
                "required": true,
                "description": about,
                "schema": schema,
            })
        })
        .collect()
}

/// What a name in an address stands for.
fn named_part(name: &str) -> (&'static str, Value) {
    let text = |example: &str| json!({ "type": "string", "minLength": 1, "examples": [example] });
    match name {
        "case" => ("Identity (UUID) or number of the case.", text("26-000042")),
        "slug" => (
            "Name of the queue, as GET /v1/queues gives it.",
            text("intake"),
        ),
        "id" => (
            "The session, as GET /v1/sessions names it.",
            json!({ "type": "string", "format": "uuid" }),
        ),
        "key" => (
            "The Idempotency-Key.",
            json!({ "type": "string", "pattern": "^[!-~]{1,255}$" }),
        ),
        "kind" => (
            "Name of the dialog, such as that of its command.",
            json!({ "type": "string", "pattern": "^[a-z0-9-]{1,64}$" }),
        ),
        "reference" => ("The sender's own number.", text("R-2026-17")),
        "sha256" => (
            "SHA-256 in lower-case hexadecimal digits.",
            json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" }),
        ),
        "service" => ("The service.", text("qualification-certificate")),
        "edition" => (
            "The edition, `@`, and the SHA-256 of its canonical JSON.",
            json!({ "type": "string", "pattern": "^[a-z0-9.-]{1,64}@[0-9a-f]{64}$" }),
        ),
        other => unreachable!("nothing says what {{{other}}} in an address is"),
    }
}

fn contents(contents: &[Content], generator: &mut SchemaGenerator) -> Value {
    let mut written = Map::new();
    for content in contents {
        // Bytes have a media type and no schema.
        let schema = content.schema.map(|schema| schema(generator).to_value());
        let media = schema.map_or_else(|| json!({}), |schema| json!({ "schema": schema }));
        written.insert(content.media_type.to_owned(), media);
    }
    Value::Object(written)
}

fn answer(answer: &Answer, generator: &mut SchemaGenerator) -> Value {
    let mut written = json!({
        "description": answer.about,
        "headers": header_references(answer.headers.iter().copied()),
    });
    if !answer.content.is_empty() {
        written["content"] = contents(&answer.content, generator);
    }
    written
}

fn problem(status: u16, kinds: &[ProblemKind], generator: &mut SchemaGenerator) -> Value {
    let mut about = Vec::new();
    for kind in kinds {
        let explained = problems::explained(*kind);
        about.push(format!(
            "`{}`: {}",
            problems::name(*kind),
            explained.meaning
        ));
    }
    let headers: &[&str] = match status {
        401 => &["WWW-Authenticate"],
        429 | 503 => &["Retry-After"],
        _ => &[],
    };
    json!({
        "description": about.join("\n\n"),
        "headers": header_references(headers.iter().copied()),
        "content": {
            PROBLEM_JSON: {
                "schema": {
                    "allOf": [
                        generator.subschema_for::<Problem>(),
                        { "properties": { "type": { "enum": kinds }, "status": { "const": status } } },
                    ],
                },
            },
        },
    })
}

fn header_references<'a>(names: impl Iterator<Item = &'a str>) -> Value {
    let all = names.chain(["X-Request-Id"]);
    all.map(|name| {
        let reference = json!({ "$ref": format!("#/components/headers/{name}") });
        (name.to_owned(), reference)
    })
    .collect::<Map<_, _>>()
    .into()
}

/// The header that every request of somebody who is signed in may carry.
fn background() -> Value {
    json!({
        "name": "Kezek-Background",
        "in": "header",
        "required": false,
        "description": "Stands, whatever its value, in what a program asks by itself, such as \
                        whether a queue has changed: the session does not last longer for it.",
        "schema": { "type": "string" },
    })
}

/// Every header of an answer that the contract promises.
fn headers() -> Value {
    let header = |about: &str, schema: Value| json!({ "description": about, "required": true, "schema": schema });
    let text = || json!({ "type": "string" });
    json!({
        "X-Request-Id": header("Names the request in the log of the server.", json!({ "type": "string", "format": "uuid" })),
        "ETag": header("Of a case, its version in quotes, for If-Match; of anything else, a name that changes whenever the answer does.", text()),
        "Cache-Control": header("How long the answer may be kept; `no-store` wherever nothing else is said.", text()),
        "Location": header("The address of what was made.", text()),
        "Retry-After": { "description": "Seconds to wait.", "required": false, "schema": { "type": "integer", "minimum": 1 } },
        "WWW-Authenticate": header("`Bearer`.", text()),
        "Kezek-Rows": { "description": "How many lines there are; stands with application/x-ndjson.", "required": false, "schema": { "type": "integer", "minimum": 0 } },
        "Kezek-At": { "description": "The moment of the rows, to ask later with `since` what changed; stands with application/x-ndjson.", "required": false, "schema": { "type": "string" } },
        "Kezek-Delta": { "description": "`true` when the lines are what changed since the moment named; else they are the whole queue.", "required": false, "schema": { "type": "string" } },
        "Content-Disposition": header("`attachment`: a paper is saved, never shown by a browser.", text()),
    })
}

#[cfg(test)]
mod tests {
    use schemars::JsonSchema;

    use super::*;

    #[derive(JsonSchema, serde::Serialize, serde::Deserialize)]
    struct Inner {
        #[serde(default)]
        may_be_left_out: u32,
    }

    #[derive(JsonSchema, serde::Serialize, serde::Deserialize)]
    struct Outer {
        inner: Inner,
    }

    #[test]
    fn a_shape_that_differs_between_request_and_answer_has_two_names() {
        let operation = Operation::open("test", "test", "Tests.")
            .body::<Outer>()
            .answers::<Outer>(200, "It was tested.");
        let document = write(&[("/test", Method::Post, operation)]);
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["Inner"]["required"], json!(["may_be_left_out"]));
        assert_eq!(schemas["InnerRequest"].get("required"), None);
        let body = &document["paths"]["/test"]["post"]["requestBody"]["content"];
        assert_eq!(
            body["application/json"]["schema"]["$ref"],
            "#/components/schemas/OuterRequest"
        );
        assert_eq!(
            schemas["OuterRequest"]["properties"]["inner"]["$ref"],
            "#/components/schemas/InnerRequest"
        );
    }
}
