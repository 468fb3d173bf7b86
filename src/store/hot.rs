//! Every statement that runs while somebody waits. A test has both engines explain how they would
//! run each, and fails where one would read a whole table that grows with the cases.

use super::{
    access, accounts, cases, commit, documents, drafts, events, feed, guesses, identities, laws,
    leases, sessions,
};

/// Name and text of every statement that has to find its rows by an index.
pub const STATEMENTS: [(&str, &str); 38] = [
    ("views of a case", access::VIEWS),
    ("account", accounts::ONE),
    ("posts of an account", accounts::POSTS_OF),
    ("end of sessions", accounts::END_SESSIONS),
    ("case", cases::BY_ID),
    ("whose case", cases::WHOSE),
    ("whose case, by number", cases::WHOSE_NUMBER),
    ("case by reference", cases::BY_REFERENCE),
    ("queue row", cases::ROW),
    ("changed queue rows", cases::CHANGED_ROWS),
    ("kept answer", cases::KEY),
    ("received before", commit::RECEIVED_BEFORE),
    ("move of a case", commit::MOVE),
    ("finished draft", commit::FINISHED_DRAFT),
    ("last checkpoint", commit::LAST_CHECKPOINT),
    ("paper", documents::ONE),
    ("cases of a paper", documents::OWNERS),
    ("draft", drafts::ONE),
    ("drop of a draft", drafts::DROP),
    ("history", events::HISTORY),
    ("latest events of an officer", events::LATEST_OF),
    ("changes", feed::SINCE),
    ("oldest change", feed::OLDEST),
    ("law", laws::ONE),
    ("holder of a lease", leases::HOLDER),
    ("leases of others", leases::OTHERS),
    ("release of a lease", leases::RELEASE),
    ("session", sessions::SESSION),
    ("session seen", sessions::SEEN),
    ("sweep of sessions", sessions::SWEEP),
    ("end of a session", sessions::CLOSE),
    ("failed sign-ins", guesses::FAILURES),
    ("failed sign-ins of an address", guesses::FAILURES_FROM),
    ("failed sign-ins of a login", guesses::FAILURES_OF),
    ("sweep of failed sign-ins", guesses::SWEEP),
    ("a familiar address", guesses::IS_FAMILIAR),
    ("sessions of a person", sessions::OF_LOGIN),
    ("account of a person of the provider", identities::LOGIN_OF),
];
