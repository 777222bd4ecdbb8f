//! How far a publication reaches: which pairs of network site and trunk it turns, what then crosses the limited links,
//! which network sites get another bypass ID, and whose clients have to sign in again.

#[cfg(test)]
mod tests;
mod words;

pub use words::Reaches;

use super::own;
use super::review::Review;
use crate::call::admission::LinkId;
use crate::call::decision::Verdict;
use crate::call::matrix::{CellChange, Flips, Matrix, MatrixCell, RowPlace, Rows, flips};
use crate::report::{Difference, bypass_id, link_name};
use crate::topology::{BypassMode, Kind, Model, RefExt, Topology};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// Told how much of the work is done, 0 to 1, and what comes next; a break gives it up.
pub type Heard<'a> = &'a mut dyn FnMut(f32, &str) -> ControlFlow<()>;

/// What a publication does to calls.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reach {
    /// Pairs of network site and trunk, once it is published.
    pub pairs: usize,
    /// Pairs that bypass, and those that are mediated, once it is published.
    pub verdicts: (usize, usize),
    /// Whether something is published already that it is held against.
    pub follows: bool,
    /// How the pairs turn.
    pub turns: Turns,
    /// Limited links that more pairs cross than before, those that gain most first.
    pub links: Vec<LinkGain>,
    /// Network sites whose bypass ID is another one, or is made anew.
    pub ids: Vec<NewId>,
    /// The global mode before and after, where it is another one.
    pub mode: Option<(BypassMode, BypassMode)>,
}

/// How many pairs turn, each counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turns {
    /// Mediated before or in error, bypass now.
    pub to_bypass: usize,
    /// Bypass before or in error, mediated now.
    pub to_mediated: usize,
    /// A configuration error now.
    pub to_error: usize,
    /// The same verdict, over other links.
    pub rerouted: usize,
    /// The same verdict over the same links, for other reasons.
    pub reasons: usize,
    /// Not there before.
    pub new: usize,
    /// Not there any more.
    pub gone: usize,
}

/// A limited link that more pairs cross.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkGain {
    /// What sentences call it, such as "Reno link".
    pub name: String,
    /// Pairs that cross it, before and now.
    pub pairs: (u32, u32),
    /// Its audio limit, kbps, where it had none before.
    pub new_limit: Option<u32>,
}

/// A network site with another bypass ID.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewId {
    /// The network site.
    pub network_site: String,
    /// Its ID before and now; the same where only its real value is made anew (domain.md 2.1-8).
    pub ids: (String, String),
    /// How many subnets it has.
    pub subnets: usize,
}

impl Review {
    /// How far it reaches; `None` where that was given up.
    pub fn reach(&self, heard: Heard<'_>) -> Option<Reach> {
        let old = self.base.as_ref().map(|base| &base.topology);
        Reach::of(old, &self.document.topology, &self.difference, heard)
    }
}

impl Reach {
    /// How far going over from one topology to another reaches. `None` where that was given up.
    fn of(old: Option<&Topology>, new: &Topology, difference: &Difference, heard: Heard<'_>) -> Option<Self> {
        let mut next = |part: f32, words: &str| heard(part, words).is_continue().then_some(());
        next(0.0, "Working out the matrix of this version")?;
        let after = Matrix::of(&Model::new(new.clone()), Rows::NetworkSites);
        let mapped: Vec<usize> = (0..after.rows.len()).filter(|row| is_mapped(&after, *row)).collect();
        let count = |verdict| {
            let rows = mapped.iter().copied();
            let places = rows.flat_map(|row| (0..after.columns.len()).map(move |column| (row, column)));
            let cells = places.filter_map(|(row, column)| after.cell(row, column));
            cells.filter(|cell| cell.verdict == verdict).count()
        };
        let reach = Self {
            pairs: mapped.len() * after.columns.len(),
            verdicts: (count(Verdict::Bypass), count(Verdict::Mediated)),
            ..Self::default()
        };
        let Some(old) = old else { return Some(reach) };
        next(0.4, "Working out the matrix of the published version")?;
        let before = Matrix::of(&Model::new(old.clone()), Rows::NetworkSites);
        next(0.8, "Comparing the two")?;
        let flips = flips((old, &before), (new, &after));
        let modes = (old.bypass_settings().mode(), new.bypass_settings().mode());
        Some(Self {
            follows: true,
            turns: Turns::of(&flips),
            links: gains((old, &before), (new, &after)),
            ids: new_ids((old, &before), (new, &after), difference),
            mode: (modes.0 != modes.1).then_some(modes),
            ..reach
        })
    }
}

impl Turns {
    fn of(flips: &Flips) -> Self {
        let mut turns = Self::default();
        // The address in no subnet is no pair of network site and trunk.
        for CellChange { before, after, .. } in flips.cells.iter().filter(|cell| cell.place.is_some()) {
            let verdicts =
                (before.as_ref().map(|cell| cell.verdict), after.as_ref().map(|cell| cell.verdict));
            *match verdicts {
                (None, _) => &mut turns.new,
                (_, None) => &mut turns.gone,
                (Some(old), Some(new)) if old == new => {
                    let links = |cell: &Option<MatrixCell>| cell.as_ref().map(|cell| cell.links.clone());
                    let same = links(before) == links(after);
                    if same { &mut turns.reasons } else { &mut turns.rerouted }
                }
                (_, Some(Verdict::Bypass)) => &mut turns.to_bypass,
                (_, Some(Verdict::ConfigurationError)) => &mut turns.to_error,
                (_, Some(_)) => &mut turns.to_mediated,
            } += 1;
        }
        turns
    }

