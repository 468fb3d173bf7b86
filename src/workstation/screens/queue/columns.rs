//! The columns of a queue: which, in what order, how wide, and where they stand on the screen.

use ratatui::layout::Rect;

use crate::casework::queue::Column;
use crate::workstation::show::column_code;

/// The narrowest and the widest that an officer can make a column.
pub const WIDTHS: std::ops::RangeInclusive<u16> = 3..=80;

/// A column as an officer wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnChoice {
    pub column: Column,
    /// In columns of the terminal; nothing for what fits.
    pub width: Option<u16>,
}

impl ColumnChoice {
    #[must_use]
    pub const fn of(column: Column) -> Self {
        Self {
            column,
            width: None,
        }
    }

    /// Returns how wide the column is at least.
    #[must_use]
    pub fn least(self) -> u16 {
        self.width.unwrap_or(least(self.column))
    }

    /// Reads `due` or `due:16`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (name, width) = match text.split_once(':') {
            None => (text, None),
            Some((name, width)) => (name, Some(width)),
        };
        let column = ALL.into_iter().find(|one| column_code(*one) == name)?;
        let width = match width {
            None => None,
            Some(width) => Some(width.parse().ok().filter(|w| WIDTHS.contains(w))?),
        };
        Some(Self { column, width })
    }
}

impl std::fmt::Display for ColumnChoice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(column_code(self.column))?;
        match self.width {
            Some(width) => write!(f, ":{width}"),
            None => Ok(()),
        }
    }
}

/// Every column there is.
pub const ALL: [Column; 12] = [
    Column::Number,
    Column::Due,
    Column::Applicant,
    Column::Service,
    Column::Request,
    Column::Stage,
    Column::Status,
    Column::Outcome,
    Column::Channel,
    Column::Registered,
    Column::Assigned,
    Column::Flags,
];

/// A column with the place it takes.
pub(super) struct Placed {
    pub column: Column,
    pub x: u16,
    pub width: u16,
}

/// The least width of a column.
const fn least(column: Column) -> u16 {
    match column {
        Column::Number | Column::Registered => 10,
        Column::Due => 15,
        Column::Outcome | Column::Channel => 12,
        Column::Applicant => 18,
        Column::Service => 13,
        Column::Request => 12,
        Column::Stage | Column::Assigned => 14,
        Column::Status => 16,
        Column::Flags => 5,
    }
}

/// From this width on most names are to stand in full.
const ROOMY: u16 = 80;

/// The width of most full names.
const WHOLE_NAME: u16 = 26;

/// Columns that matter most, when there is no room for all.
const fn rank(column: Column) -> u8 {
    match column {
        Column::Number => 0,
        Column::Applicant => 1,
        Column::Due => 2,
        Column::Status => 3,
        Column::Service => 4,
        Column::Flags => 5,
        Column::Stage => 6,
        Column::Request => 7,
        Column::Outcome => 8,
        Column::Assigned => 9,
        Column::Registered => 10,
        Column::Channel => 11,
    }
}

/// Lays the columns of a queue out: those that do not fit are left out, the least important first;
/// the applicant's name and words of the law take what is left over, unless their width was chosen.
pub(super) fn place(columns: &[ColumnChoice], area: Rect) -> Vec<Placed> {
    let mut kept: Vec<ColumnChoice> = columns.to_vec();
    let room = area.width.saturating_sub(2);
    // Where there is room for most columns, whole names are worth more than the last of them.
    let least = |one: &ColumnChoice| match (one.column, one.width) {
        (Column::Applicant, None) if room >= ROOMY => WHOLE_NAME,
        _ => one.least(),
    };
    let needed = |kept: &[ColumnChoice]| -> u16 {
        kept.iter()
            .map(|column| least(column) + 1)
            .fold(0, u16::saturating_add)
    };
    while needed(&kept) > room && kept.len() > 1 {
        let Some(worst) = kept
            .iter()
            .map(|one| one.column)
            .max_by_key(|one| rank(*one))
        else {
            break;
        };
        kept.retain(|one| one.column != worst);
    }
    let spare = room.saturating_sub(needed(&kept));
    let grows =
        |one: &ColumnChoice, what: &[Column]| one.width.is_none() && what.contains(&one.column);
    const WORDS: [Column; 3] = [Column::Stage, Column::Status, Column::Request];
    let names = kept.iter().any(|one| grows(one, &[Column::Applicant]));
    let growing = kept.iter().filter(|one| grows(one, &WORDS)).count();
    let growing = u16::try_from(growing).unwrap_or(u16::MAX);
    let mut x = area.x + 2;
    kept.iter()
        .map(|one| {
            let mut width = least(one);
            // Names get half of what is left over, words of the law the other half.
            if grows(one, &[Column::Applicant]) {
                width += if growing == 0 { spare } else { spare / 2 };
            } else if grows(one, &WORDS) {
                let share = if names { spare / 2 } else { spare };
                width += share / growing.max(1);
            }
            let placed = Placed {
                column: one.column,
                x,
                width: width.min(area.right().saturating_sub(x)),
            };
            x = x.saturating_add(width + 1);
            placed
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_read_as_it_is_written_and_nothing_else_is() {
        for column in ALL {
            for width in [None, Some(3), Some(80)] {
                let choice = ColumnChoice { column, width };
                assert_eq!(ColumnChoice::parse(&choice.to_string()), Some(choice));
            }
        }
        for text in [
            "", "name", "due:", "due:2", "due:81", "due:-5", "due:9:9", "DUE",
        ] {
            assert_eq!(ColumnChoice::parse(text), None, "{text}");
        }
    }

    #[test]
    fn columns_never_stand_outside_and_the_number_stays() {
        let chosen = ALL.map(|column| ColumnChoice {
            column,
            width: Some(80),
        });
        for columns in [&ALL.map(ColumnChoice::of)[..], &chosen] {
            for width in 4..200 {
                let area = Rect::new(3, 0, width, 10);
                let placed = place(columns, area);
                assert!(placed.iter().any(|one| one.column == Column::Number));
                for one in placed {
                    assert!(one.x + one.width <= area.right(), "{width}");
                }
            }
        }
    }
}
