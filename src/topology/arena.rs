//! Paged persistent arenas: entities inline in pages of 256 that versions of a document share.
//!
//! A clone is one reference count. An edit copies one page. Two versions are compared page by page
//! by pointer, so finding what changed costs the number of pages, not of entities. Indices are
//! handed out in order and never reused, which is what lets an undo put a deleted entity back.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

/// Entities in one page.
const PAGE: usize = 256;

/// The place of a `T` in its arena. Never saved: files and edits use names.
pub struct Id<T> {
    index: u32,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id at a slot number, for code that walks an arena by number.
    pub(in crate::topology) fn at(index: u32) -> Self {
        Self { index, kind: PhantomData }
    }

    /// The slot number.
    pub fn index(self) -> u32 {
        self.index
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// All entities of one kind.
pub struct Arena<T> {
    pages: Arc<Vec<Arc<Vec<Option<T>>>>>,
    live: u32,
}

impl<T> Clone for Arena<T> {
    fn clone(&self) -> Self {
        Self { pages: Arc::clone(&self.pages), live: self.live }
    }
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self { pages: Arc::new(Vec::new()), live: 0 }
    }
}

impl<T: fmt::Debug> fmt::Debug for Arena<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<T: PartialEq> PartialEq for Arena<T> {
    /// Equal when every slot is; shared pages are not looked into.
    fn eq(&self, other: &Self) -> bool {
        self.live == other.live && self.differing(other).next().is_none()
    }
}

impl<T> Arena<T> {
    /// How many entities there are.
    pub fn len(&self) -> usize {
        self.live as usize
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// The entity of an id, `None` once it is removed.
    pub fn get(&self, id: Id<T>) -> Option<&T> {
        let index = id.index as usize;
        self.pages.get(index / PAGE)?.get(index % PAGE)?.as_ref()
    }

    /// Every entity, in the order of making.
    pub fn iter(&self) -> impl Iterator<Item = (Id<T>, &T)> {
        self.pages
            .iter()
            .flat_map(|page| page.iter())
            .zip(0u32..)
            .filter_map(|(slot, index)| Some((Id::at(index), slot.as_ref()?)))
    }

    /// The first entity by order of making.
    pub fn first(&self) -> Option<(Id<T>, &T)> {
        self.iter().next()
    }
}

impl<T: PartialEq> Arena<T> {
    /// The ids whose slots differ between two versions, in order. Pages that both share are skipped by
    /// pointer.
    pub fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Id<T>> + 'a {
        let pages =
            if Arc::ptr_eq(&self.pages, &other.pages) { 0 } else { self.pages.len().max(other.pages.len()) };
        (0..pages).flat_map(move |page| {
            let (here, there) = (self.pages.get(page), other.pages.get(page));
            let shared = matches!((here, there), (Some(a), Some(b)) if Arc::ptr_eq(a, b));
            let slots = if shared { 0 } else { PAGE };
            (0..slots).filter_map(move |slot| {
                let a = here.and_then(|p| p.get(slot)).and_then(Option::as_ref);
                let b = there.and_then(|p| p.get(slot)).and_then(Option::as_ref);
                let index = u32::try_from(page * PAGE + slot).ok()?;
                (a != b).then(|| Id::at(index))
            })
        })
    }
}

impl<T: Clone> Arena<T> {
    /// Adds an entity and hands out the next id.
    ///
    /// Ids are 32 bits; a document that has made four thousand million entities of one kind reuses
    /// the last slot, which no memory of today's machines lets happen.
    pub fn push(&mut self, entity: T) -> Id<T> {
        let pages = Arc::make_mut(&mut self.pages);
        if pages.last().is_none_or(|page| page.len() == PAGE) {
            pages.push(Arc::new(Vec::new()));
        }
        let full = pages.len().saturating_sub(1) * PAGE;
        let mut index = full;
        if let Some(page) = pages.last_mut() {
            let page = Arc::make_mut(page);
            index += page.len();
            page.push(Some(entity));
        }
        self.live += 1;
        Id::at(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The entity of an id, to be changed; copies its page when another version shares it.
    pub fn get_mut(&mut self, id: Id<T>) -> Option<&mut T> {
        self.slot_mut(id)?.as_mut()
    }

    /// Takes an entity out; its id is never used again.
    pub fn remove(&mut self, id: Id<T>) -> Option<T> {
        self.get(id)?;
        let entity = self.slot_mut(id)?.take();
        self.live -= u32::from(entity.is_some());
        entity
    }

    fn slot_mut(&mut self, id: Id<T>) -> Option<&mut Option<T>> {
        let index = id.index as usize;
        let page = Arc::make_mut(&mut self.pages).get_mut(index / PAGE)?;
        Arc::make_mut(page).get_mut(index % PAGE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(count: u32) -> Arena<u32> {
        let mut arena = Arena::default();
        for n in 0..count {
            arena.push(n);
        }
        arena
    }

    #[test]
    fn an_older_version_keeps_what_a_newer_one_changes() {
        let before = of(1_000);
        let mut after = before.clone();
        *after.get_mut(Id::at(700)).unwrap() = 1;
        assert_eq!(before.get(Id::at(700)), Some(&700));
        assert_eq!(after.get(Id::at(700)), Some(&1));
        assert_eq!(before.differing(&after).collect::<Vec<_>>(), [Id::at(700)]);
    }

    #[test]
    fn an_edit_copies_one_page_and_shares_the_rest() {
        let before = of(1_000);
        let mut after = before.clone();
        *after.get_mut(Id::at(700)).unwrap() = 1;
        let shared = before.pages.iter().zip(after.pages.iter()).filter(|(a, b)| Arc::ptr_eq(a, b)).count();
        assert_eq!(shared, 3);
    }

    #[test]
    fn ids_are_never_reused() {
        let mut arena = of(3);
        assert_eq!(arena.remove(Id::at(2)), Some(2));
        assert_eq!(arena.remove(Id::at(2)), None);
        assert_eq!(arena.push(9).index(), 3);
        assert_eq!(arena.len(), 3);
        assert_eq!(arena.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [0, 1, 9]);
    }

    #[test]
    fn additions_and_removals_are_differences() {
        let before = of(256);
        let mut after = before.clone();
        after.push(7);
        after.remove(Id::at(0));
        assert_eq!(before.differing(&after).map(Id::index).collect::<Vec<_>>(), [0, 256]);
        assert_ne!(before, after);
    }
}
