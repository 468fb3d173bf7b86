### Keys, looks, the lock: words of the workstation that are not about cases

## Faults of keys.toml: where, what, and what to do

keys-fault-unreadable = this is not understood: { $why }. Write [keys] and under it lines such as sort = ["F9", "z"].
keys-fault-too-large = the file is too large to be one of keys.
keys-fault-no-such-action = there is no action “{ $name }”. F1 in the workstation and the handbook list them.
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
