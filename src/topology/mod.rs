//! The document: entities in persistent arenas, the one table of their attributes, and the views derived from
//! them. This room uses no other.

mod arena;
pub mod attributes;
mod changes;
mod document;
mod dynamic;
mod entity;
mod entity_id;
mod key;
mod kind;
mod layout;
mod model;
mod mutate;
mod scope;
mod store;
pub mod values;
mod views;

pub use arena::{Arena, Id};
pub use changes::Changes;
pub use document::{Document, Origin, Waiver};
pub use entity::*;
pub use entity_id::{AnyId, Ref, RefExt, Target};
pub use key::Key;
pub use kind::Kind;
pub(crate) use kind::for_kind;
pub use layout::{Layout, Note, Place};
pub use model::Model;
pub(crate) use mutate::AddFault;
pub use scope::GLOBAL;
pub use store::{Entity, Topology};
pub use values::{Guid, Name};
pub(crate) use views::network_address;
pub use views::{BypassId, Index, Pairs, RegionGraph, Standing, SubnetTable};
