//! What the inspector says: of a kind in its place, of whoever uses something, of an attribute.

use super::value::Cell;
use crate::desktop::glyphs;
pub(super) use crate::desktop::panels::capital;
use crate::scene::glyphs::Glyph;
use crate::scene::text::Face;
use crate::topology::attributes::{About, Value, figure, lower_first};
use crate::topology::values::{Choices, GatewayKind};
use crate::topology::{
    AnyId, BandwidthPolicyProfile, Entity, Gateway, IntersitePolicy, Key, Kind, Model, NetworkRegion,
    NetworkSite, PstnUsage, Ref, RefExt, RegionLink, RegionRoute, ServerSite, Subnet, Topology, Trunk,
    TrunkConfiguration, User, VoicePolicy, VoiceRoute,
};

/// What stands for values that differ.
pub const MIXED: &str = "mixed";

/// Beyond this many users it is not counted in a frame who has which policy.
const COUNTED: usize = 50_000;

/// A count with its noun.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", figure(number as u64), if number == 1 { one } else { many })
}

/// What the head of the inspector calls an entity.
pub fn title(topology: &Topology, id: AnyId) -> String {
    if id.kind.is_single() {
        return capital(id.kind.noun());
    }
    match topology.key(id) {
        Some(Key::Scope(owner)) => format!("{} {}", capital(owner.kind.noun()), topology.name(owner)),
        _ => topology.name(id),
    }
}

/// A collection inside a sentence: Global, or that of a server site or a trunk.
pub fn collection(topology: &Topology, id: AnyId) -> String {
    match topology.key(id) {
        Some(Key::Scope(_)) => lower_first(&title(topology, id)),
        _ => topology.name(id),
    }
}

/// An entity by the address that people compare, in the fixed face, or by its name.
pub fn address(topology: &Topology, id: AnyId) -> (String, Face) {
    let host = |key: &str| match topology.attribute(id, key) {
        Some(Value::Text(host)) => (host.to_string(), Face::Fixed),
        _ => (topology.name(id), Face::Proportional),
    };
    match id.kind {
        Kind::MediationPool => host("PoolFqdn"),
        Kind::Gateway => host("Host"),
        _ => (topology.name(id), Face::Proportional),
    }
}

fn named<T: Entity>(topology: &Topology, reference: &Option<Ref<T>>) -> String {
    topology.follow(reference).map_or_else(|| "nothing".to_owned(), |(_, entity)| entity.identity(topology))
}

/// What an entity is, in its place: "Trunk, root trunk of the gateway gw-chi".
pub fn kind_line(model: &Model, id: AnyId) -> String {
    let noun = capital(id.kind.noun());
    let place = in_place(model, id);
    if place.is_empty() { noun } else { format!("{noun}{place}") }
}

fn in_place(model: &Model, id: AnyId) -> String {
    let topology = model.topology();
    macro_rules! get {
        ($type:ty) => {
            id.typed::<$type>().and_then(|id| topology.get(id))
        };
    }
    if let Some(trunk) = get!(Trunk) {
        let gateway = named(topology, &trunk.gateway);
        let root = if trunk.root { "root trunk of" } else { "further trunk of" };
        return format!(", {root} the gateway {gateway}");
    }
    if let Some(network_site) = get!(NetworkSite) {
        return match topology.follow(&network_site.region) {
            Some((_, region)) => format!(" in {}", region.identity(topology)),
            None => " without a region".to_owned(),
        };
    }
    if let Some(subnet) = get!(Subnet) {
        return match topology.follow(&subnet.network_site) {
            Some((_, network_site)) => format!(" of {}", network_site.identity(topology)),
            None => " of no network site".to_owned(),
        };
    }
    if get!(NetworkRegion).is_some() {
        let sites = model.index().users::<NetworkSite>(id).len();
        return format!(", {}", count(sites, "network site", "network sites"));
    }
    if get!(BandwidthPolicyProfile).is_some() {
        return format!(" of {}", count(model.index().referrers(id).len(), "link", "links"));
    }
    if let Some(link) = get!(RegionLink) {
        return format!(", {} to {}", named(topology, &link.region_1), named(topology, &link.region_2));
    }
    if let Some(route) = get!(RegionRoute) {
        return format!(", {} to {}", named(topology, &route.region_1), named(topology, &route.region_2));
    }
    if let Some(policy) = get!(IntersitePolicy) {
        let ends = [&policy.network_site_1, &policy.network_site_2].map(|end| named(topology, end));
        return format!(", {}", ends.join(" to "));
    }
    if let Some(gateway) = get!(Gateway) {
        return format!(", {}", gateway.kind.choice().label);
    }
    if let Some(server_site) = get!(ServerSite) {
        return match topology.follow(&server_site.parent) {
            Some((_, parent)) => format!(", branch of {}", parent.identity(topology)),
            None => format!(", {}", lower_first(server_site.kind.choice().label)),
        };
    }
    if let Some(route) = get!(VoiceRoute) {
        return format!(", priority {}", route.priority);
    }
    if let Some(id) = id.typed::<VoicePolicy>() {
        return users_of(model, id.into()).map(|users| format!(" of {users}")).unwrap_or_default();
    }
    if id.typed::<PstnUsage>().is_some() {
        let routes = model.index().users::<VoiceRoute>(id).len();
        return format!(" of {}", count(routes, "voice route", "voice routes"));
    }
    if let Some(configuration) = id.typed::<TrunkConfiguration>() {
        let trunks = super::members::trunks_under(model, configuration).len();
        return format!(", in force for {}", count(trunks, "trunk", "trunks"));
    }
    match id.kind {
        Kind::Deployment
        | Kind::NetworkConfiguration
        | Kind::MediaBypassSettings
        | Kind::RoutingConfiguration => " of the whole organisation".to_owned(),
        _ => String::new(),
    }
}

