### Words of plain mode: the same work as numbered prompts

## Words that are typed; each is one word

plain-word-help = help
plain-word-list = list
plain-word-more = more
plain-word-queues = queues
plain-word-drafts = drafts
plain-word-open = open
plain-word-next = next
plain-word-take = take
plain-word-previous = previous
plain-word-find = find
plain-word-order = order
plain-word-columns = columns
plain-word-mark = mark
plain-word-mark-all = markall
plain-word-invert = invertmarks
plain-word-unmark = unmark
plain-word-restore = restoremarks
plain-word-assign = assign
plain-word-sign = sign
plain-word-refresh = refresh
plain-word-case = case
plain-word-papers = papers
plain-word-read = read
plain-word-history = history
plain-word-limits = limits
plain-word-note = note
plain-word-do = do
plain-word-reveal = reveal
plain-word-take-over = takeover
plain-word-checks = checks
plain-word-rename = rename
plain-word-remove = remove
plain-word-save = save
plain-word-send = send
plain-word-go = go
plain-word-compare = compare
plain-word-other = other
plain-word-discard = discard
plain-word-back = back
plain-word-messages = messages
plain-word-language = language
plain-word-day = day
plain-word-user = user
plain-word-quit = quit

## What they do, for help

plain-about-help = the words that can be typed here
plain-about-list = says again what there is here
plain-about-more = the next rows, or the next page of the paper
plain-about-queues = the queues with their counts
plain-about-drafts = what you have begun and not sent, in any case; open and its number goes there
plain-about-open = opens any case by its number: open 000123
plain-about-next = the next case; in a dialog, the first question that something stands against
plain-about-take = takes the next case of the queue that nobody works on
plain-about-previous = the case before this one in the queue
plain-about-find = filters the rows: find due<2wd, or find and a name; find alone shows all
plain-about-order = the orders of the rows
plain-about-columns = what is told of each row; a number turns a column on or off
plain-about-mark = marks rows by their numbers: mark 1 3; mark alone says which are marked
plain-about-mark-all = marks every row that the filter shows; refusals that wait for a signature are left out
plain-about-invert = marks what is shown and not marked, and lets the other marks of it go
plain-about-unmark = lets go of all marks
plain-about-restore = brings back the marks that were taken away last
plain-about-assign = assigns every marked case; asks to whom and for a word
plain-about-sign = signs every marked approval; says what follows and asks for a word
plain-about-refresh = asks the server for the newest
plain-about-case = everything that is known of the case: facts, checks, decision, notes
plain-about-papers = the papers with their numbers
plain-about-read = the text of a paper: read 2, or read 2 3 for its third page
plain-about-history = what happened to the case, the newest first
plain-about-limits = every limit, day by day
plain-about-note = adds a note
plain-about-reveal = shows the personal number; the reason stands after the word and is logged
plain-about-take-over = takes the case over from whoever works on it; the reason stands after the word, is logged and told
plain-about-do = everything that can be done with the case, and for the rest every reason why not
plain-about-checks = everything that stands against it
plain-about-rename = gives a view of yours another name: rename 7 and the name
plain-about-remove = takes a piece of evidence away: remove 1. Among the queues: removes a view of yours
plain-about-save = saves the draft now; it is saved by itself as well. At the rows: save and a name keeps filter, order and columns as a view
plain-about-send = says what follows and asks for a word; only that word sends
plain-about-go = goes on with the draft, or against the case as it is now
plain-about-compare = what changed in the case since the draft was written
plain-about-other = goes on with the draft of the other workstation
plain-about-discard = throws the draft away, after asking once more
plain-about-back = back; what was typed stays as a draft
plain-about-messages = what was announced before
plain-about-language = goes on in the next language
plain-about-day = demonstration only: goes to the next working day
plain-about-user = signs out, so that somebody else can sign in
plain-about-quit = ends; drafts are kept

plain-help = Type one of these words, or a number that was said. An empty line says again where you are.
plain-help-keys = Where a message names a key, such as F5 or Esc, type its name. English words are understood in every language.
plain-not-understood = Not understood: { $typed }. The word { $help } lists what can be typed here.
plain-no-such-number = There is no such number here. An empty line says again what there is.
plain-reason-needed = Type { $word } and after it the reason. Who, when and why are logged.
plain-error = Error: { $text }
plain-loading = The answer of the server is awaited.
plain-farewell = Plain mode has ended. What was typed is kept as a draft.

## Marks of the screens as words

plain-mark-yes = Yes:
plain-mark-no = No:
plain-mark-attention = Attention:
plain-mark-open = Open:
plain-mark-see = See:

## Start, queues, rows

