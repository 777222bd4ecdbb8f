//! The ladder of scopes, from Global over the server site to the trunk: which collections exist, which one wins,
//! and what making or removing one resets.

use super::sheet::Sheet;
use super::{rows, words};
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::edit::Edit;
use crate::edit::collections::{self, Reset, Start};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, row, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::{AnyId, Id, Key, Kind, Trunk, TrunkConfiguration};
use egui::{Frame, Rect, Response, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

/// Most settings that a card names before it counts the rest.
const NAMED: usize = 8;

/// A scope on the ladder of one trunk.
#[derive(Clone)]
struct Scope {
    /// The server site or the trunk; Global has no owner.
    owner: Option<AnyId>,
    label: String,
    /// Its collection, where it has one.
    collection: Option<Id<TrunkConfiguration>>,
    wins: bool,
}

/// Shows the ladder of a trunk, what it means, and the scope that is looked at.
pub fn show(ui: &mut Ui, sheet: &mut Sheet<'_>, trunk: Id<Trunk>) {
    let look = Look::of(ui);
    let scopes = scopes(sheet, trunk);
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = look.points(row::FACT);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(look.points(space::TIGHT));
            for (place, scope) in scopes.iter().enumerate() {
                if place > 0 {
                    let (square, _) = ui.allocate_exact_size(
                        vec2(look.points(space::MEDIUM), look.points(row::FACT)),
                        Sense::hover(),
                    );
                    let side = Vec2::splat(look.points(space::MEDIUM));
                    let square = Rect::from_center_size(square.center(), side);
                    paint::glyph(ui, Glyph::ChevronRight, square, GlyphInks::on(Token::Window, Token::Faint));
                }
                if chip(ui, scope).clicked() {
                    let key = (trunk.into(), scope.owner);
                    let again = sheet.state.panels.inspector.scope == Some(key);
                    sheet.state.panels.inspector.scope = (!again).then_some(key);
                }
            }
        });
    });
    ui.add_space(look.points(space::SMALL));
    rows::note(ui, sentence(sheet, trunk, &scopes));
    let looked_at = sheet.state.panels.inspector.scope.filter(|(of, _)| *of == trunk.into());
    if let Some(scope) = looked_at.and_then(|(_, owner)| scopes.iter().find(|scope| scope.owner == owner)) {
        ui.add_space(look.points(space::SMALL));
        card(ui, sheet, trunk, scope);
    }
    ui.add_space(look.points(space::HAIR));
}

fn scopes(sheet: &Sheet<'_>, trunk: Id<Trunk>) -> Vec<Scope> {
    let (model, topology) = (sheet.model(), sheet.topology());
    let winner = model.trunk_configuration(trunk).map(|(id, _)| id);
    let scope = |owner: Option<AnyId>, label: String| {
        let key = owner.map_or(Key::Global, Key::Scope);
        let collection = model.index().by_key(Kind::TrunkConfiguration, &key).and_then(AnyId::typed);
        Scope { owner, label, collection, wins: collection.is_some() && collection == winner }
    };
    let server_site = topology.get(trunk).and_then(|trunk| trunk.server_site(topology)).map(AnyId::from);
    let of_server_site = server_site.map(|id| scope(Some(id), format!("Server site {}", topology.name(id))));
    std::iter::once(scope(None, "Global".to_owned()))
        .chain(of_server_site)
        .chain(std::iter::once(scope(Some(trunk.into()), "Trunk".to_owned())))
        .collect()
}