/// How many users have a voice policy: their own, else that of the server site of their home, else Global.
pub fn users_of(model: &Model, policy: AnyId) -> Option<String> {
    let topology = model.topology();
    if topology.users.len() > COUNTED {
        return None;
    }
    let of_home = |user: &User| {
        let by_pool = || topology.follow(&user.home_pool)?.1.server_site.id();
        let by_appliance = || topology.follow(&user.home_appliance)?.1.server_site.id();
        let home = user.home_server_site.id().or_else(by_pool).or_else(by_appliance)?;
        model.index().by_key(Kind::VoicePolicy, &Key::Scope(home.into()))
    };
    let global = model.index().by_key(Kind::VoicePolicy, &Key::Global);
    let has = |user: &User| match user.voice_policy.id() {
        Some(own) => Some(AnyId::from(own)),
        None => of_home(user).or(global),
    };
    let users = topology.users.iter().filter(|(_, user)| has(user) == Some(policy)).count();
    Some(count(users, "user", "users"))
}

/// What there is to say of somebody who uses something: "priority 1", "2 voice routes", "5 users".
pub fn fact(model: &Model, user: AnyId, used: AnyId) -> String {
    let topology = model.topology();
    if let Some(route) = user.typed::<VoiceRoute>().and_then(|id| topology.get(id)) {
        return format!("priority {}", route.priority);
    }
    if let Some(trunk) = user.typed::<Trunk>().and_then(|id| topology.get(id)) {
        return format!("{} {}", trunk.transport.choice().label, trunk.gateway_port);
    }
    if let Some(gateway) = user.typed::<Gateway>().and_then(|id| topology.get(id)) {
        return gateway.kind.choice().label.to_owned();
    }
    match user.kind {
        Kind::PstnUsage => {
            let routes = model.index().users::<VoiceRoute>(user).len();
            count(routes, "voice route", "voice routes")
        }
        Kind::VoicePolicy => users_of(model, user).unwrap_or_else(|| user.kind.noun().to_owned()),
        Kind::NetworkSite if used.kind == Kind::BandwidthPolicyProfile => "link to its region".to_owned(),
        kind => kind.noun().to_owned(),
    }
}

/// The glyph of an entity: of a gateway peer, by its kind of peer.
pub fn glyph(topology: &Topology, id: AnyId) -> Glyph {
    match id.typed::<Gateway>().and_then(|id| topology.get(id)) {
        Some(gateway) => glyph_of_peer(gateway.kind),
        None => glyphs::of_kind(id.kind),
    }
}

fn glyph_of_peer(kind: GatewayKind) -> Glyph {
    match kind {
        GatewayKind::PstnGateway => Glyph::PstnGateway,
        GatewayKind::IpPbx => Glyph::IpPbx,
        GatewayKind::Sbc => Glyph::Sbc,
    }
}

/// The glyph of a kind of gateway peer, by its word.
pub fn glyph_of_choice(value: &Value) -> Option<Glyph> {
    GatewayKind::parse(value.as_text()?).ok().map(glyph_of_peer)
}

/// A value as the table of settings shows it.
pub fn setting(about: &About, value: &Value) -> String {
    match (about.key, value) {
        ("EnableFastFailoverTimer", Value::Flag(true)) => "On, 10 s".to_owned(),
        ("MaxEarlyDialogs", Value::Number(number)) => number.to_string(),
        _ => about.show(value),
    }
}

/// What the pointer reads on a label: both wordings, range, unit, default and source.
pub fn tooltip(about: &About, kind: Option<Kind>) -> String {
    let mut text = format!("{}\n{}", about.label, about.help);
    match about.parameter() {
        Some(parameter) => text.push_str(&format!("\nParameter {parameter}")),
        None => text.push_str(&format!("\n{} here, no cmdlet parameter", about.key)),
    }
    if let Some((low, high)) = about.range {
        let unit = about.unit.map(|unit| format!(" {}", unit.label())).unwrap_or_default();
        match high < u64::from(u32::MAX) {
            true => text.push_str(&format!("\nFrom {} to {}{unit}", figure(low), figure(high))),
            false => text.push_str(&format!("\nFrom {}{unit}", figure(low))),
        }
    }
    if let Some(kind) = kind.filter(|_| about.key != "Identity") {
        text.push_str(&format!("\nDefault {}", about.show(&kind.default_value(about.key))));
    }
    text.push_str(&format!("\nSource {}", about.source));
    text
}

/// What stands in an empty field.
pub fn hint(topology: &Topology, cell: &Cell<'_>) -> String {
    let profile =
        cell.ids.first().and_then(|id| id.typed::<BandwidthPolicyProfile>()).and_then(|id| topology.get(id));
    let of_pair = |limit: Option<u32>, default: u32| match limit {
        Some(_) => format!("{} by default", figure(default.into())),
        None => "no limit".to_owned(),
    };
    match (cell.about.key, profile) {
        ("AudioBWLimit", Some(profile)) => of_pair(profile.audio_session_limit, 0),
        ("AudioBWSessionLimit", Some(profile)) => {
            of_pair(profile.audio_limit, BandwidthPolicyProfile::DEFAULT_AUDIO_SESSION)
        }
        ("VideoBWLimit", Some(profile)) => of_pair(profile.video_session_limit, 0),
        ("VideoBWSessionLimit", Some(profile)) => {
            of_pair(profile.video_limit, BandwidthPolicyProfile::DEFAULT_VIDEO_SESSION)
        }
        ("BypassID" | "AlternateByPassId", _) => "automatic".to_owned(),
        ("Description", _) => "Nothing written yet".to_owned(),
        _ => "not set".to_owned(),
    }
}
