//! Reads a theme from TOML, and refuses what could not be read on a screen.
//!
//! ```toml
//! name = { kk = "…", ru = "…", en = "…" }
//! light = false
//! [terminal]              # the colours of terminals where the theme says nothing
//! ink = ["#c0c0c0"]
//! ground = ["#000000"]
//! [roles]                 # every role of `Tone`
//! plain = {}
//! cursor = { reverse = true, bold = true }
//! good = { ink = "#87d787", ansi = "bright-green" }
//! ```
//!
//! `ink` and `ground` are for terminals with 256 colours, `ansi` and `ansi-ground` for those with
//! sixteen; what is left out is the terminal's own. Each colour is tried against every ground
//! under it, on both kinds of terminal, and must reach a contrast of 4.5.

use std::collections::BTreeMap;
use std::ops::Range;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use toml::Spanned;

use super::depth::{Depth, NAMED, nearest};
use super::fault::{ThemeFault, ThemeProblem};
use super::vision::{Rgb, contrast};
use super::{Looks, Styles, Tone};
use crate::regulation::Words;
use crate::workstation::place::Place;

/// The least contrast of text with what is under it (WCAG 2.2, 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

/// The most bytes of a file.
const LARGEST: usize = 64 * 1024;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: Words,
    light: bool,
    terminal: Own,
    roles: BTreeMap<Spanned<String>, Spanned<Role>>,
}

/// The terminal's own colours, as far as a theme can know them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Own {
    ink: Vec<Spanned<String>>,
    ground: Vec<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Role {
    ink: Option<Spanned<String>>,
    ground: Option<Spanned<String>>,
    ansi: Option<Spanned<String>>,
    ansi_ground: Option<Spanned<String>>,
    bold: bool,
    underline: bool,
    reverse: bool,
}

/// One colour on one kind of terminal: how it is asked for, and the shades it may have.
#[derive(Debug, Clone, PartialEq)]
struct Shade {
    colour: Color,
    seen: Vec<Rgb>,
}

/// A role on one kind of terminal.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Look {
    ink: Option<Shade>,
    ground: Option<Shade>,
    modifier: Modifier,
}

/// Everything known of one kind of terminal.
pub(super) struct Looked {
    pub looks: Vec<Look>,
    inks: Vec<Rgb>,
    grounds: Vec<Rgb>,
}

struct Reading<'t> {
    file: &'t str,
    text: &'t str,
    faults: Vec<ThemeFault>,
}

/// Reads a theme. `file` is its name in faults.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(id: &str, file: &str, text: &str) -> Result<Looks, Vec<ThemeFault>> {
    let (parsed, many, sixteen) = parse(file, text)?;
    Ok(Looks {
        id: id.to_owned(),
        name: parsed.name,
        light: parsed.light,
        sixteen: sixteen.styles(),
        many: many.styles(),
    })
}

fn parse(file: &str, text: &str) -> Result<(File, Looked, Looked), Vec<ThemeFault>> {
    let mut reading = Reading {
        file,
        text,
        faults: Vec::new(),
    };
    if text.len() > LARGEST {
        reading.fault(0, ThemeProblem::TooLarge);
        return Err(reading.faults);
    }
    let parsed: File = match toml::from_str(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let at = error.span().map_or(0, |span: Range<usize>| span.start);
            let why = error.message().to_owned();
            reading.fault(at, ThemeProblem::Unreadable(why));
            return Err(reading.faults);
        }
    };
    for name in parsed.roles.keys() {
        if !Tone::ALL.iter().any(|tone| tone.code() == name.as_ref()) {
            let problem = ThemeProblem::NoSuchRole(name.as_ref().clone());
            reading.fault(name.span().start, problem);
        }
    }
    let many = reading.looked(&parsed, Depth::Many);
    let sixteen = reading.looked(&parsed, Depth::Sixteen);
    for looked in [&many, &sixteen] {
        reading.check(&parsed, looked);
    }
    let mut faults = reading.faults;
    faults.dedup();
    if faults.is_empty() {
        Ok((parsed, many, sixteen))
    } else {
        Err(faults)
    }
}