    /// How many pairs are other than before.
    pub fn count(&self) -> usize {
        let Self { to_bypass, to_mediated, to_error, rerouted, reasons, new, gone } = self;
        to_bypass + to_mediated + to_error + rerouted + reasons + new + gone
    }
}

/// A link by kind and name, small letters, so that it is the same in two topologies.
type LinkKey = (&'static str, String);

/// The links that more pairs cross than before.
fn gains((old, before): (&Topology, &Matrix), (new, after): (&Topology, &Matrix)) -> Vec<LinkGain> {
    let (had, has) = (limits(old), limits(new));
    let earlier = crossings(old, before);
    let gains = crossings(new, after).into_iter().map(|(key, (name, pairs))| LinkGain {
        name,
        pairs: (earlier.get(&key).map_or(0, |(_, pairs)| *pairs), pairs),
        new_limit: has.get(&key).copied().filter(|_| !had.contains_key(&key)),
    });
    let mut gains: Vec<LinkGain> = gains.filter(|gain| gain.pairs.1 > gain.pairs.0).collect();
    gains.sort_by_key(|gain| std::cmp::Reverse(gain.pairs.1 - gain.pairs.0));
    gains
}

/// How many pairs of network site and trunk cross each limited link, with what sentences call it.
fn crossings(topology: &Topology, matrix: &Matrix) -> BTreeMap<LinkKey, (String, u32)> {
    let mut crossings: BTreeMap<LinkId, u32> = BTreeMap::new();
    for row in (0..matrix.rows.len()).filter(|row| is_mapped(matrix, *row)) {
        for column in 0..matrix.columns.len() {
            let mut links = matrix.links(row, column).unwrap_or_default();
            links.sort_unstable();
            links.dedup();
            links.into_iter().for_each(|link| *crossings.entry(link).or_default() += 1);
        }
    }
    let named = crossings.into_iter().map(|(link, pairs)| {
        let entity = link.entity();
        let key = (entity.kind.noun(), topology.name(entity).to_lowercase());
        (key, (link_name(topology, link), pairs))
    });
    named.collect()
}

/// Whether a row is a network site, and not the address in no subnet.
fn is_mapped(matrix: &Matrix, row: usize) -> bool {
    matrix.rows.get(row).is_some_and(|row| row.place != RowPlace::Unmapped)
}

/// The audio limits of links by kind and name, small letters.
fn limits(topology: &Topology) -> BTreeMap<LinkKey, u32> {
    let sites = topology.network_sites.iter().map(|(id, site)| (Kind::NetworkSite, id.into(), &site.profile));
    let links = topology.region_links.iter().map(|(id, link)| (Kind::RegionLink, id.into(), &link.profile));
    let policies = topology
        .intersite_policies
        .iter()
        .map(|(id, policy)| (Kind::IntersitePolicy, id.into(), &policy.profile));
    let all = sites.chain(links).chain(policies);
    all.filter_map(|(kind, id, profile)| {
        let limit = topology.get(profile.id()?)?.audio_limit?;
        Some(((kind.noun(), topology.name(id).to_lowercase()), limit))
    })
    .collect()
}

/// The network sites whose bypass ID is another one, or is made anew by the real system, where IDs are compared both
/// before and after.
fn new_ids(
    (old, before): (&Topology, &Matrix),
    (new, after): (&Topology, &Matrix),
    difference: &Difference,
) -> Vec<NewId> {
    if [old, new].iter().any(|topology| topology.bypass_settings().mode() != BypassMode::SitesAndRegions) {
        return Vec::new();
    }
    let earlier: BTreeMap<String, String> = ids(old, before).collect();
    let renewed = own::renewed(difference);
    let mut subnets: BTreeMap<String, usize> = BTreeMap::new();
    for place in new.subnets.iter().filter_map(|(_, subnet)| subnet.network_site.id()) {
        *subnets.entry(new.name(place.into())).or_default() += 1;
    }
    let changed = ids(new, after).filter_map(|(network_site, id)| {
        let was = earlier.get(&network_site)?;
        let anew = renewed.contains(&network_site.as_str());
        (*was != id || anew).then(|| NewId {
            subnets: subnets.get(&network_site).copied().unwrap_or(0),
            ids: (was.clone(), id),
            network_site,
        })
    });
    changed.collect()
}

/// The bypass ID of each network site, in words.
fn ids<'a>(topology: &'a Topology, matrix: &'a Matrix) -> impl Iterator<Item = (String, String)> + 'a {
    matrix.rows.iter().filter_map(|row| {
        let network_site = topology.name(row.network_site?.into());
        Some((network_site, bypass_id(topology, row.bypass_id)))
    })
}
