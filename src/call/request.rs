//! What a call is asked with: who calls from where, over which trunk.

use super::address::EndpointAddress;
use super::decision::CallClass;
use super::terms::{CallKind, CalleeLocation, ClientVersion, Direction, Location, Media, Quality};
use std::net::IpAddr;

/// One call to be looked at. What is not named has the default of a call list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CallRequest {
    /// What the caller of this function knows the call by.
    pub id: Box<str>,
    /// The kind of call.
    pub kind: CallKind,
    /// Audio or video.
    pub media: Media,
    /// Outbound or inbound.
    pub direction: Direction,
    /// The address of the client; of a conference leg, that of its media end in the organisation.
    pub client: Option<EndpointAddress>,
    /// Whether the client is inside.
    pub location: Location,
    /// How old the client is.
    pub version: ClientVersion,
    /// The SIP address of the user; his home is where signalling goes first.
    pub user: Option<Box<str>>,
    /// The voice policy of the caller, where it is not that of the user.
    pub policy: Option<Box<str>>,
    /// The address of the called client of a peer call.
    pub callee: Option<EndpointAddress>,
    /// Where the called client of a peer call is.
    pub callee_location: CalleeLocation,
    /// The voice policy of the called user.
    pub callee_policy: Option<Box<str>>,
    /// The Line URI of the called user.
    pub line_uri: Option<Box<str>>,
    /// The number in E.164 form.
    pub number: Option<Box<str>>,
    /// The name of the trunk: the one towards the public network, for inbound calls the one they come from.
    pub trunk: Option<Box<str>>,
    /// The name of the trunk that a call from trunk to trunk comes from.
    pub from_trunk: Option<Box<str>>,
    /// The address of a PBX phone, where media ends at it and not at a media termination point.
    pub far_media: Option<IpAddr>,
    /// Which figures admission plans with.
    pub quality: Quality,
    /// Whether the call is one that was transferred.
    pub transferred: bool,
    /// Names of what is out of service.
    pub down: Vec<Box<str>>,
    /// When it starts, in seconds on the clock of a call list.
    pub start: Option<f64>,
    /// How long it stays up, in seconds; until the end where nothing is given.
    pub duration: Option<f64>,
    /// What was given and is evaluated by no rule of this version; the report warns of each.
    pub unevaluated: Vec<Unevaluated>,
}

impl CallRequest {
    /// What the call itself brings to the decision.
    pub fn class(&self) -> CallClass {
        CallClass {
            kind: self.kind,
            location: self.location,
            version: self.version,
            transferred: self.transferred,
        }
    }
}

/// A column with a value that no rule of this version looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unevaluated {
    /// The column of the call list.
    pub column: &'static str,
    /// The value.
    pub value: Box<str>,
}
