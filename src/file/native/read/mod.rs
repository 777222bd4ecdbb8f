//! Reading a document: ron drives, seeds put each entity straight into its arena.
//!
//! What can be read is kept. A fault in an entity or an attribute is noted and passed over; where the text is not
//! RON any more, reading ends and what came before stays. Names are looked up while reading; those that stand
//! further down are mended at the end.

mod attributes;
mod build;
mod drawing;
mod entity;
mod lookup;
mod root;
mod value;

use super::fault::{Collected, Faults, Found, Reason};
use super::migrate::{Refusal, check_version};
use crate::edit::Subject;
use crate::topology::{AnyId, Document, Entity, Place, Topology, for_kind};
use attributes::Attributes;
use lookup::Lookup;
use serde::de::DeserializeSeed;
use std::ops::ControlFlow;
use thiserror::Error;

/// A document as far as it could be read.
#[derive(Debug, Clone)]
pub struct Read {
    /// The document.
    pub document: Document,
    /// What could not be taken as it stands.
    pub faults: Faults,
}

/// Somebody did not want to wait for the end of the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("cancelled")]
pub struct Cancelled;

/// Why there is no document, not even a part of one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The text is refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The reading was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Is told how far a reading is, and can end it.
pub trait Progress {
    /// Called every few hundred entities with the bytes read and the bytes there are.
    fn at(&mut self, done: usize, total: usize) -> ControlFlow<()>;
}

/// Lets a reading run to its end.
impl Progress for () {
    fn at(&mut self, _: usize, _: usize) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

impl<F: FnMut(usize, usize) -> ControlFlow<()>> Progress for F {
    fn at(&mut self, done: usize, total: usize) -> ControlFlow<()> {
        self(done, total)
    }
}

/// Reads a document, as far as that is possible.
///
/// # Errors
/// When the text is no document of a version that can be read, or `progress` ended the reading.
pub fn read(text: &str, progress: &mut dyn Progress) -> Result<Read, ReadError> {
    read_part(text, false, progress)
}

/// Reads a document from the bytes of a file. Where they are not UTF-8 text, reading ends.
///
/// # Errors
/// Those of [`read`].
pub fn read_bytes(bytes: &[u8], progress: &mut dyn Progress) -> Result<Read, ReadError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text, progress),
        Err(error) => {
            let (text, _) = bytes.split_at_checked(error.valid_up_to()).unwrap_or_default();
            read_part(std::str::from_utf8(text).unwrap_or_default(), true, progress)
        }
    }
}

/// Reads a text, or what comes before a place where it is none.
fn read_part(text: &str, is_cut: bool, progress: &mut dyn Progress) -> Result<Read, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check_version(text)?;
    let mut reader = Reader::new(text, progress);
    let syntax = match ron::Deserializer::from_str(text) {
        Ok(mut ron) => {
            let outcome = root::Root(&mut reader).deserialize(&mut ron).and_then(|()| ron.end());
            outcome.err().map(|error| ron.span_error(error))
        }
        Err(error) => Some(error),
    };
    if reader.cancelled {
        return Err(Cancelled.into());
    }
    let syntax = if is_cut {
        Some((text.len(), "the file is not UTF-8 text here".to_owned()))
    } else {
        syntax.map(|error| {
            let offset = offset_of(text, error.span.end);
            // Whatever ron waits for in vain at the end, it is the end that came too early.
            let is_end = text.trim_end().len() <= offset;
            (offset, in_words(if is_end { &ron::Error::Eof } else { &error.code }))
        })
    };
    Ok(reader.finish(syntax))
}

/// Everything that a reading has gathered so far.
struct Reader<'de, 'p> {
    text: &'de str,
    progress: &'p mut dyn Progress,
    cancelled: bool,
    /// Where the last word stood whose place is known, in bytes.
    offset: usize,
    document: Document,
    topology: Topology,
    names: Lookup,
    attributes: Attributes,
    /// Entities with names that named nothing when they were read, and where they stand.
    waiting: Vec<(AnyId, usize)>,
    /// The layout, by name and place in the text: what it names may stand further down.
    placed: Vec<(Subject, Place, usize)>,
    sized: Vec<(Subject, (u32, u32), usize)>,
    folded: Vec<(Subject, usize)>,
    faults: Collected,
}

