### The law book: faults of the configuration, and deadlines explained

## What a fault is about

named-act = act
named-channel = channel
named-check = check
named-document = document
named-fact = fact
named-ground = ground
named-hours = office hours
named-limit = limit
named-stage = stage

## What stands in a file

found-text = text
found-whole-number = a whole number
found-number = a number
found-flag = true or false
found-date = a date or a time
found-list = a list
found-table = a table

## What a value may be

shape-text = text in quotation marks
shape-whole-number = a whole number
shape-number = a number
shape-flag = true or false
shape-list = a list in square brackets
shape-table = a table
shape-criteria = a list of criteria with id, title and max
shape-scale = a list of { "{" } id, title, passes { "}" }
shape-documents = a list of documents, as under “documents” of a request
shape-grounds = a list of grounds, as under “grounds” of a request
shape-date = a date such as 2026-01-09
shape-literal = true or false, a whole number, or text
shape-amount = a whole number, or { "{" } policy = "…" { "}" } naming a policy key
shape-policy-value = true or false, a number, text, or a list of criteria, of outcomes, of documents or of grounds
shape-one-of = one of: { $names }
shape-between = a whole number from { $least } to { $most }
shape-other = { $text }

## Faults of the configuration: what is wrong, and what to do

fault-did-you-mean = Did you mean “{ $name }”?
fault-unreadable = cannot be read: { $why }
fault-unreadable-hint = Check that it exists and that you may read it.
fault-not-a-file = is not a regular file
fault-not-a-file-hint = Put a plain file here or take it away.
fault-too-large = is larger than { $most } bytes
fault-too-large-hint = No file of the law is that large: was something else put here?
fault-too-many-files = holds more than { $most } files
fault-too-many-files-hint = Is this the right folder?
fault-not-utf8 = is not text in UTF-8
fault-not-utf8-hint = Save the file as UTF-8.
fault-unknown-file = nothing reads this file, so what it says would not be law
fault-unknown-file-hint = Rename it to what the folder expects (procedures/<service>/<edition>.toml, calendar/<year>.toml, queues/<slug>.toml) or take it away.
fault-missing-file = the file { $name } is missing
fault-missing-file-hint = Add it; the shipped configuration has an example.
fault-syntax = is not valid TOML: { $text }
fault-syntax-hint = Compare with a neighbouring line: quotation marks, brackets, one key a line.
fault-unknown-key = the key “{ $key }” is not known here
fault-unknown-key-hint = Correct its name or take it away.
fault-missing-key = the key “{ $key }” is missing
fault-missing-key-hint = Add it in this table.
fault-wrong-type = { $found } stands where { $expected } is expected
fault-wrong-type-hint = Write it in the expected form.
fault-wrong-value = “{ $found }” cannot stand here; expected is { $expected }
fault-wrong-value-hint = Choose a value that is allowed.
fault-wrong-form = does not have a form that it may have
fault-wrong-form-hint = It may be: { $expected }.
fault-bad-code = “{ $value }” cannot be a name
fault-bad-code-hint = Names are 1 to 64 of a-z, 0-9, “-” and “.”.
fault-bad-date-or-time = “{ $value }” is no date and no time
fault-bad-date-or-time-hint = Write a date as 2026-01-09 and a time as 18:30:00.
fault-bad-value = cannot be read: { $text }
fault-bad-value-hint = Compare with the same key in the shipped configuration.
fault-too-many-faults = has more than { $most } faults; the rest is not shown
fault-too-many-faults-hint = Correct these and check again.
fault-blank-words = no words in { $language }
fault-blank-words-hint = Everything a person reads has words in kk, ru and en.
fault-blank-text = “{ $key }” is blank
fault-blank-text-hint = Say what it is: a point of the act, a source.
fault-empty-list = “{ $key }” is empty
fault-empty-list-hint = Add at least one entry.
fault-duplicate-id = “{ $id }” stands here twice
fault-duplicate-id-hint = Give each its own name.
fault-unknown-reference = “{ $name }” leads nowhere ({ $kind })
fault-unknown-reference-hint = Name one that this file defines.
fault-name-mismatch = { $key } is “{ $found }”, but by the name of file or folder it is “{ $expected }”
fault-name-mismatch-hint = Make both the same.
fault-days-reversed = ends on { $last }, before it begins on { $first }
fault-days-reversed-hint = Both days are inclusive.
fault-unconfirmed-not-before = unconfirmed from { $from } is not before the first day { $first }
fault-unconfirmed-not-before-hint = It names the day before first_day from which it may have been in force.
fault-editions-overlap = from { $from } the edition { $other } is in force as well
fault-editions-overlap-hint = One day has one edition: end the earlier one on the day before.
fault-editions-gap = no edition is in force from { $from } until { $until }, after { $other }
fault-editions-gap-hint = Correct the days, or declare the gap in service.toml under [[gaps]] with its source.
fault-end-unmarked = the last day rests on the first day of { $other }, which nobody could confirm
fault-end-unmarked-hint = Write confirmed = false, or name the gap.
fault-missing-provider-hours = there are no office hours named “provider”
fault-missing-provider-hours-hint = Limits end at the provider's closing time: add [hours.provider].
fault-hours-reversed = opening, lunch and closing are not in this order
fault-hours-reversed-hint = opens < lunch_from < lunch_to < closes
fault-lunch-half = the lunch has a beginning and no end, or an end and no beginning
fault-lunch-half-hint = Give both lunch_from and lunch_to, or neither.
fault-route-begin = the route does not begin with an intake
fault-route-begin-hint = The first stage has kind = "intake".
fault-route-end = the route does not end with a delivery
fault-route-end-hint = The last stage has kind = "delivery".
fault-route-twice = the route has “{ $kind }” twice
fault-route-twice-hint = A route has each kind of stage once.
fault-route-lacks = the route has no “{ $kind }”
fault-route-lacks-hint = Add a stage of this kind.
fault-route-order = “{ $kind }” stands after a stage that it must precede
fault-route-order-hint = intake · verification, testing, questionnaire, interview · notice, commission · drafting · sign-off · delivery
fault-zero-amount = is zero or less
fault-zero-amount-hint = Give a whole number above zero.
fault-amount-too-large = is more than { $most }
fault-amount-too-large-hint = Is the unit right?
fault-limit-cycle = lies within itself, through “{ $through }”
fault-limit-cycle-hint = Take one of the two out of “within”.
fault-limit-ends-where-it-starts = starts and ends with the same event
fault-limit-ends-where-it-starts-hint = “starts” and “until” are different events.
fault-lead-too-long = the lead of { $days } leaves nothing of { $amount }
fault-lead-too-long-hint = The lead is shorter than the limit.
fault-ground-unsupported = nothing supports the ground “{ $ground }”
fault-ground-unsupported-hint = It could never be invoked: name it under “supports” of a check, an assessment or a requirement.
fault-support-missing = the check “{ $check }” does not say that it supports “{ $ground }”
fault-support-missing-hint = Add the ground to its “supports”, or take the check from here.
fault-support-unused = the ground “{ $ground }” does not rest on the check “{ $check }”
fault-support-unused-hint = Add the check to “needs” of the ground, or take the ground from here.
fault-stage-unfit = nothing is examined at the stage “{ $stage }”
fault-stage-unfit-hint = Name a stage between acceptance and sign-off.
fault-no-commission = the ground “{ $ground }” needs a Commission, and the route has none
fault-no-commission-hint = Take the ground away or add the stage.
fault-support-not-taken = the ground “{ $ground }” does not rest on “{ $by }”
fault-support-not-taken-hint = Its “needs” must be { "{" } kind = "supported" { "}" }, or take the ground from here.
fault-supports-at-acceptance = a requirement of acceptance supports a ground
fault-supports-at-acceptance-hint = What is not met at acceptance is not accepted and never refused: take “supports” away, or write at = "decision".
fault-fact-unfit = the fact “{ $fact }” is of the kind { $found }; { $expected } is needed here
fault-fact-unfit-hint = Name another fact or correct its kind.
fault-options-unfit = a choice has options, and nothing else has any
fault-options-unfit-hint = Add “options” to a fact of kind = "choice"; take them from any other.
fault-stage-without-assessment = nothing leads out of the stage “{ $stage }”
fault-stage-without-assessment-hint = Only a passed test, questionnaire or interview does: add an assessment of this stage or take the stage away.
fault-stage-not-assessed = the stage “{ $stage }” is no test, questionnaire or interview
fault-stage-not-assessed-hint = Name a stage of testing, questionnaire or interview.
fault-assessment-unmeasured = the assessment has neither parts nor an outcome
fault-assessment-unmeasured-hint = Whoever comes would pass: add “parts” or “outcome”.
fault-pass-above-most = what passes, { $pass }, is above the most that can be scored, { $most }
fault-pass-above-most-hint = Nobody could reach it: correct “pass_from” or “most”.
fault-commission-rule-missing = the route has a Commission, and nothing says how it decides
fault-commission-rule-missing-hint = Add the table “commission” to the request, with quorum and majority.
fault-commission-rule-unused = the route has no Commission
fault-commission-rule-unused-hint = Add the stage, or take the table away.
fault-commission-unsent = nothing sends a case to the Commission
fault-commission-unsent-hint = Put a stage at which the case is examined before it.
fault-commission-without-chair = nobody of the Commission may make its recommendation
fault-commission-without-chair-hint = Add “commission-chair” to the roles of the stage.
fault-signers-apart = nobody of this stage may sign
fault-signers-apart-hint = One of its roles must be among the “signers” of the edition.
fault-ground-never-open = the ground “{ $ground }” is open at no stage where anything can be refused
fault-ground-never-open-hint = Name a stage of drafting, or one of examination that the Commission does not directly follow.
fault-threshold-without-criteria = a threshold stands here without criteria
fault-threshold-without-criteria-hint = Name the policy key of the criteria too, or take the threshold away.
fault-threshold-differs = “{ $threshold }” is not the threshold of the Commission
fault-threshold-differs-hint = Name the same policy key here and under “commission”.
fault-notice-of-nothing = a notice says that an assessment was passed, and the route has none
fault-notice-of-nothing-hint = Add a test, questionnaire or interview, or take the stage away.
fault-hearing-always-due = a hearing without “due” is always held, and only a revocation asks for that
fault-hearing-always-due-hint = Name under “due” the policy key that says whether it is held.
fault-common-needs = a common ground rests on what only one edition knows
fault-common-needs-hint = Write needs = { "{" } kind = "supported" { "}" }: checks, assessments and requirements name it under “supports”.
fault-unseen-confirmed = nobody here has seen the act “{ $act }”, and the citation does not say that it is unconfirmed
fault-unseen-confirmed-hint = Write confirmed = false, or take seen = false from the act once somebody has read it.
fault-gap-confirmed = it stands for the gap { $gap } in the sources and is marked as confirmed
fault-gap-confirmed-hint = Write confirmed = false; when the source has been found, name it and take “gap” away.
fault-invented-confirmed = a value of the demonstration is marked as confirmed
fault-invented-confirmed-hint = Write confirmed = false.
fault-missing-policy-key = the policy has no key “{ $key }”
fault-missing-policy-key-hint = Add it; leave “value” out when nobody has set it.
fault-not-in-policy = the key “{ $key }” is not in { $policy }
fault-not-in-policy-hint = Correct the name or add the key to the policy.
fault-confirmed-without-value = is confirmed without a value
fault-confirmed-without-value-hint = Give the value, or confirmed = false.
fault-threshold-above-maximum = the threshold { $threshold } is above the most points there are, { $maximum }
fault-threshold-above-maximum-hint = Nobody could reach it: correct the threshold or the criteria.
fault-day-outside-year = { $day } is not in { $year }
fault-day-outside-year-hint = Each year has its own file.
fault-day-twice = { $day } stands here twice
fault-day-twice-hint = A day is off or worked, once.
fault-worked-not-weekend = { $day } is not a Saturday or Sunday
fault-worked-not-weekend-hint = Under “worked” stand weekend days that are worked.
fault-instead-of-itself = { $day } stands in for itself
fault-instead-of-itself-hint = “instead_of” names the other day.
fault-missing-year = the calendar of { $year } is missing
fault-missing-year-hint = Add calendar/{ $year }.toml: a term may run through it.
fault-unknown-zone = “{ $zone }” is no time zone
fault-unknown-zone-hint = Use an IANA name such as Asia/Almaty.
fault-bad-filter = the filter cannot be read: { $text }
fault-bad-filter-hint = Compare with the filters of the shipped queues.
fault-bad-sort = the order cannot be read: { $text }
fault-bad-sort-hint = Such as “due” or “-registered”.

