//! The head: the glyph, the name as a field without a frame, the kind in its place, and the menu.

use super::sheet::Sheet;
use super::typed::{self, Style};
use super::{edits, words};
use crate::desktop::commands::Command;
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::panels::toggle_drill;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{GlyphButton, Rank, drop_down, menu_item};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use crate::topology::attributes::{Domain, Value};
use crate::topology::{AnyId, Key, Kind, Model, RefExt, Trunk};
use egui::{Align, Layout, Rect, RichText, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

/// The side of the glyph.
const GLYPH: f32 = 18.0;
/// Where name and kind begin.
const NAME: f32 = 42.0;
/// What the menu's button takes at the right.
const MENU: f32 = 44.0;

/// Shows the head of an entity.
pub fn show(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let look = Look::of(ui);
    let id = sheet.id;
    let glyph = words::glyph(sheet.topology(), id);
    let line = words::kind_line(sheet.model(), id);
    let rect = frame(ui, glyph, &line);
    let name = Rect::from_min_max(
        pos2(rect.left() + look.points(NAME), rect.top() + look.points(space::TIGHT)),
        pos2(rect.right() - look.points(MENU), rect.top() + look.points(space::TIGHT + row::SETTING)),
    );
    let layout = Layout::left_to_right(Align::Center);
    title(&mut ui.new_child(UiBuilder::new().max_rect(name).layout(layout)), sheet);
    fault(ui, sheet);
    let more = Rect::from_min_max(
        pos2(name.right(), rect.top()),
        pos2(rect.right() - look.points(space::MEDIUM), rect.bottom()),
    );
    let layout = Layout::right_to_left(Align::Center);
    menu(&mut ui.new_child(UiBuilder::new().max_rect(more).layout(layout)), sheet);
}

/// The frame of a head: glyph at the left, second line below the name. Returns where it stands.
fn frame(ui: &mut Ui, glyph: Glyph, line: &str) -> Rect {
    let look = Look::of(ui);
    let size = vec2(ui.available_width(), look.points(row::HEAD));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let middle =
        pos2(rect.left() + look.points(space::PANEL + GLYPH / 2.0 + 1.0), rect.center().y - look.points(1.0));
    let square = Rect::from_center_size(middle, Vec2::splat(look.points(GLYPH)));
    paint::glyph(ui, glyph, square, GlyphInks::on(Token::Window, Token::Text));
    let second = Rect::from_min_max(
        pos2(
            rect.left() + look.points(NAME),
            rect.top() + look.points(space::TIGHT + row::SETTING - space::HAIR),
        ),
        pos2(rect.right() - look.points(space::PANEL), rect.bottom() - look.points(space::TIGHT)),
    );
    let words = RichText::new(line).font(look.words(text::SECOND)).color(look.colour(Token::Muted));
    let mut child =
        ui.new_child(UiBuilder::new().max_rect(second).layout(Layout::left_to_right(Align::Center)));
    child.add(egui::Label::new(words).truncate());
    rect
}

/// The head of something that is no entity: a title with a second line.
pub fn plain(ui: &mut Ui, glyph: Glyph, title: &str, line: &str) {
    let look = Look::of(ui);
    let rect = frame(ui, glyph, line);
    let name = Rect::from_min_max(
        pos2(rect.left() + look.points(NAME), rect.top() + look.points(space::TIGHT)),
        pos2(rect.right() - look.points(space::PANEL), rect.top() + look.points(space::TIGHT + row::SETTING)),
    );
    let words = RichText::new(title).font(look.words(text::TITLE)).color(look.colour(Token::Text));
    let mut child =
        ui.new_child(UiBuilder::new().max_rect(name).layout(Layout::left_to_right(Align::Center)));
    child.add(egui::Label::new(words).truncate());
}

/// The name: a field where it can be changed, else words.
fn title(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let look = Look::of(ui);
    let id = sheet.id;
    let about = id.kind.attribute("Identity").filter(|_| can_be_renamed(sheet, id));
    let Some(about) = about else {
        let words = RichText::new(words::title(sheet.topology(), id)).font(look.words(text::TITLE));
        ui.add(egui::Label::new(words.color(look.colour(Token::Text))).truncate());
        return;
    };
    let value = match sheet.topology().attribute(id, about.key).unwrap_or_default() {
        Value::Text(address) if id.kind == Kind::Subnet => {
            Value::text(whole_range(sheet, id).unwrap_or(address.to_string()))
        }
        value => value,
    };
    let style = Style {
        font: look.words(text::TITLE),
        ink: Token::Text,
        quiet: true,
        lines: false,
        hint: String::new(),
        unit: None,
        width: ui.available_width(),
    };
    let shown = typed::plain(&value);
    let read = |text: &str| typed::scalar(text.trim(), about.domain);
    let (response, entered) = typed::field(ui, sheet, (id, about.key, 0), about.label, &shown, &style, read);
    if let Some(value) = entered {
        let edit = sheet.set(id, about, value);
        sheet.enter((id, about.key, 0), edit);
    }
    response.on_hover_text(format!("{shown}\n{}", about.help));
}

fn whole_range(sheet: &Sheet<'_>, id: AnyId) -> Option<String> {
    Some(sheet.topology().get(id.typed::<crate::topology::Subnet>()?)?.range.to_string())
}

/// Whether a name is its own: collections have that of their scope, settings that of their kind.
fn can_be_renamed(sheet: &Sheet<'_>, id: AnyId) -> bool {
    let scoped = id.kind.attribute("Identity").is_some_and(|about| about.domain == Domain::Scope);
    let named = matches!(sheet.topology().key(id), Some(Key::Name(_) | Key::Address(_)));
    named && (!scoped || id.kind == Kind::VoicePolicy)
}

/// Why the typed name is refused, below the head.
fn fault(ui: &mut Ui, sheet: &Sheet<'_>) {
    let Some(error) =
        sheet.state.fields.get((sheet.id, "Identity", 0)).and_then(|field| field.error.as_deref())
    else {
        return;
    };
    let look = Look::of(ui);
    let words = RichText::new(error).font(look.words(text::SECOND)).color(look.colour(Token::RefusedText));
    crate::desktop::widgets::inset(ui, |ui| ui.add(egui::Label::new(words).wrap()));
    ui.add_space(look.points(space::TIGHT));
}

fn menu(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let button = ui.add(GlyphButton::new(Glyph::More, "More commands").rank(Rank::Bare));
    drop_down(&button, "More commands", |ui| {
        let id = sheet.id;
        let name = sheet.topology().name(id);
        let places_call = matches!(id.kind, Kind::Trunk | Kind::Gateway | Kind::NetworkSite | Kind::Subnet);
        let commands = [
            (can_be_renamed(sheet, id), Command::Rename, "Rename"),
            (places_call && Command::PlaceCall.is_possible(sheet.state), Command::PlaceCall, "Place call"),
            (id.kind == Kind::Subnet, Command::FenceSubnet, "Fence this subnet…"),
        ];
        for (offered, command, words) in commands {
            if offered && item(ui, words, command.shortcut()) {
                sheet.ask(Message::Run(command));
            }
        }
        if on_canvas(id.kind) && item(ui, "Show on canvas", None) {
            sheet.ask(Message::Reveal(id));
        }
        if let Some(others) = not_root(sheet.model(), id)
            && item(ui, "Make it the root trunk", None)
        {
            let edit = edits::make_root(sheet.topology(), id, &others);
            sheet.apply(edit);
        }
        if let Some((words, message)) = toggle_drill(sheet.state, id)
            && item(ui, &words, None)
        {
            sheet.ask(message);
        }
        if item(ui, "Copy name", None) {
            ui.ctx().copy_text(name);
        }
        let is_global = sheet.topology().key(id) == Some(Key::Global);
        if !is_global {
            ui.separator();
            if item(ui, "Delete…", Command::Delete.shortcut()) {
                sheet.ask(Message::Run(Command::Delete));
            }
        }
    });
}

fn item(ui: &mut Ui, words: &str, shortcut: Option<egui::KeyboardShortcut>) -> bool {
    let keys = shortcut.map(|shortcut| ui.ctx().format_shortcut(&shortcut));
    menu_item(ui, true, false, words, keys.as_deref()).clicked()
}

fn on_canvas(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::NetworkRegion
            | Kind::NetworkSite
            | Kind::Subnet
            | Kind::RegionLink
            | Kind::IntersitePolicy
            | Kind::MediationPool
            | Kind::FrontEndPool
            | Kind::ConferencingPool
            | Kind::EdgePool
            | Kind::SurvivableBranchAppliance
            | Kind::Gateway
            | Kind::Trunk
    )
}

/// The root trunks that a trunk could take the place of; `None` where it is the root trunk itself.
fn not_root(model: &Model, id: AnyId) -> Option<Vec<AnyId>> {
    let topology = model.topology();
    let trunk = topology.get(id.typed::<Trunk>()?)?;
    if trunk.root {
        return None;
    }
    let gateway = trunk.gateway.id()?;
    let others = model.index().users::<Trunk>(gateway.into());
    let roots = others.filter(|id| topology.get(*id).is_some_and(|trunk| trunk.root));
    Some(roots.map(AnyId::from).collect())
}
