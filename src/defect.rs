//! Faults that a test of the tests switches on, one at a time, to see that something turns red.
//!
//! They exist only in a build with the feature `seeded-defects`, which nothing but
//! `tests/defects.sh` asks for; in any other build [`is_on`] is `false` before the program is
//! there, and the compiler leaves nothing of them.

/// A protection that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Defect {
    /// A write counts as written before it is on the disk.
    NoSync,
    /// A command takes effect on whatever version the case has.
    NoVersionCheck,
    /// A key that was used before is not recognised.
    NoIdempotency,
    /// Text from outside is shown as it came.
    NoCleaning,
    /// Everybody sees the cases of every unit.
    NoScope,
}

impl Defect {
    /// Returns the name under which the environment switches it on.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoSync => "no-sync",
            Self::NoVersionCheck => "no-version-check",
            Self::NoIdempotency => "no-idempotency",
            Self::NoCleaning => "no-cleaning",
            Self::NoScope => "no-scope",
        }
    }
}

/// Returns whether a defect was switched on by `KEZEK_DEFECT`.
#[cfg(feature = "seeded-defects")]
#[must_use]
pub fn is_on(defect: Defect) -> bool {
    static CHOSEN: std::sync::LazyLock<Option<String>> =
        std::sync::LazyLock::new(|| std::env::var("KEZEK_DEFECT").ok());
    CHOSEN.as_deref() == Some(defect.name())
}

/// Returns `false`: this build has no defects that can be switched on.
#[cfg(not(feature = "seeded-defects"))]
#[must_use]
pub const fn is_on(_: Defect) -> bool {
    false
}
