//! The tooltip of what is under the pointer: its name, what is in force for it, and one of its terms explained.

use crate::call::Media;
use crate::call::admission::LinkId;
use crate::call::decision::Readiness;
use crate::desktop::state::State;
use crate::edit::standing::stands_in;
use crate::report::{bypass_id, bypass_id_origin, figure, title, use_words};
use crate::scene::canvas::Signs;
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use crate::topology::attributes::Value;
use crate::topology::values::Choices;
use crate::topology::{AnyId, Kind, NetworkRegion, NetworkSite, Subnet, Trunk};
use egui::text::{LayoutJob, TextFormat};
use egui::{RichText, Ui};

/// The attributes of each kind that a tooltip shows, the term that it explains first.
fn shown(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::NetworkRegion => &["CentralSite", "AudioAlternatePath", "VideoAlternatePath"],
        Kind::NetworkSite => &["BWPolicyProfileID", "NetworkRegionID", "PhysicalWanKbps"],
        Kind::Subnet => &["NetworkSiteID", "Description"],
        Kind::RegionLink => &["BWPolicyProfileID", "NetworkRegionID1", "NetworkRegionID2"],
        Kind::IntersitePolicy => &["BWPolicyProfileID", "NetworkSiteID1", "NetworkSiteID2"],
        Kind::MediationPool => &["PoolFqdn", "ServerSite", "HostFrontEndPool"],
        Kind::FrontEndPool | Kind::ConferencingPool | Kind::EdgePool => &["PoolFqdn", "ServerSite"],
        Kind::Gateway => &["RepresentativeMediaIP", "SignallingAddress", "Host", "ServerSite"],
        Kind::Trunk => &["MediationServer", "Gateway", "GatewayPort"],
        _ => &["Identity"],
    }
}

/// Shows the tooltip.
pub fn show(ui: &mut Ui, state: &State, id: AnyId) {
    let look = state.look;
    ui.set_max_width(look.points(row::TOOLTIP_WIDTH));
    let topology = state.editor.topology();
    let subnet = id.typed::<Subnet>().and_then(|id| topology.get(id));
    let name = subnet.map_or_else(|| topology.name(id), |subnet| subnet.range.to_string());
    ui.label(RichText::new(name).size(look.points(text::SECTION)).color(look.colour(Token::Text)));
    ui.label(RichText::new(capital(id.kind.noun())).color(look.colour(Token::Muted)));
    ui.add_space(space::TIGHT);
    for (label, value) in values(state, id) {
        // One text, so that a long value goes on below its label.
        let mut line = LayoutJob::default();
        for (words, token) in [(format!("{label}: "), Token::Muted), (value, Token::Text)] {
            let format = TextFormat::simple(look.words(text::BODY), look.colour(token));
            line.append(&words, 0.0, format);
        }
        ui.label(line);
    }
    let explained = shown(id.kind).first().and_then(|key| id.kind.attribute(key));
    if let Some(about) = explained {
        ui.add_space(space::TIGHT);
        ui.label(RichText::new(format!("{}: {}", about.label, about.help)).color(look.colour(Token::Text)));
        let sources: Vec<&str> = about.source.split(", ").map(title).collect();
        let words = RichText::new(sources.join("; ")).size(look.points(text::SECOND));
        ui.label(words.color(look.colour(Token::Faint)));
    }
}

/// What is in force, in words: label and value.
pub fn values(state: &State, id: AnyId) -> Vec<(String, String)> {
    let model = state.editor.model();
    let topology = model.topology();
    let mut values: Vec<(String, String)> = Vec::new();
    if let Some(site) = id.typed::<NetworkSite>() {
        let in_force = topology.bypass_id_in_force(site);
        values.push(("Bypass ID in force".to_owned(), bypass_id(topology, in_force)));
        if in_force.is_some() {
            values.push(("Because".to_owned(), bypass_id_origin(topology, Some(site), in_force)));
        }
    }
    if let Some(region) = id.typed::<NetworkRegion>() {
        values.push(("Bypass ID".to_owned(), bypass_id(topology, topology.region_bypass_id(region))));
    }
    if let Some(trunk) = id.typed::<Trunk>() {
        values.push(("State".to_owned(), Signs::of(model, &state.findings).trunk(trunk).words().to_owned()));
        if let Ok(readiness) = Readiness::of(model, trunk) {
            let reasons: Vec<&str> = readiness.reasons().iter().map(|reason| reason.choice().label).collect();
            if readiness.bypass && !reasons.is_empty() {
                values.push(("Not ready".to_owned(), reasons.join(". ")));
            }
        }
    } else if !matches!(id.kind, Kind::NetworkSite | Kind::Subnet)
        && let Some(site) = stands_in(model, id)
    {
        values.push(("Network site".to_owned(), topology.name(site.into())));
    }
    for key in shown(id.kind) {
        let Some(about) = id.kind.attribute(key).filter(|about| about.key != "Identity") else { continue };
        let attributes = topology.attributes(id);
        let value = attributes.iter().find(|(other, _)| other.key == about.key).map(|(_, value)| value);
        match value {
            None | Some(Value::None) => {}
            Some(value) => values.push((about.label.to_owned(), about.show(value))),
        }
    }
    in_use(state, id, &mut values);
    let (errors, others): (Vec<_>, Vec<_>) = state
        .findings
        .about(topology, id)
        .into_iter()
        .partition(|(severity, _)| *severity == crate::rules::Severity::Error);
    for (_, finding) in errors.into_iter().chain(others).take(2) {
        values.push((finding.code().to_string(), finding.sentence(topology)));
    }
    values
}

/// What a drill marks, what a link carries in both directions, and how many calls a member carries.
fn in_use(state: &State, id: AnyId, values: &mut Vec<(String, String)>) {
    let loads = &state.canvas.loads;
    if loads.is_down(id) {
        let what = if id.kind == Kind::NetworkRegion { "Its policy service is down" } else { "Down" };
        values.push(("Drill".to_owned(), what.to_owned()));
    }
    if let Some(calls) = loads.calls(id) {
        values.push(("Calls carried".to_owned(), figure(calls.into())));
    }
    let live = state.panels.calls.live();
    let Some(link) = LinkId::of(id).filter(|_| !live.is_empty()) else { return };
    let usage = live.link(state.editor.model(), link);
    for (label, media) in [("Audio reserved", Media::Audio), ("Video reserved", Media::Video)] {
        values.push((label.to_owned(), use_words(&usage, media)));
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
