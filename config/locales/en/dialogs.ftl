### Words of the dialogs.

## Frame of a dialog

dialog-version = version { $version }
dialog-too-small = The dialog needs 52 columns and 14 rows. What you typed is kept; Esc closes.
dialog-more-below = … { $count } more lines below
dialog-effect = What follows
dialog-checks = Checks
dialog-checks-clear = nothing stands in the way
dialog-verdict-agreed = the server agreed at { $at }
dialog-verdict-unknown = The server could not be asked what it says of this.
dialog-checks-all = F5 all
dialog-from-server = Server: { $text }
dialog-no-field = This concerns the case itself: no field of this dialog changes it.
dialog-hint-picker = Arrows move · Enter take · Esc back
dialog-hint-month = Arrows day · PgUp/PgDn month · Home today · Enter take · Esc back
dialog-hint-month-day = Arrows day · PgUp/PgDn month · Tab time · Enter take · Esc back
dialog-hint-month-time = ←→ hour · ↑↓ 5 min · PgUp/PgDn 1 min · Tab day · Enter take
dialog-month-time = Time
dialog-hint-checks = ↑↓ line · Enter to the field · F5 or Esc back
dialog-hint-reopening = ↑↓ choose · Enter do it · Esc close, draft stays
dialog-or = { $first } or { $second }

## Buttons and confirmation

dialog-save-draft = Save draft
dialog-discard-draft = Throw the draft away…
dialog-button-reasons = { $count ->
    [one] ✗ { $count } reason
   *[other] ✗ { $count } reasons
 }
dialog-button-word = ✗ type the word
dialog-button-arming = in { $seconds } s
dialog-button-ready = ✓ ready
dialog-button-sending = …
dialog-sending = Sending… Esc does not cancel a sent decision.
dialog-checking = No answer came. The server is being asked whether it was recorded; do not send again. Esc closes, the draft stays.
dialog-failed-means = Nothing was recorded: case { $number } stays at version { $version }, and your text is kept.
dialog-failed-code = Code to quote: { $code } (F9 copies it)
dialog-not-recorded = It was not recorded. Nothing is lost: look again and send.
dialog-refused-by-server = { $count ->
    [one] The server did not record it: { $count } reason. Your text is kept.
   *[other] The server did not record it: { $count } reasons. Your text is kept.
 }
dialog-type-word = To confirm, type { $word }:
dialog-word-refuse = REFUSE
dialog-word-sign = SIGN
dialog-word-close = FINISH
dialog-word-revoke = STRIKE
dialog-word-agreed = SURE
dialog-word-wrong = That is not the word that was asked for. Nothing was sent.
dialog-paste-refused = Nothing is pasted here: go into a text field first. A confirmation is always typed.
dialog-pasted = Pasted: lines { $lines }, characters removed { $removed }.
dialog-pasted-cut = Pasted: lines { $lines }, characters removed { $removed }; { $cut } characters did not fit and were left out.

## Fields

dialog-choice-closed = Not available: { $why }
dialog-not-open = ✗ not available: { $why }
dialog-nothing-to-choose = There is nothing to choose from.
dialog-counter = { $count } of at most { $max } characters
dialog-aside = { $language }: stays in the draft
dialog-paired = Texts stand beside their twins. The letter goes out in the applicant’s language alone; the twin stays in the draft.
dialog-unpaired = The twins are put away; what stands in them stays in the draft.
dialog-look-alike = «{ $letter }» in «{ $word }», line { $line }, is of another alphabet: searches and registers will not find the word. F7 mends it (letters in the text: { $count }).
dialog-mended = Letters mended: { $count }. Ctrl+Z takes it back.
dialog-nothing-to-mend = No letter of another alphabet was found in this text.
dialog-counter-min = { $count } / { $max } · at least { $min }
dialog-fault-choose = Choose one: Space or Enter on the line.
dialog-fault-choose-in = “{ $field }”: choose one with Space or Enter.
dialog-fault-date = The date cannot be read: type 28.09.2026, 28.09 or +3wd, or pick with F4.
dialog-fault-date-time = The date and time cannot be read: type 28.09.2026 10:30, 28.09 or +3wd 10:30, or pick with F4.
dialog-fault-number = Type a whole number, or use ← and →.
dialog-date-distance = { $date } ({ $days } wd from today)

