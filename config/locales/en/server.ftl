### Words of the commands that run or examine a server: serve, user, audit,
### migrate, copy, backup, restore.

server-listens = Kezek serves on { $url }, database { $database }. Ctrl+C ends it.
server-exercise = This is an exercise: the clock was set and shows { $now }. Nothing decided here counts, and nobody is kept from asking as often as they like: accounts of real people do not belong here.
server-behind-proxy = Other machines can reach this address, and it is not encrypted here: that is the part of the proxy.
server-certificate-read = The certificate was read anew.
server-certificate-bad = The certificate cannot be read, the one before stays: { $reason }
server-not-started = The server did not start: { $reason }
server-stops = The server takes no more requests and ends when those that run are done. Once more to end at once.
server-stops-at-once = Ended at once. What was answered is on the disk.
server-unknown-database = The address of the database cannot be used: write --database sqlite:PATH or --database postgres://USER@HOST/NAME.

## Accounts

user-added = The account { $login } was added ({ $database }).
user-disabled = The account { $login } was disabled; its sessions are over ({ $database }).
user-enabled = The account { $login } was enabled ({ $database }).
user-password-set = The account { $login } has a new password; its sessions are over ({ $database }).
user-list-enabled = enabled
user-list-disabled = disabled
user-bad-login = A login has 1 to 64 of a–z, 0–9, “.”, “-” and “_”.
user-login-taken = The login { $login } is taken. Choose another, or set a new password with kezek user password.
user-unknown = Nobody has the login { $login }. kezek user list shows all accounts.
user-unknown-unit = kezek.toml names no unit { $unit }.
user-ask-password = New password for { $login } (it is not shown):
user-ask-password-again = The same once more:
user-passwords-differ = The two passwords differ; nothing was changed.
user-password-too-short = The password must have at least 15 characters. A sentence is a good one.
user-password-too-long = The password must have at most 1024 bytes.
user-password-common = The password stands on lists of common ones. Choose words that do not usually stand together.
user-password-has-login = The password is little more than the login. Choose another.

## Audit

audit-looked-at = Cases: { $cases }. Events: { $events }. Checkpoints: { $checkpoints }.
audit-head = End of the checkpoints: { $head }. Note it elsewhere: with --head it proves later that nothing was cut off.
audit-quarantine-lifted = The quarantine is lifted: servers may write again.
audit-sound = Everything is as it was recorded.
audit-faults = { $count ->
    [one] { $count } place is not as it was recorded. Stop deciding, keep a copy of the database, and look into it.
   *[other] { $count } places are not as they were recorded. Stop deciding, keep a copy of the database, and look into it.
}
audit-bad-head = The head cannot be read: write NUMBER:HASH, as kezek audit verify prints it.
audit-no-database = There is no database at { $database }.
audit-at-event = case { $case }, event { $seq }
audit-at-case = case { $case }
audit-at-checkpoint = checkpoint { $number }
audit-at-law = edition { $hash }
audit-kind-altered = altered
audit-kind-deleted = deleted
audit-kind-reordered = in another order
audit-kind-state-differs = the stored state differs from the history
audit-kind-missing-case = the case is missing
audit-kind-not-checkpointed = no checkpoint names its end
audit-kind-law-missing = the edition it was judged by is missing

## Settings

check-settings-hint = Correct the value, or leave the key out: then the default holds.

migrate-nothing = { $database }: the tables are up to date, version { $after }.
migrate-made = { $database }: the tables were made, version { $after }.
migrate-done = { $database }: the tables were brought from version { $before } to version { $after }.
copy-done = Copied from { $from } to { $to }: { $rows } rows. Everything was verified before and after.
copy-papers = Papers: { $count }, in { $folder }.
copy-papers-missing = Papers that are not in their folder or not whole: { $count }.
restore-accounts = Nobody is signed in any more. Accounts, passwords and posts are those of the moment of the backup: disable again whoever was disabled since, and take back posts that were taken (kezek user list).
copy-not-empty = { $database } already holds something, in the table { $table }: name an empty database.
copy-not-sound = Nothing was copied. { $database } is not as it was recorded: { $fault }. See kezek audit verify.
copy-outdated = Nothing was copied. The tables of { $database } are of version { $found }; version { $needed } is needed: run kezek migrate on it first.
copy-failed = Nothing was copied: { $reason }
