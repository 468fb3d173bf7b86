### Words of the commands that talk with a server.

cli-no-server = No server is named. Say --server URL, set KEZEK_SERVER, or sign in with kezek login --server URL.
cli-not-signed-in = There is no session for { $server }. Sign in with kezek login, or set KEZEK_TOKEN.
cli-sign-in-again = Sign in again with kezek login.

## Signing in

cli-ask-login = Login for { $server }:
cli-ask-password = Password for { $server } (it is not shown):
cli-login-needed = Name the account with --user LOGIN.
cli-password-needed = There is no terminal to ask for the password: use --password-stdin.
cli-signed-in = Signed in as { $name } ({ $login }) on { $server }. The session ends on { $until } at the latest, and after { $minutes } minutes without use.
cli-signed-out = The session on { $server } is ended.

## Import

cli-import-taken = Line { $line }: { $number }, registered on { $date }
cli-import-refused = Line { $line }: refused
cli-import-line-too-long = The line is longer than 1 MB.
cli-import-bad-json = It is not an application. At { $at }: { $detail }
cli-import-paper-outside = The paper “{ $file }” does not lie in the directory of the list.
cli-import-paper-unreadable = The paper “{ $file }” cannot be read: { $detail }
cli-import-paper-too-large = The paper “{ $file }” is no file, or larger than 64 MB.
cli-import-paper-changed = The paper “{ $file }” does not have the hash that the list gives.
cli-import-stopped = Stopped at line { $line }: the lines after it were not handed in.
cli-import-done = Taken in: { $taken }. Refused: { $refused }.

## Queues

cli-no-such-queue = There is no queue “{ $slug }” for you. kezek queue lists those there are.
cli-bad-sort = Rows cannot be sorted by “{ $name }”.
cli-queue-count = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
cli-queues-slug = Queue
cli-queues-title = Title
cli-queues-count = Cases
cli-queues-overdue = Overdue
cli-queues-due-soon = Due soon

## A case

cli-show-unit = Unit
cli-show-edition = Edition
cli-show-lease = { $name } is working on this case, until { $until }.
cli-show-limits = Limits (* the applicant's)
cli-show-blocked = not computed: the policy key { $key } has no value
cli-show-not-started = not started
cli-show-papers = Papers
cli-show-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
cli-show-checks = Checks
cli-show-stated = Stated in the application
cli-show-requirements = Requirements
cli-show-assessments = Tests, questionnaires, interviews
cli-show-notice = Notice of conformity
cli-show-complaints = Complaints
cli-show-commission = Commission
cli-show-decision = Decision
cli-show-offers = What can be done now

## Commands

cli-do-bad-body = The JSON is not that of { $command }: { $detail }
cli-do-allowed = { $command }: the rules allow it. Nothing was recorded. Version { $version }.
cli-do-recorded = { $command }: recorded. The case is at version { $version } now ({ $events }).
cli-do-was-recorded = The server says that the command was recorded.
cli-do-not-recorded = The server says that nothing is recorded under this key. If you send it again, use the same one: --key { $key }
cli-do-unknown = It is not known whether the command was recorded. Look at the history of the case; if you send it again, use the same key: --key { $key }

## Conformance

conformance-who = Name a login with --login and give its password on standard input, or set KEZEK_TOKEN.
conformance-met = met
conformance-broken = BROKEN
conformance-not-tried = not tried
conformance-no-password = a password is needed
conformance-no-case-to-write-on = name a case with --write-on
conformance-no-feed = the server has no feed of changes
conformance-no-rows = no queue of this person has two cases
conformance-no-case = no case can be read
conformance-summary = Met: { $met }. Broken: { $broken }. Not tried: { $untried }.
