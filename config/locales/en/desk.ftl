### Words of the workstation

## Actions of the workstation: palette and help

action-help = Keys of this screen
action-palette = All commands: find by name
action-messages = Messages
action-switch-language = Language: the next one (kk, ru, en)
action-switch-theme = Colours: the next set
action-redraw = Draw the screen again
action-next-working-day = Demo: go to the next working day
action-switch-user = Sign in as somebody else
action-quit = Quit: drafts are kept
action-up = Up
action-down = Down
action-page-up = A page up
action-page-down = A page down
action-first = To the beginning
action-last = To the end
action-open = Open
action-back = Back; stop a request
action-next-pane = Next pane
action-previous-pane = Previous pane
action-account-1 = Sign in as role 1
action-account-2 = Sign in as role 2
action-account-3 = Sign in as role 3
action-account-4 = Sign in as role 4
action-account-5 = Sign in as role 5
action-account-6 = Sign in as role 6
action-account-7 = Sign in as role 7
action-next-field = Next field
action-previous-field = Previous field
action-accept = Go on
action-previous-view = Previous queue
action-next-view = Next queue
action-filter = Filter
action-complete = Complete the filter
action-sort = Order of the rows
action-decide = Commands of the case, with the reasons against them
action-refresh = Refresh: apply what waits
action-papers = Papers and their text
action-note = Add a note
action-answer-check = Answer the check under the cursor
action-beside = Put this page beside, to compare it with another
action-deadline = Explain the limits day by day
action-previous-page = Previous page of the paper
action-next-page = Next page of the paper
action-next-case = Next case of the queue
action-previous-case = Previous case of the queue
action-begin-revocation = Begin a revocation of what was granted

## Actions in the footer

hint-help = Help
hint-palette = Commands
hint-messages = Messages
hint-switch-language = Language
hint-quit = Quit
hint-open = Open
hint-back = Back
hint-next-pane = Pane
hint-next-field = Field
hint-accept = Go on
hint-next-view = Queue
hint-filter = Filter
hint-complete = Complete
hint-decide = Decide
hint-refresh = Refresh
hint-papers = Papers
hint-note = Note
hint-answer-check = Answer
hint-beside = Beside
hint-deadline = Limits
hint-find = Find
hint-look = Look
hint-page-after = Page after
hint-closer = Closer
hint-further = Further
hint-turn = Turn
hint-ink = Colour/ink
hint-open-outside = Outside
hint-next-page = Page

## Header and message line

sign-production = PROD
sign-demo = DEMO
sign-exercise = EXERCISE
age-live = live
age-seconds = { $seconds } s ago
age-minutes = { $minutes } min ago
age-offline = OFFLINE since { $since }
desk-demonstration-values = demonstration values
desk-loading = Loading… Esc stops it
desk-stopped = The request was stopped.
desk-how-to-quit = To quit: Ctrl+Q, or F2 and “Quit”.
desk-interrupt = { $key } once more ends the program; what is typed is kept as a draft.
desk-broke = Kezek broke; what was typed is kept as far as it could be. A report that names nobody is in { $path }: hand it to the administrator.
desk-broke-unreported = Kezek broke; what was typed is kept as far as it could be. No report could be written: { $why }.
desk-paste-refused = Text cannot be pasted here: open a text field first.
desk-still-sending = A command is on its way. Wait for its answer.
desk-online-again = The server answers again.
desk-offline-no-decisions = The server does not answer, so no decision can be sent now. The draft is kept; send it when the connection is back.
desk-too-small = The window is too small: it needs { $width }×{ $height } and has { $has_width }×{ $has_height }. Make it larger. F1: the keys that work here; Ctrl+Q quits.

desk-no-server = No server is configured. To try the demonstration: kezek demo. To use a server: kezek --server URL, or [workstation] server in kezek.toml.
desk-no-terminal = The workstation needs a terminal, for its input and for its output.
desk-dumb-terminal = This terminal (TERM={ $term }) cannot place text on its screen. Start in another one, or correct TERM.

