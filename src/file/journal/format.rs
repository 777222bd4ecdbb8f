//! The journal as bytes: a header line, then entries. Each entry carries a check value over itself
//! and all before it, so that neither a torn entry nor one of another journal is taken for good.
//!
//! ```text
//! trunkline-journal 1 <digest of the base, or none>
//! edit <length in bytes> <check>
//! <text of the edit>
//! save <length in bytes> <check>
//! <digest of what was about to be saved>
//! ```

use sha2::{Digest, Sha256};

use super::super::fingerprint::ContentDigest;

const MAGIC: &str = "trunkline-journal";
/// The format that is written, and the only one that is read.
const VERSION: &str = "1";
const NO_BASE: &str = "none";
/// The longest line that heads an entry or the file, in bytes.
const LONGEST_LINE: usize = 1024;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    /// An edit, as the caller wrote it.
    Edit(String),
    /// Everything before was about to be saved as content of this digest.
    Save(ContentDigest),
}

/// What the first line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The content that the first edit was made on.
    pub base: Option<ContentDigest>,
}

/// The check value of an entry: the first 16 hexadecimal digits of a SHA-256. Empty before the header.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Check(String);

/// Why reading stopped before the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The bytes end inside an entry.
    Torn,
    /// The bytes are not what was written.
    Damaged,
}

/// What a journal's bytes hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    pub header: Header,
    pub entries: Vec<Entry>,
    /// The check value of the last good entry.
    pub check: Check,
    /// Length in bytes of the header and the good entries.
    pub readable: usize,
    pub fault: Option<Fault>,
}

/// Why a first line is not a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BadHeader {
    /// The file ends before the line does: nothing was ever confirmed in it.
    Torn,
    /// It is something else.
    Damaged,
    /// It names a format that is not known here.
    Version(String),
}

impl Check {
    /// What the first entry after this header builds on.
    fn of_header(line: &str) -> Self {
        Self::of("", "header", line.as_bytes())
    }

    fn of(before: &str, kind: &str, payload: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(before);
        hasher.update(kind);
        hasher.update(payload);
        let digits = hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self(digits)
    }
}

impl Header {
    /// The first line, and the check value that the first entry builds on.
    pub fn to_bytes(&self) -> (Vec<u8>, Check) {
        let base = self.base.map_or_else(|| NO_BASE.to_owned(), |digest| digest.to_string());
        let line = format!("{MAGIC} {VERSION} {base}");
        let check = Check::of_header(&line);
        (format!("{line}\n").into_bytes(), check)
    }

    fn from_line(line: &str) -> Result<Self, BadHeader> {
        let fields: Vec<&str> = line.split(' ').collect();
        match fields.as_slice() {
            [MAGIC, VERSION, NO_BASE] => Ok(Self { base: None }),
            [MAGIC, VERSION, base] => match base.parse() {
                Ok(base) => Ok(Self { base: Some(base) }),
                Err(_) => Err(BadHeader::Damaged),
            },
            [MAGIC, version, ..] if *version != VERSION && version.parse::<u64>().is_ok() => {
                Err(BadHeader::Version((*version).to_owned()))
            }
            _ => Err(BadHeader::Damaged),
        }
    }
}

impl Entry {
    pub fn is_edit(&self) -> bool {
        matches!(self, Self::Edit(_))
    }

    pub fn into_edit(self) -> Option<String> {
        match self {
            Self::Edit(text) => Some(text),
            Self::Save(_) => None,
        }
    }

    /// Appends the entry to `bytes`, following an entry with the check value `before`; answers its
    /// own.
    pub fn write_to(&self, bytes: &mut Vec<u8>, before: &Check) -> Check {
        let digest_text;
        let (kind, payload) = match self {
            Self::Edit(text) => ("edit", text),
            Self::Save(digest) => {
                digest_text = digest.to_string();
                ("save", &digest_text)
            }
        };
        let check = Check::of(&before.0, kind, payload.as_bytes());
        bytes.extend_from_slice(format!("{kind} {} {}\n{payload}\n", payload.len(), check.0).as_bytes());
        check
    }

    /// The entry at the start of `bytes`, its check value, and what follows it.
    fn read<'a>(bytes: &'a [u8], before: &Check) -> Result<(Self, Check, &'a [u8]), Fault> {
        let (line, rest) =
            split_line(bytes).map_err(|torn| if torn { Fault::Torn } else { Fault::Damaged })?;
        let fields: Vec<&str> = line.split(' ').collect();
        let [kind, len, check] = fields.as_slice() else { return Err(Fault::Damaged) };
        let len: usize = len.parse().map_err(|_| Fault::Damaged)?;
        let (payload, rest) = rest.split_at_checked(len).ok_or(Fault::Torn)?;
        let (end, rest) = rest.split_first().ok_or(Fault::Torn)?;
        let found = Check::of(&before.0, kind, payload);
        if found.0 != *check || *end != b'\n' {
            return Err(Fault::Damaged);
        }
        let text = std::str::from_utf8(payload).map_err(|_| Fault::Damaged)?;
        let entry = match *kind {
            "edit" => Self::Edit(text.to_owned()),
            "save" => Self::Save(text.parse().map_err(|_| Fault::Damaged)?),
            _ => return Err(Fault::Damaged),
        };
        Ok((entry, found, rest))
    }
}

