//! What the errors of this room tell beside the file: the step, the change, the find, the size.

use std::fmt;

/// What stands in a file where text should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// A zero byte: the file is binary.
    Nul,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// The mark of UTF-16 text.
    Utf16,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nul => "a zero byte",
            Self::NotUtf8 => "bytes of another encoding",
            Self::Utf16 => "the mark of UTF-16",
        })
    }
}

/// What someone else did to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutsideChange {
    /// Its content differs.
    Edited,
    /// Nothing stands under its name.
    Removed,
}

impl fmt::Display for OutsideChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Edited => "changed",
            Self::Removed => "moved or deleted",
        })
    }
}

/// The steps of a save that can fail before the new content stands under its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveStep {
    /// Looking at what stands there.
    Look,
    /// Writing the new content to a temporary file beside it.
    Write,
    /// Keeping the previous version.
    Backup,
    /// Putting the new content in its place.
    Replace,
}

impl fmt::Display for SaveStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Look => "looking at what is there",
            Self::Write => "writing a temporary file beside it",
            Self::Backup => "keeping the previous version as .bak",
            Self::Replace => "putting the new version in place",
        })
    }
}

/// A number of bytes in the largest unit that divides it.
pub(super) struct Size(pub u64);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
        match units.iter().find(|(unit, _)| self.0 != 0 && self.0.is_multiple_of(*unit)) {
            Some((unit, name)) => write!(f, "{} {name}", self.0 / unit),
            None => write!(f, "{} bytes", self.0),
        }
    }
}
