//! A new row of a table: with a free name, and with what it cannot be without.

use crate::desktop::state::State;
use crate::edit::{Attributes, Edit, Subject, making};
use crate::topology::{AnyId, Kind};

/// The edit that adds a row, and its subject.
///
/// # Errors
/// When what it cannot be without is not there; the sentence says what.
pub fn row(state: &State, kind: Kind) -> Result<(Edit, Subject), &'static str> {
    let model = state.editor.model();
    let topology = model.topology();
    let chosen = |kind: Kind| state.selected.iter().copied().find(|id| id.kind == kind);
    let first = |kind: Kind| chosen(kind).or_else(|| topology.ids(kind).first().copied());
    let named = |stem: &str| {
        let subject = Subject::new(kind, making::free_name(model, kind, stem));
        Ok((Edit::Add(subject.clone(), Attributes::new()), subject))
    };
    let joined = |ends: Option<(AnyId, AnyId)>, reason| {
        let (a, b) = ends.ok_or(reason)?;
        making::join(model, a, b).map_err(|_| reason)
    };
    let two = |kind: Kind| {
        let ids = topology.ids(kind);
        ids.first().copied().zip(ids.get(1).copied())
    };
    match kind {
        Kind::Subnet => {
            let site = first(Kind::NetworkSite).and_then(AnyId::typed);
            let site = site.ok_or("A subnet belongs to a network site. Add a network site first.")?;
            Ok(making::subnet(model, site))
        }
        Kind::Gateway => Ok(making::gateway(model, "PstnGateway", None)),
        Kind::Trunk => joined(
            first(Kind::MediationPool).zip(first(Kind::Gateway)),
            "A trunk joins a Mediation Server pool and a gateway peer. Add these first.",
        ),
        Kind::RegionLink => {
            joined(two(Kind::NetworkRegion), "A region link joins two network regions. Add these first.")
        }
        Kind::IntersitePolicy => {
            joined(two(Kind::NetworkSite), "An intersite policy joins two network sites. Add these first.")
        }
        Kind::NetworkRegion => named("Region"),
        Kind::NetworkSite => named("Network site"),
        _ => named("Profile"),
    }
}
