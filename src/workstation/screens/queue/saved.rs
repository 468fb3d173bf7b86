//! The views that a person has saved on this machine, as TOML.
//!
//! ```toml
//! [[view]]
//! name = "ПМЖ, срок"
//! queue = "open"
//! filter = "service:permanent-residence due<3wd"
//! sort = "-registered"
//! columns = ["number", "applicant:30", "due"]
//!
//! [queue.open]
//! columns = ["number", "due", "applicant"]
//! ```
//!
//! `view` is a filter, an order and columns under a name; `queue` says how a queue of the office
//! looks to this person. Whoever can write the file is not trusted: it is bounded, and what cannot
//! be read is refused with its place.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::columns::ColumnChoice;
use super::filter_line::FILTER_MAX;
use crate::casework::RawText;
use crate::casework::queue::filter;
use crate::casework::queue::sort::Sort;
use crate::workstation::place::Place;

/// The largest file that is read, in bytes.
pub const FILE_MAX: usize = 64 << 10;
/// The most views.
pub const VIEWS_MAX: usize = 50;
/// The longest name, in characters.
pub const NAME_MAX: usize = 40;

/// How rows are shown: in which order, in which columns. What is not said is as the queue has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    pub sort: Option<Sort>,
    pub columns: Option<Vec<ColumnChoice>>,
}

/// A view under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// Clean, and of at most [`NAME_MAX`] characters.
    pub name: String,
    /// The slug of the queue that it narrows.
    pub queue: String,
    /// In the filter language; can be read.
    pub filter: String,
    pub look: Look,
}

/// Everything that a person has saved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Saved {
    pub views: Vec<SavedView>,
    pub queues: BTreeMap<String, Look>,
}

/// Why a file cannot be read, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavedFault {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    pub kind: SavedFaultKind,
}

/// What is wrong with a file of views.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SavedFaultKind {
    TooLarge,
    TooMany,
    /// Not TOML, or not of this shape.
    Shape,
    /// No name, or one that is too long.
    Name,
    /// Two views have one name.
    Twice,
    Queue,
    Filter,
    Sort,
    Columns,
}

