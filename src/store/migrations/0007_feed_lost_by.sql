-- A line of the feed that is no new version but a lease that somebody lost: to whom it is told.

ALTER TABLE feed ADD COLUMN lost_by TEXT;
