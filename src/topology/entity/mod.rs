//! The entities, one file a family. Their defaults are the products' own (domain.md 1 and 7).

mod appliances;
mod gateway;
mod links;
mod media_configuration;
mod network_region;
mod network_site;
mod pools;
mod profile;
mod routing;
mod server_site;
mod settings;
mod subnet;
mod trunk;
mod trunk_configuration;
mod users;

pub use appliances::SurvivableBranchAppliance;
pub use gateway::Gateway;
pub use links::{IntersitePolicy, RegionLink, RegionRoute};
pub use media_configuration::{MediaConfiguration, MediaScope};
pub use network_region::NetworkRegion;
pub use network_site::NetworkSite;
pub use pools::{ConferencingPool, EdgePool, FrontEndPool, MediationPool};
pub use profile::{BandwidthPolicyProfile, Limit};
pub use routing::{PstnUsage, VoiceRoute, VoiceRoutingPolicy};
pub use server_site::ServerSite;
pub use settings::{BypassMode, Deployment, MediaBypassSettings, NetworkConfiguration, RoutingConfiguration};
pub use subnet::Subnet;
pub use trunk::Trunk;
pub use trunk_configuration::{TrunkConfiguration, TrunkScope};
pub use users::{PolicyScope, User, VoicePolicy};
