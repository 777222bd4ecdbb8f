//! Names of entities and free texts.

use super::ValueFault;
use std::fmt;

/// Most characters a name may have. The products print no figure; this is ours.
const NAME_LIMIT: usize = 256;
/// Most characters of a description.
const TEXT_LIMIT: usize = 10_000;

/// The name of an entity: at most 256 characters, none of them a control character, no blanks at the
/// ends. Equality between names follows the system, which ignores case on premises; compare
/// [`Name::folded`] for that.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(Box<str>);

impl Name {
    /// Reads a name; blanks at both ends are dropped.
    ///
    /// # Errors
    /// When it is empty, too long or holds a control character.
    pub fn new(text: &str) -> Result<Self, ValueFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ValueFault::Empty);
        }
        check(text, "a name", NAME_LIMIT, char::is_control)?;
        Ok(Self(text.into()))
    }

    /// The name as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form that two spellings of one name share on premises.
    pub fn folded(&self) -> Box<str> {
        fold(&self.0)
    }
}

impl Default for Name {
    /// What an entity is called before it has a name.
    fn default() -> Self {
        Self("unnamed".into())
    }
}

/// The form under which names that differ in case alone are equal.
pub fn fold(text: &str) -> Box<str> {
    text.to_lowercase().into()
}

/// A free text such as a description: line breaks are allowed, other control characters are not.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Text(Box<str>);

impl Text {
    /// Reads a text.
    ///
    /// # Errors
    /// When it is too long or holds a control character other than line break and tab.
    pub fn new(text: &str) -> Result<Self, ValueFault> {
        check(text, "a text", TEXT_LIMIT, |c| c.is_control() && c != '\n' && c != '\t')?;
        Ok(Self(text.into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn check(text: &str, what: &'static str, limit: usize, bad: fn(char) -> bool) -> Result<(), ValueFault> {
    if let Some(at) = text.chars().position(bad) {
        return Err(ValueFault::Control { what, at: at + 1 });
    }
    // Bytes are an upper bound, so most texts are not counted.
    if text.len() > limit {
        let found = text.chars().count();
        if found > limit {
            return Err(ValueFault::TooLong { what, found, limit });
        }
    }
    Ok(())
}

macro_rules! shown_as_str {
    ($($type:ty),*) => {$(
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(self.as_str(), f)
            }
        }
    )*};
}
shown_as_str!(Name, Text);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_quotes_and_right_to_left_letters_are_names() {
        for name in ["O’Brien \"HQ\"", "תל אביב", "Zürich & Söhne <1>"] {
            assert_eq!(Name::new(name).unwrap().as_str(), name);
        }
    }

    #[test]
    fn a_line_break_or_ten_thousand_characters_is_refused_with_the_place() {
        assert_eq!(Name::new("Re\nno"), Err(ValueFault::Control { what: "a name", at: 3 }));
        let long = "x".repeat(10_000);
        assert_eq!(Name::new(&long), Err(ValueFault::TooLong { what: "a name", found: 10_000, limit: 256 }));
        assert_eq!(Name::new("  "), Err(ValueFault::Empty));
    }

    #[test]
    fn spellings_that_differ_in_case_fold_to_one() {
        assert_eq!(Name::new("RENO").unwrap().folded(), Name::new("Reno").unwrap().folded());
    }
}
