//! The album: every screen and dialog as it was last looked at, at each size, in each language,
//! with ordinary names and with names that nobody expects.
//!
//! One file a stop, `screens/<stop>.snap`. With other names only the lines that differ are kept.
//! `INSTA_UPDATE=always cargo test --test it tour::album` writes them anew; look at what changed.
//! With `KEZEK_PICTURES=DIR` it draws them as SVG too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use kezek::casework::CommandKind;
use kezek::regulation::Language;
use kezek::workstation::action::Scope;
use kezek::workstation::model::{Page, Popup};
use kezek::workstation::view::LEAST;

use super::pictures::{SIZES, long_names};
use super::{stops, walk};
use crate::workstation::sitting::Sitting;

/// Sizes at which pictures are drawn for people.
const PICTURED: [(u16, u16); 2] = [(80, 24), (160, 48)];

/// Names every variant in a list; one that is added does not compile until it is in it.
macro_rules! kinds {
    ($all:ident, $of:ident, $shown:ident: $($kind:ident),+ $(,)?) => {
        const $all: &[&str] = &[$(concat!(stringify!($shown), "::", stringify!($kind))),+];

        fn $of(shown: &$shown) -> &'static str {
            match shown {
                $($shown::$kind(_) => concat!(stringify!($shown), "::", stringify!($kind)),)+
            }
        }
    };
}

kinds!(PAGES, page_kind, Page: Start, SignIn, Queue, Case);
kinds!(POPUPS, popup_kind, Popup:
    Menu, Sort, Views, ViewName, Columns, Bulk, Reader, Palette, Messages, Revoke, SignIn, Layout,
    Lock, Find, Look, Reason, MyDrafts,
);

/// What was seen on the way.
#[derive(Default)]
struct Album {
    screens: BTreeMap<String, String>,
    kinds: BTreeSet<String>,
}

/// One walk: the screens of each stop, size after size.
type Walked = Vec<(String, Vec<String>)>;

fn kinds_of(sitting: &Sitting) -> Vec<String> {
    let model = &sitting.model;
    let mut kinds: Vec<String> = model
        .popups
        .iter()
        .map(|popup| popup_kind(popup).to_owned())
        .chain(model.pages.last().map(|page| page_kind(page).to_owned()))
        .collect();
    kinds.push(format!("{:?}", model.scope()));
    kinds
}

fn draw_for_people(name: &str, language: Language, sitting: &mut Sitting) {
    let Some(folder) = std::env::var_os("KEZEK_PICTURES").map(PathBuf::from) else {
        return;
    };
    for (width, height) in PICTURED {
        sitting.resize(width, height);
        let file = format!("{name}-{}-{width}x{height}.svg", language.code());
        std::fs::create_dir_all(&folder).expect("the folder");
        std::fs::write(folder.join(file), sitting.picture()).expect("the picture");
    }
}

fn walked(language: Language, named: bool, kinds: &mut BTreeSet<String>) -> Walked {
    let mut stops = Walked::new();
    let change: &dyn Fn(&mut crate::workstation::sitting::House) =
        if named { &long_names } else { &|_| {} };
    walk(language, change, &mut |name, sitting| {
        kinds.extend(kinds_of(sitting));
        let screens = SIZES.map(|(width, height)| {
            sitting.resize(width, height);
            sitting.screen()
        });
        stops.push((name.to_owned(), screens.to_vec()));
        if !named {
            draw_for_people(name, language, sitting);
        }
        sitting.resize(120, 36);
    });
    stops
}

/// The lines of a screen that are not the same with ordinary names.
fn others(ordinary: &str, named: &str) -> String {
    let mut ordinary = ordinary.lines();
    let mut lines = String::new();
    for (at, line) in named.lines().enumerate() {
        if ordinary.next() != Some(line) {
            lines.push_str(&format!("{:>2} {line}\n", at + 1));
        }
    }
    lines
}

fn album() -> &'static Album {
    static ALBUM: OnceLock<Album> = OnceLock::new();
    ALBUM.get_or_init(|| {
        let mut album = Album::default();
        for language in Language::ALL {
            let ordinary = walked(language, false, &mut album.kinds);
            let named = walked(language, true, &mut album.kinds);
            assert_eq!(ordinary.len(), named.len());
            for ((name, screens), (same, strange)) in ordinary.into_iter().zip(named) {
                assert_eq!(name, same);
                let page = album.screens.entry(name).or_default();
                for (at, (width, height)) in SIZES.into_iter().enumerate() {
                    // The album stays small enough to be looked through.
                    if stops::is_another_state(&same) && (width, height) != LEAST {
                        continue;
                    }
                    let size = format!("{} {width}×{height}", language.code());
                    page.push_str(&format!("── {size} ──\n{}\n", screens[at]));
                    let others = others(&screens[at], &strange[at]);
                    if !others.is_empty() {
                        page.push_str(&format!("── {size}, other names ──\n{others}"));
                    }
                }
            }
        }
        album
    })
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/tour/screens")
}

#[test]
fn every_screen_and_dialog_looks_as_it_was_last_looked_at() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let changed: Vec<&str> = album()
        .screens
        .iter()
        .filter(|(name, page)| {
            settings.bind(|| {
                let shown =
                    std::panic::AssertUnwindSafe(|| insta::assert_snapshot!(name.as_str(), page));
                std::panic::catch_unwind(shown).is_err()
            })
        })
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(changed, Vec::<&str>::new());
}

/// A kind of screen or dialog that the tour does not come to is a fault of the tour.
#[test]
fn every_kind_of_screen_and_dialog_is_in_the_album() {
    let album = album();
    let scopes: Vec<String> = Scope::ALL
        .iter()
        .map(|scope| format!("{scope:?}"))
        .collect();
    let missing: Vec<&str> = PAGES
        .iter()
        .chain(POPUPS)
        .copied()
        .chain(scopes.iter().map(String::as_str))
        .filter(|kind| !album.kinds.contains(*kind))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
    for kind in CommandKind::ALL {
        let name = format!("dialog-{}", kind.code());
        assert!(album.screens.contains_key(&name), "{name}");
    }
    let kept: BTreeSet<String> = std::fs::read_dir(folder())
        .expect("the album")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| Some(name.strip_suffix(".snap")?.to_owned()))
        .collect();
    let stops: BTreeSet<String> = album.screens.keys().cloned().collect();
    assert_eq!(kept, stops, "the files of the album");
}
