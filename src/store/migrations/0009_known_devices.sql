-- Workstations that somebody signed in from, by the hash of a secret that each keeps, with the
-- failures of that workstation alone: what strangers guess holds nobody up there.
CREATE TABLE known_devices (
    login TEXT NOT NULL REFERENCES accounts (login),
    device_sha256 TEXT NOT NULL,
    failures BIGINT NOT NULL,
    failed_at TIMESTAMPTZ,
    last_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (login, device_sha256)
);

-- While a login is guessed at from many places, each new place has a moment of its own.
CREATE TABLE sign_in_turns (
    login TEXT NOT NULL,
    address TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (login, address)
);
CREATE INDEX sign_in_turns_by_time ON sign_in_turns (at);
