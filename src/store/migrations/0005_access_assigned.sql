-- Whether the case was assigned to whoever looked, when they looked; nothing where no case is meant.
ALTER TABLE access_log ADD COLUMN assigned BOOLEAN;
CREATE INDEX access_log_of_case ON access_log (case_id, id);
