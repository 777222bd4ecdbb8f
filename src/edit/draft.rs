//! A document with its derived views, and edits applied to it whole or not at all.

use super::edits::{Attributes, Dependents, Edit, Subject, WaiverForm};
use super::error::EditError;
use super::near::near;
use super::removal;
use crate::topology::attributes::{About, Names, Value};
use crate::topology::values::Text;
use crate::topology::{
    AddFault, AnyId, Changes, Document, GLOBAL, Key, Kind, Model, Note, Place, Target, Topology,
};
use std::sync::Arc;

/// The key of the name of an entity.
const IDENTITY: &str = "Identity";
/// The key of the mask of a subnet.
const MASK: &str = "MaskBits";

/// A document that can be edited. A clone costs a few reference counts: a what-if is a clone with a few edits.
#[derive(Debug, Clone)]
pub struct Draft {
    document: Document,
    model: Model,
}

impl Draft {
    /// Takes a document and derives its views.
    pub fn new(document: Document) -> Self {
        Self { model: Model::new(document.topology.clone()), document }
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The topology with its views.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The topology.
    pub fn topology(&self) -> &Topology {
        self.model.topology()
    }

    /// Applies an edit and says which entities changed.
    ///
    /// # Errors
    /// When any part of it cannot be done; the document is then as it was.
    pub fn apply(&mut self, edit: &Edit) -> Result<Changes, EditError> {
        let before = self.document.clone();
        match self.step(edit) {
            Ok(()) => Ok(Changes::between(&before.topology, &self.document.topology)),
            Err(error) => {
                self.restore(before);
                Err(error)
            }
        }
    }

    /// Applies edits one after the other.
    ///
    /// # Errors
    /// The first that is refused, with its number; the document is then as it was.
    pub fn apply_all(&mut self, name: &str, edits: Vec<Edit>) -> Result<Changes, EditError> {
        self.apply(&Edit::Batch(name.to_owned(), edits))
    }

    /// Goes over to another version of the document, older or newer.
    pub fn restore(&mut self, document: Document) -> Changes {
        let changes = self.model.advance(document.topology.clone());
        self.document = document;
        changes
    }

    fn step(&mut self, edit: &Edit) -> Result<(), EditError> {
        match edit {
            Edit::Add(subject, attributes) => self.add(subject, attributes),
            Edit::Set(subject, key, value) => self.set(subject, key, value),
            Edit::Remove(subject, dependents) => self.remove(subject, *dependents),
            Edit::Place(subject, place) => {
                let id = self.find(subject)?;
                self.document.layout.set_place(id, place.map(|(x, y)| Place { x, y }));
                Ok(())
            }
            Edit::Resize(subject, size) => {
                let id = self.find(subject)?;
                self.document.layout.set_size(id, *size);
                Ok(())
            }
            Edit::Fold(subject, folded) => {
                let id = self.find(subject)?;
                self.document.layout.set_folded(id, *folded);
                Ok(())
            }
            Edit::AddNote(place, text) => {
                let note = note(*place, text)?;
                Arc::make_mut(&mut self.document.layout.notes).push(note);
                Ok(())
            }
            Edit::SetNote(number, place, text) => {
                let note = note(*place, text)?;
                let notes = Arc::make_mut(&mut self.document.layout.notes);
                *notes.get_mut(*number).ok_or(EditError::UnknownNote(*number))? = note;
                Ok(())
            }
            Edit::RemoveNote(number) => {
                let notes = Arc::make_mut(&mut self.document.layout.notes);
                if *number >= notes.len() {
                    return Err(EditError::UnknownNote(*number));
                }
                notes.remove(*number);
                Ok(())
            }
            Edit::Waive(form) => self.waive(form),
            Edit::Unwaive(code, subjects) => self.unwaive(code, subjects),
            Edit::Batch(name, edits) => edits.iter().zip(1..).try_for_each(|(edit, number)| {
                self.step(edit).map_err(|error| EditError::InBatch {
                    batch: name.clone(),
                    number,
                    error: Box::new(error),
                })
            }),
        }
    }

    /// The entity that a subject names.
    ///
    /// # Errors
    /// When nothing is called so; the error holds names that are spelled much alike.
    pub fn find(&self, subject: &Subject) -> Result<AnyId, EditError> {
        let name = if subject.kind.is_single() { GLOBAL } else { subject.name.as_str() };
        self.model.find(subject.kind, name).ok_or_else(|| EditError::Unknown {
            subject: subject.clone(),
            near: self.names_near(subject.kind, &subject.name),
        })
    }

    fn add(&mut self, subject: &Subject, given: &Attributes) -> Result<(), EditError> {
        let kind = subject.kind;
        if kind.is_single() {
            return Err(EditError::Single(kind));
        }
        let mut attributes: Vec<(&'static About, Value)> = Vec::with_capacity(given.len() + 1);
        attributes.extend(kind.attributes().first().map(|identity| (*identity, Value::text(&subject.name))));
        for (key, value) in given {
            let about = known(kind, key)?;
            let is_mask_of_range = about.key == MASK && subject.name.contains('/');
            if is_mask_of_range || attributes.iter().any(|(other, _)| other.key == about.key) {
                return Err(EditError::Twice { subject: subject.clone(), key: about.key });
            }
            attributes.push((about, value.clone()));
        }
        let unset = |about: &&&About| {
            let given =
                attributes.iter().any(|(other, value)| other.key == about.key && *value != Value::None);
            // A range that is written with its mask needs no other attribute for it.
            about.required && !given && !(about.key == MASK && subject.name.contains('/'))
        };
        if let Some(about) = kind.attributes().iter().find(unset) {
            return Err(EditError::Required { subject: subject.clone(), key: about.key });
        }
        let mut next = self.topology().clone();
        let index = self.model.index();
        let id =
            next.add(kind, &attributes, &self.model, &|key| index.by_key(kind, key)).map_err(|fault| {
                match fault {
                    AddFault::Attribute(about, fault) => {
                        EditError::Value { subject: subject.clone(), key: about.key, fault }
                    }
                    AddFault::Taken(other) => {
                        EditError::Exists { subject: Subject::of(self.topology(), other) }
                    }
                }
            })?;
        self.refuse_unknown_names(&next, id)?;
        self.go(next);
        self.mend(id)
    }

    fn set(&mut self, subject: &Subject, key: &str, value: &Value) -> Result<(), EditError> {
        let id = self.find(subject)?;
        let about = known(id.kind, key)?;
        let called = Subject::of(self.topology(), id);
        if about.required && *value == Value::None {
            return Err(EditError::Required { subject: called, key: about.key });
        }
        let mut next = self.topology().clone();
        next.write_attribute(id, about.key, value, &self.model).map_err(|fault| EditError::Value {
            subject: called.clone(),
            key: about.key,
            fault,
        })?;
        let (old_key, new_key) = (self.topology().key(id), next.key(id));
        if old_key == new_key {
            self.refuse_unknown_names(&next, id)?;
            self.go(next);
            return Ok(());
        }
        if self.fixes_scope(id, old_key, new_key) {
            return Err(EditError::FixedScope(called));
        }
        self.refuse_taken(&next, id)?;
        self.refuse_unknown_names(&next, id)?;
        self.go(next);
        self.mend(id)
    }

    /// Whether a new key would move a collection to another scope, which is fixed once it is made. Only a scope that
    /// names nothing may be put right.
    fn fixes_scope(&self, id: AnyId, old: Option<Key>, new: Option<Key>) -> bool {
        let names_nothing =
            || self.topology().missing_references(id).iter().any(|(about, ..)| about.key == IDENTITY);
        match (old, new) {
            (Some(Key::Global | Key::Scope(_)), _) | (_, Some(Key::Global)) => true,
            (_, Some(Key::Scope(_))) => !names_nothing(),
            _ => false,
        }
    }

    fn remove(&mut self, subject: &Subject, dependents: Dependents) -> Result<(), EditError> {
        let id = self.find(subject)?;
        if id.kind.is_single() {
            return Err(EditError::Single(id.kind));
        }
        let mut next = self.topology().clone();
        if self.topology().key(id) == Some(Key::Global) {
            next.reset(id, &self.model);
        } else {
            removal::remove(&self.model, &mut next, id, dependents)?;
        }
        self.go(next);
        let topology = &self.document.topology;
        self.document.layout.retain(|id| topology.contains(id));
        Ok(())
    }

    fn waive(&mut self, form: &WaiverForm) -> Result<(), EditError> {
        let waiver = form.waiver()?;
        let waivers = Arc::make_mut(&mut self.document.waivers);
        waivers.retain(|other| other.code != waiver.code || other.subjects != waiver.subjects);
        waivers.push(waiver);
        Ok(())
    }

    fn unwaive(&mut self, code: &str, subjects: &[String]) -> Result<(), EditError> {
        let waivers = Arc::make_mut(&mut self.document.waivers);
        let before = waivers.len();
        waivers.retain(|waiver| &*waiver.code != code || !waiver.subjects.iter().map(|s| &**s).eq(subjects));
        if waivers.len() == before {
            return Err(EditError::UnknownWaiver(code.to_owned(), subjects.join(", ")));
        }
        Ok(())
    }

    /// Refuses names that name nothing, save those that named nothing before.
    fn refuse_unknown_names(&self, next: &Topology, id: AnyId) -> Result<(), EditError> {
        if self.model.index().nothing_missing() {
            let mut any = false;
            next.references(id, &mut |_, target| any |= matches!(target, Target::Missing(..)));
            if !any {
                return Ok(());
            }
        }
        let known_before = self.topology().missing_references(id);
        for (about, kind, name) in next.missing_references(id) {
            let old = known_before.iter().any(|(other, _, text)| other.key == about.key && *text == name);
            if !old {
                let near = self.names_near(kind, name.as_str());
                let subject = Subject::of(next, id);
                return Err(EditError::UnknownName {
                    subject,
                    key: about.key,
                    kind,
                    name: name.to_string(),
                    near,
                });
            }
        }
        Ok(())
    }

    /// Refuses a key that another entity has.
    fn refuse_taken(&self, next: &Topology, id: AnyId) -> Result<(), EditError> {
        let holder = next.key(id).and_then(|key| self.model.index().by_key(id.kind, &key));
        match holder.filter(|other| *other != id) {
            Some(other) => Err(EditError::Exists { subject: Subject::of(self.topology(), other) }),
            None => Ok(()),
        }
    }

    /// Points references that waited for a name at the entity that has it now, and at its collections, which are
    /// called after it.
    fn mend(&mut self, id: AnyId) -> Result<(), EditError> {
        if self.model.index().nothing_missing() {
            return Ok(());
        }
        let mut named = vec![id];
        let is_collection = |user: &AnyId| self.topology().key(*user) == Some(Key::Scope(id));
        named.extend(self.model.index().referrers(id).iter().copied().filter(is_collection));
        for entity in named {
            let waiting = self.model.index().missing(entity.kind, &self.topology().name(entity)).to_vec();
            let mut next = self.topology().clone();
            for referrer in waiting {
                next.mend(referrer, &self.model);
                // A collection of a scope that named nothing may meet the one that the scope has by now.
                self.refuse_taken(&next, referrer)?;
            }
            self.go(next);
        }
        Ok(())
    }

    fn go(&mut self, next: Topology) {
        self.document.topology = next.clone();
        self.model.advance(next);
    }

    fn names_near(&self, kind: Kind, name: &str) -> Vec<String> {
        /// Beyond this many names a message offers none: the comparing would be felt.
        const MOST: usize = 20_000;
        let topology = self.topology();
        if kind == Kind::Subnet || topology.count(kind) > MOST {
            return Vec::new();
        }
        near(name, topology.ids(kind).into_iter().map(|id| topology.name(id)))
    }
}

/// The attribute with that key, either case.
fn known(kind: Kind, key: &str) -> Result<&'static About, EditError> {
    kind.attribute(key).ok_or_else(|| EditError::UnknownAttribute {
        kind,
        key: key.to_owned(),
        near: near(key, kind.attributes().iter().map(|about| about.key.to_owned())),
    })
}

/// A note of an edit.
fn note((x, y): (i32, i32), text: &str) -> Result<Note, EditError> {
    let text = Text::new(text).map_err(|fault| EditError::Text { what: "the note", fault })?;
    Ok(Note { place: Place { x, y }, text })
}
