-- The tables, in the words that SQLite and PostgreSQL share: UUID, DATE, TIMESTAMPTZ, BIGINT,
-- TEXT and BOOLEAN. JSON is kept as TEXT, because a hash covers its exact bytes.

CREATE TABLE accounts (
    login TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    draft_key TEXT NOT NULL,
    enabled BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE posts (
    login TEXT NOT NULL REFERENCES accounts (login),
    role TEXT NOT NULL,
    unit TEXT NOT NULL,
    PRIMARY KEY (login, role, unit)
);

CREATE TABLE sessions (
    token_sha256 TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL REFERENCES accounts (login),
    opened_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX sessions_by_login ON sessions (login);

CREATE TABLE sign_in_failures (
    login TEXT NOT NULL,
    address TEXT NOT NULL,
    failures BIGINT NOT NULL,
    last_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (login, address)
);
CREATE INDEX sign_in_failures_by_address ON sign_in_failures (address);

CREATE TABLE laws (
    sha256 TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE cases (
    id UUID NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    head_hash TEXT NOT NULL,
    unit TEXT NOT NULL,
    sender TEXT NOT NULL,
    reference TEXT,
    state TEXT NOT NULL,
    queue_row TEXT NOT NULL,
    UNIQUE (sender, reference)
);

CREATE TABLE events (
    case_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (case_id, seq)
);
CREATE INDEX events_by_actor ON events (actor, kind, at);

CREATE TABLE checkpoints (
    no BIGINT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE feed (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id UUID NOT NULL,
    version BIGINT NOT NULL,
    unit TEXT NOT NULL
);

CREATE TABLE idempotency_keys (
    login TEXT NOT NULL,
    key TEXT NOT NULL,
    case_id UUID NOT NULL,
    body_sha256 TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (login, key)
);

CREATE TABLE documents (
    sha256 TEXT NOT NULL PRIMARY KEY,
    media_type TEXT NOT NULL,
    byte_count BIGINT NOT NULL,
    reading TEXT NOT NULL,
    stored_by TEXT NOT NULL,
    stored_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE case_papers (
    case_id UUID NOT NULL REFERENCES cases (id),
    sha256 TEXT NOT NULL REFERENCES documents (sha256),
    PRIMARY KEY (case_id, sha256)
);
CREATE INDEX case_papers_by_document ON case_papers (sha256);

CREATE TABLE drafts (
    login TEXT NOT NULL REFERENCES accounts (login),
    case_id UUID NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    body TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (login, case_id, kind)
);

CREATE TABLE leases (
    case_id UUID NOT NULL PRIMARY KEY REFERENCES cases (id),
    login TEXT NOT NULL REFERENCES accounts (login),
    since TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE access_log (
    id UUID NOT NULL PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    login TEXT NOT NULL,
    act TEXT NOT NULL,
    case_id UUID,
    document TEXT,
    note TEXT
);
CREATE INDEX access_log_by_case ON access_log (case_id, at);