impl Content {
    /// Reads as far as the bytes are good.
    pub fn read(bytes: &[u8]) -> Result<Self, BadHeader> {
        let (line, mut rest) =
            split_line(bytes).map_err(|torn| if torn { BadHeader::Torn } else { BadHeader::Damaged })?;
        let header = Header::from_line(line)?;
        let mut check = Check::of_header(line);
        let mut entries = Vec::new();
        let mut fault = None;
        while !rest.is_empty() {
            match Entry::read(rest, &check) {
                Ok((entry, its_check, after)) => {
                    entries.push(entry);
                    check = its_check;
                    rest = after;
                }
                Err(found) => {
                    fault = Some(found);
                    break;
                }
            }
        }
        Ok(Self { header, entries, check, readable: bytes.len() - rest.len(), fault })
    }
}

/// The first line, without its end, and what follows. The error says whether the bytes just end too
/// early; otherwise they are no line of a journal.
fn split_line(bytes: &[u8]) -> Result<(&str, &[u8]), bool> {
    let Some(end) = bytes.iter().take(LONGEST_LINE).position(|byte| *byte == b'\n') else {
        return Err(bytes.len() < LONGEST_LINE);
    };
    let (line, rest) = bytes.split_at_checked(end).ok_or(false)?;
    let line = std::str::from_utf8(line).map_err(|_| false)?;
    Ok((line, rest.get(1..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn edit(text: &str) -> Entry {
        Entry::Edit(text.to_owned())
    }

    fn written(entries: &[Entry]) -> Vec<u8> {
        let (mut bytes, mut check) = Header { base: Some(ContentDigest::of(b"base")) }.to_bytes();
        for entry in entries {
            check = entry.write_to(&mut bytes, &check);
        }
        bytes
    }

    fn entries() -> impl Strategy<Value = Vec<Entry>> {
        let entry = prop_oneof![
            4 => any::<String>().prop_map(Entry::Edit),
            1 => any::<[u8; 4]>().prop_map(|seed| Entry::Save(ContentDigest::of(&seed))),
        ];
        prop::collection::vec(entry, 0..6)
    }

    proptest! {
        #[test]
        fn what_was_written_reads_back(entries in entries()) {
            let bytes = written(&entries);
            let content = Content::read(&bytes).unwrap();
            prop_assert_eq!(content.entries, entries);
            prop_assert_eq!((content.readable, content.fault), (bytes.len(), None));
        }

        #[test]
        fn a_cut_anywhere_keeps_the_entries_before_it(
            entries in entries(), cut in any::<prop::sample::Index>(),
        ) {
            let bytes = written(&entries);
            let cut = cut.index(bytes.len());
            match Content::read(&bytes[..cut]) {
                Err(bad) => {
                    prop_assert_eq!(bad, BadHeader::Torn);
                    prop_assert!(cut < written(&[]).len());
                }
                Ok(content) => {
                    let kept = content.entries.len();
                    prop_assert_eq!(&content.entries, &entries[..kept]);
                    prop_assert_eq!(content.readable, written(&entries[..kept]).len());
                    prop_assert!(cut < written(&entries[..=kept]).len());
                    prop_assert_eq!(content.fault, (cut > content.readable).then_some(Fault::Torn));
                }
            }
        }

        #[test]
        fn a_changed_byte_is_never_taken_for_good(
            entries in entries(), at in any::<prop::sample::Index>(), change in 1..=255_u8,
        ) {
            let mut bytes = written(&entries);
            let at = at.index(bytes.len());
            bytes[at] ^= change;
            if let Ok(content) = Content::read(&bytes) {
                let kept = content.entries.len();
                prop_assert_eq!(&content.entries, &entries[..kept]);
                prop_assert!(kept == 0 || written(&entries[..kept]).len() <= at);
            }
        }
    }

    #[test]
    fn an_entry_of_another_journal_is_damage() {
        let mut bytes = written(&[edit("one")]);
        let other = written(&[edit("other"), edit("two")]);
        bytes.extend_from_slice(&other[written(&[edit("other")]).len()..]);
        let content = Content::read(&bytes).unwrap();
        assert_eq!((content.entries, content.fault), (vec![edit("one")], Some(Fault::Damaged)));
    }

    #[test]
    fn a_length_beyond_all_bounds_is_no_panic() {
        let mut bytes = written(&[]);
        bytes.extend_from_slice(format!("edit {} 0123456789abcdef\nx\n", usize::MAX).as_bytes());
        assert_eq!(Content::read(&bytes).unwrap().fault, Some(Fault::Torn));
    }

    #[test]
    fn a_newer_format_is_named() {
        assert_eq!(Content::read(b"trunkline-journal 2 more fields\n"), Err(BadHeader::Version("2".into())));
        assert_eq!(Content::read(b"something else\n"), Err(BadHeader::Damaged));
    }
}
