### Words that the whole program shares: rules, codes, dates, terms, problems.

## Everyday words

yes = Yes
no = No
cancel = Cancel
close = Close
back = Back
next = Next
save = Save
open = Open
remove = Remove
change = Change
none = none
unknown = unknown
all = all
and-more = and { $count } more
required = required
optional = optional
confirmed = confirmed
unconfirmed = unconfirmed
demonstration-value = demonstration value
language-name = English

## Languages

language-kk = Kazakh
language-ru = Russian
language-en = English

## Dates and terms

month-01 = January
month-02 = February
month-03 = March
month-04 = April
month-05 = May
month-06 = June
month-07 = July
month-08 = August
month-09 = September
month-10 = October
month-11 = November
month-12 = December

month-in-date-01 = January
month-in-date-02 = February
month-in-date-03 = March
month-in-date-04 = April
month-in-date-05 = May
month-in-date-06 = June
month-in-date-07 = July
month-in-date-08 = August
month-in-date-09 = September
month-in-date-10 = October
month-in-date-11 = November
month-in-date-12 = December

long-date = { $day } { $month } { $year }

weekday-mon = Mon
weekday-tue = Tue
weekday-wed = Wed
weekday-thu = Thu
weekday-fri = Fri
weekday-sat = Sat
weekday-sun = Sun

term-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
term-calendar-days = { $count ->
    [one] { $count } calendar day
   *[other] { $count } calendar days
}
term-working-hours = { $count ->
    [one] { $count } working hour
   *[other] { $count } working hours
}
term-working-minutes = { $count ->
    [one] { $count } working minute
   *[other] { $count } working minutes
}
term-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
term-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}

unit-working-days = working days
unit-calendar-days = calendar days
unit-working-hours = working hours
unit-working-minutes = working minutes

left-days = { $days } wd
left-hours = { $hours } h
left-minutes = { $minutes } min
left-hours-minutes = { $hours } h { $minutes } min

characters = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}

## Citations

citation = { $act }, { $place } { $point }
citation-unconfirmed = (not confirmed)

## Statuses of a case

status-received = Received
status-not-accepted = Not accepted
status-under-review = Under review
status-awaiting-signature = To be signed
status-decided = Decided
status-delivered = Handed out
status-withdrawn = Withdrawn
status-annulled = Annulled
status-under-complaint = Under complaint

## Stages

stage-intake = Intake
stage-verification = Verification
stage-testing = Test
stage-questionnaire = Questionnaire
stage-interview = Interview
stage-notice = Notice
stage-commission = Commission
stage-drafting = Drafting
stage-sign-off = Signing
stage-delivery = Handing out

## Outcomes

outcome-approve = Approval
outcome-refuse = Refusal
revocation-outcome-approve = No revocation
revocation-outcome-refuse = Revocation

## Commands: a label and what it does

