//! Who stands in a network site, what belongs to a server site, and where a collection is in force: all derived.

use super::sheet::Sheet;
use super::{rows, words};
use crate::desktop::theme::Look;
use crate::desktop::widgets::mark;
use crate::scene::token::Token;
use crate::topology::{
    AnyId, Entity, Id, Key, Kind, MediaConfiguration, MediationPool, Model, NetworkSite, Trunk,
    TrunkConfiguration, for_kind,
};
use egui::{RichText, Ui};
use std::net::IpAddr;

/// Most lines of a list.
const LISTED: usize = 40;

/// The trunks for which a collection is in force.
pub fn trunks_under(model: &Model, configuration: Id<TrunkConfiguration>) -> Vec<Id<Trunk>> {
    let in_force = |id: &Id<Trunk>| model.trunk_configuration(*id).map(|(id, _)| id) == Some(configuration);
    match model.topology().key(configuration.into()) {
        // Only the trunk itself can have it in force.
        Some(Key::Scope(owner)) if owner.kind == Kind::Trunk => {
            owner.typed().into_iter().filter(in_force).collect()
        }
        _ => model.topology().trunks.iter().map(|(id, _)| id).filter(in_force).collect(),
    }
}

/// Who stands in the network site.
pub fn of_network_site(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(place) = sheet.id.typed::<NetworkSite>() else { return };
    let members = sheet.state.panels.facts.members(Some(place)).iter();
    let members: Vec<(AnyId, String)> =
        members.map(|id| (*id, address_in(sheet.model(), *id, place).unwrap_or_default())).collect();
    if members.is_empty() {
        rows::note(ui, "No pool and no peer has an address in its subnets.");
    }
    list(ui, sheet, &members);
}

/// What belongs to the server site: pools, appliances, peers and branches.
pub fn of_server_site(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let owned: Vec<(AnyId, String)> = sheet
        .model()
        .index()
        .referrers(sheet.id)
        .iter()
        .filter(|id| {
            !matches!(
                id.kind,
                Kind::NetworkRegion
                    | Kind::TrunkConfiguration
                    | Kind::MediaConfiguration
                    | Kind::VoicePolicy
                    | Kind::User
            )
        })
        .map(|id| (*id, words::fact(sheet.model(), *id, sheet.id)))
        .collect();
    if owned.is_empty() {
        rows::note(ui, "No pool and no peer belongs to it.");
    }
    list(ui, sheet, &owned);
}

/// The trunks that a collection is in force for.
pub fn of_trunk_configuration(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(id) = sheet.id.typed() else { return };
    let trunks: Vec<(AnyId, String)> = trunks_under(sheet.model(), id)
        .into_iter()
        .map(|trunk| (trunk.into(), words::fact(sheet.model(), trunk.into(), sheet.id)))
        .collect();
    if trunks.is_empty() {
        rows::note(ui, "No trunk: a narrower collection counts for each.");
    }
    list(ui, sheet, &trunks);
}

/// The pools that a media configuration is in force for.
pub fn of_media_configuration(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(id) = sheet.id.typed::<MediaConfiguration>() else { return };
    let model = sheet.model();
    let in_force = |pool: Id<MediationPool>| model.media_configuration(pool).map(|(id, _)| id) == Some(id);
    let pools = model.topology().mediation_pools.iter().filter(|(pool, _)| in_force(*pool));
    let pools: Vec<(AnyId, String)> = pools.map(|(id, _)| (id.into(), "pool".to_owned())).collect();
    if pools.is_empty() {
        rows::note(ui, "No Mediation Server pool: a narrower collection counts for each.");
    }
    list(ui, sheet, &pools);
}

fn list(ui: &mut Ui, sheet: &mut Sheet<'_>, members: &[(AnyId, String)]) {
    for (id, fact) in members.iter().take(LISTED) {
        let (glyph, name) = (words::glyph(sheet.topology(), *id), words::title(sheet.topology(), *id));
        rows::entity(ui, sheet, *id, glyph, &name, fact);
    }
    if members.len() > LISTED {
        rows::note(ui, format!("and {} more", members.len() - LISTED));
    }
}

/// Where a pool, an appliance or a peer stands.
pub fn standing(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let place = place_of(sheet.model(), sheet.id);
    let tooltip = "Derived: the network site whose subnet holds its address. It is never stored.";
    standing_in(ui, sheet, place, tooltip);
}

/// The network site in which something stands, with its mark.
pub fn standing_in(ui: &mut Ui, sheet: &mut Sheet<'_>, place: Option<Id<NetworkSite>>, tooltip: &str) {
    rows::fact(ui, "Network site", tooltip, |ui| match place {
        Some(place) => {
            let plate = sheet.mark(place);
            let name = sheet.topology().name(place.into());
            let response = rows::jump(ui, sheet, place.into(), &name);
            mark(ui, &plate, None);
            response
        }
        None => ui.label(RichText::new("in no subnet").color(Look::of(ui).colour(Token::WarningText))),
    });
}

fn place_of(model: &Model, id: AnyId) -> Option<Id<NetworkSite>> {
    for_kind!(id.kind, T => model.stands_in(model.topology().get(id.typed::<T>()?)?))
}

/// The address by which something stands in a network site.
fn address_in(model: &Model, id: AnyId, place: Id<NetworkSite>) -> Option<String> {
    let addresses = for_kind!(id.kind, T => model.topology().get(id.typed::<T>()?)?.addresses());
    let here =
        |address: &IpAddr| model.locate(*address).and_then(|standing| standing.network_site) == Some(place);
    addresses.into_iter().find(here).map(|address| address.to_string())
}