plain-at-start = Sign-in
plain-start-about = People, cases and values are invented. The clock is its own. Nothing stays behind when you quit.
plain-signed-in = { $name }, { $office }. { $at }.
plain-queue = { $number }. { $title }: cases { $count }, overdue { $overdue }.
plain-queues-what = Type the number of a queue.
plain-open-what = Type { $open } and after it the number of a case.
plain-which-view = Type { $word } and after it the number of a view of yours; the queues of the office stay.
plain-lock-what = Type the password, or f8 to sign out.
plain-view = { $number }. { $name }: a view of yours. Filter: { $filter }.
plain-rows = { $title }: { $count ->
    [one] { $count } case
   *[other] { $count } cases
 }, order { $order }.
plain-rows-filtered = { $title }: { $count ->
    [one] { $count } case
   *[other] { $count } cases
 } for the filter { $filter }, order { $order }.
plain-row = Case { $number }, row { $at } of { $count }, { $due }, { $name }, { $service }, { $request }, { $stage }, { $status }.
plain-row-begin = Case { $number }, row { $at } of { $count }
plain-row-marked = Marked
plain-marks-what = { $mark } and numbers marks or lets go, { $all } marks all, { $none } lets all go. Then { $assign } or { $sign }.
plain-column = { $number }. { $column }: not told.
plain-column-shown = { $number }. { $column }: told.
plain-columns-what = Type a number to turn a column on or off. An empty line says the rows again.
plain-save-what = Type { $save } and after it the name of the view.
plain-rows-more = More rows: { $count }. Type { $more }, or the number of a row.
plain-rows-end = These were all rows.
plain-rows-waiting = Since then: changed { $changed }, left { $left }, arrived { $arrived }. Type { $refresh }.
plain-filter-error = The filter is not understood from character { $at } on; what stands before it holds.
plain-filter-empty = No case meets the filter.
plain-order-up = { $by }, ascending
plain-order-down = { $by }, descending
plain-due-none = no limit runs
plain-due-over = overdue by { $left }, was due { $at }
plain-due-today = due today at { $time }, { $left } left
plain-due-in = due { $at }, { $left } left

## A case

plain-case = Case { $number }, version { $version }: { $name }. { $what }. Stage: { $stage }. Status: { $status }. Limit: { $due }. Checks answered: { $done } of { $all }. Papers: { $papers }.
plain-case-what = Type { $do } for what can be done, { $case } for everything known, { $help } for all words.
plain-paper = { $number }. { $title }, { $name }, pages: { $count }.
plain-papers-what = To read one out: { $read } and its number.
plain-page-more = For the next page: { $more }.
plain-no-more-pages = This paper has no such page; pages: { $pages }.
plain-command = { $number }. { $command }.
plain-command-not-now = { $number }. Not now: { $command }.
plain-because = Because: { $why }
plain-commands-what = Type a number to begin. Nothing is sent before you have read what follows and typed a word.

## A dialog

plain-part = Part: { $title }.
plain-field = { $number }. { $label }: { $answer }.
plain-to-be-read = to be read
plain-nothing-chosen = nothing chosen
plain-now-empty = empty
plain-taken = chosen
plain-pieces = pieces of evidence: { $count }
plain-answered = { $label }: { $answer }.
plain-fields-changed = The questions are now these.
plain-against = Against it: { $text }
plain-against-field = Against it, question { $number }: { $text }
plain-beware = Attention: { $text }
plain-nothing-against = Nothing stands against it.
plain-can-be-sent = Nothing stands against it. Type { $send } to go on.
plain-still-against = Still against it: { $count }. Type { $checks } to hear what.
plain-not-sent = Not sent, because something stands against it: { $count }.
plain-nothing-sent = Nothing was sent.
plain-dialog-what = Type the number of a question to answer it, { $send } for “{ $main }”, { $help } for all words.
plain-draft-what = Type { $go } to continue with it, { $compare } to hear what changed, { $discard } to throw it away.
plain-draft-other-what = Type { $other } to continue with the other one; the one that is not taken is kept beside it.
plain-discard-really = Type { $discard } once more to throw the draft away for good; anything else keeps it.
plain-draft-stays = The draft stays.
plain-moved-what = { $what }: type { $go }.
plain-option-what = Type a number, or the beginning of the words. An empty line leaves it as it is.
plain-options-what = Type one number or several; each is chosen, or let go if it was. An empty line leaves it as it is.
plain-line-what = Type the answer. An empty line leaves it as it is, { $empty } empties it.
plain-text-what = Type the text, line by line, and end it with a line that is only { $end }. If that is the first line, the text stays as it is; { $empty } alone empties it.
plain-evidence-taken = Piece { $number }: { $piece }.
plain-evidence-what = Type the number of what proves it; a paper may have a page after it. { $remove } and a number takes a piece away. An empty line leaves it as it is.
plain-passage-what = Type the number of the line to quote, or the first and the last as 3-5. An empty line leaves it.