/// A scope as a chip: solid where it has a collection, dashed where not, in the accent with a tick where it wins.
fn chip(ui: &mut Ui, scope: &Scope) -> Response {
    let look = Look::of(ui);
    let ink = if scope.collection.is_some() { Token::Text } else { Token::Muted };
    let label = ui.painter().layout_no_wrap(scope.label.clone(), look.words(text::SECOND), look.colour(ink));
    let tick = if scope.wins { look.points(control::SMALL_GLYPH + space::TIGHT) } else { 0.0 };
    let size = vec2(label.size().x + tick + look.points(2.0 * space::MEDIUM), look.points(row::FACT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let state = match (scope.wins, scope.collection) {
        (true, _) => "in force",
        (_, Some(_)) => "replaced",
        (_, None) => "no collection",
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, {state}", scope.label)));
    let (ground, edge) = match (scope.wins, response.hovered() || response.has_focus()) {
        (true, _) => (Token::Selected, Token::Accent),
        (false, true) => (Token::Hover, Token::Control),
        (false, false) => (Token::Window, Token::Control),
    };
    let frame = rect.shrink(0.5);
    let edge = Stroke::new(stroke::EDGE, look.colour(edge));
    let corner = look.points(radius::CHIP);
    ui.painter().rect_filled(frame, corner, look.colour(ground));
    if scope.collection.is_some() {
        ui.painter().rect_stroke(frame, corner, edge, egui::StrokeKind::Middle);
    } else {
        let corners = [
            frame.left_top(),
            frame.right_top(),
            frame.right_bottom(),
            frame.left_bottom(),
            frame.left_top(),
        ];
        ui.painter().extend(egui::Shape::dashed_line(&corners, edge, 3.0, 2.0));
    }
    let mut left = rect.left() + look.points(space::MEDIUM);
    if scope.wins {
        let side = Vec2::splat(look.points(control::SMALL_GLYPH));
        let square = Rect::from_min_size(egui::pos2(left, rect.center().y - side.y / 2.0), side);
        paint::glyph(ui, Glyph::Tick, square, GlyphInks::on(ground, Token::AccentText));
        left += tick;
    }
    let at = egui::pos2(left, rect.center().y - label.size().y / 2.0);
    ui.painter().galley(at, label, look.colour(ink));
    response.on_hover_text(format!("{}: {state}. Press to see what it does.", scope.label))
}

/// Which collection counts, why, and where an edit goes.
fn sentence(sheet: &Sheet<'_>, trunk: Id<Trunk>, scopes: &[Scope]) -> String {
    let absent: Vec<String> = scopes
        .iter()
        .filter(|scope| scope.collection.is_none())
        .filter_map(|scope| {
            let owner = scope.owner?;
            let name = sheet.topology().name(owner);
            Some(if owner.kind == Kind::ServerSite {
                format!("Server site {name}")
            } else {
                format!("trunk {name}")
            })
        })
        .collect();
    let none = match absent.as_slice() {
        [] => "Every scope has a collection of its own.".to_owned(),
        [one] => format!("{} has no collection of its own.", words::capital(one)),
        several => format!("{} have no collection of their own.", words::capital(&several.join(" and "))),
    };
    match scopes.iter().find(|scope| scope.wins) {
        Some(Scope { owner: Some(owner), .. }) if *owner == trunk.into() => none,
        Some(scope) => {
            let collection = scope.collection;
            let trunks = collection.map_or(0, |id| super::members::trunks_under(sheet.model(), id).len());
            let name = sheet.topology().name(trunk.into());
            format!(
                "{none} Edits below change {0}, for {1}; the switch above first copies {0} for {name} alone.",
                scope.label,
                words::count(trunks, "trunk", "trunks")
            )
        }
        None => none,
    }
}

/// What a scope does, and what making or removing its collection resets.
fn card(ui: &mut Ui, sheet: &mut Sheet<'_>, trunk: Id<Trunk>, scope: &Scope) {
    let look = Look::of(ui);
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Edge));
    let frame =
        Frame::new().fill(look.colour(Token::Card)).stroke(edge).corner_radius(look.points(radius::CARD));
    // egui counts margins in whole points; `as` keeps within them.
    frame.inner_margin(look.points(space::MEDIUM).round() as i8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = look.points(space::TIGHT);
        match (scope.collection, scope.owner) {
            (None, Some(owner)) => absent(ui, sheet, owner),
            (Some(collection), owner) => existing(ui, sheet, trunk, collection, owner),
            (None, None) => {}
        }
    });
}

