//! What the inspector says of a trunk first: bypass on or off and whether it is ready for it, then its two ends.

use super::readiness::{self, Condition};
use super::sheet::Sheet;
use super::value::{self, Cell};
use super::{edits, rows, typed};
use crate::call::decision::Readiness;
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{Chip, FieldRow, Switch, Tone};
use crate::edit::making;
use crate::scene::canvas::TrunkState;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, row, space, text};
use crate::scene::token::Token;
use crate::topology::attributes::Value;
use crate::topology::{AnyId, Gateway, Id, Trunk};
use egui::{Align, Layout, Response, RichText, Role, Sense, Ui, WidgetInfo, vec2};

/// The width that a port takes between the two ends.
const PORT: f32 = 28.0;

/// The switch of bypass, what comes of it, and the conditions for it.
pub fn bypass(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(trunk) = sheet.id.typed::<Trunk>() else { return };
    let readiness = match Readiness::of(sheet.model(), trunk) {
        Ok(readiness) => readiness,
        Err(unfinished) => {
            rows::note(ui, format!("Not ready for any call: {unfinished}."));
            return;
        }
    };
    let look = Look::of(ui);
    rows::line(ui, row::CONTROL, |ui| {
        let mut on = readiness.bypass;
        let label = if sheet.state.parameter_names { "EnableBypass" } else { "Enable media bypass" };
        let switch = ui.add(Switch::new(&mut on, "Enable media bypass"));
        let tooltip = switch_does(sheet, trunk, !readiness.bypass);
        ui.ctx().accesskit_node_builder(switch.id, |node| node.set_description(tooltip.as_str()));
        if switch.on_hover_text(&tooltip).changed() {
            let edit = making::set_bypass(sheet.model(), trunk, on);
            edit.into_iter().for_each(|edit| sheet.apply(edit));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (glyph, words, tone, why) = chip(sheet.state.panels.facts.trunk(trunk));
            ui.add(Chip::new(glyph, words, tone)).on_hover_text(why);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words =
                    RichText::new(label).font(look.words(text::SECTION)).color(look.colour(Token::Text));
                ui.add(egui::Label::new(words).truncate()).on_hover_text(tooltip);
            });
        });
    });
    ui.add_space(look.points(space::TIGHT));
    for condition in readiness::conditions(sheet.topology(), &readiness) {
        show_condition(ui, sheet, &condition);
    }
}

/// What pressing the switch of bypass does: it sets one value of the trunk's own collection, or makes that collection.
fn switch_does(sheet: &Sheet<'_>, trunk: Id<Trunk>, on: bool) -> String {
    let name = sheet.topology().name(trunk.into());
    let value = if on { "True" } else { "False" };
    let winner = sheet.model().trunk_configuration(trunk).map(|(id, _)| id);
    match (crate::edit::collections::own(sheet.model(), trunk.into()), winner) {
        (None, Some(winner)) => {
            let wider = super::words::collection(sheet.topology(), winner.into());
            format!(
                "Gives {name} a trunk configuration of its own: a copy of {wider} with EnableBypass = {value}. No other \
                 trunk changes, and later changes of {wider} do not reach {name}."
            )
        }
        _ => format!(
            "Sets EnableBypass = {value} in the trunk configuration of {name}. No other trunk changes."
        ),
    }
}

fn chip(state: TrunkState) -> (Glyph, &'static str, Tone, &'static str) {
    match state {
        TrunkState::Ready => (Glyph::Bypass, "Ready", Tone::Bypass, "Media may go past the Mediation Server"),
        TrunkState::GloballyOff => (
            Glyph::Bypass,
            "Off globally",
            Tone::Faint,
            "Bypass is on here and off for the whole organisation",
        ),
        TrunkState::Off => {
            (Glyph::Mediated, "Off", Tone::Plain, "Media always goes through the Mediation Server")
        }
        TrunkState::Faulty => {
            (Glyph::Error, "Error", Tone::Refused, "An error of this trunk stops publishing")
        }
        TrunkState::NotReady => {
            (Glyph::Warning, "Not ready", Tone::Warning, "Bypass is on, and a condition below fails")
        }
    }
}

/// One condition: a sign, a few words, and the way out at the right where it fails.
fn show_condition(ui: &mut Ui, sheet: &mut Sheet<'_>, condition: &Condition) {
    let look = Look::of(ui);
    rows::line(ui, row::CONDITION, |ui| {
        ui.spacing_mut().item_spacing.x = look.points(space::MEDIUM);
        let size = vec2(look.points(control::CHIP_GLYPH), look.points(control::SMALL_GLYPH));
        let (place, response) = ui.allocate_exact_size(size, Sense::hover());
        let (glyph, inks, word) = if condition.holds {
            (Glyph::Passed, GlyphInks::on(Token::Window, Token::BypassText), "holds")
        } else {
            (Glyph::Failed, GlyphInks::sign(Token::Refused), "fails")
        };
        let name = format!("{} {word}", condition.words);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name.clone()));
        let square = egui::Rect::from_center_size(place.center(), egui::Vec2::splat(size.y));
        paint::glyph(ui, glyph, square, inks);
        let ink = if condition.holds { Token::Muted } else { Token::Text };
        let words = RichText::new(&condition.words).font(look.words(text::LABEL)).color(look.colour(ink));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(edit) = &condition.way_out
                && ui
                    .link(RichText::new(edits::verb(edit)).font(look.words(text::SECOND)))
                    .on_hover_text(edits::in_full(edit))
                    .clicked()
            {
                sheet.apply(edit.clone());
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(words).truncate()).on_hover_text(condition.tooltip);
            });
        });
    });
}

