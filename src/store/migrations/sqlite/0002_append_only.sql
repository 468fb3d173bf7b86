-- What was recorded stays: the database itself refuses to change or delete it. (Triggers are the
-- one thing that each engine words its own way.)

CREATE TRIGGER events_stay BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_remain BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TRIGGER checkpoints_stay BEFORE UPDATE ON checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;
CREATE TRIGGER checkpoints_remain BEFORE DELETE ON checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are never deleted'); END;

CREATE TRIGGER access_log_stay BEFORE UPDATE ON access_log
BEGIN SELECT RAISE(ABORT, 'the access log is never changed'); END;
CREATE TRIGGER access_log_remain BEFORE DELETE ON access_log
BEGIN SELECT RAISE(ABORT, 'the access log is never deleted'); END;

CREATE TRIGGER laws_stay BEFORE UPDATE ON laws
BEGIN SELECT RAISE(ABORT, 'a law that was used is never changed'); END;
CREATE TRIGGER laws_remain BEFORE DELETE ON laws
BEGIN SELECT RAISE(ABORT, 'a law that was used is never deleted'); END;

CREATE TRIGGER cases_remain BEFORE DELETE ON cases
BEGIN SELECT RAISE(ABORT, 'cases are never deleted'); END;

CREATE TRIGGER idempotency_keys_stay BEFORE UPDATE ON idempotency_keys
BEGIN SELECT RAISE(ABORT, 'an answer that was given is never changed'); END;
CREATE TRIGGER idempotency_keys_remain BEFORE DELETE ON idempotency_keys
BEGIN SELECT RAISE(ABORT, 'an answer that was given is never deleted'); END;