command-accept = Accept the papers
command-accept-about = Takes the application in: the package is complete and valid.
command-refuse-acceptance = Refuse to accept
command-refuse-acceptance-about = Sends an incomplete or expired package back and names each paper. This is not a refusal of the service.
command-record-check = Record a check
command-record-check-about = Answers a question about the case, with its source and evidence.
command-add-note = Add a note
command-add-note-about = Leaves a note in the case. It goes into no letter.
command-assign = Assign
command-assign-about = Gives the case to an executor of the unit.
command-pass-on = Conclude the verification
command-pass-on-about = Closes the verification: its checks are answered, the next stage begins.
command-record-assessment = Record a test or interview
command-record-assessment-about = Records a test, questionnaire or interview: scores, result, or that the applicant did not come.
command-issue-notice = Issue the notice of conformity
command-issue-notice-about = Tells the applicant that the requirements are met. Only then can a decision be prepared.
command-send-to-commission = Send to the Commission
command-send-to-commission-about = Passes complete papers to the Commission.
command-vote = Vote
command-vote-about = Records your vote with its reasons and a score for each criterion. It can be changed until the vote is closed.
command-recuse = Step back
command-recuse-about = Takes you off this case because of a conflict of interest. Your vote is removed.
command-recommend = Close the vote
command-recommend-about = Closes the vote and records the recommendation that the votes and the score amount to.
command-prepare-approval = Prepare an approval
command-prepare-approval-about = Prepares an approval, which then waits for a signature.
command-prepare-refusal = Prepare a refusal
command-prepare-refusal-about = Prepares a reasoned refusal, which then waits for a signature.
revocation-prepare-refusal = Prepare the revocation
revocation-prepare-refusal-about = Prepares the revocation with its grounds and the day of effect; it then waits for a signature.
revocation-prepare-approval = End the proceeding without revocation
revocation-prepare-approval-about = Prepares the end of the proceeding: what was granted stands. It then waits for a signature.
command-notify-hearing = Give notice of a hearing
command-notify-hearing-about = Tells the applicant the preliminary position and when the hearing is.
command-record-hearing = Record the hearing
command-record-hearing-about = Records how the hearing went and answers each objection.
command-return-for-rework = Return for rework
command-return-for-rework-about = Gives the prepared decision back with the reasons. The term goes on running.
command-sign = Sign
command-sign-about = Signs the prepared decision. It cannot be taken back.
command-deliver = Hand out the result
command-deliver-about = Records that the applicant has been given the result.
command-withdraw = Record a withdrawal
command-withdraw-about = Records that the applicant takes the application back. The case ends.
command-annul = Annul because of a defect
command-annul-about = Ends the proceeding because what was enclosed is defective. The applicant may file anew.
command-register-complaint = Register a complaint
command-register-complaint-about = Registers a complaint against what was decided, or against silence past the term.
command-decide-complaint = Decide the complaint
command-decide-complaint-about = Records what the complaint led to. A reversal sends the case back.

## Events in the history of a case

event-application-received = Application received
event-dues-set = Limits computed
event-accepted = Papers accepted
event-acceptance-refused = Acceptance refused
event-check-recorded = Check recorded
event-note-added = Note added
event-assigned = Assigned
event-passed-on = Verification concluded
event-assessment-recorded = Assessment recorded
event-notice-issued = Notice of conformity issued
event-sent-to-commission = Sent to the Commission
event-voted = Vote recorded
event-recused = Member stepped back
event-recommended = Commission recommended
event-prepared = Decision prepared
event-hearing-notified = Notice of hearing given
event-hearing-recorded = Hearing recorded
event-returned-for-rework = Returned for rework
event-decided = Decision signed
event-letter-issued = Letter made
event-delivered = Result handed out
event-withdrawn = Application withdrawn
event-annulled = Application annulled
event-complaint-registered = Complaint registered
event-complaint-decided = Complaint decided

## Roles

role-executor = responsible executor
role-commission-member = Commission member
role-commission-secretary = Commission secretary
role-commission-chair = Commission chair
role-interview-officer = interview officer
role-supervisor = head of unit
role-auditor = auditor
role-gateway = gateway

## Channels

channel-provider = service provider
channel-portal = e-government portal
channel-state-corporation = State Corporation
channel-foreign-mission = foreign mission

## Requests

request-issue = Issue
request-extend = Extension
request-reissue = Reissue
request-duplicate = Duplicate
request-revoke = Revocation
request-renew = Renewal

## Milestones: what starts and ends a clock

milestone-mission-received = application came in to the foreign mission
milestone-filed = application handed in
milestone-registered = application registered
milestone-accepted = papers accepted
milestone-verified = verification concluded
milestone-sent-to-commission = sent to the Commission
milestone-recommended = Commission recommended
milestone-tested = test passed
milestone-questioned = questionnaire passed
milestone-interviewed = interview passed
milestone-notice-issued = notice of conformity issued
milestone-prepared = decision prepared
milestone-decided = decision made
milestone-delivered = result handed out
milestone-complaint-decided = complaint decided
milestone-contract-concluded = labour contract concluded
milestone-data-changed = name or identity document changed

