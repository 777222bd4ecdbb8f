//! The kinds of entity, listed once; what goes over all kinds is written from this list.

/// Calls a macro with every kind: type, arena, name in a sentence, plural.
///
/// The order is that of a file: what is referred to stands before what refers to it.
macro_rules! with_every_kind {
    ($callback:ident $($first:tt)*) => {
        $callback! {
            $($first)*
            Deployment, deployments, "deployment", "deployments";
            NetworkConfiguration, network_configurations, "network configuration", "network configurations";
            MediaBypassSettings, media_bypass_settings, "media bypass settings", "media bypass settings";
            RoutingConfiguration, routing_configurations, "routing configuration", "routing configurations";
            ServerSite, server_sites, "server site", "server sites";
            BandwidthPolicyProfile, profiles, "bandwidth policy profile", "bandwidth policy profiles";
            NetworkRegion, network_regions, "network region", "network regions";
            PstnUsage, pstn_usages, "PSTN usage", "PSTN usages";
            VoiceRoutingPolicy, voice_routing_policies, "voice routing policy", "voice routing policies";
            NetworkSite, network_sites, "network site", "network sites";
            Subnet, subnets, "subnet", "subnets";
            RegionLink, region_links, "region link", "region links";
            RegionRoute, region_routes, "region route", "region routes";
            IntersitePolicy, intersite_policies, "intersite policy", "intersite policies";
            EdgePool, edge_pools, "Edge pool", "Edge pools";
            FrontEndPool, front_end_pools, "Front End pool", "Front End pools";
            ConferencingPool, conferencing_pools, "A/V Conferencing pool", "A/V Conferencing pools";
            SurvivableBranchAppliance, appliances, "Survivable Branch Appliance", "Survivable Branch Appliances";
            MediationPool, mediation_pools, "Mediation Server pool", "Mediation Server pools";
            Gateway, gateways, "gateway peer", "gateway peers";
            Trunk, trunks, "trunk", "trunks";
            TrunkConfiguration, trunk_configurations, "trunk configuration", "trunk configurations";
            MediaConfiguration, media_configurations, "media configuration", "media configurations";
            VoiceRoute, voice_routes, "voice route", "voice routes";
            VoicePolicy, voice_policies, "voice policy", "voice policies";
            User, users, "user", "users";
        }
    };
}
pub(crate) use with_every_kind;

macro_rules! kinds {
    // `$d` is a dollar sign, for the macro that this one defines.
    (($d:tt) $($type:ident, $arena:ident, $one:literal, $many:literal;)*) => {
        /// A kind of entity.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $(#[doc = concat!("A ", $one, ".")] $type,)*
        }

        impl Kind {
            /// Every kind, in the order of a file.
            pub const ALL: &'static [Self] = &[$(Self::$type),*];

            /// The words of all kinds, in the same order.
            pub const WORDS: &'static [&'static str] = &[$(stringify!($type)),*];

            /// What one of them is called in a sentence.
            pub fn noun(self) -> &'static str {
                match self { $(Self::$type => $one,)* }
            }

            /// What several are called in a sentence.
            pub fn plural(self) -> &'static str {
                match self { $(Self::$type => $many,)* }
            }

            /// The word of this kind in edits, such as `NetworkSite`.
            pub fn word(self) -> &'static str {
                match self { $(Self::$type => stringify!($type),)* }
            }

            /// The section of this kind in a file, such as `network_sites`.
            pub fn section(self) -> &'static str {
                match self { $(Self::$type => stringify!($arena),)* }
            }
        }

        /// Runs an expression with a name standing for the entity type of a kind.
        macro_rules! for_kind {
            ($d kind:expr, $d T:ident => $d body:expr) => {
                match $d kind {
                    $($crate::topology::Kind::$type => {
                        type $d T = $crate::topology::$type;
                        $d body
                    })*
                }
            };
        }
        pub(crate) use for_kind;
    };
}
with_every_kind!(kinds ($));

impl Kind {
    /// The kind of a word such as `NetworkSite`.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// Whether a document holds exactly one, which is neither added nor removed.
    pub fn is_single(self) -> bool {
        use Kind::{Deployment, MediaBypassSettings, NetworkConfiguration, RoutingConfiguration};
        matches!(self, Deployment | NetworkConfiguration | MediaBypassSettings | RoutingConfiguration)
    }
}
