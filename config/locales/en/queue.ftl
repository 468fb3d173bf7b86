### Words of the queue: filter, views, columns, marks

action-views = Queues and views
action-columns = Columns
action-save-view = Save filter, order and columns as a view
action-mark = Mark; show or hide; put back what was removed
action-mark-all = Mark every case shown
action-invert-marks = Invert the marks of the cases shown
action-clear-marks = Clear all marks
action-restore-marks = Bring the marks back
action-my-drafts = My drafts
action-take-next = Take the next case nobody works on
action-take-next-here = Take the next case of the queue nobody works on
action-rename-view = Rename the view
action-remove = Remove the view; columns as the queue has them
action-move-earlier = Move up
action-move-later = Move down
action-narrower = Narrower
action-wider = Wider
hint-views = Views
hint-mark = Mark
hint-take-next = Next
hint-rename-view = Rename
hint-remove = Remove
hint-move-earlier = Up
hint-move-later = Down
hint-narrower = Narrower
hint-wider = Wider

queue-views-saved = saved by me
queue-marked = { $count ->
    [one] { $count } marked
   *[other] { $count } marked
}
queue-marks-now = { $count ->
    [one] { $count } case is marked.
   *[other] { $count } cases are marked.
}
queue-marks-aside = { $count ->
    [one] { $count } mark was taken away. { $key } brings it back.
   *[other] { $count } marks were taken away. { $key } brings them back.
}
queue-marks-none-aside = No marks were taken away here.
queue-marks-dropped = { $count ->
    [one] { $count } mark was dropped: the case changed or left the queue.
   *[other] { $count } marks were dropped: the cases changed or left the queue.
}
queue-next-none = Nobody waits for you here: every case of this queue is being worked on, or there is none.
queue-next-failed = No next case was taken.

views-title = Queues and views
views-save-title = Save as a view
views-rename-title = Rename the view
views-name = Name
views-name-empty = Type a name of 1 to 40 characters.
views-name-taken = Another view has this name.
views-too-many = There are { $count } views already; remove one first.
views-no-filter = none
views-kept = The view “{ $name }” is kept on this computer.
views-removed = The view “{ $name }” was removed. Ins puts it back.
views-office = This queue belongs to the office. Only saved views can be changed here.
views-not-kept = The views could not be kept on this computer.
views-not-read = The saved views on this computer could not be read.
views-unreadable = The file of saved views is wrong in line { $line }, character { $column }: { $why } It will be put aside, not written over.
views-fault-too-large = it is larger than 64 KB.
views-fault-too-many = there are more than 50 views.
views-fault-shape = this is not how a view is written.
views-fault-name = a name needs 1 to 40 characters.
views-fault-twice = two views have this name.
views-fault-queue = this is not the name of a queue.
views-fault-filter = this filter cannot be understood.
views-fault-sort = rows cannot be sorted by this.
views-fault-columns = a column is unknown or stands twice.

columns-title = Columns of this view
columns-width-auto = as fits

filter-fault-hint = Perhaps { $hint }.
filter-fault-too-long = The filter is longer than 2000 characters.
filter-fault-too-many = The filter has more than 50 conditions.
filter-fault-unknown-field = There is no field “{ $name }”.
filter-fault-unknown-value = “{ $value }” is not a value of { $field }.
filter-fault-value-missing = A value is missing here.
filter-fault-quote-open = This quotation mark is not closed.
filter-fault-bad-amount = “{ $text }” is neither days (2wd, 10d) nor a date (2026-09-28).
filter-fault-comparison-missing = Write { $field }<, { $field }> or { $field }= and a value.
filter-fault-not-comparable = Write { $field }: and a value.

filter-field-name = name of the applicant
filter-field-service = service
filter-field-request = kind of application
filter-field-stage = stage of the route
filter-field-stage-kind = kind of stage
filter-field-status = status
filter-field-channel = channel
filter-field-unit = unit
filter-field-lang = language of the answer
filter-field-outcome = what was prepared or decided
filter-field-flag = mark of the row
filter-field-assigned = who works on it
filter-field-voted = who has voted
filter-field-due = limit: overdue, today, none
filter-field-due-compared = limit: 2wd working days, 10d days, a date
filter-field-registered-compared = day of registration: 2026-09-28
filter-field-not = everything but
filter-value-me = you
filter-value-nobody = nobody
filter-value-no-outcome = nothing yet
filter-flag-failed = a check failed
filter-flag-hearing = a hearing was announced
filter-flag-note = there is a note
filter-flag-returned = returned for rework
filter-due-none = no limit presses
filter-due-overdue = past the limit
filter-due-today = the limit ends today

action-assign-marked = Assign the marked cases
preview-events = Last events
bulk-none = Nothing that is marked can be done so. Ins marks a case.
bulk-refusal-alone = Refusals are opened and signed one by one.
bulk-assign-title = { $count ->
    [one] Assign { $count } case
   *[other] Assign { $count } cases
}
bulk-sign-title = { $count ->
    [one] Sign { $count } approval
   *[other] Sign { $count } approvals
}
bulk-assign-about = Each case is assigned alone, in the version you marked. One that has changed since is not assigned, and is named.
bulk-sign-about = Each approval is signed alone, in the version you marked: as many signatures as cases. One that has changed since is not signed, and is named.
bulk-sign-share = A random share of { $percent } % must be opened and read first; it is drawn when you send, and those that were drawn and not opened are named and not signed.
bulk-who = To whom
bulk-word = Type { $word }
bulk-nobody = nobody fits
bulk-other-unit = does not work in the unit of this case
bulk-not-ready = The people are still being asked for.
bulk-word-open = The word is not typed.
bulk-assign-commit = Assign { $count }
bulk-sign-commit = Sign { $count }
bulk-result = Recorded: { $done }, not recorded: { $left }.
bulk-result-unknown = Recorded: { $done }, not recorded: { $left }, not known: { $unknown }.
bulk-not-sent = was not sent; its mark is kept
bulk-not-opened = The cases were not made ready.
bulk-list = Lines { $from }–{ $to } of { $count } · PgUp, PgDn
bulk-group = { $service }, { $request }: { $count }
bulk-offline = The server does not answer, so nothing can be sent now. The marks are kept.
bulk-over-limit = { $count ->
    [one] { $count } more case is marked and not among these: at most { $most } at once. Its mark is kept.
   *[other] { $count } more cases are marked and not among these: at most { $most } at once. Their marks are kept.
}
bulk-refusals-left-out = { $count ->
    [one] { $count } marked refusal is not among these: it is opened and signed alone.
   *[other] { $count } marked refusals are not among these: each is opened and signed alone.
}
bulk-unknown = no answer came; look at the case before you do it again