## kezek check

check-services = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
check-editions = { $count ->
    [one] { $count } edition
   *[other] { $count } editions
}
check-years = { $count ->
    [one] { $count } calendar year
   *[other] { $count } calendar years
}
check-queues = { $count ->
    [one] { $count } queue
   *[other] { $count } queues
}
check-policy-absent = { $count ->
    [one] { $count } policy key without a value
   *[other] { $count } policy keys without a value
}
check-faults = { $count ->
    [one] { $count } fault in the configuration
   *[other] { $count } faults in the configuration
}
check-sound = The configuration is sound.

## kezek check --sources

source-policy = Policy
source-absent = absent
source-confirmed = confirmed
source-not-confirmed = not confirmed
source-all = in all
source-counts = { $values ->
    [one] { $values } value
   *[other] { $values } values
}, { $confirmed } confirmed
source-policy-counts = { $keys ->
    [one] { $keys } policy key
   *[other] { $keys } policy keys
}: { $absent } absent, { $confirmed } confirmed
source-kind-in-force = in force
source-kind-basis = legal basis
source-kind-acceptance = day of acceptance
source-kind-hours = office hours
source-kind-channel = channel
source-kind-fallback = stand-in channel
source-kind-appeal = complaint
source-kind-refusal-to-accept = refusal to accept
source-kind-fact = fact
source-kind-requirement = requirement
source-kind-document = document
source-kind-documents-from = documents of policy
source-kind-stage = stage
source-kind-assessment = assessment
source-kind-part = part
source-kind-commission = commission
source-kind-limit = limit
source-kind-lead = earlier end
source-kind-check = check
source-kind-ground = ground
source-kind-grounds-from = grounds of policy
source-kind-annulment = annulment
source-kind-hearing = hearing
source-kind-form = form
source-kind-validity = validity

