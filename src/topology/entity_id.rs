//! Ids of any kind, and references from one entity to another.

use super::arena::Id;
use super::kind::Kind;
use super::store::Entity;
use super::values::Name;
use std::fmt;

/// The id of an entity whose kind is known only at run time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AnyId {
    /// The kind.
    pub kind: Kind,
    /// The slot in the arena of that kind.
    pub index: u32,
}

impl AnyId {
    /// The typed id, `None` when the kind is another.
    pub fn typed<T: Entity>(self) -> Option<Id<T>> {
        (self.kind == T::KIND).then(|| Id::at(self.index))
    }
}

impl<T: Entity> From<Id<T>> for AnyId {
    fn from(id: Id<T>) -> Self {
        Self { kind: T::KIND, index: id.index() }
    }
}

/// A reference to another entity. In memory it is an id; in files and edits it is a name.
///
/// A name that names nothing is kept as it was read, so that saving loses nothing; V-31 reports it.
pub enum Ref<T> {
    /// The entity exists.
    To(Id<T>),
    /// No entity of that kind has this name.
    Missing(Box<Name>),
}

impl<T> Ref<T> {
    /// The id, `None` when the name names nothing.
    pub fn id(&self) -> Option<Id<T>> {
        match self {
            Self::To(id) => Some(*id),
            Self::Missing(_) => None,
        }
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        match self {
            Self::To(id) => Self::To(*id),
            Self::Missing(name) => Self::Missing(name.clone()),
        }
    }
}
impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::To(a), Self::To(b)) => a == b,
            (Self::Missing(a), Self::Missing(b)) => a == b,
            _ => false,
        }
    }
}
impl<T> Eq for Ref<T> {}
impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::To(id) => id.fmt(f),
            Self::Missing(name) => write!(f, "missing {name:?}"),
        }
    }
}
impl<T> From<Id<T>> for Ref<T> {
    fn from(id: Id<T>) -> Self {
        Self::To(id)
    }
}

/// What a reference points at, without its type: what walks over all references sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target<'a> {
    /// An entity.
    Known(AnyId),
    /// A name of that kind that names nothing.
    Missing(Kind, &'a Name),
}

/// The id behind an optional reference, `None` when it is unset or names nothing.
pub trait RefExt<T> {
    /// The id, if there is one.
    fn id(&self) -> Option<Id<T>>;
}

impl<T> RefExt<T> for Option<Ref<T>> {
    fn id(&self) -> Option<Id<T>> {
        self.as_ref().and_then(Ref::id)
    }
}