/// The two ends of a trunk, and where the far one stands.
pub fn ends(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(id) = sheet.id.typed::<Trunk>() else { return };
    let Some(trunk) = sheet.topology().get(id).cloned() else { return };
    value::of_another(ui, sheet, id.into(), "MediationServer", "Mediation pool");
    value::of_another(ui, sheet, id.into(), "Gateway", "Peer");
    let gateway = sheet.topology().follow(&trunk.gateway).map(|(id, gateway)| (id, gateway.clone()));
    if let Some((gateway, _)) = gateway {
        value::of_another(ui, sheet, gateway.into(), "Kind", "Kind");
    }
    transport(ui, sheet, id.into());
    if let Some((gateway_id, gateway)) = gateway {
        media_address(ui, sheet, gateway_id, &gateway);
        network_site(ui, sheet, &gateway);
        value::of_another(ui, sheet, gateway_id.into(), "ServerSite", "Server site");
    }
}

/// The transport at the left and both ports at the right.
fn transport(ui: &mut Ui, sheet: &mut Sheet<'_>, id: AnyId) {
    let get = |sheet: &Sheet<'_>, key: &str| {
        let about = id.kind.attribute(key)?;
        Some((about, sheet.topology().attribute(id, key)?))
    };
    let fields = ["Transport", "MediationServerPort", "GatewayPort"].map(|key| get(sheet, key));
    let [Some((about, value)), Some(mediation), Some(gateway)] = fields else { return };
    let label = if sheet.state.parameter_names { about.key } else { "Transport" };
    let fault = [about, mediation.0, gateway.0]
        .into_iter()
        .find_map(|about| sheet.state.fields.get((id, about.key, 0)).and_then(|field| field.error.clone()));
    let row = FieldRow::new(label).fact().tooltip(about.help).fault(fault.as_deref());
    row.show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let look = Look::of(ui);
            ui.spacing_mut().item_spacing.x = look.points(space::TIGHT);
            port(ui, sheet, id, &gateway);
            let to = RichText::new("to").font(look.words(text::SECOND)).color(look.colour(Token::Faint));
            ui.label(to).on_hover_text("From the port of the Mediation Server to the port of the peer");
            port(ui, sheet, id, &mediation);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                value::show(ui, sheet, &Cell::new(&[id], about, &value, label).quiet())
            })
            .inner
        })
        .inner
    });
}

fn port(
    ui: &mut Ui,
    sheet: &mut Sheet<'_>,
    id: AnyId,
    (about, value): &(&'static crate::topology::attributes::About, Value),
) -> Response {
    let look = Look::of(ui);
    let label = sheet.label(about);
    let cell = Cell::new(std::slice::from_ref(&id), about, value, label).quiet();
    let style = typed::Style {
        font: look.words(text::SECOND),
        ink: Token::Faint,
        quiet: true,
        lines: false,
        hint: String::new(),
        unit: None,
        width: look.points(PORT),
    };
    let read = |text: &str| typed::scalar(text.trim(), about.domain);
    let (response, entered) =
        typed::field(ui, sheet, cell.field(), label, &typed::plain(value), &style, read);
    if let Some(value) = entered {
        let edit = cell.edit(sheet, value);
        sheet.enter(cell.field(), edit);
    }
    response.on_hover_text(about.help)
}

/// The address by which bypass and CAC locate the peer; that of its signalling counts until one is set.
fn media_address(ui: &mut Ui, sheet: &mut Sheet<'_>, id: Id<Gateway>, gateway: &Gateway) {
    let any = AnyId::from(id);
    let Some(about) = any.kind.attribute("RepresentativeMediaIP") else { return };
    let value = sheet.topology().attribute(any, about.key).unwrap_or_default();
    let effective = gateway.media_address().map(|address| address.to_string()).unwrap_or_default();
    let label = if sheet.state.parameter_names { about.key } else { "Media address" };
    let ids = [any];
    let cell = Cell { unset: Some(&effective), ..Cell::new(&ids, about, &value, label).quiet() };
    let origin = if value == Value::None { "default" } else { "set here" };
    let tooltip = super::words::tooltip(about, Some(any.kind));
    let fault = sheet.state.fields.get(cell.field()).and_then(|field| field.error.clone());
    let row = FieldRow::new(label).fact().tooltip(&tooltip).origin(Some(origin)).fault(fault.as_deref());
    row.show(ui, |ui| typed::show(ui, sheet, &cell));
}

fn network_site(ui: &mut Ui, sheet: &mut Sheet<'_>, gateway: &Gateway) {
    let place = sheet.model().stands_in(gateway);
    let tooltip = "Derived: the network site whose subnet holds the media address. Its bypass ID is compared with \
                   that of the caller.";
    super::members::standing_in(ui, sheet, place, tooltip);
}
