//! The lines of the outline: the whole document as a tree, or what a search found.

use crate::desktop::panels::facts::{Facts, MEMBERS};
use crate::edit::near;
use crate::topology::{AnyId, Entity, Kind, Layout, Model, NetworkSite, Subnet, for_kind};
use ipnet::IpNet;
use std::collections::BTreeSet;
use std::net::IpAddr;

/// Kinds that are listed under a heading of their own; everything else stands under its network site.
const LISTED: [Kind; 12] = [
    Kind::Trunk,
    Kind::ServerSite,
    Kind::TrunkConfiguration,
    Kind::RegionLink,
    Kind::RegionRoute,
    Kind::IntersitePolicy,
    Kind::BandwidthPolicyProfile,
    Kind::VoiceRoute,
    Kind::PstnUsage,
    Kind::VoicePolicy,
    Kind::User,
    Kind::MediaConfiguration,
];

/// Kinds that exist once.
const SETTINGS: [Kind; 4] =
    [Kind::Deployment, Kind::NetworkConfiguration, Kind::MediaBypassSettings, Kind::RoutingConfiguration];

/// Something that a line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// An entity.
    Entity(AnyId),
    /// Everything of a kind.
    Kind(Kind),
    /// What stands in no network site.
    Nowhere,
    /// What exists once.
    Settings,
    /// The notes on the canvas.
    Notes,
    /// One of them, by its number.
    Note(usize),
}

impl Node {
    /// The entity, if it is one.
    pub fn entity(self) -> Option<AnyId> {
        match self {
            Self::Entity(id) => Some(id),
            _ => None,
        }
    }

    /// Whether it is unfolded unless a person folds it.
    fn starts_open(self) -> bool {
        match self {
            Self::Entity(id) => id.kind == Kind::NetworkRegion,
            Self::Kind(kind) => kind == Kind::Trunk,
            Self::Nowhere | Self::Settings | Self::Notes | Self::Note(_) => false,
        }
    }
}

/// A line of the outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// What it stands for.
    pub node: Node,
    /// How many lines it stands under.
    pub depth: u8,
    /// Whether it is unfolded; `None` where nothing is under it.
    pub open: Option<bool>,
    /// How many there are, for a heading.
    pub count: Option<usize>,
}

/// The tree. `toggled` are the nodes that are not as they start.
pub fn tree(model: &Model, layout: &Layout, facts: &Facts, toggled: &BTreeSet<Node>) -> Vec<Line> {
    let topology = model.topology();
    let mut tree = Tree { model, facts, toggled, lines: Vec::new() };
    for (id, _) in topology.network_regions.iter() {
        let sites: Vec<AnyId> = model.index().users::<NetworkSite>(id.into()).map(AnyId::from).collect();
        if tree.branch(Node::Entity(id.into()), 0, !sites.is_empty(), None) {
            sites.into_iter().for_each(|site| tree.network_site(site, 1));
        }
    }
    for (id, network_site) in topology.network_sites.iter() {
        if topology.follow(&network_site.region).is_none() {
            tree.network_site(id.into(), 0);
        }
    }
    tree.nowhere();
    for kind in LISTED {
        let count = topology.count(kind);
        if count > 0 && tree.branch(Node::Kind(kind), 0, true, Some(count)) {
            topology.ids(kind).into_iter().for_each(|id| tree.leaf(id, 1));
        }
    }
    let notes = layout.notes.len();
    if notes > 0 && tree.branch(Node::Notes, 0, true, Some(notes)) {
        let note = |number| Line { node: Node::Note(number), depth: 1, open: None, count: None };
        tree.lines.extend((0..notes).map(note));
    }
    if tree.branch(Node::Settings, 0, true, None) {
        SETTINGS.into_iter().flat_map(|kind| topology.ids(kind)).for_each(|id| tree.leaf(id, 1));
    }
    tree.lines
}

struct Tree<'a> {
    model: &'a Model,
    facts: &'a Facts,
    toggled: &'a BTreeSet<Node>,
    lines: Vec<Line>,
}

impl Tree<'_> {
    fn leaf(&mut self, id: AnyId, depth: u8) {
        self.lines.push(Line { node: Node::Entity(id), depth, open: None, count: None });
    }

    /// Adds a line that something is under; says whether it is unfolded.
    fn branch(&mut self, node: Node, depth: u8, has_more: bool, count: Option<usize>) -> bool {
        let open = has_more.then(|| node.starts_open() != self.toggled.contains(&node));
        self.lines.push(Line { node, depth, open, count });
        open == Some(true)
    }

    fn network_site(&mut self, id: AnyId, depth: u8) {
        let Some(network_site) = id.typed::<NetworkSite>() else { return };
        let mut subnets = self.model.index().users::<Subnet>(id).peekable();
        let members = self.facts.members(Some(network_site));
        let has_more = subnets.peek().is_some() || !members.is_empty();
        if self.branch(Node::Entity(id), depth, has_more, None) {
            let under: Vec<AnyId> = subnets.map(AnyId::from).chain(members.iter().copied()).collect();
            under.into_iter().for_each(|id| self.leaf(id, depth + 1));
        }
    }

    fn nowhere(&mut self) {
        let topology = self.model.topology();
        let free = |subnet: &Subnet| topology.follow(&subnet.network_site).is_none();
        let subnets = topology.subnets.iter().filter(|(_, subnet)| free(subnet)).map(|(id, _)| id.into());
        let all: Vec<AnyId> = subnets.chain(self.facts.members(None).iter().copied()).collect();
        if !all.is_empty() && self.branch(Node::Nowhere, 0, true, Some(all.len())) {
            all.into_iter().for_each(|id| self.leaf(id, 1));
        }
    }
}