## kezek explain

explain-filed = Filed
explain-registered = Registered
explain-edition = Edition
explain-in-force = In force
explain-in-force-from = from { $first }
explain-in-force-span = { $first } to { $last }
explain-source = Source
explain-after-hours = after closing time
explain-day-off = on a day off
explain-counts-next = { $why }: counts from the next day the channel is open
explain-forced = the edition was chosen by hand; it is not in force on this day
explain-due = due { $at }
explain-bound = bound earlier by “{ $limit }”: { $at }
explain-waits = starts with: { $event } (not given)
explain-blocked = cannot be computed: the policy key “{ $key }” has no value
explain-owner-applicant = kept by the applicant
explain-minutes = { $count } min
explain-hours-minutes = { $hours } h { $minutes } min
explain-fallback = this channel is open only when another one failed
explain-fallback-over = this channel is open only when another one failed for more than { $minutes } min
explain-demonstration = The policy is that of the demonstration: its values are invented.
explain-no-limits = No limits.

## Why no edition is in force

absence-head = No edition of “{ $service }” can govern an application that counts as registered on { $day }.
absence-unknown-service = There is no service “{ $service }”. Known: { $known }.
absence-no-calendar = The working calendar has no year { $year }: add calendar/{ $year }.toml.
absence-no-channel = The edition { $edition } has no channel “{ $channel }”.
absence-no-request = The edition { $edition } has no request “{ $request }”. It has: { $known }.
absence-channel-closed = “{ $request }” is not open on the channel “{ $channel }”. It is open on: { $known }.
absence-fact-unknown = The request asks for no fact “{ $fact }”. It asks for: { $known }.
absence-fact-malformed = “{ $fact }” does not have the form of its kind: { $kind }.
absence-no-edition = The service has no edition “{ $edition }”. It has: { $known }.
absence-unconfirmed = Unconfirmed: whether { $edition } was in force already between { $from } and { $first } could not be confirmed.
absence-before = The first edition held here, { $edition }, is in force from { $first }.
absence-after = The last edition held here, { $edition }, was in force until { $last }.
absence-between = { $before } was in force until { $last }, { $after } is in force from { $first }.
absence-event-computed = “{ $event }” is found from the filing and cannot be given.
absence-event-unknown = There is no event “{ $event }”. Known: { $known }.
absence-event-early = “{ $event }” is given before the filing.
