//! The menu of what is on the canvas, by its kind: by the right button, the menu key or Shift and F10.

use super::{create, fold, joining, widget};
use crate::desktop::commands::Command;
use crate::desktop::dialogs::Dialog;
use crate::desktop::message::{Choose, Message, Tool};
use crate::desktop::panels::toggle_drill;
use crate::desktop::state::State;
use crate::desktop::widgets::menu_item;
use crate::edit::duplicate::can_be_copied;
use crate::edit::{Edit, Subject, making};
use crate::scene::geometry::Point;
use crate::topology::{AnyId, Kind, NetworkSite, Place, Subnet, Trunk};
use egui::{Popup, PopupCloseBehavior, PopupKind, Pos2, Response, Ui};
use std::collections::BTreeSet;

/// A menu that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Menu {
    /// What it is about; `None` for the canvas.
    about: Option<AnyId>,
    /// Where it opens, points on the screen.
    pos: Pos2,
    /// The canvas point there.
    at: Point,
    /// Whether its first entry takes the keyboard.
    by_key: bool,
    /// Frames that it was shown for.
    fresh: bool,
}

impl Menu {
    /// A menu about something.
    pub fn new(about: Option<AnyId>, pos: Pos2, at: Point, by_key: bool) -> Self {
        Self { about, pos, at, by_key, fresh: true }
    }
}

/// What an entry does.
enum Deed {
    /// Messages, in order.
    Send(Vec<Message>),
    /// Begins to join from something.
    Join(AnyId),
    /// Places a caller in a network site or a subnet.
    Call(AnyId),
}

/// One entry.
struct Entry {
    label: String,
    key: Option<Command>,
    deed: Deed,
    divided: bool,
}

impl Entry {
    fn send(label: impl Into<String>, messages: Vec<Message>) -> Self {
        Self { label: label.into(), key: None, deed: Deed::Send(messages), divided: false }
    }

    fn run(label: impl Into<String>, command: Command) -> Self {
        Self { key: Some(command), ..Self::send(label, vec![Message::Run(command)]) }
    }

    fn make(label: impl Into<String>, (edit, subject): (Edit, Subject)) -> Self {
        Self::send(label, vec![Message::Make(edit, subject)])
    }

    fn divided(self) -> Self {
        Self { divided: true, ..self }
    }
}

/// Shows the menu while it is open.
pub fn show(ui: &Ui, state: &mut State, response: &Response, messages: &mut Vec<Message>) {
    let Some(mut menu) = state.canvas.menu.take() else { return };
    let entries = entries(state, &menu);
    let name = menu.about.map_or_else(|| "Canvas".to_owned(), |id| state.editor.topology().name(id));
    let mut open = true;
    let mut chosen = None;
    let popup = Popup::new(widget().with("menu"), ui.ctx().clone(), menu.pos, response.layer_id)
        .kind(PopupKind::Menu)
        .layout(egui::Layout::top_down_justified(egui::Align::Min))
        .style(egui::containers::menu::menu_style)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .accessible_name(format!("Menu of {name}"))
        .open_bool(&mut open);
    popup.show(|ui| {
        for (place, entry) in entries.iter().enumerate() {
            // A line divides; above the first entry there is nothing to divide it from.
            if entry.divided && place > 0 {
                ui.separator();
            }
            let keys = entry.key.and_then(Command::shortcut).map(|key| ui.ctx().format_shortcut(&key));
            let response = menu_item(ui, true, false, &entry.label, keys.as_deref());
            if place == 0 && menu.by_key && menu.fresh {
                response.request_focus();
            }
            if response.clicked() {
                chosen = Some(place);
            }
        }
    });
    menu.fresh = false;
    if let Some(entry) = chosen.and_then(|place| entries.into_iter().nth(place)) {
        state.canvas.keys.take = menu.by_key;
        match entry.deed {
            Deed::Send(send) => messages.extend(send),
            Deed::Join(from) => {
                state.tool = Tool::Connect;
                state.canvas.joining = Some(from);
                state.canvas.keys.cursor = Some(from);
                state.canvas.keys.take = true;
            }
            Deed::Call(site) => create::place_caller(state, site, messages),
        }
    } else if open {
        state.canvas.menu = Some(menu);
    } else {
        state.canvas.keys.take = menu.by_key;
    }
}

