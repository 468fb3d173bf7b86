//! `kezek screenshots`: draws the pictures of the documentation from the demo.
//!
//! A demo is opened, the workstation is worked by keys, and what its screens hold is written as
//! SVG. Nothing in the pictures is drawn by hand.

use std::path::PathBuf;
use std::process::ExitCode;

use color_eyre::eyre::{Context, Result, ensure};
use tokio_util::sync::CancellationToken;

use super::demo::workstation_options;
use super::output::message;
use crate::demo::{House, HouseOptions};
use crate::regulation::{Language, Role};
use crate::workstation::studio::Studio;
use crate::workstation::theme::Theme;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder that the pictures are written to
    #[arg(value_name = "DIR", default_value = "screenshots")]
    pub folder: PathBuf,
    /// Columns and rows of the screens
    #[arg(long, value_name = "COLUMNSxROWS", default_value = "120x36", value_parser = size)]
    pub size: (u16, u16),
    /// Languages of the screens
    #[arg(long = "lang", value_name = "LANGUAGE", default_values = ["ru", "kk", "en"])]
    pub languages: Vec<Language>,
    /// Print the screens as text instead of writing pictures
    #[arg(long)]
    pub text: bool,
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let (columns, rows) = text.split_once('x').ok_or("write it as 120x36")?;
    let number = |part: &str| part.parse::<u16>().map_err(|error| error.to_string());
    Ok((number(columns)?.clamp(1, 400), number(rows)?.clamp(1, 200)))
}

/// A picture: its name, who looks, and the keys that lead there.
struct Shot {
    name: &'static str,
    /// Nobody has signed in yet where there is none.
    role: Option<Role>,
    keys: &'static [&'static str],
    /// What is typed in plain mode, when that is what is shown.
    lines: &'static [&'static str],
    /// Where not the size of all the others will do.
    size: Option<(u16, u16)>,
    theme: Option<&'static str>,
}

