//! Views derived from a topology: names, references, subnets, the region graph, what joins a pair, patterns. They are fed by what changed,
//! never stored.

mod bypass;
mod homes;
mod index;
mod pairs;
mod patterns;
mod regions;
mod subnets;

pub use bypass::{BypassId, Standing};
pub use index::Index;
pub(crate) use index::network_address;
pub use pairs::Pairs;
pub(in crate::topology) use patterns::Patterns;
pub use regions::RegionGraph;
pub use subnets::SubnetTable;
