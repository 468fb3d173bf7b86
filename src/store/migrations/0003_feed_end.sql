-- The end of the feed, in one row. Every group that writes to cases locks it first, so the groups
-- of all processes follow each other and the feed is in the order of the commits. It also says
-- which identity comes next when old entries of the feed are no longer there.

CREATE TABLE feed_end (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    last_id BIGINT NOT NULL
);
INSERT INTO feed_end (one, last_id) SELECT 1, coalesce(max(id), 0) FROM feed;

-- The last case number of each year, by the beginning that its numbers share, such as 26-.
CREATE TABLE case_numbers (
    prefix TEXT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);
INSERT INTO case_numbers (prefix, last)
    SELECT substr(number, 1, 3), max(CAST(substr(number, 4) AS BIGINT))
    FROM cases GROUP BY substr(number, 1, 3);

CREATE INDEX leases_by_end ON leases (expires_at);
CREATE INDEX sessions_by_end ON sessions (ends_at);
