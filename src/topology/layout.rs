//! Where things stand on the canvas, and notes: kept with the document, never published as topology.

use super::entity_id::AnyId;
use super::values::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A place on the canvas, in points at 100 % zoom; y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Place {
    /// To the right.
    pub x: i32,
    /// Downwards.
    pub y: i32,
}

/// A note on the canvas.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its upper left corner.
    pub place: Place,
    /// What it says.
    pub text: Text,
}

/// The drawing of a document. A clone is four reference counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    places: Arc<BTreeMap<AnyId, Place>>,
    sizes: Arc<BTreeMap<AnyId, (u32, u32)>>,
    folded: Arc<BTreeSet<AnyId>>,
    /// The notes.
    pub notes: Arc<Vec<Note>>,
}

impl Layout {
    /// The upper left corner of what a person placed; `None` where the layout is free to choose.
    pub fn place(&self, id: AnyId) -> Option<Place> {
        self.places.get(&id).copied()
    }

    /// Everything that a person placed.
    pub fn places(&self) -> impl Iterator<Item = (AnyId, Place)> + '_ {
        self.places.iter().map(|(id, place)| (*id, *place))
    }

    /// The width and height that a person gave the area of a network region, points at 100 %: it is at least so large.
    pub fn size(&self, id: AnyId) -> Option<(u32, u32)> {
        self.sizes.get(&id).copied()
    }

    /// Everything that a person gave a size.
    pub fn sizes(&self) -> impl Iterator<Item = (AnyId, (u32, u32))> + '_ {
        self.sizes.iter().map(|(id, size)| (*id, *size))
    }

    /// Gives something a size, or leaves it to the layout.
    pub fn set_size(&mut self, id: AnyId, size: Option<(u32, u32)>) {
        let sizes = Arc::make_mut(&mut self.sizes);
        match size {
            Some(size) => sizes.insert(id, size),
            None => sizes.remove(&id),
        };
    }

    /// Whether a group is folded.
    pub fn is_folded(&self, id: AnyId) -> bool {
        self.folded.contains(&id)
    }

    /// Every folded group.
    pub fn folded(&self) -> impl Iterator<Item = AnyId> + '_ {
        self.folded.iter().copied()
    }

    /// Places something, or sets it free.
    pub fn set_place(&mut self, id: AnyId, place: Option<Place>) {
        let places = Arc::make_mut(&mut self.places);
        match place {
            Some(place) => places.insert(id, place),
            None => places.remove(&id),
        };
    }

    /// Folds a group or unfolds it.
    pub fn set_folded(&mut self, id: AnyId, folded: bool) {
        let set = Arc::make_mut(&mut self.folded);
        if folded {
            set.insert(id);
        } else {
            set.remove(&id);
        }
    }

    /// Drops what is known of entities that no longer exist.
    pub fn retain(&mut self, exists: impl Fn(AnyId) -> bool) {
        if self.places.keys().any(|id| !exists(*id)) {
            Arc::make_mut(&mut self.places).retain(|id, _| exists(*id));
        }
        if self.sizes.keys().any(|id| !exists(*id)) {
            Arc::make_mut(&mut self.sizes).retain(|id, _| exists(*id));
        }
        if self.folded.iter().any(|id| !exists(*id)) {
            Arc::make_mut(&mut self.folded).retain(|id| exists(*id));
        }
    }
}