## Whose limit it is

owner-office = office
owner-applicant = applicant
limit-complaint = Decision on the complaint

## Why a day counts or does not

why-start-day = day of the event: the term starts the next day
why-acceptance-day-excluded = day of acceptance: not part of the term
why-working-day = working day
why-weekend = weekend
why-day-off = day off
why-worked-weekend = weekend day that is worked
why-calendar-day = calendar day
why-moved-to-working-day = the last day was a day off: the term ends on this working day
why-closed = outside office hours
why-lead = taken off: the result must be with the State Corporation earlier

## Calendar years

calendar-official = official calendar
calendar-derived = calendar derived by the rule, not official

## Policy

policy-reading = a reading of the law; the stricter one is used
policy-substance = a rule of law that could not be confirmed
policy-institution = the institution's own choice

## What an application states

detail-profession = profession
detail-employer = employer with BIN or IIN
detail-contract = day of the labour contract and its last day
detail-original = number and last day of the earlier document
detail-change = what changed and when
detail-loss = whether the original was lost or damaged

loss-lost = lost
loss-damaged = damaged
fact-kind-flag = yes or no
fact-kind-date = date
fact-kind-number = number
fact-kind-text = text
fact-kind-choice = one of the options

condition-applicant-abroad = the applicant is abroad
condition-represented = somebody files for the applicant
condition-treaty-exempt = a ratified treaty lifts the demand
condition-channel = filed by the channel “{ $channel }”
condition-fact = “{ $fact }” is stated as { $value }

bad-number-length = The number must have 12 digits. Compare it with the identity document.
bad-number-check-digit = The check digit of the number is wrong. Compare it with the identity document: a digit was mistyped.
bad-number-date = The number holds an impossible date. Compare it with the identity document.

## What a paper lacks

lack-missing = not submitted
lack-expired = expired
lack-not-in-form = not in the prescribed form

## Answers, evidence, votes

answer-passed = passed
answer-failed = failed

evidence-paper = paper
evidence-check = check
evidence-recommendation = Commission's recommendation
evidence-assessment = test, questionnaire or interview
evidence-hearing = hearing record

voice-for = for
voice-against = against
voice-abstain = abstained

## Tests, questionnaires, interviews; complaints

attendance-came = came
attendance-no-show = did not come
assessed-passed = passed
assessed-failed = not passed
assessed-no-show = no-show
part-unit-percent = per cent
part-unit-points = points
score-percent = { $score } %
score-points = { $score ->
    [one] { $score } point
   *[other] { $score } points
}
assessed-part = { $part }: { $score }
assessed-part-missed = ✗ { $part }: { $score }, at least { $from } needed
assessed-outcome = result: { $value }
assessed-form = form: { $value }
assessed-place = place: { $value }
complaint-outcome-dismissed = dismissed: what was decided stands
complaint-outcome-reversed = upheld: the decision is reversed

## Hearing

hearing-means-office = in the office
hearing-means-video = by video link
hearing-means-electronic = through an information system
hearing-means-other = by other means

hearing-outcome-held = held
hearing-outcome-absent = the applicant did not come
hearing-outcome-in-writing = the applicant answered in writing

## Results and handing out

validity-up-to-months = { $months ->
    [one] up to { $months } month
   *[other] up to { $months } months
}
validity-contract-term = { $years ->
    [one] the term of the labour contract, at most { $years } year
   *[other] the term of the labour contract, at most { $years } years
}
validity-until-original-ends = until the original ends
validity-months-asked = for the months that the application asks for
validity-open-ended = without a last day
validity-nothing = no result is issued: the proceeding only ends

delivery-in-person = in person, on an identity document
delivery-portal = to the personal cabinet on the portal
delivery-state-corporation = to the State Corporation
delivery-foreign-affairs = to the Ministry of Foreign Affairs, for the mission
delivery-pick-up-point = at the chosen pick-up point, by the number of the application

signature-in-system = signed in the system, no electronic signature

## Modes of the office

