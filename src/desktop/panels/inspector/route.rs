//! The region links of a region route in their order, and the shortest way as one edit.

use super::rows;
use super::sheet::Sheet;
use crate::topology::attributes::Value;
use crate::topology::{AnyId, Id, Model, RefExt, RegionGraph, RegionLink, RegionRoute};
use egui::Ui;

/// What there is to say of the links of a route.
#[derive(Debug, PartialEq)]
enum Chain {
    /// They lead from one region to the other, and no way is shorter.
    Sound,
    /// They lead there, and another way crosses fewer links.
    Longer(Vec<Id<RegionLink>>),
    /// They do not lead there; a way that does, where there is one.
    Broken(Option<Vec<Id<RegionLink>>>),
    /// One of the ends is not set.
    NoEnds,
}

impl Chain {
    fn of(model: &Model, route: &RegionRoute) -> Self {
        let (Some(from), Some(to)) = (route.region_1.id(), route.region_2.id()) else { return Self::NoEnds };
        let shortest = model.regions().shortest(from, to).filter(|links| !links.is_empty());
        if !RegionGraph::chains(model.topology(), from, to, &route.links) {
            return Self::Broken(shortest);
        }
        match shortest.filter(|links| links.len() < route.links.len()) {
            Some(links) => Self::Longer(links),
            None => Self::Sound,
        }
    }
}

/// The links in their order, what is wrong with them, and the shortest way.
pub fn links(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(route) = sheet.id.typed::<RegionRoute>().and_then(|id| sheet.topology().get(id)).cloned() else {
        return;
    };
    rows::attribute(ui, sheet, "NetworkRegionLinkIDs");
    let chain = Chain::of(sheet.model(), &route);
    let names = |links: &[Id<RegionLink>]| {
        links.iter().map(|id| sheet.topology().name((*id).into())).collect::<Vec<_>>().join(", ")
    };
    let (words, way) = match &chain {
        Chain::Sound => ("These links lead from one region to the other.".to_owned(), None),
        Chain::Longer(links) => (format!("A shorter way is {}.", names(links)), Some(links)),
        Chain::Broken(Some(links)) => {
            (format!("These links do not join the two regions. {} would.", names(links)), Some(links))
        }
        Chain::Broken(None) => {
            ("No chain of region links joins the two regions. Draw one first.".to_owned(), None)
        }
        Chain::NoEnds => ("Choose both regions first.".to_owned(), None),
    };
    rows::note(ui, words);
    if let Some(links) = way
        && ui.link("Take the shortest way").clicked()
        && let Some(about) = sheet.id.kind.attribute("NetworkRegionLinkIDs")
    {
        let list = links.iter().map(|id| Value::text(sheet.topology().name(AnyId::from(*id))));
        let edit = sheet.set(sheet.id, about, Value::List(list.collect()));
        sheet.apply(edit);
    }
}
