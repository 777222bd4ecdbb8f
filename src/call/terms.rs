//! The words that describe a call, spelled as the columns of a call list spell them.

use crate::topology::values::choices;

choices! {
    /// What kind of call it is (domain.md 2.8).
    CallKind, "pstn, peer, conference or service" {
        /// Between a client and the public network, or between two trunks.
        Pstn = "pstn", "PSTN";
        /// Between two clients; no Mediation Server takes part.
        Peer = "peer", "Peer";
        /// The leg of an A/V conference towards the public network.
        Conference = "conference", "Conference";
        /// Response Group, Call Park, Announcement, Group Pickup or voice mail: media ends on a server.
        Service = "service", "Service";
    }
    /// What a call carries.
    Media, "audio or video" {
        /// Voice.
        Audio = "audio", "Audio";
        /// Pictures beside the voice.
        Video = "video", "Video";
    }
    /// Which way a call is set up, seen from the organisation.
    Direction, "outbound or inbound" {
        /// Towards the public network.
        Outbound = "outbound", "Outbound";
        /// From the public network.
        Inbound = "inbound", "Inbound";
    }
    /// Where the client of a call is.
    Location, "internal or external" {
        /// In the network of the organisation.
        Internal = "internal", "Internal";
        /// On the Internet, connected by an Edge.
        External = "external", "External";
    }
    /// Where the called client of a peer call is.
    CalleeLocation, "internal, external or federated" {
        /// In the network of the organisation.
        Internal = "internal", "Internal";
        /// A user of the organisation on the Internet.
        External = "external", "External";
        /// A user of another organisation.
        Federated = "federated", "Federated";
    }
    /// How old a client is; what is older than Lync 2010 does not bypass [PMB].
    ClientVersion, "current, lync2010 or ocs2007r2" {
        /// Lync 2013 or newer.
        Current = "current", "Current";
        /// Lync 2010.
        Lync2010 = "lync2010", "Lync 2010";
        /// Office Communicator of OCS 2007 R2 or older.
        Ocs2007R2 = "ocs2007r2", "Communicator 2007 R2";
    }
    /// Which figures admission plans with (domain.md 3.5).
    Quality, "quantity, balanced or quality" {
        /// As many calls as possible.
        Quantity = "quantity", "Quantity";
        /// The planning figure of most networks.
        Balanced = "balanced", "Balanced quality";
        /// The best sound.
        Quality = "quality", "Quality";
    }
}

macro_rules! defaults {
    ($($type:ident::$value:ident),*) => {$(
        impl Default for $type {
            fn default() -> Self {
                Self::$value
            }
        }
    )*};
}
defaults!(
    CallKind::Pstn,
    Media::Audio,
    Direction::Outbound,
    Location::Internal,
    CalleeLocation::Internal,
    ClientVersion::Current,
    Quality::Balanced
);