/// Everything that a search finds: names that hold the text, what has or contains the address, and notes that say it.
pub fn found(model: &Model, layout: &Layout, wanted: &str) -> Vec<Line> {
    let line = |node| Line { node, depth: 0, open: None, count: None };
    let mut seen = BTreeSet::new();
    let addressed = at_address(model, wanted);
    let folded = wanted.to_lowercase();
    let named = named(model, &folded);
    let entities = addressed.into_iter().chain(named).filter(|id| seen.insert(*id)).map(Node::Entity);
    let notes = layout.notes.iter().enumerate();
    let notes = notes.filter(|(_, note)| note.text.as_str().to_lowercase().contains(&folded));
    entities.chain(notes.map(|(number, _)| Node::Note(number))).map(line).collect()
}

/// The subnets that contain an address or range, the narrowest first, those inside it, and whatever has it.
fn at_address(model: &Model, wanted: &str) -> Vec<AnyId> {
    let address: Option<IpAddr> = wanted.parse().ok();
    let Some(range) = address.map(IpNet::from).or_else(|| wanted.parse().ok()) else { return Vec::new() };
    let subnets = &model.index().subnets;
    let mut found: Vec<AnyId> = subnets.containing(range.addr()).map(AnyId::from).into_iter().collect();
    found.extend(subnets.containers(range).map(AnyId::from));
    found.extend(subnets.inside(range).map(AnyId::from));
    for kind in MEMBERS {
        for_kind!(kind, T => for (id, entity) in T::arena(model.topology()).iter() {
            if entity.addresses().iter().any(|address| range.contains(address)) {
                found.push(id.into());
            }
        });
    }
    found
}

fn named(model: &Model, wanted: &str) -> Vec<AnyId> {
    let topology = model.topology();
    let mut found = Vec::new();
    for kind in Kind::ALL.iter().filter(|kind| !kind.is_single()) {
        if *kind == Kind::Subnet {
            let holds = |subnet: &Subnet| subnet.range.to_string().contains(wanted);
            found.extend(
                topology.subnets.iter().filter(|(_, subnet)| holds(subnet)).map(|(id, _)| AnyId::from(id)),
            );
        } else {
            let holds = |id: &AnyId| topology.name(*id).to_lowercase().contains(wanted);
            found.extend(topology.ids(*kind).into_iter().filter(holds));
        }
    }
    found
}

/// The names nearest to one that nothing has.
pub fn nearest(model: &Model, wanted: &str) -> Vec<String> {
    let topology = model.topology();
    let kinds = Kind::ALL.iter().filter(|kind| !kind.is_single() && **kind != Kind::Subnet);
    let mut names = near(wanted, kinds.flat_map(|kind| topology.ids(*kind)).map(|id| topology.name(id)));
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::Sample;

    fn model() -> Model {
        Model::new(Sample::named("litware").unwrap().open().unwrap().topology)
    }

    fn names(model: &Model, lines: &[Line]) -> Vec<String> {
        let name = |id: AnyId| match id.typed::<Subnet>().and_then(|id| model.topology().get(id)) {
            Some(subnet) => subnet.range.to_string(),
            None => model.topology().name(id),
        };
        lines.iter().filter_map(|line| line.node.entity()).map(name).collect()
    }

    #[test]
    fn an_address_finds_the_subnet_that_contains_it() {
        let model = model();
        assert_eq!(
            names(&model, &found(&model, &Layout::default(), "172.28.151.140")),
            ["172.28.151.128/25"]
        );
        let gateway = names(&model, &found(&model, &Layout::default(), "157.57.210.40"));
        assert_eq!(gateway, ["157.57.210.0/24", "gw-chi"]);
        assert_eq!(names(&model, &found(&model, &Layout::default(), "172.28.151")), ["172.28.151.128/25"]);
    }

    #[test]
    fn a_slip_finds_the_nearest_names() {
        let model = model();
        assert!(found(&model, &Layout::default(), "Rino").is_empty());
        assert_eq!(nearest(&model, "Rino").first().map(String::as_str), Some("Reno"));
    }

    #[test]
    fn folding_a_node_hides_what_is_under_it() {
        let model = model();
        let facts = Facts::default();
        let region = model.topology().network_regions.first().unwrap().0;
        let open = tree(&model, &Layout::default(), &facts, &BTreeSet::new());
        let folded = tree(&model, &Layout::default(), &facts, &BTreeSet::from([Node::Entity(region.into())]));
        let under = open.iter().skip(1).take_while(|line| line.depth > 0).count();
        assert!(under > 3);
        assert_eq!(open.len() - folded.len(), under);
        assert_eq!(folded[0].open, Some(false));
    }
}