## Drafts and versions

dialog-draft-none = no draft yet
dialog-draft-saving = draft { $at } …
dialog-draft-taken = draft { $at }
dialog-draft-kept = draft { $at } ✓
dialog-draft-kept-here = draft { $at } ✓ on this machine only
dialog-draft-kept-server = draft { $at } ✓ on the server only
dialog-draft-not-kept = ⚠ draft { $at } could not be saved
dialog-draft-restored = Your draft against version { $version } was taken up.
dialog-draft-unreadable = A draft was found that this program cannot read; it was left alone.
dialog-draft-found = There is a draft of { $at } against version { $from }; the case is now at version { $to }.
dialog-draft-found-same = There is a draft of { $at } against version { $from }.
dialog-draft-at-work = This is the draft of { $at } against version { $from }.
dialog-draft-recorded = The command of this draft was recorded already: see the history of the case. What you send now would be another command.
dialog-draft-other = Another workstation kept another draft at { $at }, against version { $from }. The one you do not take stays with it until the command is sent.
dialog-draft-continue-here = Take the one of this machine, { $at }
dialog-draft-take-other = Take the one of the other workstation, { $at }
dialog-draft-here = this machine: «{ $text }»
dialog-draft-there = the other one: «{ $text }»
dialog-draft-continue = Continue with it
dialog-draft-compare = Compare: what changed in the case
dialog-draft-discard = Throw it away…
dialog-draft-keep = Keep the draft
dialog-draft-discard-really = Throw the draft away for good
dialog-moved = The case moved on from version { $from } to { $to } while you worked. Your text is kept.
dialog-moved-by = { $event }: { $name }, { $at }
dialog-moved-nothing = Nothing changed that matters here.
dialog-go-on = Go on against version { $version }
dialog-reload = Load the case anew
dialog-change-status = Status: { $from } → { $to }
dialog-change-stage = Stage: { $from } → { $to }
dialog-change-assigned = Assigned: { $from } → { $to }
dialog-change-recommended = Recommendation: { $from } → { $to }
dialog-change-hearing = Hearing: { $from } → { $to }
dialog-change-hearing-none = none
dialog-change-hearing-notified = notified
dialog-change-hearing-recorded = recorded
dialog-change-notes = Notes: { $from } → { $to }
dialog-change-votes = Votes: { $from } → { $to }
dialog-change-returns = Returned for rework: { $from } → { $to }
dialog-change-check = Check «{ $check }»: { $from } → { $to }

## Who is told, and whether it can be taken back

dialog-told-nobody = Nobody outside is told.
dialog-told-assignee = The executor sees the case in their queue.
dialog-told-executor = The executor sees the case in their queue again.
dialog-told-chair = The Commission's chair sees it; the applicant is not told.
dialog-told-commission = The members of the Commission see the case in their queue.
dialog-told-signer = The head of the unit sees it among the decisions to sign; the applicant is not told yet.
dialog-told-applicant-accepted = The applicant is told that the application is accepted and by when to expect the result.
dialog-told-applicant-not-accepted = The applicant is told what lacks.
dialog-told-applicant-approved = The applicant is told that the result is ready.
dialog-told-applicant-refused = The applicant gets the reasoned refusal with how and by when to appeal.
dialog-told-applicant-hearing = The applicant is notified of the preliminary decision and invited to the hearing.
dialog-told-applicant-delivered = The applicant gets the result this way.
dialog-told-applicant = The applicant is told of it.
dialog-told-applicant-notice = The applicant gets the notice of conformity.
dialog-told-applicant-revoked = The holder gets the decision with how and by when to appeal.
dialog-told-applicant-discontinued = The holder is told that the proceeding has ended.
dialog-told-supervisor = Whoever decides it sees the case in the queue.
dialog-undo-no = It cannot be taken back.
dialog-undo-again = It can be recorded again; the last record counts, the earlier one stays in the history.
dialog-undo-note = A note stays in the case and goes into no letter.
dialog-undo-assign = It can be assigned again.
dialog-undo-until-signed = Until it is signed it can be returned for rework.
dialog-undo-vote = It can be changed until the recommendation is made.

## Intake

