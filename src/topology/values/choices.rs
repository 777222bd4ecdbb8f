//! Attributes that take one of a few words, spelled as the cmdlets spell them.

use super::ValueFault;

/// One word of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The word in files, edits and scripts.
    pub key: &'static str,
    /// The word on screen.
    pub label: &'static str,
}

/// A type whose values are a few words.
pub trait Choices: Copy + PartialEq + 'static {
    /// Every word, in the order the products list them.
    const ALL: &'static [Choice];
    /// Every value, in the same order.
    const VALUES: &'static [Self];
    /// What such a value is called in a message.
    const WHAT: &'static str;

    /// The word of this value.
    fn choice(self) -> Choice;

    /// The value of a word, either case.
    ///
    /// # Errors
    /// When no value has that word.
    fn parse(text: &str) -> Result<Self, ValueFault>;
}

/// Defines types whose values are a few words: each value with its word in files and its word on screen.
macro_rules! choices {
    ($($(#[$doc:meta])* $type:ident, $what:literal { $($(#[$vdoc:meta])* $value:ident = $key:literal, $label:literal;)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $type { $($(#[$vdoc])* $value,)* }

        impl $crate::topology::values::Choices for $type {
            const ALL: &'static [$crate::topology::values::Choice] =
                &[$($crate::topology::values::Choice { key: $key, label: $label }),*];
            const VALUES: &'static [Self] = &[$(Self::$value),*];
            const WHAT: &'static str = $what;

            fn choice(self) -> $crate::topology::values::Choice {
                match self {
                    $(Self::$value => $crate::topology::values::Choice { key: $key, label: $label },)*
                }
            }

            fn parse(text: &str) -> Result<Self, $crate::topology::values::ValueFault> {
                $(if text.eq_ignore_ascii_case($key) { return Ok(Self::$value); })*
                Err($crate::topology::values::ValueFault::not_a(text, $what))
            }
        }
    )*};
}
pub(crate) use choices;

choices! {
    /// What a server site is in Topology Builder (domain.md 1.12).
    ServerSiteKind, "Central or Branch" {
        /// Holds Front End or Standard Edition pools; may be the central site of regions.
        Central = "Central", "Central";
        /// Gateways with or without a Survivable Branch Appliance, no Front End pool.
        Branch = "Branch", "Branch";
    }
    /// What a gateway peer of a Mediation Server is (domain.md 1.11).
    GatewayKind, "PstnGateway, IpPbx or Sbc" {
        /// A gateway to the public network.
        PstnGateway = "PstnGateway", "PSTN gateway";
        /// A telephone exchange of the organisation.
        IpPbx = "IpPbx", "IP-PBX";
        /// A session border controller, as a rule that of a provider.
        Sbc = "Sbc", "SBC";
    }
    /// The family a gateway peer listens on (domain.md 1.11).
    IpVersion, "IPv4 or IPv6" {
        /// IPv4.
        V4 = "IPv4", "IPv4";
        /// IPv6.
        V6 = "IPv6", "IPv6";
    }
    /// The SIP transport of a trunk (domain.md 7.1).
    Transport, "TLS or TCP" {
        /// Encrypted signalling; the peer must be named by FQDN.
        Tls = "TLS", "TLS";
        /// Plain signalling; forces SRTPMode to NotSupported.
        Tcp = "TCP", "TCP";
    }
    /// SRTPMode of a trunk configuration (domain.md 7.3).
    SrtpMode, "Required, Optional or NotSupported" {
        /// Media must be encrypted.
        Required = "Required", "Required";
        /// Media is encrypted where the peer can.
        Optional = "Optional", "Optional";
        /// Media is never encrypted.
        NotSupported = "NotSupported", "Not supported";
    }
    /// EncryptionLevel of a media configuration (domain.md 1.17).
    EncryptionLevel, "RequireEncryption, SupportEncryption or DoNotSupportEncryption" {
        /// Media must be encrypted; the factory default.
        Require = "RequireEncryption", "Require encryption";
        /// Media is encrypted where the other end can.
        Support = "SupportEncryption", "Support encryption";
        /// Media is never encrypted.
        DoNotSupport = "DoNotSupportEncryption", "Do not support encryption";
    }
    /// MaxVideoRateAllowed of a media configuration (domain.md 1.17).
    VideoRate, "CIF250K, VGA600K or Hd720p15M" {
        /// CIF at 250 kbps.
        Cif = "CIF250K", "CIF, 250 kbps";
        /// VGA at 600 kbps; the factory default.
        Vga = "VGA600K", "VGA, 600 kbps";
        /// HD 720p at 1.5 Mbps.
        Hd = "Hd720p15M", "HD 720p, 1.5 Mbps";
    }
}
