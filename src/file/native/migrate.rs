//! The version of the format: found by hand before anything is parsed, so that a file of a newer version is
//! refused by name, and an older one is brought up to date first.
//!
//! Version 1 is the only one there is. A later version changes [`FORMAT_VERSION`] and adds, for the one before it,
//! a module with the sections of that version as plain types and a step to the next.

use super::section;
use thiserror::Error;

/// The version that this program writes.
pub const FORMAT_VERSION: u64 = 1;

/// Why a text is not read at all. Nothing is ever written over a file that is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The text does not begin as a document does.
    #[error(
        "it does not begin with \"(format_version: {FORMAT_VERSION},\" and is no Trunkline document; choose another \
         file, or import it if another program wrote it"
    )]
    NotADocument,
    /// A later version of the program wrote it.
    #[error(
        "it has format version {found}, and this program reads versions up to {FORMAT_VERSION}; open it with a newer \
         Trunkline"
    )]
    Newer {
        /// The version as the file gives it.
        found: String,
    },
    /// A version that no program wrote.
    #[error(
        "it has format version {found}, which never existed; a document begins with \"(format_version: {FORMAT_VERSION},\""
    )]
    Unknown {
        /// The version as the file gives it.
        found: String,
    },
}

/// Checks the version at the start of a text or of its first kilobyte.
///
/// # Errors
/// When the text is no document, or one of a version that cannot be read.
pub fn check_version(text: &str) -> Result<(), Refusal> {
    let found = version(text).ok_or(Refusal::NotADocument)?;
    match found.parse::<u64>() {
        Ok(FORMAT_VERSION) => Ok(()),
        Ok(0) => Err(Refusal::Unknown { found: found.to_owned() }),
        // What does not even fit the type is newer too.
        _ => Err(Refusal::Newer { found: found.chars().take(20).collect() }),
    }
}

/// The digits after `(format_version:`, with blanks and line breaks anywhere between the words.
fn version(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
    let rest = rest.strip_prefix('(')?.trim_start();
    let rest = rest.strip_prefix(section::VERSION)?.trim_start();
    let rest = rest.strip_prefix(':')?.trim_start();
    let digits =
        rest.find(|c: char| !c.is_ascii_digit()).map_or(rest, |end| rest.get(..end).unwrap_or_default());
    (!digits.is_empty()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_one_is_read_however_it_is_laid_out() {
        for text in ["(format_version: 1,", "\u{feff}(format_version: 1,\r\n", "(\n  format_version : 1\n)"] {
            assert_eq!(check_version(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn a_newer_version_is_refused_by_its_number() {
        for found in ["2", "17", "99999999999999999999"] {
            let refusal = check_version(&format!("(format_version: {found}, regions: [])")).unwrap_err();
            assert_eq!(refusal, Refusal::Newer { found: found.to_owned() });
            assert!(refusal.to_string().contains(found), "{refusal}");
        }
    }

    #[test]
    fn what_is_no_document_is_said_to_be_none() {
        for text in
            ["", "(", "{}", "(version: 1)", "(format_version: )", "format_version: 1", "\u{7f}ELF\0\0"]
        {
            assert_eq!(check_version(text), Err(Refusal::NotADocument), "{text}");
        }
        assert!(matches!(check_version("(format_version: 0)"), Err(Refusal::Unknown { .. })));
    }
}