dialog-section-package = Package
dialog-package = Demanded papers
dialog-accept-main = Accept
dialog-accept-effect = The application is accepted and goes on to verification.
dialog-stated = Stated in the application
dialog-requirements = What the rules ask of it
dialog-requirements-unmet = Requirements that are not met
dialog-requirements-help = Space marks a requirement. What is really not met is marked already.
dialog-requirement-met = it is met
dialog-requirement-unknown = cannot be judged: “{ $key }” is not set
dialog-fixed-answer = The answer of the service, word for word
dialog-refuse-acceptance-main = Refuse to accept
dialog-refuse-acceptance-effect = The application is not accepted and the case ends.
dialog-section-papers = Papers
dialog-papers-lacking = Papers that lack
dialog-papers-help = Space marks a paper. What is really missing or expired is marked already.
dialog-paper-enclosed = enclosed; mark it only if it is not in the prescribed form
dialog-paper-not-lacking = it is not needed here
dialog-paper-note = What is wrong with the form: { $paper }

## Review

dialog-section-check = Check
dialog-record-check-main = Record the check
dialog-record-check-effect = The answer stands in the case. A failed check blocks approval and opens the grounds it supports.
dialog-check-which = Which check
dialog-check-open = not answered yet
dialog-check-answer = Answer
dialog-checks-so-far = Checks so far
dialog-source-help = A register, a letter with its number and date, the paper itself.
dialog-section-note = Note
dialog-add-note-main = Add the note
dialog-add-note-effect = The note is added under your name.
dialog-section-assign = Assign
dialog-assign-main = Assign
dialog-assign-effect = From now on only this executor works on the case.
dialog-assign-whom = To whom
dialog-assign-from = To whom (now: { $name })
dialog-assigned-now = has the case now
dialog-you = you
dialog-section-send = To the Commission
dialog-send-to-commission-main = Send to the Commission
dialog-send-to-commission-effect = The complete papers go to the Commission; checks can still be answered.
dialog-section-pass-on = Verification
dialog-pass-on-main = Conclude
dialog-pass-on-effect = The verification ends and the next stage begins; checks can still be answered.
dialog-section-withdraw = Withdrawal
dialog-withdraw-main = Record the withdrawal
dialog-withdraw-effect = The case ends without a decision.
dialog-statement-help = The applicant's words, or the number and date of the statement.

## Commission

dialog-section-vote = Vote
dialog-vote-main = Record the vote
dialog-vote-effect = Your vote and scores go into the minutes. The Commission recommends; the authorised body decides.
dialog-vote-effect-unscored = Your vote goes into the minutes. The Commission recommends; the authorised body decides.
dialog-vote-question = Issue the result?
dialog-score = { $criterion } (0–{ $max })
dialog-vote-reasons-help = Needed for a vote against and for an abstention.
dialog-section-recuse = Recusal
dialog-recuse-main = Step back
dialog-recuse-effect = You no longer vote on this case; a vote you gave is taken out.
dialog-recuse-help = What binds you to the applicant or to the case.
dialog-section-recommend = Recommendation
dialog-recommend-main = Close the vote
dialog-recommend-effect = The vote closes and the recommendation stands as counted above. It is not yet a decision.
dialog-tally = What the votes amount to
dialog-tally-open = They do not make a recommendation yet; see the checks.
dialog-tally-outcome = Recommendation: { $outcome }
dialog-tally-votes = For { $for }, against { $against }, abstained { $abstained }
dialog-tally-score = Score { $score }, threshold { $threshold }
dialog-votes = Votes
dialog-vote-line = { $name }: { $voice }, points { $points }
dialog-vote-line-unscored = { $name }: { $voice }
dialog-recused-line = { $name }: recused
dialog-no-votes = Nobody has voted yet.
dialog-ballot-quorum = Voted: { $voted } ({ $names }); needed for a quorum: { $quorum }
dialog-ballot-voted = Voted: { $voted } ({ $names })
dialog-recommendation = The Commission recommended: { $outcome }, score { $score } at threshold { $threshold }
dialog-recommendation-unscored = The Commission recommended: { $outcome }
dialog-minutes-help = Their number and date, or what they say. The rules demand them.
dialog-video-help = Where the video record of the meeting is kept. The rules demand it.
dialog-against-help = The decision departs from the Commission's recommendation: say why.

