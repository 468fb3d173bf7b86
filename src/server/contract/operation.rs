//! What is promised about one operation: parameters, headers, bodies, and every answer.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use crate::wire::problem::ProblemKind;

/// Writes the schema of a type.
pub(in crate::server) type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

pub(super) const JSON: &str = "application/json";

/// A parameter of an address or a header of a request.
#[derive(Debug, Clone)]
pub(super) struct Parameter {
    pub name: &'static str,
    pub about: &'static str,
    pub schema: Value,
    pub required: bool,
}

/// What a body may be.
#[derive(Debug, Clone)]
pub(super) struct Content {
    pub media_type: &'static str,
    /// None for bytes.
    pub schema: Option<SchemaOf>,
}

/// An answer that did what was asked.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub status: u16,
    pub about: &'static str,
    pub content: Vec<Content>,
    /// Names of headers that `document` describes.
    pub headers: Vec<&'static str>,
}

/// One operation as the document has it.
#[derive(Debug, Clone)]
pub(in crate::server) struct Operation {
    pub(super) id: &'static str,
    pub(super) tag: &'static str,
    pub(super) summary: &'static str,
    pub(super) notes: &'static str,
    pub(super) signed_in: bool,
    pub(super) query: Vec<Parameter>,
    pub(super) headers: Vec<Parameter>,
    pub(super) body: Vec<Content>,
    pub(super) answers: Vec<Answer>,
    pub(super) problems: Vec<(u16, ProblemKind)>,
}

impl Operation {
    /// An operation for whoever is signed in.
    pub fn of(id: &'static str, tag: &'static str, summary: &'static str) -> Self {
        let open = Self::open(id, tag, summary);
        Self {
            signed_in: true,
            ..open.problem(ProblemKind::NotSignedIn)
        }
    }

    /// An operation for everybody.
    pub fn open(id: &'static str, tag: &'static str, summary: &'static str) -> Self {
        Self {
            id,
            tag,
            summary,
            notes: "",
            signed_in: false,
            query: Vec::new(),
            headers: Vec::new(),
            body: Vec::new(),
            answers: Vec::new(),
            problems: Vec::new(),
        }
        .problem_as(400, ProblemKind::BodyInvalid)
        .problem(ProblemKind::TooManyRequests)
        .problem(ProblemKind::Internal)
        .problem(ProblemKind::NotInTime)
        .problem(ProblemKind::Unavailable)
    }

    /// Says more than the summary.
    #[must_use]
    pub fn notes(mut self, notes: &'static str) -> Self {
        self.notes = notes;
        self
    }

    /// Declares a query parameter that may be left out.
    #[must_use]
    pub fn query(mut self, name: &'static str, schema: Value, about: &'static str) -> Self {
        self.query.push(Parameter {
            name,
            about,
            schema,
            required: false,
        });
        self
    }

    /// Declares a header that may be left out.
    #[must_use]
    pub fn header(mut self, name: &'static str, schema: Value, about: &'static str) -> Self {
        self.headers.push(Parameter {
            name,
            about,
            schema,
            required: false,
        });
        self
    }

    /// Declares a JSON body, and the ways in which it can be wrong.
    #[must_use]
    pub fn body<T: JsonSchema>(mut self) -> Self {
        self.body.push(Content {
            media_type: JSON,
            schema: Some(|generator| generator.subschema_for::<T>()),
        });
        self.problem(ProblemKind::TooLarge)
            .problem(ProblemKind::BodyTooSlow)
            .problem(ProblemKind::UnsupportedMediaType)
            .problem_as(422, ProblemKind::BodyInvalid)
    }

    /// Declares a body of bytes.
    #[must_use]
    pub fn bytes(mut self, media_types: &[&'static str]) -> Self {
        self.body
            .extend(media_types.iter().map(|media_type| Content {
                media_type,
                schema: None,
            }));
        self.problem(ProblemKind::TooLarge)
            .problem(ProblemKind::BodyTooSlow)
            .problem(ProblemKind::UnsupportedMediaType)
    }

    /// Declares an answer with a JSON body.
    #[must_use]
    pub fn answers<T: JsonSchema>(self, status: u16, about: &'static str) -> Self {
        self.empty(status, about)
            .or(JSON, Some(|generator| generator.subschema_for::<T>()))
    }

    /// Declares an answer without a body.
    #[must_use]
    pub fn empty(mut self, status: u16, about: &'static str) -> Self {
        self.answers.push(Answer {
            status,
            about,
            content: Vec::new(),
            headers: Vec::new(),
        });
        self
    }

    /// Declares another kind of body for the answer declared last.
    #[must_use]
    pub fn or(mut self, media_type: &'static str, schema: Option<SchemaOf>) -> Self {
        if let Some(answer) = self.answers.last_mut() {
            answer.content.push(Content { media_type, schema });
        }
        if self.has_problem(406) {
            self
        } else {
            self.problem(ProblemKind::NotAcceptable)
        }
    }

    /// Declares another JSON body under a media type for the answer declared last.
    #[must_use]
    pub fn or_lines<T: JsonSchema>(self, media_type: &'static str) -> Self {
        self.or(media_type, Some(|generator| generator.subschema_for::<T>()))
    }

    /// Declares headers of the answer declared last.
    #[must_use]
    pub fn with(mut self, headers: &[&'static str]) -> Self {
        if let Some(answer) = self.answers.last_mut() {
            answer.headers.extend(headers);
        }
        self
    }

    /// Declares that the answer has an `ETag`, and that whoever has it already is told so by 304.
    #[must_use]
    pub fn cacheable(self) -> Self {
        self.with(&["ETag", "Cache-Control"])
            .header(
                "If-None-Match",
                json!({ "type": "string" }),
                "The ETag of the answer that the caller has.",
            )
            .empty(304, "The caller has this very answer.")
            .with(&["ETag", "Cache-Control"])
    }

    /// Declares a problem with its usual status.
    #[must_use]
    pub fn problem(self, kind: ProblemKind) -> Self {
        let status = super::problems::explained(kind).statuses[0];
        self.problem_as(status, kind)
    }

    /// Declares a problem with one of its statuses.
    #[must_use]
    pub fn problem_as(mut self, status: u16, kind: ProblemKind) -> Self {
        if !self.problems.contains(&(status, kind)) {
            self.problems.push((status, kind));
        }
        self
    }

    fn has_problem(&self, status: u16) -> bool {
        self.problems.iter().any(|(known, _)| *known == status)
    }

    /// Returns the kinds of answer that it can give, in the order of preference.
    pub(super) fn produces(&self) -> Vec<&'static str> {
        let answers = self.answers.iter();
        answers
            .flat_map(|answer| &answer.content)
            .map(|content| content.media_type)
            .collect()
    }
}