mode-production = production
mode-demo = demonstration
mode-exercise = exercise

## Columns of a queue

column-number = Case
column-due = Due
column-applicant = Applicant
column-service = Service
column-request = Request
column-stage = Stage
column-status = Status
column-outcome = Outcome
column-channel = Channel
column-registered = Registered
column-assigned = Assigned to
column-flags = Marks

## Slots of the letter

slot-body = name of the body
slot-number = number
slot-date = date
slot-addressee = addressee
slot-question = question decided
slot-facts = facts established
slot-reasons = why the facts meet the ground
slot-evidence = evidence
slot-law = rule of law
slot-conclusion = conclusion
slot-appeal = how to appeal
slot-appeal-term = by when to appeal
slot-hearing = hearing
slot-answers = answers to objections
slot-signature = signature
slot-result = result
slot-validity = validity
slot-papers = papers that lack

## Fields of the dialogs

field-against-recommendation = reasons for departing from the recommendation
field-appeal = addressee of the complaint
field-assessment-form = form
field-assessment-outcome = result
field-complaint = complaint
field-effective-on = takes effect on
field-answer = answer to the objection
field-citizenship = citizenship
field-family-name = family name
field-given-name = given name
field-identity-number = number of the identity document
field-patronymic = patronymic
field-description = description
field-facts = facts established
field-late-reason = reason for the delay
field-minutes = minutes
field-name = name
field-note = note
field-number = number
field-place = place
field-position = preliminary position
field-power-of-attorney = power of attorney
field-quote = quote
field-reason = reason
field-reasons = reasons
field-record = record
field-source = source
field-statement = applicant's statement
field-text = text
field-video = video record
field-what = what failed
field-why = why they meet the ground
field-other = text

## Rules: who, where, when

violation-role-not-allowed = { $roles ->
    [none] The route of this request has no such step.
   *[other] Your role in this unit does not allow this. It can be done by: { $roles }.
}
violation-not-at-this-stage = { $stage ->
    [none] This cannot be done now: the case is at “{ $status }”. Choose one of the actions open now.
   *[other] This cannot be done now: the case is at “{ $status }”, stage “{ $stage }”. Choose one of the actions open now.
}
violation-assigned-to-other = The case is assigned to { $name }. Agree with them, or ask the head of the unit to reassign it.
violation-policy-value-missing = { $gap ->
    [none] The institution has not set the value “{ $key }”, and without it this cannot be decided. Ask the administrator to set it.
   *[other] The institution has not set the value “{ $key }” (open question { $gap }), and without it this cannot be decided. Ask the administrator to set it.
}
violation-calendar-missing = There is no working calendar for { $year }, so the term cannot be counted. Ask the administrator to add that year.
violation-late-unreasoned = The limit “{ $limit }” ended on { $due }. State the reason for the delay.
violation-text-missing = Nothing is written under “{ $field }”. Fill it in.
violation-text-too-long = { $excess ->
    [one] “{ $field }” has { $count } characters, at most { $max } fit. Shorten it by { $excess } character.
   *[other] “{ $field }” has { $count } characters, at most { $max } fit. Shorten it by { $excess } characters.
}

## Rules: intake

