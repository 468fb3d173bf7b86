-- Who has begun a draft about a case is asked whenever the case is opened.

CREATE INDEX drafts_of_case ON drafts (case_id);