## Faults that the workstation finds out by itself

workstation-unreachable = The server cannot be reached; nothing was sent. The data on the screen is the last that was heard.
workstation-unreachable-do = Check the network and the address of the server.
workstation-timed-out = The server did not answer in time. The data on the screen is the last that was heard.
workstation-timed-out-do = Wait and press F5. If it lasts, tell the administrator.
workstation-not-kezek = What answers at this address is not a Kezek server but something else, such as a web page.
workstation-not-kezek-do = Check the address of the server, and whether the network wants you to sign in.
workstation-unreadable = The answer of the server could not be read. The data on the screen is the last that was heard.
workstation-unreadable-do = The program and the server may be of different versions: tell the administrator.
workstation-draft-not-saved = The draft was kept neither on this machine nor on the server.
workstation-draft-not-saved-do = Do not close the window; check the room on the disk and the connection.

## Start and sign-in

start-title = The Kezek demonstration
start-about = People, cases and values are invented. The clock is its own; with F2 you can go to the next working day. Nothing stays behind when you quit.
start-pick = Sign in as whom?
start-by-hand = Type a login and a password
sign-in-title = Sign in to Kezek
sign-in-again = The session has ended. Sign in again: what you typed and where you were is kept.
sign-in-server = Server
sign-in-login = Login
sign-in-password = Password
sign-in-button = Sign in
sign-in-by = Sign in by { $provider }
sign-in-device-begins = Asking for a code… Esc stops it
sign-in-device-address = Open this address in a browser, on any device:
sign-in-device-code = and type the code
sign-in-device-left = The code is good for { $minutes } min. Esc gives up.
sign-in-layout = Keyboard:
sign-in-waiting = Waiting for { $server }… Esc stops it
sign-in-back = You are signed in again.
sign-in-not-done = Signing in did not work.

## Queues

queue-views = Queues
queue-views-all = all
queue-views-overdue = due
queue-filter = Filter
queue-count = { $shown } of { $all }
queue-position = { $at } of { $count }
queue-filter-empty = No case meets the filter. Esc clears it.
queue-filter-gap = There is no calendar for { $year }, so working days cannot be counted.
queue-waiting = There is news: { $what }. Nothing moves before F5.
queue-waiting-changed = changed { $count }
queue-waiting-left = gone { $count }
queue-waiting-arrived = new { $count }
queue-groups = By decision: { $groups }
queue-group = { $outcome } { $count }
views-group = Group by decision
views-ungroup = Group no more
queue-not-fresh = The list could not be refreshed; the last one is shown.
queue-not-loaded = The queue was not loaded.
queue-case-left = The case under the cursor has left this queue.
flag-returned = R
flag-hearing = H
flag-failed = ✗
flag-note = N
service-qualification-certificate = qualification certificate
service-labour-permit = labour-immigrant permit
service-permanent-residence = permanent residence permit
service-kandas-status = kandas status
service-identity-card = identity card
service-column-qualification-certificate = certificate
service-column-labour-permit = labour
service-column-permanent-residence = residence
service-column-kandas-status = kandas
service-column-identity-card = ID card
sort-title = Order of the rows
sort-due = due
sort-registered = registered
sort-received = received
sort-number = number
sort-applicant = applicant
sort-service = service
sort-request = request
sort-stage = stage
sort-status = status
sort-outcome = outcome
sort-channel = channel
sort-unit = unit
sort-assigned = assigned to
sort-like = like cases together
preview-now = What can be done now
preview-returned = Returned for rework
preview-hearing-set = A hearing is set
preview-hearing-held = The hearing is recorded
preview-failed-checks = Failed checks: { $count }
preview-notes = Notes: { $count }

## Facts of a case