impl<'de, 'p> Reader<'de, 'p> {
    fn new(text: &'de str, progress: &'p mut dyn Progress) -> Self {
        Self {
            text,
            progress,
            cancelled: false,
            offset: 0,
            document: Document::default(),
            topology: Topology::bare(),
            names: Lookup::default(),
            attributes: Attributes::default(),
            waiting: Vec::new(),
            placed: Vec::new(),
            sized: Vec::new(),
            folded: Vec::new(),
            faults: Collected::default(),
        }
    }

    /// Notes where a word that ron lent from the text stands.
    fn pass(&mut self, word: &str) {
        let offset = (word.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        if offset <= self.text.len() {
            self.offset = offset;
        }
    }

    /// Notes a fault at the last known place.
    fn fault(&mut self, code: Option<&'static str>, subject: Option<String>, reason: Reason) {
        self.fault_at(self.offset, code, subject, reason);
    }

    fn fault_at(
        &mut self,
        offset: usize,
        code: Option<&'static str>,
        subject: Option<String>,
        reason: Reason,
    ) {
        self.faults.push(Found { offset, code, subject, reason });
    }

    /// Tells how far it is; the error ends the reading.
    fn report<E: serde::de::Error>(&mut self) -> Result<(), E> {
        match self.progress.at(self.offset, self.text.len()) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => {
                self.cancelled = true;
                Err(E::custom(Cancelled))
            }
        }
    }

    /// Brings everything together; `syntax` is the place in bytes where the text ended to be a document, and why.
    fn finish(mut self, syntax: Option<(usize, String)>) -> Read {
        if let Some((offset, why)) = syntax {
            let reason = Reason::Syntax(why);
            self.faults.push_last(Found { offset, code: None, subject: self.attributes.subject(), reason });
        }
        for id in self.topology.complete() {
            for_kind!(id.kind, T => if let Some(entity) = id.typed::<T>().and_then(|id| self.topology.get(id)) {
                self.names.insert(id, entity);
            });
        }
        self.mend();
        self.place();
        self.document.topology = self.topology;
        Read { document: self.document, faults: self.faults.into_faults(self.text) }
    }

    /// Points names that stood before what they name at it. A collection may turn out to be a second one of its
    /// scope only now.
    fn mend(&mut self) {
        for (id, offset) in std::mem::take(&mut self.waiting) {
            for_kind!(id.kind, T => self.mend_one::<T>(id, offset));
        }
    }

    fn mend_one<T: Entity>(&mut self, id: AnyId, offset: usize) {
        let Some(before) = id.typed::<T>().and_then(|id| self.topology.get(id)).cloned() else { return };
        self.topology.mend(id, &self.names);
        let Some(after) = id.typed::<T>().and_then(|id| self.topology.get(id)) else { return };
        if after.key() == before.key() {
            return;
        }
        self.names.remove(&before);
        if self.names.by_key(T::KIND, &after.key()).is_none() {
            self.names.insert(id, after);
            return;
        }
        let subject = Subject::of(&self.topology, id).to_string();
        self.topology.remove(id);
        self.fault_at(offset, build::duplicate_code(T::KIND), Some(subject), Reason::Duplicate);
    }
}

/// The offset in bytes of a place that ron gives as line and column.
fn offset_of(text: &str, place: ron::error::Position) -> usize {
    let mut start = 0;
    for _ in 1..place.line {
        start += text.get(start..).and_then(|rest| rest.find('\n')).map_or(0, |end| end + 1);
    }
    let line = text.get(start..).unwrap_or_default();
    start + line.char_indices().nth(place.col.saturating_sub(1)).map_or(line.len(), |(offset, _)| offset)
}

/// What ron says, for people who do not know ron.
fn in_words(error: &ron::Error) -> String {
    match error {
        ron::Error::Eof => "the file ends here, before its last section is closed".to_owned(),
        ron::Error::ExceededRecursionLimit => "values are nested deeper than any document needs".to_owned(),
        ron::Error::ExpectedStringEnd => "a text that begins here has no closing quote".to_owned(),
        ron::Error::TrailingCharacters => {
            "the document ends before this place, and more text follows".to_owned()
        }
        other => {
            let text = other.to_string();
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
        }
    }
}
