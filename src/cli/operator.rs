//! Who runs the program: the account of the machine, as the access log names it when an account of
//! the office is changed from the command line.

use std::fs;

use crate::clock::wall_now;
use crate::office::accounts::Occasion;

/// Returns this moment and whoever runs the program, such as `os:root(0)@host sudo:aigerim`. What
/// `sudo` says is believed of whoever is root alone: nobody else can be called by it.
#[must_use]
pub fn now() -> Occasion {
    let uid = rustix::process::getuid().as_raw();
    let accounts = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let host = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let sudo = std::env::var("SUDO_USER").ok().filter(|_| uid == 0);
    Occasion {
        at: wall_now(),
        by: named(uid, &accounts, host.trim(), sudo.as_deref()),
    }
}

fn named(uid: u32, accounts: &str, host: &str, sudo: Option<&str>) -> String {
    let mut named = match name_of(uid, accounts) {
        Some(name) => format!("os:{name}({uid})@{host}"),
        None => format!("os:{uid}@{host}"),
    };
    if let Some(sudo) = sudo {
        named.push_str(" sudo:");
        named.push_str(sudo);
    }
    named
}

/// Finds the name of an account in the text of `/etc/passwd` (passwd(5)).
fn name_of(uid: u32, accounts: &str) -> Option<&str> {
    accounts.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)?.parse() == Ok(uid)).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_of_the_machine_has_a_name_and_a_number() {
        let accounts = "root:x:0:0:root:/root:/bin/bash\nrubbish\nclerk:x:1000:1000::/:/bin/sh\n";
        assert_eq!(named(1000, accounts, "desk", None), "os:clerk(1000)@desk");
        assert_eq!(named(7, accounts, "desk", None), "os:7@desk");
        assert_eq!(
            named(0, accounts, "desk", Some("clerk")),
            "os:root(0)@desk sudo:clerk"
        );
    }
}
