//! Where in a file of the configuration something stands.

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// As the person who started the program named it.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
}

impl Place {
    /// Returns the place of a byte of `text`.
    #[must_use]
    pub fn of(file: &str, text: &str, at: usize) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let text = "[a]\nү = 1\n";
        let at = text.find('=').expect("it is there");
        assert_eq!(Place::of("x.toml", text, at).to_string(), "x.toml:2:3");
        assert_eq!(Place::of("x.toml", text, 0).to_string(), "x.toml:1:1");
        assert_eq!(Place::of("x.toml", text, 999).line, 3);
    }
}
