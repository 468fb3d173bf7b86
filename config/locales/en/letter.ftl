### The letters that go to the applicant.

letter-draft-mark = DRAFT. Not signed.
letter-demo-mark = DEMONSTRATION. People, papers and decisions are invented; this letter has no legal force.
letter-exercise-mark = EXERCISE. This letter has no legal force.
letter-policy-mark = The values that the law leaves to the institution are demonstration values here.

letter-to = To: { $name }
letter-contact = Contact: { $contact }
letter-representative = Representative: { $name } (power of attorney: { $power })
letter-number-date = No. { $number } of { $date }

letter-title-approve = DECISION TO PROVIDE THE STATE SERVICE
letter-title-refuse = DECISION TO REFUSE THE STATE SERVICE (reasoned refusal)
letter-title-not-accepted = REFUSAL TO ACCEPT THE PAPERS

## The question

letter-section-question = Question decided
letter-question = Application No. { $number }, registered on { $date }, was examined (request: “{ $request }”). Result asked for: “{ $output }”.
letter-question-not-accepted = The papers of application No. { $number }, registered on { $date }, were checked for completeness (request: “{ $request }”).
letter-edition = The rules in force on the day of registration were applied: { $edition }.

## Grounds for refusal

letter-section-grounds = Grounds for refusal
letter-law = Rule: { $citation }.
letter-facts = Facts established:
letter-why = Why they meet the ground:
letter-evidence = Evidence:
letter-evidence-paper = “{ $title }”
letter-page = page { $page }
letter-quote = “{ $quote }”
letter-description = it shows: { $description }
letter-evidence-check = check “{ $title }”: { $answer }; source: { $source } ({ $date })
letter-evidence-hearing = hearing record of { $date }

## Facts established

letter-section-facts = Facts established
letter-papers-complete = The papers are complete. Checked:

## The Commission's recommendation

letter-section-recommendation = Recommendation of the Commission
letter-recommendation = recommendation of the Commission of { $date }: { $outcome }; score { $score }, threshold { $threshold }; votes: { $for } for, { $against } against, { $abstained } abstained
letter-recommends-approve = provide the service
letter-recommends-refuse = refuse
letter-against = The decision departs from the recommendation for these reasons:

## Hearing

letter-section-hearing = Hearing
letter-hearing-notified = On { $date } the applicant was given the preliminary position and notice of a hearing set for { $held } ({ $means }).
letter-hearing-held = The hearing was held.
letter-hearing-absent = The applicant did not come to the hearing.
letter-hearing-in-writing = The applicant answered in writing instead of a hearing.
letter-hearing-not-required = There was no hearing: by the institution's procedure for this service none is required.
letter-hearing-to-come = The hearing has not been held yet. Its record goes into the letter before it is signed.
letter-hearing-undecided = The institution has not determined yet whether a hearing is required. Without that the letter cannot be signed.
letter-no-objections = There were no objections.
letter-objection = Objection of the applicant:
letter-answer = Answer to the objection:

## The decision

letter-section-conclusion = Decision
letter-conclusion-refuse = The state service is refused.
letter-conclusion-approve = The state service is provided and the result named below is issued.
letter-conclusion-not-accepted = The papers are not accepted, because the package is incomplete or holds papers that are not valid. This is not a refusal of the service.
letter-apply-again = The application can be handed in again with a complete package of valid papers.
letter-late = The decision was made after the term had ended. Reason for the delay:

## The result

letter-section-result = Result
letter-result = { $title } (form: { $form })
letter-result-number = Number: { $number }
letter-result-validity = Valid from { $from } to { $until }, both days included.

## Papers that lack

letter-section-papers = Papers for which acceptance is refused
letter-paper-lacks = { $title }: { $lack } ({ $citation })
letter-paper-lacks-form = { $title }: { $lack }; required: { $form } ({ $citation })
letter-expired-on = expired on { $date }

## How to appeal

letter-section-appeal = How and by when to appeal
letter-appeal-lodge = { $months ->
    [one] A complaint can be lodged within { $months } month of learning of the decision.
   *[other] A complaint can be lodged within { $months } months of learning of the decision.
}
letter-appeal-examined = { $count ->
    [one] The complaint is examined within { $count } working day of its registration.
   *[other] The complaint is examined within { $count } working days of its registration.
}

## Signature

letter-signed-by = Signed by: { $name }, { $at }
letter-signature-in-system = Signed in the system, no electronic signature.
letter-to-be-signed-by = To be signed by: { $name }
letter-to-be-signed = To be signed by the authorised person.
letter-prepared-by = Prepared by: { $name }
letter-hash = Checksum of the decision (SHA-256):

## Other messages to the applicant

letter-title-notice = NOTICE OF CONFORMITY
letter-title-annulled = NOTICE THAT THE APPLICATION IS ANNULLED
letter-title-complaint = ANSWER TO THE COMPLAINT
letter-title-revoke = DECISION TO REVOKE
letter-title-not-revoked = DECISION TO END THE PROCEEDING WITHOUT REVOCATION
letter-question-notice = Application No. { $number }, registered on { $date } (request: “{ $request }”), passed its assessments.
letter-question-annulled = The samples enclosed with application No. { $number }, registered on { $date } (request: “{ $request }”), were checked.
letter-question-complaint = A complaint about application No. { $number }, registered on { $date } (request: “{ $request }”), was examined:
letter-question-revocation = Case No. { $number }, opened by the body on { $date } (“{ $request }”), was examined.
letter-section-requirements = Conditions that are not met
letter-requirement-unmet = { $title } ({ $citation })
letter-section-revocation = Grounds for revocation
letter-conclusion-notice = The applicant meets the requirements. Number of the notice: { $number }.
letter-conclusion-annulled = The application is annulled because of a defect of what was enclosed. This is not a refusal of the service: the application can be handed in again.
letter-conclusion-complaint-dismissed = The complaint is dismissed. What was complained of stands.
letter-conclusion-complaint-reversed = The complaint is upheld. What was complained of is reversed and the case is reviewed again.
letter-complaint-reasons = Reasons:
letter-conclusion-not-accepted-unmet = The application is not accepted, because the conditions of acceptance are not met. This is not a refusal of the service.
letter-conclusion-revoke = What was granted is revoked.
letter-conclusion-not-revoked = The proceeding is ended. What was granted stands.
letter-effective-on = The revocation takes effect on { $date }.
letter-result-open-ended = Valid from { $from }, without a last day.
letter-recommendation-unscored = recommendation of the Commission of { $date }: { $outcome }; votes: { $for } for, { $against } against, { $abstained } abstained
letter-evidence-assessment = { $passed ->
    [0] “{ $title }”: not passed ({ $date })
   *[other] “{ $title }”: passed ({ $date })
}
