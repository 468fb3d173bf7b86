//! Passwords: which are taken, and how they are kept (argon2id, 19 MiB, two passes).
//!
//! Long enough is what counts; no rules on composition, no forced change (NIST SP 800-63B-4).
//! Hashing blocks for tens of milliseconds: call it from a thread that may.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// The fewest characters of a password, which is the only factor.
pub const MIN_CHARS: usize = 15;
/// The most bytes that are hashed.
pub const MAX_BYTES: usize = 1024;

/// Beginnings and repetitions that stand on every list of stolen passwords. Short ones on those
/// lists are refused by their length already.
const COMMON: [&str; 24] = [
    "password",
    "passw0rd",
    "qwerty",
    "йцукен",
    "пароль",
    "құпиясөз",
    "letmein",
    "welcome",
    "admin",
    "administrator",
    "iloveyou",
    "monkey",
    "dragon",
    "football",
    "kazakhstan",
    "казахстан",
    "қазақстан",
    "almaty",
    "astana",
    "abc",
    "asdf",
    "zxcv",
    "123",
    "987",
];

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    #[error("the password must have at least {MIN_CHARS} characters")]
    TooShort,
    #[error("the password must have at most {MAX_BYTES} bytes")]
    TooLong,
    #[error("the password is a common one")]
    Common,
    #[error("the password contains the login")]
    ContainsLogin,
}

/// Judges a password for an account.
///
/// # Errors
/// [`WeakPassword`] with what is wrong.
pub fn check(password: &str, login: &str) -> Result<(), WeakPassword> {
    if password.chars().count() < MIN_CHARS {
        return Err(WeakPassword::TooShort);
    }
    if password.len() > MAX_BYTES {
        return Err(WeakPassword::TooLong);
    }
    let folded = password.to_lowercase();
    if login.len() >= 4 && folded.contains(login) && folded.chars().count() < login.len() + 8 {
        return Err(WeakPassword::ContainsLogin);
    }
    if is_common(&folded) {
        return Err(WeakPassword::Common);
    }
    Ok(())
}

/// Common words with nothing but digits, signs or themselves around them.
fn is_common(folded: &str) -> bool {
    let mut rest = folded.to_owned();
    for word in COMMON {
        rest = rest.replace(word, "");
    }
    let letters = |c: &char| c.is_alphabetic();
    let kinds: std::collections::BTreeSet<char> = folded.chars().collect();
    kinds.len() < 6 || rest.chars().filter(letters).count() < 3 || is_run(folded)
}

/// Characters that follow each other, up or down.
fn is_run(text: &str) -> bool {
    let codes: Vec<u32> = text.chars().map(u32::from).collect();
    let steps = codes
        .windows(2)
        .map(|pair| i64::from(pair[1]) - i64::from(pair[0]));
    let mut steps = steps.collect::<Vec<_>>();
    steps.dedup();
    steps.len() <= 2
}

/// Hashes a password with a salt of its own.
///
/// # Errors
/// A message when the machine has no randomness or memory for it.
pub fn hash(password: &str) -> Result<String, String> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| error.to_string())
}

/// Returns whether `password` is the one that `hash` was made of.
#[must_use]
pub fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| {
        Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_uncommon_passwords_are_taken() {
        for (password, expected) in [
            ("құлан жортты далада", Ok(())),
            ("correct horse battery staple", Ok(())),
            ("short", Err(WeakPassword::TooShort)),
            ("password1234567", Err(WeakPassword::Common)),
            ("qwertyqwerty123456", Err(WeakPassword::Common)),
            ("aaaaaaaaaaaaaaaaaaa", Err(WeakPassword::Common)),
            ("abcdefghijklmnopq", Err(WeakPassword::Common)),
            ("aigerim.s 12345", Err(WeakPassword::ContainsLogin)),
        ] {
            assert_eq!(check(password, "aigerim.s"), expected, "{password}");
        }
        assert_eq!(check(&"ы".repeat(600), "a"), Err(WeakPassword::TooLong));
    }

    #[test]
    fn only_the_exact_password_verifies() {
        let kept = hash("құлан жортты далада 🐎").unwrap();
        assert!(kept.starts_with("$argon2id$"));
        assert!(verify("құлан жортты далада 🐎", &kept));
        assert!(!verify("құлан жортты далада 🐎 ", &kept));
        assert!(!verify("құлан жортты далада", &kept));
        assert!(!verify("құлан жортты далада 🐎", "rubbish"));
    }
}
