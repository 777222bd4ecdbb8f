//! The outline: the whole document as a tree, searchable, and by keyboard.

use crate::desktop::message::{Choose, Message};
use crate::desktop::state::State;
use crate::desktop::{glyphs, paint};
use crate::scene::glyphs::GlyphInks;
use crate::scene::token::Token;
use crate::topology::{AnyId, Kind, NetworkRegion, RefExt};
use egui::{CollapsingHeader, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};
use std::collections::BTreeSet;

/// Kinds that are listed under a heading of their own.
const LISTED: [Kind; 18] = [
    Kind::Trunk,
    Kind::ServerSite,
    Kind::MediationPool,
    Kind::Gateway,
    Kind::FrontEndPool,
    Kind::ConferencingPool,
    Kind::EdgePool,
    Kind::SurvivableBranchAppliance,
    Kind::TrunkConfiguration,
    Kind::RegionLink,
    Kind::RegionRoute,
    Kind::IntersitePolicy,
    Kind::BandwidthPolicyProfile,
    Kind::VoiceRoute,
    Kind::PstnUsage,
    Kind::VoicePolicy,
    Kind::MediaConfiguration,
    Kind::User,
];

/// Most rows of one list; a search finds the others.
const ROWS: usize = 400;

/// Shows the outline with its search field.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let label = ui.label("Search names, addresses");
    ui.add(egui::TextEdit::singleline(&mut state.search).desired_width(f32::INFINITY)).labelled_by(label.id);
    ui.separator();
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        if state.search.trim().is_empty() {
            tree(ui, state, messages);
        } else {
            found(ui, state, messages);
        }
    });
}

fn tree(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let topology = state.editor.topology();
    for (id, _) in topology.network_regions.iter() {
        branch(ui, state, id.into(), true, messages, |ui, messages| {
            network_sites(ui, state, Some(id), messages);
        });
    }
    network_sites(ui, state, None, messages);
    let loose: Vec<AnyId> = topology
        .subnets
        .iter()
        .filter(|(_, subnet)| subnet.network_site.is_none())
        .take(ROWS)
        .map(|(id, _)| id.into())
        .collect();
    list(ui, state, "Subnets in no network site", &loose, messages);
    for kind in LISTED {
        let ids = topology.ids(kind);
        list(ui, state, &capital(kind.plural()), &ids, messages);
    }
    let settings =
        [Kind::Deployment, Kind::NetworkConfiguration, Kind::MediaBypassSettings, Kind::RoutingConfiguration];
    let settings: Vec<AnyId> = settings.into_iter().flat_map(|kind| topology.ids(kind)).collect();
    list(ui, state, "Settings", &settings, messages);
}

fn network_sites(
    ui: &mut Ui,
    state: &State,
    region: Option<crate::topology::Id<NetworkRegion>>,
    messages: &mut Vec<Message>,
) {
    let topology = state.editor.topology();
    let sites: Vec<AnyId> = match region {
        Some(region) => {
            let referrers = state.editor.model().index().referrers(region.into());
            referrers.iter().copied().filter(|id| id.kind == Kind::NetworkSite).take(ROWS).collect()
        }
        None => {
            let free = topology.network_sites.iter().filter(|(_, site)| site.region.id().is_none());
            free.take(ROWS).map(|(id, _)| id.into()).collect()
        }
    };
    for site in sites {
        let subnets = state.editor.model().index().referrers(site);
        let subnets: Vec<AnyId> =
            subnets.iter().copied().filter(|id| id.kind == Kind::Subnet).take(ROWS).collect();
        branch(ui, state, site, false, messages, |ui, messages| {
            for subnet in subnets {
                row(ui, state, subnet, messages);
            }
        });
    }
}

/// A heading that folds and is itself a row that selects.
fn branch(
    ui: &mut Ui,
    state: &State,
    id: AnyId,
    open: bool,
    messages: &mut Vec<Message>,
    add: impl FnOnce(&mut Ui, &mut Vec<Message>),
) {
    let folding = egui::Id::unique(("outline", id));
    let header = egui::collapsing_header::CollapsingState::load_with_default_open(ui.ctx(), folding, open);
    let response = header.show_header(ui, |ui| row(ui, state, id, messages));
    let name = state.editor.topology().name(id);
    let (toggle, ..) = response.body(|ui| add(ui, messages));
    toggle.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, format!("Fold {name}")));
}

fn list(ui: &mut Ui, state: &State, title: &str, ids: &[AnyId], messages: &mut Vec<Message>) {
    if ids.is_empty() {
        return;
    }
    let title = format!("{title} ({})", ids.len());
    CollapsingHeader::new(&title).id_salt(title.split(" (").next()).show(ui, |ui| {
        for id in ids.iter().take(ROWS) {
            row(ui, state, *id, messages);
        }
        if ids.len() > ROWS {
            ui.label(format!("and {} more; search finds them", ids.len() - ROWS));
        }
    });
}

fn found(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let wanted = state.search.trim().to_lowercase();
    let topology = state.editor.topology();
    let mut count = 0;
    for kind in Kind::ALL.iter().filter(|kind| !kind.is_single()) {
        for id in topology.ids(*kind) {
            if count < ROWS && topology.name(id).to_lowercase().contains(&wanted) {
                row(ui, state, id, messages);
                count += 1;
            }
        }
    }
    if count == 0 {
        ui.label(format!("Nothing is called “{}”.", state.search.trim()));
    }
}

/// One entity: its glyph and name. A press selects it and brings it into view.
fn row(ui: &mut Ui, state: &State, id: AnyId, messages: &mut Vec<Message>) {
    let topology = state.editor.topology();
    let name = match id.typed::<crate::topology::Subnet>().and_then(|id| topology.get(id)) {
        Some(subnet) => subnet.range.to_string(),
        None if id.kind.is_single() => capital(id.kind.noun()),
        None => topology.name(id),
    };
    let chosen = state.selected.contains(&id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::click());
    // On the canvas the kind comes first, so that the two are told apart.
    let label = if id.kind.is_single() { name.clone() } else { format!("{name}, {}", id.kind.noun()) };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &label));
    let surface = match (chosen, response.hovered() || response.has_focus()) {
        (true, _) => Token::Selected,
        (false, true) => Token::Hover,
        (false, false) => Token::Window,
    };
    ui.painter().rect_filled(rect, 4.0, state.look.colour(surface));
    let square = egui::Rect::from_center_size(rect.left_center() + vec2(12.0, 0.0), vec2(14.0, 14.0));
    paint::glyph(ui, glyphs::of_kind(id.kind), square, GlyphInks::on(surface, Token::Text));
    let font = state.look.words(crate::scene::size::text::BODY);
    let mut job = egui::text::LayoutJob::simple_singleline(name, font, state.look.colour(Token::Text));
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 28.0);
    let galley = ui.painter().layout_job(job);
    let at = rect.left_center() + vec2(24.0, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, state.look.colour(Token::Text));
    if response.clicked() {
        let toggle = ui.input(|input| input.modifiers.command);
        messages.push(if toggle {
            Message::Select(BTreeSet::from([id]), Choose::Toggle)
        } else {
            Message::Reveal(id)
        });
    }
}

/// A word with a capital at its beginning.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
