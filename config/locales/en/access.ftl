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
user-admitted = A workstation on which kezek login --user { $login } --device SECRET is run is known for { $login }. The secret, shown this once:

doctor-part-server = Server
doctor-part-desk = Workstation
doctor-config = Configuration
doctor-config-do = Correct the fault: kezek check names each with file, line and column.
doctor-database = Database, engine, version of the tables
doctor-database-do = Bring the tables up to date with kezek migrate, or correct the address of the database.
doctor-database-disk = Disk of the database
doctor-database-disk-do = Put the database on a disk of this machine with at least 1 GiB free: on a network share it can be corrupted.
doctor-fsync = Time until a write is on the disk
doctor-fsync-do = Every decision waits for it: use a disk that is faster, or PostgreSQL on another machine.
doctor-papers = Folder of the papers
doctor-papers-do = Make the folder writable for the account that runs the server.
doctor-papers-disk = Disk of the papers
doctor-papers-disk-do = Free some space, and make sure that the folder is backed up together with the database.
doctor-quarantine = Quarantine: the database showed damage
doctor-quarantine-do = Nothing is written until it was found sound: run kezek audit verify, else restore a backup. An SQLite file is looked through when the server starts.
doctor-papers-shared = The papers of this database are not in the folder
doctor-papers-shared-do = Set [server] papers to the folder that every server on this database shares, or bring the papers back from a backup.
doctor-proxies = Proxies that are believed
doctor-proxies-do = Name the addresses of the proxy in [server] proxies: else everybody counts as one address, in the limits and for wrong passwords.
doctor-private = Others on this machine can read the database
doctor-private-do = Take the right from them: chmod 600 on the file, its -wal and its -shm, chmod 700 on the folder and on that of the papers.
doctor-address = Address it listens on
doctor-address-do = Other machines reach it: let it encrypt itself, or put a proxy with HTTPS in front and let it listen on this machine alone.
doctor-provider = Identity provider
doctor-provider-do = Check issuer, client and network; until then nobody signs in by it. Whoever is signed in works on.
doctor-server = Server
doctor-server-do = Check the address and the network.
doctor-clock = Clock against the server
doctor-clock-do = Set the clock of this machine by NTP: sessions and codes live minutes.
doctor-keyring = Keyring of the kernel
doctor-keyring-do = Sessions are kept in a file that only you can read.
doctor-kept = Kept sessions
doctor-kept-do = Remove the file and sign in again.
doctor-terminal = Terminal
doctor-terminal-do = Set TERM to the name of this terminal, such as xterm-256color.
doctor-size = Size of the window
doctor-size-do = Make the window at least 80x24.
doctor-colours = Colours
doctor-colours-do = Set COLORTERM=truecolor if the terminal can; without it the themes have fewer shades.
doctor-locale = Locale
doctor-locale-do = Set LANG to a UTF-8 locale, such as kk_KZ.UTF-8.
doctor-tmux = tmux
doctor-tmux-do = Put set -s escape-time 20 into ~/.tmux.conf: Esc waits as long.
doctor-glyphs = Width of characters
doctor-glyphs-do = The terminal draws these characters wider or narrower: choose another font or another terminal.
