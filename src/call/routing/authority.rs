//! Whose PSTN usages lead a call: a voice policy, a voice routing policy, or a trunk configuration.

use crate::call::request::CallRequest;
use crate::call::resolve::{CallError, find, user};
use crate::topology::{
    AnyId, Id, Key, Kind, Model, NetworkSite, PstnUsage, Ref, RefExt, ServerSite, Topology, Trunk,
    TrunkConfiguration, User, VoicePolicy, VoiceRoutingPolicy,
};

/// Why a voice policy is the one in force (domain.md 1.18) [c:New-CsVoicePolicy].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PolicyOrigin {
    /// The call names it.
    Call,
    /// It is granted to the user.
    User(Id<User>),
    /// It is that of the server site of the user's home.
    ServerSite(Id<ServerSite>),
    /// Nothing narrower is there.
    Global,
}

/// Whose PSTN usages lead a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Authority {
    /// The caller's voice policy.
    Voice(Id<VoicePolicy>, PolicyOrigin),
    /// The voice routing policy of the network site in which the caller is, under Location-Based Routing.
    NetworkSite(Id<VoiceRoutingPolicy>, Id<NetworkSite>),
    /// The trunk configuration in force for the trunk that the call comes from.
    Trunk(Id<TrunkConfiguration>, Id<Trunk>),
}

impl Authority {
    /// The policy or collection that holds the usages.
    pub fn holder(self) -> AnyId {
        match self {
            Self::Voice(id, _) => id.into(),
            Self::NetworkSite(id, _) => id.into(),
            Self::Trunk(id, _) => id.into(),
        }
    }

    /// Its PSTN usages, in order.
    pub(super) fn usages(self, topology: &Topology) -> &[Ref<PstnUsage>] {
        let usages = match self {
            Self::Voice(id, _) => topology.get(id).map(|policy| &policy.usages),
            Self::NetworkSite(id, _) => topology.get(id).map(|policy| &policy.usages),
            Self::Trunk(id, _) => topology.get(id).map(|collection| &collection.usages),
        };
        usages.map_or(&[], Vec::as_slice)
    }

    /// The keys of the documents that say so.
    pub(super) fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Voice(..) => &["c:NewRoute", "VPD"],
            Self::NetworkSite(..) => &["LBR", "c:NewRoute"],
            Self::Trunk(..) => &["ITR", "CTB", "c:NewRoute"],
        }
    }
}

/// The voice policy of the caller: that of the call, else that of the user, else that of the server site of his home,
/// else the global one.
///
/// # Errors
/// When the call names a policy or a user that does not exist.
pub(in crate::call) fn voice_policy(
    model: &Model,
    request: &CallRequest,
) -> Result<Option<Authority>, CallError> {
    let topology = model.topology();
    if let Some(name) = &request.policy {
        return Ok(Some(Authority::Voice(find(model, name)?, PolicyOrigin::Call)));
    }
    let caller = user(model, request)?;
    if let Some((id, policy)) = caller.and_then(|id| Some((id, topology.get(id)?.voice_policy.id()?))) {
        return Ok(Some(Authority::Voice(policy, PolicyOrigin::User(id))));
    }
    let of = |key: Key| model.index().by_key(Kind::VoicePolicy, &key).and_then(AnyId::typed);
    let home = caller.and_then(|id| home(topology, topology.get(id)?));
    if let Some((server_site, policy)) = home.and_then(|id| Some((id, of(Key::Scope(id.into()))?))) {
        return Ok(Some(Authority::Voice(policy, PolicyOrigin::ServerSite(server_site))));
    }
    Ok(of(Key::Global).map(|policy| Authority::Voice(policy, PolicyOrigin::Global)))
}

/// The server site of a user's home: that of his pool or appliance, else the one he is homed on by name.
fn home(topology: &Topology, user: &User) -> Option<Id<ServerSite>> {
    let pool = || topology.follow(&user.home_pool)?.1.server_site.id();
    let appliance = || topology.follow(&user.home_appliance)?.1.server_site.id();
    pool().or_else(appliance).or_else(|| user.home_server_site.id())
}