## Tests, questionnaires, interviews, the notice

dialog-section-assessment = Assessment
dialog-record-assessment-main = Record the result
dialog-record-assessment-effect = The record stands in the case. When everything of this stage is passed, the next stage begins.
dialog-assessment-which = What was held
dialog-attempts = Attempts so far
dialog-attendance = The applicant
dialog-assessment-held-at = When it was held
dialog-part-score = { $part } ({ $unit })
dialog-part-pass-from = Passed from { $from }.
dialog-assessment-record-help = Where the result comes from; what was asked and answered.
dialog-no-show-help = How the applicant was invited, and what is known of why nobody came.
dialog-section-issue-notice = Notice
dialog-issue-notice-main = Issue the notice
dialog-issue-notice-effect = The applicant meets the requirements; a decision can be prepared now.
dialog-section-annul = Annulment
dialog-annul-main = Annul
dialog-annul-effect = The case ends without a decision; the applicant may file anew.
dialog-annul-message = What the applicant is told
dialog-annul-rests-on = It rests on
dialog-annul-help = What exactly is defective, so that the applicant can put it right.

## Complaints

dialog-section-complaint = Complaint
dialog-register-complaint-main = Register
dialog-register-complaint-effect = The case waits for the decision on the complaint; its term runs from today.
dialog-complaint-to = To whom it is addressed
dialog-complaint-days = { $days ->
    [one] to be examined in { $days } working day
   *[other] to be examined in { $days } working days
}
dialog-complaint-help = What the applicant writes, word for word or in short with its number and date.
dialog-section-decide-complaint = Complaint
dialog-decide-complaint-main = Decide the complaint
dialog-decide-complaint-effect = Dismissed: what was decided stands. Upheld: it falls, and the case goes back with its history.
dialog-complaint-due = To be decided by { $due }
dialog-complaint-outcome = What it led to
dialog-complaint-reasons-help = They go into the answer to the applicant. Where another body decided: its decision with number and date.

## Approval

dialog-section-approval = Approval
dialog-section-letter = Letter
dialog-prepare-approval-main = Prepare approval
dialog-prepare-approval-effect = The approval waits for a signature.
dialog-section-discontinue = End of the proceeding
dialog-discontinue-main = End without revocation
dialog-discontinue-effect = What was granted stands. The end of the proceeding waits for a signature.
dialog-result = Result
dialog-valid-from = Valid from
dialog-valid-until = Valid until
dialog-validity = Valid { $validity } ({ $citation })
dialog-letter = Letter ({ $language })
dialog-letter-not-yet = The letter shows here once something is marked.
dialog-letter-lacks = The letter cannot be written yet: nothing fills «{ $slot }».

## Refusal

dialog-section-grounds = Grounds
dialog-section-findings = Findings
dialog-section-explanations = Explanations
dialog-prepare-refusal-main = Prepare refusal
dialog-prepare-refusal-effect = The refusal waits for a signature.
dialog-prepare-revocation-main = Prepare revocation
dialog-prepare-revocation-effect = The revocation waits for a signature; until then what was granted stands.
dialog-revocation-grounds = Grounds for revocation: the list is closed
dialog-effective-on-help = From this day what was granted no longer holds. With the notice and the time to object it can be signed from { $date }.
dialog-takes-effect = Takes effect on { $date }
dialog-grounds = Grounds: the list is closed
dialog-grounds-help = Space marks a ground.
dialog-ground-evidence = { $count ->
    [one] { $count } piece of evidence · { $citation }
   *[other] { $count } pieces of evidence · { $citation }
 }
dialog-ground-not-at-stage = not at this stage
dialog-ground-not-for-role = not for your role
dialog-ground-check-not-failed = no check behind it has failed
dialog-ground-score-absent = no score is recorded
dialog-ground-score-not-below = score { $score } at threshold { $threshold }
dialog-ground-not-supported = nothing that was found supports it
dialog-ground-not-recommended = the Commission did not recommend to refuse
dialog-ground-not-applied = the institution does not apply it: its text is not confirmed
dialog-so-far = So far
dialog-hearing-set = Hearing set for { $at }
dialog-findings = Findings
dialog-choose-ground-first = Mark a ground first.
dialog-finding = { $number }. { $ground } ({ $citation })
dialog-not-chosen = Why the failed check leads to no ground: { $check }
dialog-not-chosen-help = Every failed check is answered: by a ground or by a note.