fact-iin = IIN
fact-person = Born, citizenship
fact-representative = Representative
fact-filed = Filed
fact-registered = Registered
fact-language = Language of the answer
fact-stage = Stage
fact-status = Status
fact-outcome = Outcome
fact-due = Due
fact-assigned = Assigned to
fact-nobody = nobody
fact-profession = Profession
fact-employer = Employer
fact-contract = Labour contract
fact-original = Earlier document
fact-original-value = { $number }, until { $until }
fact-change = Change
fact-abroad = The applicant is abroad
fact-treaty = A treaty lifts recognition of education
fact-not-stated = not stated
fact-failure = Another channel failed
fact-failure-value = { $what } · { $at } · { $minutes } min

## A case

case-pane-facts = Case
case-pane-papers = Papers
case-pane-history = History
case-not-loaded = The case was not loaded.
case-moved = Somebody changed the case: the server has version { $version }. F5 refreshes.
case-moved-short = the server has v{ $version } — F5
case-no-neighbour = There are no more cases in the queue this way.
case-moved-by = { $name } changed the case: the server has version { $version }. F5 refreshes.
case-moved-by-short = changed to v{ $version } by { $name } — F5
lease-with = { $name } works on case { $number } now. Your draft is kept.
lease-taken-over = Your draft is kept. { $name } took case { $number } over: { $reason }
lease-is-with = { $name } works on this case now. Your draft is kept.
case-lease = { $name } has been working on this case since { $since }. Agree with them.
case-looker = A colleague opened this case: { $name }, { $at }
case-draft = You have a draft: { $command }, { $at }
my-draft = { $command }, { $at }
my-drafts-title = My drafts
my-drafts-none = Nothing is begun and not sent.
case-draft-other = { $name } has begun: { $command }, { $at }
case-changes = New since you last looked ({ $at }, v{ $version }): { $count }
case-changes-earlier = and { $count } earlier ones, see the history
case-no-paper-behind = No paper of this case stands behind it.
case-cited = «{ $quote }»: { $by }
case-cited-finding = finding of the refusal
case-application = Application
case-papers-complete = The package is complete
case-papers-lacking = Papers that lack: { $count }
case-checklist = Checks: { $done } of { $all }
case-requirements-acceptance = Required for acceptance: { $met } of { $all }
case-requirements-decision = Required for approval: { $met } of { $all }
case-assessments = Tests, questionnaires, interviews
case-attempt = { $number }. { $at } · { $result }
case-notice = Notice of conformity
case-paper-unknown = unknown paper
case-page = , p. { $page }
case-not-accepted = Refused to accept
case-prepared = Prepared for signature: { $outcome }
case-decided = Decision: { $outcome }
case-prepared-by = Prepared by
case-late-reason = Reason for the delay
case-delivered = Handed out
case-output-number = Number
case-validity = Valid
case-takes-effect = Takes effect on
case-told = Told the applicant
case-complaint-to = Addressed to
case-complaints = Complaints decided
case-reversed = Reversed on complaint: { $outcome }
case-against = Against the recommendation, because
case-commission = The Commission
case-recommendation = Recommendation: { $outcome }. For { $for }, against { $against }, abstained { $abstained }; score { $score }, threshold { $threshold }
case-recommendation-unscored = Recommendation: { $outcome }. For { $for }, against { $against }, abstained { $abstained }
case-recused = { $name } stepped back: { $reason }
case-hearing = Hearing
case-notified = Notified
case-returns = Returned for rework
case-notes = Notes
case-letter = Letter
case-no-papers = There are no papers.
case-pages = { $count } p.
case-pages-some = { $read } of { $count } p.
case-pages-all = ✓ { $count } p.
case-papers-unread = not read: { $count }
case-page-of = page { $page } of { $pages }
case-paper-size = { $kilobytes } KB
case-paper-issued = Issued
case-paper-expires = Valid until
case-paper-image = This is an image without text. { $key } shows it. As evidence, name the page and describe what it shows.
case-paper-no-text = There is no text on this page.
case-paper-truncated = Some of the text was left out because of its length; a quote from there cannot be checked.

## Beginning a revocation