impl Shot {
    /// What the executor sees.
    const fn of(name: &'static str, keys: &'static [&'static str]) -> Self {
        Self::by(name, Role::Executor, keys)
    }

    const fn by(name: &'static str, role: Role, keys: &'static [&'static str]) -> Self {
        Self {
            name,
            role: Some(role),
            keys,
            lines: &[],
            size: None,
            theme: None,
        }
    }
}

const F1: &str = "\x1bOP";
const F2: &str = "\x1bOQ";
const F3: &str = "\x1bOR";
const F4: &str = "\x1bOS";
const F6: &str = "\x1b[17~";
const F7: &str = "\x1b[18~";
const F8: &str = "\x1b[19~";
const F9: &str = "\x1b[20~";
const F12: &str = "\x1b[24~";
const INS: &str = "\x1b[2~";
const UP: &str = "\x1b[A";
const LEFT: &str = "\x1b[D";
const ENTER: &str = "\r";
const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";
const END: &str = "\x1b[F";
const TAB: &str = "\t";

/// The finding that the picture of a refusal shows.
const FACTS: &str =
    "Комиссия оценила заявителя в 52,67 балла из 100: протокол от 10 марта, пункт 4.";

/// The way to a case whose papers contradict each other.
const CASE: &[&str] = &[RIGHT, F7, "unreliable", ENTER, ENTER];

const SHOTS: &[Shot] = &[
    Shot {
        role: None,
        ..Shot::of("start", &[])
    },
    Shot {
        role: None,
        ..Shot::of("sign-in", &[END, ENTER, "a.omarova"])
    },
    Shot::of("queue", &[DOWN, DOWN]),
    Shot {
        size: Some((160, 48)),
        ..Shot::of("queue-wide", &[RIGHT, DOWN, DOWN])
    },
    Shot::of("filter", &[RIGHT, F7, "due<2d st"]),
    Shot::of("marks", &[RIGHT, INS, INS, DOWN, INS]),
    Shot::by(
        "bulk",
        Role::Supervisor,
        &[LEFT, LEFT, INS, INS, DOWN, INS, F8],
    ),
    Shot::of("columns", &[RIGHT, F2, "columns", ENTER]),
    Shot::of("views", &[F9]),
    Shot::of("case", CASE),
    Shot {
        size: Some((160, 48)),
        ..Shot::of(
            "evidence",
            &[
                RIGHT,
                F7,
                "unreliable",
                ENTER,
                ENTER,
                F3,
                DOWN,
                DOWN,
                INS,
                DOWN,
            ],
        )
    },
    Shot::of("decide", &[RIGHT, F7, "unreliable", ENTER, ENTER, F8, END]),
    Shot::of("deadline", &[RIGHT, F7, "unreliable", ENTER, ENTER, F9]),
    Shot::of(
        "refuse",
        &[
            RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, F7, "idrissi", ENTER, F8, DOWN, ENTER, F6, " ", F6,
            FACTS, TAB,
        ],
    ),
    Shot::of(
        "schedule",
        &[
            RIGHT,
            F7,
            "геворкян",
            ENTER,
            ENTER,
            F2,
            "notify of a",
            ENTER,
            UP,
            F4,
        ],
    ),
    Shot::of(
        "approve",
        &[
            RIGHT,
            RIGHT,
            RIGHT,
            RIGHT,
            RIGHT,
            F7,
            "clean-approval",
            ENTER,
            F8,
            ENTER,
            END,
        ],
    ),
    Shot::by(
        "sign",
        Role::Supervisor,
        &[F7, "refusal-to-sign", ENTER, F8, ENTER],
    ),
    Shot::by(
        "test",
        Role::InterviewOfficer,
        &[F7, "residence-test", ENTER, F8, ENTER],
    ),
    Shot::of("not-available", &[F7, "EGOV-26-61086", ENTER, F8, ENTER]),
    Shot::of(
        "revoke",
        &[
            RIGHT,
            RIGHT,
            RIGHT,
            RIGHT,
            RIGHT,
            RIGHT,
            RIGHT,
            RIGHT,
            F7,
            "labour-revocation",
            ENTER,
            F8,
            ENTER,
        ],
    ),
    Shot::by(
        "kandas",
        Role::CommissionChair,
        &[F7, "kandas-commission", ENTER, F8, ENTER],
    ),
    Shot::by("vote", Role::CommissionMember, &[ENTER, F2, "vote", ENTER]),
    Shot::by("palette", Role::CommissionMember, &[F2]),
    Shot::of("reveal", &[RIGHT, F7, "геворкян", ENTER, ENTER, F7]),
    // English words are understood in every language.
    Shot {
        lines: &["1", "mark 1 2", "2", "papers", "read 1"],
        ..Shot::of("plain", &[])
    },
    Shot::of("help", &[F1]),
    Shot::of("messages", &[F2, "mouse", ENTER, F12]),
    Shot::of("layout", &[F2, "test of the keyboard", ENTER, "\u{439}"]),
    Shot::of("lock", &[F2, "lock the screen", ENTER]),
    Shot {
        theme: Some("light"),
        ..Shot::of("light", CASE)
    },
    Shot {
        theme: Some("high-contrast"),
        ..Shot::of("contrast", &[RIGHT, INS, INS, DOWN])
    },
];

/// Draws the pictures.
///
/// # Errors
/// When the demo cannot be opened or a file cannot be written.
pub fn run(args: Args) -> Result<ExitCode> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .wrap_err("no event loop")?
        .block_on(draw(args))
}

async fn draw(args: Args) -> Result<ExitCode> {
    let house = House::open(
        &HouseOptions {
            cases: 0,
            keep: None,
        },
        &CancellationToken::new(),
        |_| {},
    )
    .await
    .wrap_err("the demo cannot be opened")?;
    std::fs::create_dir_all(&args.folder)
        .wrap_err_with(|| format!("{} cannot be made", args.folder.display()))?;
    for language in args.languages {
        for shot in SHOTS {
            let (width, height) = shot.size.unwrap_or(args.size);
            let mut options = workstation_options(&house, language, shot.role);
            options.theme = Theme::built_in()
                .into_iter()
                .find(|theme| Some(theme.id()) == shot.theme);
            let mut studio = Studio::open(options, width, height).await?;
            for keys in shot.keys {
                studio.type_bytes(keys.as_bytes()).await;
            }
            let told = match shot.lines {
                [] => None,
                lines => Some(studio.converse(lines).await),
            };
            if args.text {
                super::output::answer(&format!(
                    "── {} {}\n{}\n",
                    shot.name,
                    language.code(),
                    told.map_or_else(|| studio.text(), |lines| lines.join("\n"))
                ))?;
                continue;
            }
            let picture = told.map_or_else(|| studio.picture(), |lines| studio.page(&lines));
            ensure!(
                picture.contains("<text"),
                "the screen {} is empty",
                shot.name
            );
            let file = args
                .folder
                .join(format!("{}-{}.svg", shot.name, language.code()));
            std::fs::write(&file, picture)
                .wrap_err_with(|| format!("{} cannot be written", file.display()))?;
            message(&file.display().to_string());
        }
    }
    house.close().await.wrap_err("the demo cannot be closed")?;
    Ok(super::done())
}