impl Reading<'_> {
    fn fault(&mut self, at: usize, problem: ThemeProblem) {
        let place = Place::of(self.file, self.text, at);
        let fault = ThemeFault { place, problem };
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    fn rgb(&mut self, text: &Spanned<String>) -> Option<Rgb> {
        let colour = hex(text.as_ref());
        if colour.is_none() {
            let problem = ThemeProblem::NotAColour(text.as_ref().clone());
            self.fault(text.span().start, problem);
        }
        colour
    }

    fn palette_shade(&mut self, text: Option<&Spanned<String>>) -> Option<Shade> {
        let (index, seen) = nearest(self.rgb(text?)?);
        Some(Shade {
            colour: Color::Indexed(index),
            seen: vec![seen],
        })
    }

    fn named_shade(&mut self, text: Option<&Spanned<String>>) -> Option<Shade> {
        let text = text?;
        let found = NAMED.iter().find(|(name, ..)| name == text.as_ref());
        let Some((_, colour, xterm, console)) = found else {
            let problem = ThemeProblem::NotNamed(text.as_ref().clone());
            self.fault(text.span().start, problem);
            return None;
        };
        Some(Shade {
            colour: *colour,
            seen: vec![*xterm, *console],
        })
    }

    /// Reads the terminal's own colours. With sixteen colours it is a plain console, which has
    /// the first.
    fn own(&mut self, colours: &[Spanned<String>], depth: Depth) -> Vec<Rgb> {
        let count = match depth {
            Depth::Sixteen => 1,
            Depth::Many => colours.len(),
        };
        let colours: Vec<Rgb> = colours.iter().filter_map(|c| self.rgb(c)).collect();
        colours.into_iter().take(count).collect()
    }

    fn looked(&mut self, file: &File, depth: Depth) -> Looked {
        let looks = Tone::ALL
            .iter()
            .map(|tone| {
                let role = file
                    .roles
                    .iter()
                    .find(|(name, _)| name.as_ref() == tone.code())
                    .map(|(_, role)| role.as_ref());
                let Some(role) = role else {
                    self.fault(0, ThemeProblem::MissingRole(tone.code()));
                    return Look::default();
                };
                let (ink, ground) = match depth {
                    Depth::Many => (
                        self.palette_shade(role.ink.as_ref()),
                        self.palette_shade(role.ground.as_ref()),
                    ),
                    Depth::Sixteen => (
                        self.named_shade(role.ansi.as_ref()),
                        self.named_shade(role.ansi_ground.as_ref()),
                    ),
                };
                let mut modifier = Modifier::empty();
                for (set, flag) in [
                    (role.bold, Modifier::BOLD),
                    (role.underline, Modifier::UNDERLINED),
                    (role.reverse, Modifier::REVERSED),
                ] {
                    modifier.set(flag, set);
                }
                Look {
                    ink,
                    ground,
                    modifier,
                }
            })
            .collect();
        Looked {
            looks,
            inks: self.own(&file.terminal.ink, depth),
            grounds: self.own(&file.terminal.ground, depth),
        }
    }

    /// Tries every role against what is under it, and looks for a cursor that can be seen.
    fn check(&mut self, file: &File, looked: &Looked) {
        for tone in Tone::ALL {
            let at = file
                .roles
                .iter()
                .find(|(name, _)| name.as_ref() == tone.code())
                .map_or(0, |(name, _)| name.span().start);
            if let Some((contrast, against)) = looked.faintest(tone)
                && contrast < LEAST_CONTRAST
            {
                let (red, green, blue) = against;
                let problem = ThemeProblem::Faint {
                    role: tone.code(),
                    contrast,
                    against: format!("#{red:02x}{green:02x}{blue:02x}"),
                };
                self.fault(at, problem);
            }
            if matches!(tone, Tone::Cursor | Tone::ButtonFocused) && !looked.stands_out(tone) {
                self.fault(at, ThemeProblem::Hidden(tone.code()));
            }
        }
    }
}

impl Looked {
    fn look(&self, tone: Tone) -> &Look {
        &self.looks[tone as usize]
    }

    fn plain(&self) -> &Look {
        self.look(Tone::Plain)
    }

    /// Returns the shades of a role's text; nothing when they are the terminal's own.
    pub fn ink(&self, tone: Tone) -> Option<&[Rgb]> {
        let own = self.look(tone).ink.as_ref().or(self.plain().ink.as_ref());
        own.map(|shade| shade.seen.as_slice())
    }

    fn ground(&self, tone: Tone) -> Option<&[Rgb]> {
        let look = self.look(tone);
        let own = look.ground.as_ref().or(self.plain().ground.as_ref());
        own.map(|shade| shade.seen.as_slice())
    }

    /// Returns the least contrast of a role with what is under it, and with what; nothing when
    /// both are the terminal's own.
    pub fn faintest(&self, tone: Tone) -> Option<(f64, Rgb)> {
        let (ink, ground) = (self.ink(tone), self.ground(tone));
        if ink.is_none() && ground.is_none() {
            return None;
        }
        let inks = ink.unwrap_or(&self.inks);
        let grounds = ground.unwrap_or(&self.grounds);
        inks.iter()
            .flat_map(|ink| {
                grounds
                    .iter()
                    .map(|ground| (contrast(*ink, *ground), *ground))
            })
            .min_by(|(one, _), (other, _)| one.total_cmp(other))
    }

    /// Returns whether a role is told from plain text by more than the colour of its letters.
    fn stands_out(&self, tone: Tone) -> bool {
        let look = self.look(tone);
        let turned = look.modifier.contains(Modifier::REVERSED)
            && !self.plain().modifier.contains(Modifier::REVERSED);
        turned || look.ground.is_some() && look.ground != self.plain().ground
    }