/// Offers to make a collection, from what is in force or from the factory defaults.
fn absent(ui: &mut Ui, sheet: &mut Sheet<'_>, owner: AnyId) {
    let topology = sheet.topology();
    let Some(in_force) = collections::in_force(sheet.model(), owner) else { return };
    let name = topology.name(owner);
    let noun = if owner.kind == Kind::ServerSite { "server site" } else { "trunk" };
    let wider = words::collection(topology, in_force.into());
    heading(ui, &format!("A collection for {noun} {name}"));
    rows::note(ui, format!("It replaces {wider} whole; nothing is merged."));
    let resets = collections::resets(topology, in_force, None);
    list_resets(ui, "Factory defaults would reset:", &resets);
    let copy = collections::make(sheet.model(), owner, Start::InForce);
    let fresh = collections::make(sheet.model(), owner, Start::Factory);
    if button(ui, "Copy the settings in force", Rank::Primary).clicked() {
        decide(sheet, copy);
    }
    if button(ui, "Start from factory defaults", Rank::Plain).clicked() {
        decide(sheet, fresh);
    }
}

/// Says what a collection does, and offers to open it and to remove it.
fn existing(
    ui: &mut Ui,
    sheet: &mut Sheet<'_>,
    trunk: Id<Trunk>,
    id: Id<TrunkConfiguration>,
    owner: Option<AnyId>,
) {
    let topology = sheet.topology();
    let trunks = super::members::trunks_under(sheet.model(), id).len();
    heading(ui, &words::title(topology, id.into()));
    rows::note(ui, format!("In force for {}.", words::count(trunks, "trunk", "trunks")));
    let wider = sheet.model().wider_trunk_configuration(id).map(|(id, _)| id);
    let resets = collections::resets(topology, id, wider);
    let (lead, verb) = match (owner, wider) {
        (Some(_), Some(wider)) => {
            let wider = words::collection(topology, wider.into());
            (format!("Without it {wider} counts, which would reset:"), "Remove collection")
        }
        _ => ("Factory defaults would reset:".to_owned(), "Reset to factory defaults"),
    };
    if resets.is_empty() {
        rows::note(
            ui,
            if owner.is_some() { "Without it nothing would change." } else { "It has the factory defaults." },
        );
    }
    list_resets(ui, &lead, &resets);
    let remove = collections::remove(topology, id);
    let is_own = owner == Some(trunk.into());
    if !is_own && button(ui, "Open collection", Rank::Plain).clicked() {
        sheet.open(id.into());
    }
    if (owner.is_some() || !resets.is_empty()) && button(ui, verb, Rank::Danger).clicked() {
        decide(sheet, remove);
    }
}

fn decide(sheet: &mut Sheet<'_>, edit: Edit) {
    sheet.state.panels.inspector.scope = None;
    sheet.ask(Message::Apply(edit));
}

fn heading(ui: &mut Ui, words: &str) {
    let look = Look::of(ui);
    let words = RichText::new(words).font(look.words(text::BODY)).color(look.colour(Token::Text));
    ui.add(egui::Label::new(words).wrap());
}

fn button(ui: &mut Ui, words: &str, rank: Rank) -> Response {
    ui.add_space(Look::of(ui).points(space::HAIR));
    ui.add(GlyphButton::text(words).rank(rank))
}

/// What changes, a setting a line: its value now and then.
fn list_resets(ui: &mut Ui, lead: &str, resets: &[Reset]) {
    if resets.is_empty() {
        return;
    }
    rows::note(ui, lead);
    for reset in resets.iter().take(NAMED) {
        let look = Look::of(ui);
        let [was, becomes] = [&reset.was, &reset.becomes].map(|value| words::setting(reset.about, value));
        let words = format!("{}: {was} becomes {becomes}", reset.about.label);
        let words = RichText::new(words).font(look.words(text::SECOND)).color(look.colour(Token::Text));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = look.points(space::TIGHT);
            rows::sign(ui, Glyph::Changed, GlyphInks::on(Token::Card, Token::AccentText), "changes");
            ui.add(egui::Label::new(words).wrap());
        });
    }
    if resets.len() > NAMED {
        rows::note(
            ui,
            format!("and {}", words::count(resets.len() - NAMED, "more setting", "more settings")),
        );
    }
}
