//! The documented contract: an endpoint is routed and described in one call, so that the router
//! and the OpenAPI document cannot part.
//!
//! [`Contract`] collects both. What an [`Operation`] declares is also held against every request:
//! a parameter that is not declared is refused, and so is a wish for a kind of answer that there
//! is not (`guard`). `document` writes the OpenAPI 3.1 document; the schemas come from the types
//! of the wire by schemars, because it reads their serde attributes as serde does: utoipa closes
//! the variants of a tagged enum against their own tag and knows nothing of `try_from`.

mod document;
mod guard;
pub(super) mod operation;
pub(super) mod problems;

use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodFilter, on};

pub(super) use operation::Operation;

use crate::office::Office;

/// How an operation is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Method {
    const fn code(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Post => "post",
            Self::Put => "put",
            Self::Delete => "delete",
        }
    }

    const fn filter(self) -> MethodFilter {
        match self {
            Self::Get => MethodFilter::GET,
            Self::Post => MethodFilter::POST,
            Self::Put => MethodFilter::PUT,
            Self::Delete => MethodFilter::DELETE,
        }
    }
}

/// Every endpoint with what is promised about it.
#[derive(Default)]
pub(super) struct Contract {
    router: Router<Arc<Office>>,
    operations: Vec<(&'static str, Method, Operation)>,
}

impl Contract {
    pub fn get<H, T>(self, path: &'static str, handler: H, operation: Operation) -> Self
    where
        H: Handler<T, Arc<Office>>,
        T: 'static,
    {
        self.add(Method::Get, path, handler, operation)
    }

    pub fn post<H, T>(self, path: &'static str, handler: H, operation: Operation) -> Self
    where
        H: Handler<T, Arc<Office>>,
        T: 'static,
    {
        self.add(Method::Post, path, handler, operation)
    }

    pub fn put<H, T>(self, path: &'static str, handler: H, operation: Operation) -> Self
    where
        H: Handler<T, Arc<Office>>,
        T: 'static,
    {
        self.add(Method::Put, path, handler, operation)
    }

    pub fn delete<H, T>(self, path: &'static str, handler: H, operation: Operation) -> Self
    where
        H: Handler<T, Arc<Office>>,
        T: 'static,
    {
        self.add(Method::Delete, path, handler, operation)
    }

    fn add<H, T>(
        mut self,
        method: Method,
        path: &'static str,
        handler: H,
        operation: Operation,
    ) -> Self
    where
        H: Handler<T, Arc<Office>>,
        T: 'static,
    {
        let declared = Arc::new(guard::Declared::by(&operation));
        let endpoint =
            on(method.filter(), handler).layer(from_fn_with_state(declared, guard::as_declared));
        self.router = self.router.route(path, endpoint);
        self.operations.push((path, method, operation));
        self
    }

    /// Returns the endpoints for the layers around them.
    pub fn into_router(self) -> Router<Arc<Office>> {
        self.router
    }

    /// Returns the OpenAPI document.
    pub fn document(&self) -> serde_json::Value {
        document::write(&self.operations)
    }
}
