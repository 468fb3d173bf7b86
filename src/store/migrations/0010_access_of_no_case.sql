-- Lines of the access log that are about no case (who signed in, who was refused, what was changed
-- at an account) are read in their order.
CREATE INDEX access_log_of_no_case ON access_log (at, id) WHERE case_id IS NULL;