violation-channel-not-open = The rules do not provide for applications by this channel. File by one of the channels that they name.
violation-request-not-known = The rules of this edition do not have this request. Choose another request.
violation-filed-in-future = The application is dated in the future: { $filed_at }. Correct the time of filing.
violation-dates-contradict = The dates contradict each other: { $from } cannot be later than { $until }. Correct one of them.
violation-document-not-known = The request does not have the document “{ $document }”. Say which document of the list the paper is.
violation-language-not-offered = The answer is given in Kazakh or in Russian. Choose one of these two languages.
violation-paper-missing = The paper “{ $document }” is missing. It must be submitted.
violation-paper-expired = The paper “{ $document }” expired on { $expired_on }. A valid one must be submitted.
violation-paper-validity-unknown = The last day of validity of “{ $document }” is not stated. State it.
violation-detail-missing = The application does not state: { $detail }. It must be added.
violation-fact-missing = The application does not state “{ $fact }”. It must be supplemented.
violation-fact-not-known = Applications of this kind state no “{ $fact }”. Leave it out.
violation-fact-malformed = { $kind ->
    [flag] “{ $fact }”: the answer must be yes or no. Correct it.
    [date] “{ $fact }”: a date is needed. Correct it.
    [number] “{ $fact }”: a whole number is needed, not below zero. Correct it.
    [choice] “{ $fact }”: choose one of the options the rules name.
   *[other] “{ $fact }”: the value cannot be read. Correct it.
}
violation-requirement-unmet = Not met: “{ $requirement }”. While it is not met, this cannot be granted; a refusal can name it.
violation-requirement-not-lacking = “{ $requirement }” is met or not asked of this application. Take it off the list.
violation-requirement-not-named = “{ $requirement }” is not met and is not on the list. Add it.
violation-failure-missing = The channel “{ $channel }” is open only when another one has failed. State what failed, when and for how long.
violation-failure-too-short = The failure lasted { $minutes } min; this channel opens only when it lasts longer than { $over } min. File through the usual channel.
violation-nothing-lacking = The package is complete and valid, so there is nothing to refuse acceptance for. Accept the papers.
violation-paper-not-lacking = The paper “{ $document }” is there and valid. Take it off the list.
violation-paper-not-named = The paper “{ $document }” lacks, but is not on the list. Add it.
violation-paper-named-twice = The paper “{ $document }” is on the list twice. Leave one entry.

## Rules: checks and evidence

violation-check-not-known = The rules of this edition do not have this check. Choose one from the list.
violation-check-not-applicable = This check does not apply to this application. Leave it unanswered.
violation-evidence-missing = No evidence is given. Add a piece, such as a place in a paper.
violation-evidence-too-few = { $missing ->
    [one] Pieces of evidence: { $count }, the ground demands at least { $min }. Add { $missing } more.
   *[other] Pieces of evidence: { $count }, the ground demands at least { $min }. Add { $missing } more.
}
violation-evidence-kind-not-accepted = The ground does not accept evidence of the kind “{ $kind }”. Choose another kind.
violation-evidence-twice = The same piece of evidence is named twice. Leave one.
violation-evidence-paper-not-in-case = The case has no such paper in this version. Choose a paper of this case.
violation-evidence-page-not-there = { $pages ->
    [one] There is no page { $page }: the paper has { $pages } page. Correct the page number.
   *[other] There is no page { $page }: the paper has { $pages } pages. Correct the page number.
}
violation-evidence-place-missing = Neither a page nor a quote is given. Show the place in the paper.
violation-evidence-quote-not-there = { $page ->
    [0] The quoted passage is not in the paper. Copy it from the text of a page.
   *[other] The quoted passage is not on page { $page }. Copy it from the text of the page.
}
violation-evidence-description-missing = The page has no text to quote. Describe what it shows.
violation-evidence-check-unanswered = This check has no recorded answer. Record the check first, or choose other evidence.
violation-evidence-recommendation-absent = The Commission has given no recommendation that could be evidence. Choose other evidence.
violation-evidence-assessment-absent = “{ $assessment }” has no record to refer to yet. Record it first or choose other evidence.
violation-evidence-hearing-absent = There is no hearing record that could be evidence. Record the hearing first, or choose other evidence.

## Rules: tests, questionnaires, interviews, the notice

