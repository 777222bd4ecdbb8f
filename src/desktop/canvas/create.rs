//! The tools that make something: where a press makes it, and where a key does.

use super::{notes, reading};
use crate::desktop::commands::Command;
use crate::desktop::message::{Message, Tool};
use crate::desktop::state::State;
use crate::edit::{Edit, Subject, making};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::Glyph;
use crate::scene::size::space;
use crate::topology::{AnyId, Id, Kind, NetworkRegion, NetworkSite, Place, RefExt};

/// A tool of the strip.
pub struct ToolRow {
    /// The tool.
    pub tool: Tool,
    /// The command that takes it, with its key.
    pub command: Command,
    /// Its glyph.
    pub glyph: Glyph,
    /// Its name.
    pub name: &'static str,
    /// What a press does with it.
    pub help: &'static str,
    /// Whether a line divides it from the one before.
    pub divided: bool,
}

macro_rules! tools {
    ($($tool:ident, $command:ident, $glyph:ident, $name:literal, $help:literal $(, $divided:ident)?;)*) => {
        &[$(ToolRow {
            tool: Tool::$tool,
            command: Command::$command,
            glyph: Glyph::$glyph,
            name: $name,
            help: $help,
            divided: tools!(@ $($divided)?),
        }),*]
    };
    (@ divided) => { true };
    (@) => { false };
}

/// Every tool, from top to bottom.
pub const TOOLS: &[ToolRow] = tools! {
    Select, TakeSelect, Pointer, "Select", "Select and move";
    Pan, TakePan, Hand, "Pan", "Move the view; also with the middle or right button, or with Space held";
    Connect, Connect, Connect, "Connect", "Join two things: press one, then the other";
    Region, InsertRegion, Region, "Network region", "Draw a network region", divided;
    NetworkSite, InsertNetworkSite, NetworkSite, "Network site", "Draw a network site, in a region or free";
    Subnet, InsertSubnet, Subnet, "Subnet", "Add a subnet: press a network site";
    MediationPool, InsertMediationPool, MediationPool, "Mediation Server pool", "Add a pool: press a network site";
    PstnGateway, InsertPstnGateway, PstnGateway, "PSTN gateway", "Add a PSTN gateway: press a network site";
    IpPbx, InsertIpPbx, IpPbx, "IP-PBX", "Add an IP-PBX: press a network site";
    Sbc, InsertSbc, Sbc, "SBC", "Add an SBC: press a network site";
    Caller, TakeCaller, Caller, "Caller", "Place a call: press the network site of the caller", divided;
    Note, InsertNote, Note, "Note", "Write a note: press where it is to stand";
};

/// What a tool makes at a point of the canvas, with the words that the status bar tells where it makes nothing.
///
/// # Errors
/// When the tool needs something else to be pressed.
pub fn at(state: &State, tool: Tool, at: Point, free: bool) -> Result<Option<(Edit, Subject)>, &'static str> {
    let model = state.editor.model();
    let plan = &state.canvas.picture().plan;
    let grid = if free || !state.canvas.shown.snap { 1.0 } else { space::GRID };
    let snap = |value: f32| ((value / grid).round() * grid) as i32;
    let place = Place { x: snap(at.x), y: snap(at.y) };
    let card: Option<Id<NetworkSite>> = plan.card_at(at).map(|card| card.content.id);
    let region: Option<Id<NetworkRegion>> =
        plan.region_at(at).map(|region| region.id).or_else(|| model.topology().get(card?)?.region.id());
    on(state, tool, card, region, place)
}

/// The area between two points, its corners on the grid.
pub fn drawn(state: &State, from: Point, to: Point, free: bool) -> Rect {
    let grid = if free || !state.canvas.shown.snap { 1.0 } else { space::GRID };
    let snap = |at: Point| Point::new((at.x / grid).round() * grid, (at.y / grid).round() * grid);
    Rect::holding([snap(from), snap(to)]).unwrap_or_default()
}

/// A new network region between two points: so large as it was drawn, or as large as it must be.
pub fn region_between(state: &State, from: Point, to: Point, free: bool) -> (Edit, Subject) {
    let area = drawn(state, from, to, free);
    let place = Place { x: area.min.x as i32, y: area.min.y as i32 };
    let (edit, subject) = making::network_region(state.editor.model(), place);
    let size = (area.width().round() as u32, area.height().round() as u32);
    match edit {
        Edit::Batch(name, mut edits) => {
            edits.push(Edit::Resize(subject.clone(), Some(size)));
            (Edit::Batch(name, edits), subject)
        }
        edit => (edit, subject),
    }
}

/// What a tool makes by a key: beside what the keyboard is on, or beside the corner of the view.
///
/// # Errors
/// When the tool needs something else to be chosen.
pub fn by_key(state: &State, tool: Tool) -> Result<Option<(Edit, Subject)>, &'static str> {
    let picture = state.canvas.picture();
    let chosen = state.canvas.keys.cursor.or(state.selected_one());
    let card = chosen.and_then(|id| reading::card_of(picture, id));
    let topology = state.editor.topology();
    let region = chosen.and_then(AnyId::typed::<NetworkRegion>);
    let region = region.or_else(|| topology.get(card?)?.region.id());
    let Point { x, y } = free_place(state, tool, card, region);
    let snap = |value: f32| ((value / space::GRID).round() * space::GRID) as i32;
    on(state, tool, card, region, Place { x: snap(x), y: snap(y) })
}