fn entries(state: &State, menu: &Menu) -> Vec<Entry> {
    let Some(id) = menu.about.filter(|id| state.editor.topology().contains(*id)) else {
        return on_canvas(state, menu.at);
    };
    let mut entries = of_kind(state, id, menu.at);
    if joining::can_begin(id) {
        entries.push(Entry { deed: Deed::Join(id), ..Entry::send("Connect", Vec::new()) }.divided());
    }
    if id.kind == Kind::NetworkRegion {
        let words = if fold::is_folded(state, id) { "Unfold" } else { "Fold" };
        let edit = fold::toggle(state, &BTreeSet::from([id]));
        let fold = edit
            .map(|edit| Entry { key: Some(Command::Fold), ..Entry::send(words, vec![Message::Apply(edit)]) });
        entries.extend(fold);
    }
    if let Some((words, message)) = toggle_drill(state, id) {
        entries.push(Entry::send(words, vec![message]).divided());
    }
    let placed = state.editor.document().layout.place(id).is_some();
    if create::is_placed(id) && placed {
        let free = Edit::Place(Subject::of(state.editor.topology(), id), None);
        entries.push(Entry::send("Leave the place to the layout", vec![Message::Apply(free)]));
    }
    entries.push(Entry::run("Rename", Command::Rename).divided());
    if can_be_copied(id.kind) {
        entries.push(Entry::run("Duplicate", Command::Duplicate));
    }
    entries.push(Entry::run("Delete…", Command::Delete));
    entries
}

/// What can be done to one kind.
fn of_kind(state: &State, id: AnyId, at: Point) -> Vec<Entry> {
    let model = state.editor.model();
    let place = place_of(at);
    match id.kind {
        Kind::NetworkRegion => {
            let site = making::network_site(model, id.typed(), place);
            vec![Entry::make("Add network site", site)]
        }
        Kind::NetworkSite => {
            let Some(site) = id.typed::<NetworkSite>() else { return Vec::new() };
            vec![
                Entry { key: Some(Command::PlaceCall), ..call("Place call from here", id) },
                Entry::make("Add subnet", making::subnet(model, site)).divided(),
                Entry::make("Add Mediation Server pool", making::mediation_pool(model, Some(site))),
                Entry::make("Add PSTN gateway", making::gateway(model, "PstnGateway", Some(site))),
                Entry::make("Add IP-PBX", making::gateway(model, "IpPbx", Some(site))),
                Entry::make("Add SBC", making::gateway(model, "Sbc", Some(site))),
            ]
        }
        Kind::Subnet => {
            let Some(subnet) = id.typed::<Subnet>() else { return Vec::new() };
            let fence = vec![Message::Open(Dialog::fence(state, subnet))];
            vec![call("Place call from here", id), Entry::send("Fence this subnet…", fence)]
        }
        Kind::Trunk => {
            let Some(trunk) = id.typed::<Trunk>() else { return Vec::new() };
            let over = Entry::send(
                "Place call over this trunk",
                vec![
                    Message::Select(BTreeSet::from([id]), Choose::Instead),
                    Message::Run(Command::PlaceCall),
                ],
            );
            let on = model.trunk_configuration(trunk).is_some_and(|(_, configuration)| configuration.bypass);
            let words = if on { "Disable media bypass" } else { "Enable media bypass" };
            let bypass = making::set_bypass(model, trunk, !on);
            let bypass = bypass.map(|edit| Entry::send(words, vec![Message::Apply(edit)]));
            bypass.into_iter().chain([over]).collect()
        }
        _ => Vec::new(),
    }
}

fn call(label: &str, from: AnyId) -> Entry {
    Entry { deed: Deed::Call(from), ..Entry::send(label, Vec::new()) }
}

/// What can be done where nothing is.
fn on_canvas(state: &State, at: Point) -> Vec<Entry> {
    let model = state.editor.model();
    let place = place_of(at);
    vec![
        Entry::make("Add network site here", making::network_site(model, None, place)),
        Entry::make("Add network region here", making::network_region(model, place)),
        Entry::run("Select all", Command::SelectAll).divided(),
        Entry::run("Fit", Command::Fit),
        Entry::run("Arrange everything", Command::ArrangeEverything),
    ]
}

fn place_of(at: Point) -> Place {
    use crate::scene::size::space::GRID;
    let snap = |value: f32| ((value / GRID).round() * GRID) as i32;
    Place { x: snap(at.x), y: snap(at.y) }
}
