//! Views derived from a topology: names, references, subnets, the region graph. They are fed by what changed,
//! never stored.

mod bypass;
mod index;
mod regions;
mod subnets;

pub use bypass::{BypassId, Standing};
pub use index::Index;
pub(crate) use index::network_address;
pub use regions::RegionGraph;
pub use subnets::SubnetTable;