revoke-title = Begin a revocation
revoke-about = A new case begins in which a revocation can be prepared, heard and signed. What was granted holds until a revocation takes effect.
revoke-told = The holder is not told yet: the notice of the hearing does that.
revoke-by = By the rules in force
revoke-begin = Begin
revoke-sending = Handing in…
revoke-fact-open = “{ $fact }” is not stated, or cannot be read.
revoke-begun = The revocation has begun: case { $number }.
revoke-not-begun = The revocation was not begun.
revoke-not-here = Nothing can be revoked here: only what was granted and handed out, by rules in force that know a revocation, and by the executor or the head of the unit.

## Limits explained

deadlines-title = How the limits were computed
deadlines-zone = All times are those of Kazakhstan, UTC+05:00.
deadlines-gap = There is no calendar for { $year }, so the limit cannot be computed. Tell the administrator.
deadlines-waits = Starts with: { $event }
deadlines-starts = First day
deadlines-blocked = The value “{ $key }” is not set, and without it this cannot be computed.
deadlines-ends = By itself ends
deadlines-bound = Bound earlier by: { $limit }
deadlines-due = Due
deadlines-met = met

## Menus, palette, help, messages

menu-title = Commands
menu-blocked = “{ $command }” is not possible now, for { $count } reasons. They stand below.
menu-blocked-way = “{ $command }” is not possible now. First: { $first }.
menu-unblocked-by = would be taken away by: { $command } (Enter leads there)
menu-unblocked-later = would be taken away by: { $command }, which is not possible yet either
menu-draft = draft { $at }
menu-reasons = reasons: { $count }
menu-begin-revocation-about = Opens a new proceeding of the body itself, with the holder and the number of what was granted copied from this case.
palette-title = What is to be done?
palette-none = There is no such command.
help-title = Keys of this screen
help-layouts = Where two letters stand, they are one key: on the Latin and on the Russian layout.
help-letters = Letters only make things quicker; they never decide anything.
help-dialog = In a dialog arrows move within a field, Space marks, Enter opens or presses what the cursor is on. Letters decide nothing. Esc closes, and the draft is kept.
messages-title = Messages
messages-none = There are no messages yet.

## Commands

command-recorded = { $command }: recorded, case { $number }, v{ $before } → v{ $after }.
command-failed = { $command }: not recorded, case { $number }.
command-answer-lost = { $command }: no answer came, case { $number }; the server is being asked.
command-recorded-signed = { $command }: recorded, case { $number }, v{ $before } → v{ $after }. Signed in the system, no electronic signature.
dialog-not-opened = “{ $command }” could not be opened.
draft-kept-nowhere = The draft was not kept.
lease-lost = Somebody else took case { $number }. Your draft is kept; agree with them first.
demo-day = The demonstration's clock: { $at }.
demo-day-failed = Going to the next working day did not work.

## For a reason that is logged

reason-why = Why
reason-logged = Who, when and this reason are written into the access log.
reveal-title = The personal number of case { $number }
reveal-about = It is shown whole until you leave the case or the screen locks.
reveal-commit = Show
reveal-done = The personal number is shown. That, and your reason, stands in the access log.
reveal-failed = The personal number was not shown.
reveal-none = This case states no personal number.
take-over-title = Take over case { $number }
take-over-about = { $name } has been working on it since { $since }. They are told at once, with your reason; what they typed is kept for them.
take-over-commit = Take over
take-over-done = The case is yours to work on until { $until }, and longer while you are in it. The colleague was told why.
take-over-failed = The case was not taken over.
take-over-none = Nobody else works on this case now.
menu-take-over-about = Somebody else works on this case. Taken over with a reason that they are told; what they typed is kept.
revoke-why-numbers = For the application that begins a revocation

# a page as it was handed in
look-zoom = { $percent } %
look-not-drawn = This page cannot be drawn here: it is damaged, protected, or takes too much. { $key } opens it outside.
look-outside = Handed to a program outside. The file is deleted when the workstation ends.
look-no-program = No program outside the terminal is known here. An administrator names one in kezek.toml: viewer.
look-outside-failed = The program outside could not be started: { $why }

# words in the papers
find-title = Find in the papers
find-how = Words of all papers, however they are typed.
find-count = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
find-place = page { $page } · { $title }
