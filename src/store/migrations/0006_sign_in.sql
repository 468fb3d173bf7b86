-- Sessions are listed and ended one by one, so each has a name that is not its token. They are
-- short-lived: whoever was signed in signs in anew.
DROP TABLE sessions;
CREATE TABLE sessions (
    token_sha256 TEXT NOT NULL PRIMARY KEY,
    id UUID NOT NULL UNIQUE,
    login TEXT NOT NULL REFERENCES accounts (login),
    opened_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    address TEXT NOT NULL,
    means TEXT NOT NULL
);
CREATE INDEX sessions_by_login ON sessions (login);
CREATE INDEX sessions_by_end ON sessions (ends_at);

-- Accounts whose people an identity provider knows, by the provider's own name of them.
CREATE TABLE identities (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    login TEXT NOT NULL UNIQUE REFERENCES accounts (login),
    PRIMARY KEY (issuer, subject)
);

-- Where somebody has signed in before: guesses from elsewhere do not slow them down there.
CREATE TABLE familiar_addresses (
    login TEXT NOT NULL REFERENCES accounts (login),
    address TEXT NOT NULL,
    last_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (login, address)
);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (last_at);
