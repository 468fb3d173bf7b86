### Keys, looks, the lock: words of the workstation that are not about cases

## Faults of keys.toml: where, what, and what to do

keys-fault-unreadable = this is not understood: { $why }. Write [keys] and under it lines such as sort = ["F9", "z"].
keys-fault-too-large = the file is too large to be one of keys.
keys-fault-no-such-action = there is no action “{ $name }”. The command kezek keys lists them.
keys-fault-no-such-action-perhaps = there is no action “{ $name }”; perhaps “{ $nearest }” is meant.
keys-fault-no-such-key = “{ $key }” is no key. Write such as "F8", "Ctrl+Q", "Shift+Tab", "Ins" or "r".
keys-fault-sent-as = terminals send { $key } as { $other } and nobody can tell them apart. Choose another key.
keys-fault-twice = { $key } would mean both “{ $first }” and “{ $second }” on one screen. Give one of them another key.
keys-fault-out-of-reach = “{ $name }” could not be reached on every keyboard. Give it one of F1 to F9, F12, Enter, Esc, Tab, Space, Ins, Del, Home, End, PgUp, PgDn or an arrow.

## Faults of a theme

theme-fault-unreadable = this is not understood: { $why }. config/themes/dark.toml shows how a theme is written.
theme-fault-too-large = the file is too large to be a theme.
theme-fault-not-a-colour = “{ $found }” is no colour. Write it as #rrggbb.
theme-fault-not-named = “{ $found }” is none of the sixteen colours. They are: { $names }.
theme-fault-no-such-role = there is no role “{ $found }”. The roles are: { $roles }.
theme-fault-missing-role = the role “{ $role }” is missing. Add a line for it under [roles]; { $role } = {"{}"} leaves it as the terminal has it.
theme-fault-faint = the role “{ $role }” has a contrast of { $contrast } on { $against }; text needs 4.5 to be read. Choose a lighter or a darker colour.
theme-fault-hidden = the role “{ $role }” could be told by the colour of its letters only. Give it reverse = true, or a ground.
theme-unknown = There is no theme “{ $name }”. Choose one of: { $names }.
desk-theme = Colours: { $name }.

## Locking, copying, the mouse

action-lock = Lock the screen
action-leave-lock = Sign out, for somebody else
action-mouse = Mouse: on or off
action-suspend = Back to the shell for a while (fg returns)
action-copy-code = Copy the code
action-copy-fault = Copy the code of the last fault
action-copy-message = Messages: copy what happened, what it means, what to do and the code
action-reveal = Show the personal number (logged)
action-take-over = Take over from whoever works on it
action-press = Press the button; open; new line
action-take-option = Take the option, or let it go
action-line-up = A line up
action-line-down = A line down
action-choice-before = The option, button, day or letter before
action-choice-after = The option, button, day or letter after
action-to-beginning = To the beginning; in a month, to today
action-to-end = To the end; on the buttons, to the main one
action-text-up = A page of text or a month back
action-text-down = A page of text or a month on
action-take-away = Delete a letter, or a piece of evidence
hint-take-option = Choose
action-find = Find words in the papers
action-look = Look at the page as it was handed in
action-page-before = Page before
action-page-after = Page after
action-look-left = Move left over the page
action-look-right = Move right over the page
action-closer = Come closer
action-further = Go further away
action-turn = Turn the page by a quarter
action-ink = Colours, dots or blocks
action-open-outside = Open the paper outside
action-copy-number = Copy the number of the case
action-next-section = Next section
action-previous-section = Previous section
action-field-after = Next field of the dialog
action-field-before = Previous field of the dialog
action-all-checks = All checks with what the server says
action-text-pair = A text beside its twin in the other language
action-calendar = Calendar of a date
action-mend-letters = Mend letters of another alphabet
action-save-draft = Save the draft
hint-next-section = Section
hint-field-after = Field
hint-all-checks = Checks
hint-save-draft = Draft
hint-leave-lock = Somebody else
hint-copy-code = Copy the code
hint-copy-message = Copy it all
lock-title = The screen is locked
lock-about = What was open and what was typed is kept. The password opens it again.
lock-about-provider = What was open and what was typed is kept. Your institution's sign-in opens it again: Enter asks for a code.
lock-demo = This is a demonstration: Enter is enough.
desk-copied = Handed to the terminal for the clipboard. Whether the terminal took it, it does not say: if nothing can be pasted, select the text with the mouse.
desk-copy-too-long = This is too long for a clipboard behind a terminal. Nothing was copied.
desk-mouse-on = The mouse is listened to. To select text, hold Shift.
desk-mouse-off = The mouse is not listened to any more.
desk-no-shell = No shell waits here that could go on with Kezek, so it is not stopped.
desk-too-small-help = Here work: F1 this page and back, Ctrl+L the language, Ctrl+Q quits. Everything else waits until the window has { $width }×{ $height }; what was typed is kept.

## What a fault means for the work at hand

workstation-means-stale = What is on the screen is the last that was heard. Drafts are kept; no decision can be sent until the server answers.
workstation-means-at-risk = What you typed is in this window only.
workstation-means-kept = Nothing is lost: where you were and what you typed is kept until you sign in again.
workstation-means-outside = Nobody is signed in, and nothing was changed.
workstation-means-under-way = The same command is being carried out. It is not done twice.
workstation-means-held = Nothing was recorded. A colleague is working on this case now.
workstation-means-moved = Nothing of yours was recorded: somebody changed the case first. Your text is kept.
workstation-means-nothing = Nothing was recorded; the case is as it was. Your text is kept.

## Messages and the palette

messages-what = What happened:
messages-means = What it means:
messages-do = What to do:
messages-code = Code:
messages-nothing-to-copy = There is no code here. Only what went wrong is copied, because other messages may name people.
messages-no-fault = No fault was announced.
palette-command = command
palette-queue = queue · { $count }
palette-view = view of yours
palette-case = case
palette-open-number = Open the case with the number { $number }
palette-not-here = Not on this screen.
palette-sign-in-first = Somebody must be signed in first.
palette-more-reasons = And { $count } more: F8 lists them.
palette-blocked = “{ $what }” cannot be done now. The reason stands below the list.
palette-not-found = The case was not opened.

## Test of the keyboard

action-test-layout = Test of the keyboard
layout-test-title = Test of the keyboard
layout-test-about = Press each key once, by its place. Nothing is done with it.
layout-test-skip = Enter skips a key, Esc leaves.
layout-test-is = Layout:
layout-test-unknown = These keys belong to no layout that is known here. Function keys and arrows reach everything; letters may not.
layout-test-functions = Function keys arrive.
layout-test-no-functions = F8 did not arrive. The terminal or the desktop takes function keys for itself: look in its settings. F2 and the arrows reach everything as well.
layout-test-again = Enter begins anew, Esc leaves.
layout-place-right-of-tab = the key right of Tab
layout-place-second-of-tab = the second key right of Tab
layout-place-right-of-caps = the key right of Caps Lock
layout-place-two = the third key of the top row, where 2 is printed
layout-place-left-of-shift = the key left of the right Shift
layout-us = Latin (US)
layout-ru = Russian
layout-ru-legacy = Russian (typewriter)
layout-kz = Kazakh
layout-kz-ruskaz = Russian with Kazakh letters
layout-kz-kazrus = Kazakh with Russian letters
