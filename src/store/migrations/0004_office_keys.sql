-- What all server processes of an office must share and nobody else may know, such as the key that
-- seals the cursors of queues. Base64.

CREATE TABLE office_keys (
    name TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL
);