violation-assessment-not-known = This edition has no assessment “{ $assessment }”. Choose one from the list.
violation-assessment-not-at-stage = “{ $assessment }” belongs to another stage. Choose what is held now.
violation-assessment-in-future = It is dated in the future: { $held_at }. Correct the time.
violation-part-score-missing = “{ $part }” has no score. Enter it.
violation-part-score-out-of-range = “{ $part }”: the score must lie between 0 and { $max }. Correct it.
violation-part-not-known = The assessment has no part “{ $part }”. Take its score out.
violation-no-show-scored = Nobody came, so there is no score and no result. Take them out, or record that the applicant came.
violation-outcome-missing = The result is not chosen. Choose a step of the scale.
violation-outcome-not-known = The result “{ $outcome }” is not on the scale. Choose one that is.
violation-form-missing = It is not said in which form it was held. Choose the form.
violation-form-not-known = The institution knows no form “{ $form }”. Choose one from the list.
violation-retakes-exhausted = “{ $assessment }” was taken without success: { $attempts }; it may be taken again at most: { $most }. A refusal can be prepared.
violation-assessment-not-passed = “{ $assessment }” is not passed. Record that it was passed, or prepare a refusal.
violation-notice-number-missing = The notice has no number. Give it one.
violation-notice-missing = No notice of conformity was issued. Issue it first.

## Rules: the Commission

violation-recused = You have stepped back from this case. It is decided by the other members.
violation-minutes-missing = The minutes of the meeting are missing. Enter their number and date, or what they say.
violation-video-missing = The meeting must be recorded on video. Say where the record is kept.
violation-vote-unreasoned = A vote against and an abstention need reasons. Write them.
violation-score-missing = There is no score for “{ $criterion }”. Give one.
violation-score-out-of-range = The score for “{ $criterion }” must be from 0 to { $max }. Correct it.
violation-criterion-not-known = There is no criterion “{ $criterion }” now. Remove its score.
violation-quorum-not-reached = { $missing ->
    [one] Members who voted: { $count }, the quorum is { $min }. One more vote is needed.
   *[other] Members who voted: { $count }, the quorum is { $min }. { $missing } more votes are needed.
}
violation-votes-undecided = The votes are even: { $for } for, { $against } against. The members need to discuss the case and vote again.
violation-recommendation-missing = The Commission has not given its recommendation yet. Wait for it.
violation-against-recommendation-unreasoned = The decision departs from the Commission's recommendation. State why.

## Rules: refusal

violation-ground-missing = No ground for refusal is chosen. Choose at least one.
violation-ground-not-listed = The rules of this edition do not list the ground “{ $ground }”. Choose one from the list.
violation-ground-twice = The same ground is chosen twice. Leave one.
violation-ground-not-at-stage = The ground “{ $ground }” cannot be invoked at the present stage. Go on with the stage first.
violation-ground-not-for-role = Your role may not invoke the ground “{ $ground }”. Ask a colleague whose role may.
violation-ground-check-not-failed = The ground “{ $ground }” is not open: no check that supports it has failed. Record the failed check first, or choose another ground.
violation-ground-score-not-below = The ground “{ $ground }” is not open: the score { $score } is not below the threshold { $threshold }.
violation-ground-score-absent = The ground “{ $ground }” is not open yet: the Commission has recorded no score. Wait for the recommendation.
violation-ground-not-supported = The ground “{ $ground }” cannot be used: nothing that was found supports it. Record what supports it first, or choose another ground.
violation-ground-not-recommended = The ground “{ $ground }” cannot be used: the Commission did not recommend to refuse.
violation-ground-not-applied = The institution does not apply the ground “{ $ground }”: nobody could confirm its text. Choose another ground.
violation-effect-missing = The revocation does not say from which day it takes effect. Enter the day.
violation-effect-too-early = A revocation takes effect not before it can be decided: { $earliest } at the earliest. Correct the day.
violation-effect-needless = Only a revocation has a day of effect. Take it out.
violation-finding-missing = “{ $field }” is empty. Write it for this ground.
violation-finding-too-short = { $missing ->
    [one] “{ $field }”: { $count } of at least { $min } characters. Write { $missing } more.
   *[other] “{ $field }”: { $count } of at least { $min } characters. Write { $missing } more.
}
violation-finding-copies-ground = The text only repeats the title of the ground “{ $ground }”. Write what was established in this case.
violation-finding-repeated = The same text stands in two places. Write each part on its own matter.
violation-finding-near-copy = The text is { $percent } % the same as an earlier finding of yours. Check that it describes this case.
violation-failed-check-unanswered = The check “{ $check }” failed, but the ground it supports is not chosen. Choose the ground, or note why not.
violation-not-chosen-needless = The check “{ $check }” needs no note. Remove the note.
violation-letter-slot-empty = The letter has nothing to say under “{ $slot }”. Fill in what it is made from.

