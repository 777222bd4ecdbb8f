//! The two forms of a bundle, RON and JSON, and the seal on their last lines.

use crate::file::ContentDigest;
use std::path::Path;

/// How a bundle is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// RON, as native files are.
    Ron,
    /// JSON, for other programs.
    Json,
}

impl Form {
    /// The form that the end of a name asks for: `.ron` or `.json`.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "ron" => Some(Self::Ron),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// What stands on the last two lines before the digits of the seal, and after them.
    fn around_seal(self) -> (&'static str, &'static str) {
        match self {
            Self::Ron => ("seal: \"sha256:", "\",\n)\n"),
            Self::Json => ("  \"seal\": \"sha256:", "\"\n}\n"),
        }
    }

    /// Puts the last two lines to the others.
    pub(super) fn seal(self, text: &mut String) {
        let seal = ContentDigest::of(text.as_bytes()).to_string();
        let (before, after) = self.around_seal();
        for part in [before, &seal, after] {
            text.push_str(part);
        }
    }

    /// Whether the seal is whole: no byte is another than when the bundle was written.
    pub(super) fn is_sealed(self, text: &str) -> bool {
        let (before, after) = self.around_seal();
        let sealed = || {
            let rest = text.strip_suffix(after)?;
            let (rest, seal) = rest.split_at_checked(rest.len().checked_sub(SEAL_DIGITS)?)?;
            let lines = rest.strip_suffix(before)?;
            Some(ContentDigest::of(lines.as_bytes()).to_string() == seal)
        };
        sealed().unwrap_or(false)
    }
}

/// Hexadecimal digits of a seal.
const SEAL_DIGITS: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_chooses_the_form() {
        let form = |path: &str| Form::of(Path::new(path));
        assert_eq!(form("a/litware.trunkline.ron"), Some(Form::Ron));
        assert_eq!(form("litware.JSON"), Some(Form::Json));
        assert_eq!(form("litware"), None);
        assert_eq!(form("litware.xml"), None);
    }
}
