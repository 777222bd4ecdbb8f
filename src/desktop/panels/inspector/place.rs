//! Places: the bypass ID of a network site, a region or a subnet and why it has it; subnets and network sites.

use super::sheet::Sheet;
use super::typed::{self, Style};
use super::{lists, rows};
use crate::desktop::fields::FieldId;
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{FieldRow, mark};
use crate::edit::{Attributes, Dependents, Edit, Subject};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::marks::Mark;
use crate::scene::size::{control, row, space, text};
use crate::scene::token::Token;
use crate::topology::attributes::{Value, figure};
use crate::topology::{BypassId, BypassMode, Id, Kind, Model, NetworkRegion, NetworkSite, RefExt, Subnet};
use egui::{Align, Layout, RichText, Sense, Ui, Vec2};

/// Most subnets and network sites that are listed.
const LISTED: usize = 60;
/// The name of the field that adds a subnet.
const NEW_SUBNET: &str = "AddSubnet";

/// The bypass ID of a network site.
pub fn id_of_network_site(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(id) = sheet.id.typed::<NetworkSite>() else { return };
    let in_force = sheet.topology().bypass_id_in_force(id);
    let why = why_of_network_site(sheet.model(), id);
    show_id(ui, sheet, &sheet.mark(id), in_force, &why);
}

/// The bypass ID of a network region.
pub fn id_of_region(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(id) = sheet.id.typed::<NetworkRegion>() else { return };
    let in_regions = sheet.topology().bypass_settings().mode() == BypassMode::SitesAndRegions;
    let own = sheet.topology().region_bypass_id(id).filter(|_| in_regions);
    let none = Mark::none();
    let marks = sheet.state.panels.facts.marks();
    let plate = marks.region(sheet.model(), id).filter(|_| in_regions).unwrap_or(&none);
    let why = match (own, mode_words(sheet.model())) {
        (Some(BypassId::Typed(_)), _) => "Typed here in place of the computed one.".to_owned(),
        (Some(_), _) => "Its network sites without a profile have it too.".to_owned(),
        (None, Some(words)) => words.to_owned(),
        (None, None) => "It has no ID.".to_owned(),
    };
    show_id(ui, sheet, plate, own, &why);
}

/// The bypass ID of the clients in a subnet.
pub fn id_of_subnet(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let subnet = sheet.id.typed::<Subnet>().and_then(|id| sheet.topology().get(id));
    match subnet.and_then(|subnet| subnet.network_site.id()) {
        Some(place) => {
            let in_force = sheet.topology().bypass_id_in_force(place);
            let why = why_of_network_site(sheet.model(), place);
            show_id(ui, sheet, &sheet.mark(place), in_force, &why);
        }
        None => show_id(
            ui,
            sheet,
            &Mark::none(),
            None,
            "It names no network site, so its clients count as unmapped.",
        ),
    }
}

/// Why no ID of a place is in force, where the mode is the reason.
fn mode_words(model: &Model) -> Option<&'static str> {
    match model.topology().bypass_settings().mode() {
        BypassMode::Off => Some("Media bypass is off, so no ID is in force."),
        BypassMode::Always => Some("Always bypass: one ID for every subnet."),
        BypassMode::SitesAndRegions => None,
    }
}

/// Why a network site has the ID that is in force there (domain.md 2.1).
fn why_of_network_site(model: &Model, id: Id<NetworkSite>) -> String {
    let topology = model.topology();
    if let Some(words) = mode_words(model) {
        return words.to_owned();
    }
    let name = topology.name(id.into());
    match topology.own_bypass_id(id) {
        Some(BypassId::Typed(_)) => "Typed in place of the computed one.".to_owned(),
        Some(BypassId::NetworkSite(_)) => format!("Its own: {name} has a profile."),
        Some(_) => format!("Its region's: {name} has no profile."),
        None => match topology.default_bypass_id() {
            Some(_) => format!("{name} names no region; bypass for non-mapped sites gives it the global ID."),
            None => format!("{name} names no region, so it has no ID."),
        },
    }
}

/// The plate, the ID as reports show it, and why.
fn show_id(ui: &mut Ui, sheet: &Sheet<'_>, plate: &Mark, in_force: Option<BypassId>, why: &str) {
    let look = Look::of(ui);
    rows::line(ui, row::CONTROL, |ui| {
        mark(ui, plate, None);
        let words = match in_force {
            Some(id) => RichText::new(id.show(sheet.topology()).to_string()).font(look.fixed(text::SECOND)),
            None => RichText::new("no ID"),
        };
        let tooltip = "Two ends with the same bypass ID may bypass. The real system makes the ID itself.";
        ui.add(egui::Label::new(words.color(look.colour(Token::Text))).truncate()).on_hover_text(tooltip);
    });
    rows::note(ui, why);
}