## Rules: hearing

violation-hearing-not-due = No hearing is due in this case. Go on without it.
violation-hearing-already-notified = Notice of the hearing was given already. Record how it went.
violation-hearing-not-notified = The applicant has had no notice of a hearing. Give notice before refusing.
violation-hearing-notice-too-late = Too few working days have passed since the notice. The decision is possible from { $earliest }.
violation-hearing-too-early = It is too early: the earliest moment possible is { $earliest }. Correct the time, or wait.
violation-objection-period-running = The applicant may object up to and including { $until }. Wait until that day is over.
violation-hearing-not-recorded = The law asks for a record of the hearing, and there is none yet. Hold the hearing and record how it went.
violation-objection-unanswered = An objection of the applicant has no answer. Answer it.

## Rules: approval

violation-check-unanswered = The check “{ $check }” has no answer. Record it.
violation-check-failed = The check “{ $check }” failed, so approval is not possible. Check it again, or prepare a refusal.
violation-score-below-threshold = The Commission's score { $score } is below the threshold { $threshold }, so approval is not possible. Prepare a refusal.
violation-output-number-missing = The result has no number. Give it one.
violation-output-number-not-new = A reissued result has a new number. Give a number that differs from the earlier one.
violation-output-number-needless = No result is issued here, so there is nothing to number. Take the number out.
violation-validity-end-missing = The result has no last day of validity. Enter it.
violation-validity-end-needless = This result has no last day of validity. Take it out.
violation-validity-begins-too-early = Validity begins before the decision can be made. The first day can be { $earliest } at the earliest. Correct the date.
violation-validity-reversed = The last day of validity lies before the first. Correct the dates.
violation-validity-too-long = The validity is too long: the last day can be { $latest } at the latest. Correct the date.
violation-validity-not-as-original = The result must end on the day the original ends, { $expected }. Correct the date.

## Rules: signing and handing out

violation-sample-not-opened = This one is in the random sample: of what is signed together, { $percent } per cent must be opened and read first. Open the case, then sign it.
violation-refusal-signed-alone = A refusal is signed alone: open the case, read it, and sign it there.
violation-signer-prepared = You prepared this decision, so another authorised person must sign it.
violation-signer-assessed = You answered checks in this case, so another authorised person must sign.
violation-signer-only-voter = You were the only member who voted on this case, so another authorised person must sign.
violation-prepared-no-longer-lawful = The prepared decision no longer meets the rules. Look at the other remarks and return it for rework.
violation-power-of-attorney-missing = A representative collects only on a notarised power of attorney. Give its number and date.
violation-delivery-means-not-open = An application filed by “{ $channel }” has its result handed out another way. Choose another way.
violation-annulment-not-provided = The rules of this service know no annulment. Prepare a decision instead.
violation-annulment-unfounded = None of the checks that an annulment rests on has failed. Record such a check first, or go on with the case.
violation-assignee-not-known = The unit has no executor of this name. Choose one from the list.

## Rules: complaints

violation-appeal-not-known = The rules know no addressee “{ $appeal }” of a complaint. Choose one from the list.
violation-nothing-to-complain-of = There is nothing to complain about yet: the case is “{ $status }” and its term has not passed.
violation-complaint-own-decision = The complaint is about what you decided yourself. Somebody else must decide it.

## Problems: what happened, and what to do

