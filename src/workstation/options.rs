//! How a workstation is started.

use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, Utc};

use super::effect::Password;
use super::theme::Theme;
use crate::casework::RawText;
use crate::regulation::{Language, Role};

/// What a workstation is told when it starts.
#[derive(Debug, Clone)]
pub struct WorkstationOptions {
    /// Such as `http://127.0.0.1:8020`.
    pub server_url: String,
    pub language: Language,
    /// Nothing for the theme that fits: monochrome under `NO_COLOR`, else dark or light, as the
    /// terminal says.
    pub theme: Option<Theme>,
    /// Whether to ask line by line instead of drawing screens.
    pub plain: bool,
    pub manners: Manners,
    /// Whether to speak unencrypted HTTP with another machine, too.
    pub plain_http: bool,
    /// The accounts that the start screen of a demonstration offers.
    pub demo_accounts: Vec<DemoAccount>,
    /// The login of a demonstration account to sign in as at once.
    pub auto_sign_in: Option<String>,
    /// Where drafts are kept, encrypted, until they are sent or thrown away.
    pub draft_dir: PathBuf,
    /// Where a report is left when the program breaks; it names nobody.
    pub report_dir: PathBuf,
    /// Changes to the built-in keys: the text of a `keys.toml`.
    pub keys: Option<String>,
    /// Wall time.
    pub wall_clock: fn() -> DateTime<Utc>,
}

/// How the workstation behaves, as far as an institution or an officer may choose.
#[derive(Debug, Clone)]
pub struct Manners {
    /// The themes that can be switched between.
    pub themes: Vec<Theme>,
    /// After so long without a key the screen is blanked and asks who is there.
    pub lock_after: TimeDelta,
    /// Whether the mouse is listened to from the start.
    pub mouse: bool,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            themes: Theme::built_in(),
            lock_after: TimeDelta::minutes(5),
            mouse: false,
        }
    }
}

/// An account that anybody may use, on a demonstration only.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoAccount {
    pub login: String,
    pub password: Password,
    pub role: Role,
    pub name: RawText,
}