impl SavedFaultKind {
    /// Returns the id of the words for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::TooLarge => "views-fault-too-large",
            Self::TooMany => "views-fault-too-many",
            Self::Shape => "views-fault-shape",
            Self::Name => "views-fault-name",
            Self::Twice => "views-fault-twice",
            Self::Queue => "views-fault-queue",
            Self::Filter => "views-fault-filter",
            Self::Sort => "views-fault-sort",
            Self::Columns => "views-fault-columns",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct File {
    view: Vec<FileView>,
    queue: BTreeMap<String, FileLook>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileView {
    name: Spanned<String>,
    queue: Spanned<String>,
    #[serde(default)]
    filter: Option<Spanned<String>>,
    #[serde(default)]
    sort: Option<Spanned<String>>,
    #[serde(default)]
    columns: Option<Spanned<Vec<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileLook {
    #[serde(default)]
    sort: Option<Spanned<String>>,
    #[serde(default)]
    columns: Option<Spanned<Vec<String>>>,
}

#[derive(Serialize)]
struct Written<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    view: Vec<WrittenView<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    queue: BTreeMap<&'a str, WrittenLook>,
}

#[derive(Serialize)]
struct WrittenView<'a> {
    name: &'a str,
    queue: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    filter: &'a str,
    #[serde(flatten)]
    look: WrittenLook,
}

#[derive(Serialize)]
struct WrittenLook {
    #[serde(skip_serializing_if = "Option::is_none")]
    sort: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    columns: Option<Vec<String>>,
}

/// Returns a name as it can be kept; nothing when it cannot.
#[must_use]
pub fn clean_name(typed: &str) -> Option<String> {
    let name = RawText::from(typed).clean_line().as_str().trim().to_owned();
    (!name.is_empty() && name.chars().count() <= NAME_MAX).then_some(name)
}

impl Saved {
    /// Reads a file.
    ///
    /// # Errors
    /// The first thing that is wrong with it, and where.
    pub fn parse(text: &str) -> Result<Self, SavedFault> {
        if text.len() > FILE_MAX {
            return Err(fault(text, 0, SavedFaultKind::TooLarge));
        }
        let file: File = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            fault(text, at, SavedFaultKind::Shape)
        })?;
        let mut saved = Self::default();
        for view in file.view {
            let at = view.name.span().start;
            if saved.views.len() == VIEWS_MAX {
                return Err(fault(text, at, SavedFaultKind::TooMany));
            }
            let name = clean_name(view.name.get_ref())
                .ok_or_else(|| fault(text, at, SavedFaultKind::Name))?;
            if saved.named(&name).is_some() {
                return Err(fault(text, at, SavedFaultKind::Twice));
            }
            let filter = match view.filter {
                None => String::new(),
                Some(filter) if reads(filter.get_ref()) => filter.into_inner(),
                Some(filter) => {
                    return Err(fault(text, filter.span().start, SavedFaultKind::Filter));
                }
            };
            let queue = slug(text, view.queue.get_ref(), view.queue.span().start)?;
            saved.views.push(SavedView {
                name,
                queue,
                filter,
                look: look(text, view.sort, view.columns)?,
            });
        }
        for (name, one) in file.queue {
            let queue = slug(text, &name, 0)?;
            saved
                .queues
                .insert(queue, look(text, one.sort, one.columns)?);
        }
        Ok(saved)
    }

    /// Writes everything as it can be read again.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let written = Written {
            view: self
                .views
                .iter()
                .map(|view| WrittenView {
                    name: &view.name,
                    queue: &view.queue,
                    filter: &view.filter,
                    look: view.look.written(),
                })
                .collect(),
            queue: self
                .queues
                .iter()
                .filter(|(_, look)| **look != Look::default())
                .map(|(queue, look)| (queue.as_str(), look.written()))
                .collect(),
        };
        toml::to_string(&written).unwrap_or_default()
    }

    /// Returns where the view of a name stands, whatever the case of its letters.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<usize> {
        let wanted = name.to_lowercase();
        self.views
            .iter()
            .position(|view| view.name.to_lowercase() == wanted)
    }
}

impl Look {
    fn written(&self) -> WrittenLook {
        WrittenLook {
            sort: self.sort.as_ref().map(ToString::to_string),
            columns: self
                .columns
                .as_ref()
                .map(|columns| columns.iter().map(ToString::to_string).collect()),
        }
    }
}

fn reads(filter: &str) -> bool {
    filter.chars().count() <= FILTER_MAX && filter::parse(filter).is_ok()
}

fn slug(text: &str, queue: &str, at: usize) -> Result<String, SavedFault> {
    let good = (1..=64).contains(&queue.len())
        && queue
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if good {
        Ok(queue.to_owned())
    } else {
        Err(fault(text, at, SavedFaultKind::Queue))
    }
}

fn look(
    text: &str,
    sort: Option<Spanned<String>>,
    columns: Option<Spanned<Vec<String>>>,
) -> Result<Look, SavedFault> {
    let sort = match sort {
        None => None,
        Some(sort) => Some(
            Sort::parse(sort.get_ref())
                .map_err(|_| fault(text, sort.span().start, SavedFaultKind::Sort))?,
        ),
    };
    let columns = match columns {
        None => None,
        Some(columns) => {
            let wrong = || fault(text, columns.span().start, SavedFaultKind::Columns);
            let mut read: Vec<ColumnChoice> = Vec::new();
            for name in columns.get_ref() {
                let one = ColumnChoice::parse(name).ok_or_else(wrong)?;
                if read.iter().any(|other| other.column == one.column) {
                    return Err(wrong());
                }
                read.push(one);
            }
            if read.is_empty() {
                return Err(wrong());
            }
            Some(read)
        }
    };
    Ok(Look { sort, columns })
}

