//! Reading a whole file, within a limit, and making sure that it is text.

use std::path::Path;

use super::error::{FileError, Unreadable};
use super::fingerprint::Fingerprint;
use super::fs::{FileKind, Fs};

/// The most that is read of a file where the caller has no other wish: 1 GiB, in bytes.
pub const DEFAULT_SIZE_LIMIT: u64 = 1 << 30;

/// The mark that some editors put at the start of UTF-8 text.
const UTF8_MARK: &str = "\u{feff}";

/// A text file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// The text, without a byte order mark.
    pub text: String,
    /// The file's fingerprint, byte order mark included.
    pub fingerprint: Fingerprint,
}

/// Reads a whole file of at most `limit` bytes; it may be empty.
///
/// # Errors
/// [`FileError::Missing`], [`FileError::IsFolder`], [`FileError::NotReadable`] or
/// [`FileError::TooLarge`].
pub fn read_bytes(fs: &dyn Fs, path: &Path, limit: u64) -> Result<(Vec<u8>, Fingerprint), FileError> {
    let failed = |error| FileError::reading(path, limit, error);
    let status = fs.status(path).map_err(failed)?;
    if status.kind == FileKind::Folder {
        return Err(FileError::IsFolder { path: path.to_path_buf() });
    }
    if status.len > limit {
        return Err(FileError::TooLarge { path: path.to_path_buf(), limit });
    }
    let bytes = fs.read(path, limit).map_err(failed)?;
    let fingerprint = Fingerprint::of(&bytes, status.modified);
    Ok((bytes, fingerprint))
}

/// Reads a whole text file of at most `limit` bytes.
///
/// # Errors
/// Those of [`read_bytes`], [`FileError::Empty`], and [`FileError::NotText`] where the file is
/// binary or not UTF-8.
pub fn read_text(fs: &dyn Fs, path: &Path, limit: u64) -> Result<TextFile, FileError> {
    let (bytes, fingerprint) = read_bytes(fs, path, limit)?;
    let mut text = into_text(path, bytes)?;
    if text.starts_with(UTF8_MARK) {
        text.drain(..UTF8_MARK.len());
    }
    if text.is_empty() {
        return Err(FileError::Empty { path: path.to_path_buf() });
    }
    Ok(TextFile { text, fingerprint })
}

fn into_text(path: &Path, bytes: Vec<u8>) -> Result<String, FileError> {
    let not_text = |bytes: &[u8], found, offset: usize| {
        let before = bytes.iter().take(offset);
        let line = 1 + before.filter(|byte| **byte == b'\n').count() as u64;
        FileError::NotText { path: path.to_path_buf(), found, offset: offset as u64, line }
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(not_text(&bytes, Unreadable::Utf16, 0));
    }
    let nul = bytes.iter().position(|byte| *byte == 0);
    match String::from_utf8(bytes) {
        Ok(text) => match nul {
            None => Ok(text),
            Some(offset) => Err(not_text(text.as_bytes(), Unreadable::Nul, offset)),
        },
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let (found, offset) = match nul.filter(|nul| *nul < valid) {
                Some(nul) => (Unreadable::Nul, nul),
                None => (Unreadable::NotUtf8, valid),
            };
            Err(not_text(error.as_bytes(), found, offset))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::super::fs::{Disk, FailingFs, Fault};
    use super::*;

    const PATH: &str = "/maps/a.ron";

    fn read(bytes: &[u8]) -> Result<TextFile, FileError> {
        read_text(&FailingFs::holding([(PATH, bytes)]), Path::new(PATH), DEFAULT_SIZE_LIMIT)
    }

    #[track_caller]
    fn assert_not_text(bytes: &[u8], expected: (Unreadable, u64, u64)) {
        match read(bytes) {
            Err(FileError::NotText { found, offset, line, .. }) => {
                assert_eq!((found, offset, line), expected);
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_byte_order_mark_is_accepted_and_removed() {
        let file = read(b"\xef\xbb\xbf(format_version: 1)").unwrap();
        assert_eq!(file.text, "(format_version: 1)");
        assert_eq!(file.fingerprint.len, 22);
    }

    #[test]
    fn a_file_without_text_is_empty() {
        for bytes in [b"".as_slice(), b"\xef\xbb\xbf"] {
            assert!(matches!(read(bytes), Err(FileError::Empty { .. })));
        }
    }

    #[test]
    fn what_is_not_text_is_told_with_byte_and_line() {
        assert_not_text(b"one\ntwo\n\0", (Unreadable::Nul, 8, 3));
        assert_not_text(b"one\nM\xfcnchen", (Unreadable::NotUtf8, 5, 2));
        assert_not_text(b"\xff\xfeo\0n\0", (Unreadable::Utf16, 0, 1));
    }

    #[test]
    fn the_first_of_two_faults_is_told() {
        assert_not_text(b"\0\n\xff", (Unreadable::Nul, 0, 1));
        assert_not_text(b"\n\xff\0", (Unreadable::NotUtf8, 1, 2));
    }

    #[test]
    fn a_file_at_the_limit_is_read_and_a_longer_one_is_not() {
        let fs = FailingFs::holding([(PATH, b"0123456789".as_slice())]);
        assert_eq!(read_text(&fs, Path::new(PATH), 10).unwrap().text, "0123456789");
        let refused = read_text(&fs, Path::new(PATH), 9).unwrap_err();
        assert!(matches!(refused, FileError::TooLarge { limit: 9, .. }), "{refused}");
    }

    #[test]
    fn a_missing_file_a_folder_and_a_failing_disk_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let missing = read_text(&Disk, &folder.path().join("none"), 10).unwrap_err();
        assert!(matches!(missing, FileError::Missing { .. }), "{missing}");
        let refused = read_text(&Disk, folder.path(), 10).unwrap_err();
        assert!(matches!(refused, FileError::IsFolder { .. }), "{refused}");

        let fs = FailingFs::holding([(PATH, b"x".as_slice())]);
        fs.plan(Fault::Error(2, ErrorKind::PermissionDenied));
        let denied = read_text(&fs, Path::new(PATH), 10).unwrap_err();
        assert!(matches!(denied, FileError::NotReadable { .. }), "{denied}");
    }
}
