-- What was recorded stays: the database itself refuses to change or delete it. (Triggers are the
-- one thing that each engine words its own way.)

CREATE FUNCTION kezek_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: what was recorded stays', TG_OP, TG_TABLE_NAME;
END
$$;

CREATE TRIGGER events_stay BEFORE UPDATE OR DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION kezek_refuse();
CREATE TRIGGER events_remain BEFORE TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION kezek_refuse();

CREATE TRIGGER checkpoints_stay BEFORE UPDATE OR DELETE ON checkpoints
    FOR EACH ROW EXECUTE FUNCTION kezek_refuse();
CREATE TRIGGER checkpoints_remain BEFORE TRUNCATE ON checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION kezek_refuse();

CREATE TRIGGER access_log_stay BEFORE UPDATE OR DELETE ON access_log
    FOR EACH ROW EXECUTE FUNCTION kezek_refuse();
CREATE TRIGGER access_log_remain BEFORE TRUNCATE ON access_log
    FOR EACH STATEMENT EXECUTE FUNCTION kezek_refuse();

CREATE TRIGGER laws_stay BEFORE UPDATE OR DELETE ON laws
    FOR EACH ROW EXECUTE FUNCTION kezek_refuse();
CREATE TRIGGER laws_remain BEFORE TRUNCATE ON laws
    FOR EACH STATEMENT EXECUTE FUNCTION kezek_refuse();

CREATE TRIGGER cases_stay BEFORE DELETE ON cases
    FOR EACH ROW EXECUTE FUNCTION kezek_refuse();
CREATE TRIGGER cases_remain BEFORE TRUNCATE ON cases
    FOR EACH STATEMENT EXECUTE FUNCTION kezek_refuse();

CREATE TRIGGER idempotency_keys_stay BEFORE UPDATE OR DELETE ON idempotency_keys
    FOR EACH ROW EXECUTE FUNCTION kezek_refuse();
CREATE TRIGGER idempotency_keys_remain BEFORE TRUNCATE ON idempotency_keys
    FOR EACH STATEMENT EXECUTE FUNCTION kezek_refuse();