fn fault(text: &str, at: usize, kind: SavedFaultKind) -> SavedFault {
    let place = Place::of("", text, at);
    SavedFault {
        line: place.line,
        column: place.column,
        kind,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::casework::queue::Column;

    fn example() -> Saved {
        Saved {
            views: vec![
                SavedView {
                    name: "ПМЖ \"срок\"".to_owned(),
                    queue: "open".to_owned(),
                    filter: "name:\"ли в\" due<3wd".to_owned(),
                    look: Look {
                        sort: Some("-registered,due".parse().unwrap()),
                        columns: Some(vec![
                            ColumnChoice::of(Column::Number),
                            ColumnChoice {
                                column: Column::Applicant,
                                width: Some(30),
                            },
                        ]),
                    },
                },
                SavedView {
                    name: "Мои".to_owned(),
                    queue: "my-cases".to_owned(),
                    filter: String::new(),
                    look: Look::default(),
                },
            ],
            queues: BTreeMap::from([(
                "open".to_owned(),
                Look {
                    sort: None,
                    columns: Some(vec![ColumnChoice::of(Column::Due)]),
                },
            )]),
        }
    }

    #[test]
    fn what_was_written_is_read_again() {
        let saved = example();
        let text = saved.to_toml();
        assert_eq!(Saved::parse(&text), Ok(saved), "{text}");
        assert_eq!(Saved::parse(""), Ok(Saved::default()));
        assert_eq!(Saved::default().to_toml(), "");
    }

    #[test]
    fn each_fault_has_its_place() {
        let view = "[[view]]\nname = \"a\"\nqueue = \"open\"\n";
        let many = (0..51).fold(String::new(), |text, at| {
            format!("{text}[[view]]\nname = \"v{at}\"\nqueue = \"open\"\n")
        });
        for (text, line, kind) in [
            ("[[view]\n".to_owned(), 1, SavedFaultKind::Shape),
            ("[[view]]\nname = 5\n".to_owned(), 2, SavedFaultKind::Shape),
            (format!("{view}color = 1\n"), 4, SavedFaultKind::Shape),
            (
                "[[view]]\nname = \"\"\nqueue = \"open\"\n".to_owned(),
                2,
                SavedFaultKind::Name,
            ),
            (
                format!("{view}{}", view.replace("\"a\"", "\"A\"")),
                5,
                SavedFaultKind::Twice,
            ),
            (
                "[[view]]\nname = \"b\"\nqueue = \"../etc\"\n".to_owned(),
                3,
                SavedFaultKind::Queue,
            ),
            (
                format!("{view}filter = \"due<\"\n"),
                4,
                SavedFaultKind::Filter,
            ),
            (
                format!("{view}sort = \"height\"\n"),
                4,
                SavedFaultKind::Sort,
            ),
            (
                format!("{view}columns = [\"due\", \"due\"]\n"),
                4,
                SavedFaultKind::Columns,
            ),
            (format!("{view}columns = []\n"), 4, SavedFaultKind::Columns),
            (many, 152, SavedFaultKind::TooMany),
            ("#".repeat(FILE_MAX + 1), 1, SavedFaultKind::TooLarge),
        ] {
            let found = Saved::parse(&text).unwrap_err();
            assert_eq!((found.line, found.kind), (line, kind), "{text}");
        }
    }

    #[test]
    fn a_name_cannot_steer_the_terminal() {
        let name = clean_name("a\u{1b}]0;x\u{7}\u{202e}b").unwrap();
        assert!(
            !name.chars().any(crate::casework::text::is_unsafe),
            "{name}"
        );
        assert_eq!(clean_name("  "), None);
        assert_eq!(clean_name(&"я".repeat(NAME_MAX + 1)), None);
    }

    proptest! {
        #[test]
        fn no_file_makes_it_panic(text in "([\\[\\]=\"a-z0-9:\\n ,#]|view|queue|name|filter){0,80}") {
            let _ = Saved::parse(&text);
        }
    }
}