## Evidence

dialog-evidence = Evidence
dialog-evidence-add = add evidence (Enter)
dialog-evidence-demand = At least { $count }; accepted: { $kinds }. Del takes one off.
dialog-evidence-unknown-paper = a paper that is not in this case
dialog-evidence-quote = { $paper }, p. { $page }: «{ $text }»
dialog-evidence-description = { $paper }, p. { $page }: { $text }
dialog-evidence-check = Check «{ $check }»: { $answer }
dialog-picker = Where it stands: choose a paper or a record of this case
dialog-picker-empty = This case has nothing of the kinds that are accepted.
dialog-picker-paper = { $pages ->
    [one] { $paper } — { $name }, { $pages } page
   *[other] { $paper } — { $name }, { $pages } pages
 }
dialog-picker-again = As in the failed check: { $piece }
dialog-picker-page = { $paper }, page { $page } of { $pages }
dialog-picker-passage-hint = Space marks the start, arrows the end; without a mark Enter takes the line. PgUp/PgDn page.
dialog-picker-nothing-marked = Nothing but white space is marked: choose a passage.
dialog-picker-picture-hint = This page has no text: Ctrl+O shows it. Describe what it shows, Enter takes it. PgUp/PgDn page.
dialog-picker-describe = Describe first what the page shows.
dialog-picker-description = What the page shows

## Lateness

dialog-late = The limit has passed
dialog-late-by = «{ $limit }» ended on { $due }, working time past it: { $late }.
dialog-late-silence = Silence past the term is deemed a refusal that the applicant may appeal (APPC art. 91(2); whether it reaches the terms of service rules is not confirmed).

## Hearing

dialog-section-notice = Notice
dialog-notify-hearing-main = Notify of the hearing
dialog-notify-hearing-effect = The notice goes out today and its terms begin to run.
dialog-held-at = Date and time
dialog-hearing-earliest = After this notice a refusal can be signed from { $date }. F4 opens the month.
dialog-hearing-means = How it is held
dialog-place-help = The room, the link or the number.
dialog-position-help = What the office is about to decide and why, so that the applicant can answer it.
dialog-section-record = Record
dialog-section-objections = Objections
dialog-record-hearing-main = Record the hearing
dialog-record-hearing-effect = The record stands in the case and can be used as evidence.
dialog-hearing-outcome = How it ended
dialog-record-help = Who took part, what was said, asked and answered.
dialog-objection = Objection { $number }
dialog-objection-answer = Answer to objection { $number }

## Signature and delivery

dialog-section-decision = Decision
dialog-decision = Prepared decision
dialog-nothing-prepared = No decision waits for a signature.
dialog-prepared-by = Prepared by { $name } on { $at }, on version { $version }
dialog-approval-terms = Number { $number }, valid from { $from } until { $until }
dialog-approval-terms-open = Number { $number }, valid from { $from } without a last day
dialog-sign-in-system = It will be signed in the system, without an electronic signature.
dialog-sign-approval-main = Sign the approval
dialog-sign-approval-effect = The decision is made: the request is granted. It is signed in the system, without an electronic signature.
dialog-sign-refusal-main = Sign the refusal
dialog-sign-refusal-effect = The decision is made: the request is refused. It is signed in the system, without an electronic signature.
dialog-sign-revocation-main = Sign the revocation
dialog-sign-revocation-effect = The decision is made: what was granted is taken away. It is signed in the system, without an electronic signature.
dialog-sign-discontinuation-main = Sign the end
dialog-sign-discontinuation-effect = The decision is made: the proceeding ends, what was granted stands. It is signed in the system, without an electronic signature.
dialog-section-return = Return
dialog-return-for-rework-main = Return for rework
dialog-return-for-rework-effect = The case goes back to drafting. No clock stops.
dialog-return-help = What must be put right.
dialog-section-delivery = Delivery
dialog-deliver-main = Hand out
dialog-deliver-effect = The result is handed out and the case ends.
dialog-delivery-means = How
dialog-means-closed = an application by «{ $channel }» is answered another way
dialog-representative = Representative
dialog-representative-help = Only when somebody else collects; leave empty otherwise.
