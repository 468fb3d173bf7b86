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
    role: Role,
    keys: &'static [&'static str],
}

const F2: &str = "\x1bOQ";
const F6: &str = "\x1b[17~";
const F7: &str = "\x1b[18~";
const F8: &str = "\x1b[19~";
const F9: &str = "\x1b[20~";
const ENTER: &str = "\r";
const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";
const END: &str = "\x1b[F";
const TAB: &str = "\t";

/// The finding that the picture of a refusal shows.
const FACTS: &str =
    "Комиссия оценила заявителя в 52,67 балла из 100: протокол от 10 марта, пункт 4.";

const SHOTS: &[Shot] = &[
    Shot {
        name: "queue",
        role: Role::Executor,
        keys: &[DOWN, DOWN],
    },
    Shot {
        name: "case",
        role: Role::Executor,
        keys: &[RIGHT, F7, "unreliable", ENTER, ENTER],
    },
    Shot {
        name: "deadline",
        role: Role::Executor,
        keys: &[RIGHT, F7, "unreliable", ENTER, ENTER, F9],
    },
    Shot {
        name: "refuse",
        role: Role::Executor,
        keys: &[
            RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, F7, "idrissi", ENTER, F8, DOWN, ENTER, F6, DOWN,
            " ", F6, FACTS, TAB,
        ],
    },
    Shot {
        name: "approve",
        role: Role::Executor,
        keys: &[
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
    },
    Shot {
        name: "sign",
        role: Role::Supervisor,
        keys: &[F7, "refusal-to-sign", ENTER, F8, ENTER],
    },
    Shot {
        name: "test",
        role: Role::InterviewOfficer,
        keys: &[F7, "residence-test", ENTER, F8, ENTER],
    },
    Shot {
        name: "not-available",
        role: Role::Executor,
        keys: &[F7, "EGOV-26-61086", ENTER, F8, ENTER],
    },
    Shot {
        name: "revoke",
        role: Role::Executor,
        keys: &[
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
    },
    Shot {
        name: "kandas",
        role: Role::CommissionChair,
        keys: &[F7, "kandas-commission", ENTER, F8, ENTER],
    },
    Shot {
        name: "palette",
        role: Role::CommissionMember,
        keys: &[F2],
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
    let (width, height) = args.size;
    for language in args.languages {
        for shot in SHOTS {
            let options = workstation_options(&house, language, Some(shot.role));
            let mut studio = Studio::open(options, width, height).await?;
            for keys in shot.keys {
                studio.type_bytes(keys.as_bytes()).await;
            }
            if args.text {
                super::output::answer(&format!(
                    "── {} {}\n{}\n",
                    shot.name,
                    language.code(),
                    studio.text()
                ))?;
                continue;
            }
            let picture = studio.picture();
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
