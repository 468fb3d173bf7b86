-- Counts changes that end sessions, so that every process hears of those that another made.
CREATE TABLE account_changes (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    count BIGINT NOT NULL
);
INSERT INTO account_changes (one, count) VALUES (1, 0);