/// The subnets of a network site, and a field that adds one.
pub fn subnets(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let look = Look::of(ui);
    let subnets: Vec<Id<Subnet>> = sheet.model().index().users::<Subnet>(sheet.id).collect();
    for id in subnets.iter().take(LISTED) {
        let Some(subnet) = sheet.topology().get(*id).cloned() else { continue };
        let range = subnet.range.to_string();
        rows::line(ui, row::CONTROL, |ui| {
            ui.spacing_mut().item_spacing.x = look.points(space::SMALL);
            let side = Vec2::splat(look.points(control::CHIP_GLYPH));
            let (square, _) = ui.allocate_exact_size(side, Sense::hover());
            paint::glyph(ui, Glyph::Subnet, square, GlyphInks::on(Token::Window, Token::Muted));
            let words = RichText::new(&range).font(look.fixed(text::SECOND)).color(look.colour(Token::Text));
            let open = ui.add(egui::Link::new(words)).on_hover_text(format!("Open subnet {range}"));
            if open.clicked() {
                sheet.open((*id).into());
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if lists::small(ui, Glyph::Close, &format!("Delete subnet {range}"), true).clicked() {
                    let subject = Subject::of(sheet.topology(), *id);
                    sheet.apply(Edit::Remove(subject, Dependents::Refuse));
                }
                if let Some(description) = &subnet.description {
                    let words = RichText::new(description.as_str()).font(look.words(text::SECOND));
                    ui.add(egui::Label::new(words.color(look.colour(Token::Faint))).truncate());
                }
            });
        });
    }
    if subnets.len() > LISTED {
        rows::note(ui, format!("and {} more", figure((subnets.len() - LISTED) as u64)));
    }
    if subnets.is_empty() {
        rows::note(ui, "No client can be here: it has no subnet yet.");
    }
    new_subnet(ui, sheet);
}

fn new_subnet(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let field: FieldId = (sheet.id, NEW_SUBNET, 0);
    let fault = sheet.state.fields.get(field).and_then(|field| field.error.clone());
    let mut entered = None;
    FieldRow::new("Add subnet").fault(fault.as_deref()).show(ui, |ui| {
        let style = Style::part(ui, "10.0.0.0/24");
        let read = |text: &str| Ok(Value::text(text.trim()));
        let (response, value) = typed::field(ui, sheet, field, "Add subnet", "", &style, read);
        entered = value;
        response
    });
    if let Some(range) = entered.as_ref().and_then(Value::as_text) {
        let place = Value::text(sheet.topology().name(sheet.id));
        let attributes: Attributes = [("NetworkSiteID".to_owned(), place)].into();
        let edit = Edit::Add(Subject::new(Kind::Subnet, range), attributes);
        sheet.enter(field, edit);
    }
}

/// The network sites of a region with their marks and profiles.
pub fn network_sites(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let sites: Vec<Id<NetworkSite>> = sheet.model().index().users::<NetworkSite>(sheet.id).collect();
    if sites.is_empty() {
        rows::note(ui, "No network site is in it yet.");
    }
    for id in sites.iter().take(LISTED) {
        let profile = sheet.topology().get(*id).and_then(|site| sheet.topology().follow(&site.profile));
        let fact =
            profile.map_or_else(|| "no bandwidth limit".to_owned(), |(_, profile)| profile.name.to_string());
        let name = sheet.topology().name((*id).into());
        ui.horizontal(|ui| {
            mark(ui, &sheet.mark(*id), None);
            rows::entity(ui, sheet, (*id).into(), Glyph::NetworkSite, &name, &fact);
        });
    }
    if sites.len() > LISTED {
        rows::note(ui, format!("and {} more", figure((sites.len() - LISTED) as u64)));
    }
}

/// What a range comes to: its first and last address and how many there are.
pub fn range(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(subnet) = sheet.id.typed::<Subnet>().and_then(|id| sheet.topology().get(id)) else { return };
    let range = subnet.range;
    let bits = range.max_prefix_len() - range.prefix_len();
    let addresses = if bits < 64 { figure(1u64 << bits) } else { format!("2 to the power of {bits}") };
    let facts = [
        ("First address", range.network().to_string()),
        ("Last address", range.broadcast().to_string()),
        ("Addresses", addresses),
    ];
    for (label, words) in facts {
        rows::fact(ui, label, "Derived from address and mask", |ui| {
            let look = Look::of(ui);
            ui.label(RichText::new(words).font(look.fixed(text::SECOND)).color(look.colour(Token::Text)))
        });
    }
}