problem-not-signed-in = Your session has ended. What you typed is kept.
problem-not-signed-in-do = Sign in again.
problem-sign-in-failed = The login or the password is wrong.
problem-sign-in-failed-do = Check the keyboard layout and try again. If that does not help, ask the administrator.
problem-sign-in-denied = The sign-in was refused at the identity provider.
problem-sign-in-denied-do = Begin anew, and agree to it there yourself. If it is refused again, ask the administrator.
problem-sign-in-over = Nobody agreed to the sign-in in time.
problem-sign-in-over-do = Begin anew.
problem-sign-in-unavailable = The identity provider cannot be used now. Whoever is signed in works on.
problem-sign-in-unavailable-do = Try again in a few minutes. If it lasts, tell the administrator.
problem-no-post = The identity provider knows you, but you have no post in this office.
problem-no-post-do = Ask the administrator which group you should belong to.
problem-not-allowed = Your role does not allow this. Nothing was changed.
problem-not-allowed-do = Ask the head of the unit who may do it.
problem-not-found = It is not there, or it belongs to another unit.
problem-not-found-do = Check the number and refresh the queue.
problem-body-invalid = The server could not read what was sent. Nothing was changed.
problem-body-invalid-do = Correct the field that is named. If none is, give the code to the help desk.
problem-method-not-allowed = The server does not know this request. Nothing was changed.
problem-method-not-allowed-do = The program and the server may be of different versions. Tell the administrator.
problem-not-acceptable = The server has no answer of the kind this program asks for. Nothing was changed.
problem-not-acceptable-do = The program and the server may be of different versions. Tell the administrator.
problem-twin-in-flight = The same command is being carried out already.
problem-twin-in-flight-do = Wait for the answer. Do not send it again.
problem-lease-held = A colleague is working on this case. Nothing was changed.
problem-lease-held-do = Agree with the colleague, or take the case over with a reason.
problem-already-received = This application was handed in before. No second case was made.
problem-already-received-do = Find the case by the application's number.
problem-version-conflict = The case has changed since you opened it. Nothing was recorded, and your draft is kept.
problem-version-conflict-do = Look at what changed and go on from there.
problem-too-large = What was sent is larger than the server takes. Nothing was recorded.
problem-too-large-do = Shorten the text or send a smaller file.
problem-unsupported-media-type = The file is neither PDF, PNG nor JPEG by its content. It was not stored.
problem-unsupported-media-type-do = Send the paper as PDF, PNG or JPEG.
problem-violations = The rules do not allow this. Nothing was recorded.
problem-violations-do = Correct what the remarks name.
problem-not-in-force = No rules of this service are in force on that day, or it is not confirmed that they are. The application was not taken in.
problem-not-in-force-do = Check the date. Ask the institution which rules apply.
problem-unknown-service = There is no such service, edition or queue.
problem-unknown-service-do = Check the name, or tell the administrator.
problem-key-reused = This key was used for another command. Nothing was recorded.
problem-key-reused-do = Close the dialog and open it again. Your text is kept.
problem-hash-mismatch = The file was damaged on its way, or was not sent. It was not stored.
problem-hash-mismatch-do = Send the file again.
problem-precondition-required = The request does not say which version of the case it is based on. Nothing was changed.
problem-precondition-required-do = The program and the server may be of different versions. Tell the administrator.
problem-resync-needed = The place of this workstation in the list of changes is too old.
problem-resync-needed-do = The queue is loaded anew.
problem-too-many-requests = There were too many requests in a short time.
problem-too-many-requests-do = Wait a minute and try again.
problem-internal = The server failed. It is not known to you yet whether the command was recorded.
problem-internal-do = Look at the history of the case before you repeat anything, and give the code to the help desk.
problem-body-too-slow = What was sent did not reach the server in time. Nothing was recorded.
problem-body-too-slow-do = Check the network and send it again.
problem-not-in-time = The server did not finish in time. It is not known to you yet whether the command was recorded.
problem-not-in-time-do = Look at the history of the case before you repeat anything.
problem-unavailable = The server takes no changes now. Nothing was recorded; reading still works.
problem-unavailable-do = Your draft is kept. Tell the administrator and try later.
problem-support-code = Code for the help desk: { $code }