    fn styles(&self) -> Styles {
        Tone::ALL.map(|tone| {
            let look = self.look(tone);
            let mut style = Style::new().add_modifier(look.modifier);
            // A theme with a ground of its own has it under every role.
            let ground = look.ground.as_ref().or(self.plain().ground.as_ref());
            let ink = look.ink.as_ref().or(self.plain().ink.as_ref());
            style.fg = ink.map(|shade| shade.colour);
            style.bg = ground.map(|shade| shade.colour);
            style
        })
    }
}

/// Reads `#rrggbb`.
fn hex(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some((part(0)?, part(2)?, part(4)?))
}

#[cfg(test)]
mod tests {
    use super::super::BUILT_IN;
    use super::super::vision::{Vision, difference};
    use super::*;
    use crate::i18n::Catalogue;
    use crate::regulation::Language;

    /// From here on two colours are told apart without being held beside each other.
    const APART: f64 = 20.0;

    /// The roles that say how something stands; each always carries a mark as well.
    const STATES: [(Tone, Tone); 3] = [
        (Tone::Good, Tone::Warn),
        (Tone::Good, Tone::Bad),
        (Tone::Warn, Tone::Bad),
    ];

    #[test]
    fn every_theme_that_ships_is_sound_and_reaches_the_contrast() {
        for (id, text) in BUILT_IN {
            let file = format!("config/themes/{id}.toml");
            let (_, many, sixteen) = match parse(&file, text) {
                Ok(parsed) => parsed,
                Err(faults) => {
                    let speaker = Catalogue::shared().speak(Language::En);
                    let said: Vec<String> = faults.iter().map(|f| f.words(speaker)).collect();
                    panic!("{}", said.join("\n"));
                }
            };
            for looked in [many, sixteen] {
                for tone in Tone::ALL {
                    if let Some((contrast, against)) = looked.faintest(tone) {
                        assert!(contrast >= LEAST_CONTRAST, "{id} {tone:?} on {against:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn states_are_told_apart_by_colour_or_carry_a_mark_whatever_eyes_look() {
        for (id, text) in BUILT_IN {
            let (_, many, _) = parse(id, text).unwrap();
            for (one, other) in STATES {
                let (Some(first), Some(second)) = (many.ink(one), many.ink(other)) else {
                    // Without colour the mark alone tells them; tests of the screens see to it.
                    assert_eq!(id, "monochrome");
                    continue;
                };
                for vision in std::iter::once(None).chain(Vision::ALL.map(Some)) {
                    let apart = difference(first[0], second[0], vision);
                    let wanted = match (id, vision) {
                        // Made for it: by colour alone, for all eyes.
                        ("colour-blind", _) | (_, None) => APART,
                        // By colour a little, and by their marks.
                        _ => 5.0,
                    };
                    assert!(
                        apart >= wanted,
                        "{id}: {one:?} {other:?} {vision:?}: {apart:.1}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_demonstration_is_never_taken_for_the_office() {
        for (id, text) in BUILT_IN {
            let looks = read(id, id, text).unwrap();
            for styles in [&looks.many, &looks.sixteen] {
                let (real, demo) = (
                    styles[Tone::Header as usize],
                    styles[Tone::HeaderDemo as usize],
                );
                assert_ne!(real, demo, "{id}");
            }
        }
    }

    #[test]
    fn faults_are_named_with_their_place() {
        let (_, dark) = BUILT_IN[0];
        let changed = |from: &str, to: &str| {
            assert!(dark.contains(from), "{from}");
            let faults = read("own", "own.toml", &dark.replacen(from, to, 1)).unwrap_err();
            let speaker = Catalogue::shared().speak(Language::En);
            let said: Vec<String> = faults.iter().map(|fault| fault.words(speaker)).collect();
            said.join("\n")
        };
        for (from, to, parts) in [
            (
                "light = false",
                "light = 5",
                &["own.toml:", "invalid type"][..],
            ),
            ("light = false", "lihgt = false", &["unknown field `lihgt`"]),
            ("ink = \"#", "ink = \"no", &["is no colour", "#rrggbb"]),
            (
                "ansi = \"",
                "ansi = \"very-",
                &["is none of the sixteen", "bright-cyan"],
            ),
            (
                "warn = ",
                "wran = ",
                &["no role “wran”", "“warn” is missing"],
            ),
            (
                "cursor = { reverse = true",
                "cursor = { underline = true",
                &["“cursor”", "reverse = true"],
            ),
        ] {
            let said = changed(from, to);
            for part in parts {
                assert!(said.contains(part), "{part}: {said}");
            }
        }
        let faint = dark.replace("bad = { ink = \"#", "bad = { ink = \"#300000\" } # ");
        let faults = read("own", "own.toml", &faint).unwrap_err();
        assert!(matches!(
            &faults[0].problem,
            ThemeProblem::Faint { role: "bad", contrast, .. } if *contrast < 2.0
        ));
        assert!(faults[0].place.line > 5);
    }

    #[test]
    fn a_file_that_is_no_theme_does_no_harm() {
        for text in [
            "".to_owned(),
            "[".to_owned(),
            "x".repeat(LARGEST + 1),
            format!("name = {}", "[".repeat(20_000)),
        ] {
            assert!(read("own", "own.toml", &text).is_err());
        }
    }
}