fn on(
    state: &State,
    tool: Tool,
    card: Option<Id<NetworkSite>>,
    region: Option<Id<NetworkRegion>>,
    place: Place,
) -> Result<Option<(Edit, Subject)>, &'static str> {
    let model = state.editor.model();
    Ok(Some(match (tool, card) {
        (Tool::Region, _) => making::network_region(model, place),
        (Tool::NetworkSite, _) => making::network_site(model, region, place),
        (Tool::Subnet, Some(card)) => making::subnet(model, card),
        (Tool::Subnet, None) => return Err("A subnet needs a network site. Choose a card."),
        (Tool::MediationPool, card) => making::mediation_pool(model, card),
        (Tool::PstnGateway, card) => making::gateway(model, "PstnGateway", card),
        (Tool::IpPbx, card) => making::gateway(model, "IpPbx", card),
        (Tool::Sbc, card) => making::gateway(model, "Sbc", card),
        (Tool::Select | Tool::Pan | Tool::Connect | Tool::Caller | Tool::Note, _) => return Ok(None),
    }))
}

/// Begins a note by a key: in the first part of the view where it covers nothing that has a name.
pub fn note_by_key(state: &mut State) {
    /// Room that a short note takes.
    const ROOM: (f32, f32) = (140.0, 40.0);
    /// How many places are tried in each direction.
    const TRIED: u8 = 24;
    let picture = state.canvas.picture();
    let view = state.canvas.camera.rect_to_canvas(state.canvas.view);
    let spots = picture.spots.iter().filter(|spot| spot.id.kind != Kind::NetworkRegion);
    let heads = picture.spots.iter().map(|spot| spot.grip);
    let taken: Vec<Rect> =
        spots.map(|spot| spot.rect).chain(heads).chain(picture.notes.iter().map(|note| note.rect)).collect();
    let share = |number: u8| (f32::from(number) + 2.0) / (f32::from(TRIED) + 3.0);
    let place = |down: u8, across: u8| {
        Point::new(view.min.x + view.width() * share(across), view.min.y + view.height() * share(down))
    };
    let places = (0..TRIED).flat_map(|down| (0..TRIED).map(move |across| (down, across)));
    let free = places.map(|(down, across)| place(down, across)).find(|at| {
        let room = Rect::new(at.x, at.y, ROOM.0, ROOM.1);
        view.contains(room.max) && !taken.iter().any(|taken| taken.touches(room))
    });
    notes::begin(state, free.unwrap_or(place(0, 0)));
}

/// A place for something new that covers nothing: right of the card that is chosen, below the head of an empty region,
/// else beside the corner of the view; then on to the right and down.
fn free_place(
    state: &State,
    tool: Tool,
    card: Option<Id<NetworkSite>>,
    region: Option<Id<NetworkRegion>>,
) -> Point {
    /// Room that something new takes.
    const ROOM: (f32, f32) = (160.0, 160.0);
    /// How far from the upper left corner of the view to the lower right one the first thing goes.
    const BESIDE_CORNER: f32 = 0.15;
    /// Tried in one line before the next.
    const IN_LINE: usize = 12;
    let plan = &state.canvas.picture().plan;
    let wants_region = tool == Tool::Region;
    let area = region.filter(|_| !wants_region).and_then(|id| plan.region(id));
    let start = match (card.and_then(|id| plan.card(id)), area) {
        (Some(card), _) if !wants_region => Point::new(card.rect.max.x + space::GRID, card.rect.min.y),
        (_, Some(area)) => Point::new(area.rect.min.x + space::GRID, area.rect.min.y + 2.0 * space::GRID),
        _ => {
            let view = state.canvas.camera.rect_to_canvas(state.canvas.view);
            view.min.towards(view.max, BESIDE_CORNER)
        }
    };
    let mut taken: Vec<Rect> = plan.cards.iter().map(|card| card.rect).collect();
    let others = plan.regions.iter().filter(|area| wants_region || Some(area.id) != region);
    taken.extend(others.map(|area| area.rect));
    let is_free = |at: &Point| {
        let room = Rect::new(at.x, at.y, ROOM.0, ROOM.1).expanded(-space::HAIR);
        !taken.iter().any(|taken| taken.touches(room))
    };
    let places = (0..IN_LINE * IN_LINE).map(|number| {
        let (across, down) = ((number % IN_LINE) as f32, (number / IN_LINE) as f32);
        Point::new(start.x + across * (ROOM.0 + space::GRID), start.y + down * (ROOM.1 + space::GRID))
    });
    places.into_iter().find(is_free).unwrap_or(start)
}

/// Places the client of a call in a network site or a subnet.
pub fn place_caller(state: &mut State, place: AnyId, messages: &mut Vec<Message>) {
    state.selected = [place].into();
    messages.push(Message::Run(Command::PlaceCall));
}

/// The network site in which a press with the caller's tool puts the client.
pub fn caller_at(state: &State, at: Point) -> Option<Id<NetworkSite>> {
    state.canvas.picture().plan.card_at(at).map(|card| card.content.id)
}

/// Whether a tool makes something by a press.
pub fn makes(tool: Tool) -> bool {
    !matches!(tool, Tool::Select | Tool::Pan | Tool::Connect | Tool::Caller | Tool::Note)
}

/// The kind of card that a tool wants to press, for the ring under the pointer.
pub fn wants_card(tool: Tool) -> bool {
    use Tool::{Caller, IpPbx, MediationPool, PstnGateway, Sbc, Subnet};
    matches!(tool, Caller | IpPbx | MediationPool | PstnGateway | Sbc | Subnet)
}

/// Whether something is moved on the canvas by its place.
pub fn is_placed(id: AnyId) -> bool {
    matches!(id.kind, Kind::NetworkSite | Kind::NetworkRegion)
}
