### Words of signing in from the command line, of sessions, and of the changes to accounts.

cli-kept-in-keyring = It is kept in this account's keyring.
cli-kept-in-file = It is kept in { $path }, readable by you alone.
cli-signed-out-everywhere = Every session of this person on { $server } is ended.
cli-no-provider = { $server } has no identity provider: sign in with --user LOGIN.
cli-open-address = Sign in by { $provider }: open { $address } in a browser, on any device, type the code { $code } and agree. The code is good for { $minutes } min. Ctrl+C gives up.

session-line = opened { $opened }, last used { $seen }, from { $address }, { $means }
session-means-password = by password
session-means-provider = by the identity provider
session-revoked = The session { $id } is ended.

user-posts-changed = The posts of { $login } were changed; the account's sessions are over ({ $database }).
user-posts-of-provider = The posts of { $login } come from the identity provider: change the groups there, or the mapping in kezek.toml.
user-password-of-provider = { $login } signs in by the identity provider and has no password here.
user-linked = From now on { $login } signs in by the identity provider alone; the password and the sessions are gone ({ $database }).
user-link-taken = That person of the identity provider has another account here.
user-link-no-provider = kezek.toml names no identity provider under [sign_in.oidc].
user-sessions-ended = Every session of { $login } is over ({ $database }).
