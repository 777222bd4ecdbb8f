//! The tool bar: undo and redo, the global bypass mode, the CAC switch, placing a call, publishing.

use crate::desktop::bypass::{self, ALWAYS_WITH_CAC, MODES};
use crate::desktop::commands::Command;
use crate::desktop::message::{Choose, Message};
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Pick, Picker, Rank, Segment, Segmented, Switch};
use crate::scene::glyphs::Glyph;
use crate::scene::size::space;
use crate::topology::{BypassMode, Kind};
use egui::{Id, Ui};

/// Wider windows, points at 100 %, show: the names of steps; the words of compare and matrix; the long words; the
/// segments; short words.
const LADDER: [f32; 5] = [1480.0, 1320.0, 1180.0, 1060.0, 840.0];

/// What stands beside the names of the two steps, points at 100 %.
const BESIDE_STEPS: f32 = 1150.0;
/// The widths of the list of modes where words have no room and where they have, points at 100 %.
const LIST: (f32, f32) = (80.0, 140.0);
/// The narrowest and the widest slot of a step's name, points at 100 %.
const SLOT: (f32, f32) = (140.0, 300.0);

/// What has room in the bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Room {
    names: bool,
    views: bool,
    long: bool,
    segments: bool,
    words: bool,
}

impl Room {
    fn of(width: f32) -> Self {
        let [names, views, long, segments, words] = LADDER.map(|least| width >= least);
        Self { names, views, long, segments, words }
    }
}

/// Shows the tool bar. The keyboard walks it from left to right.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let width = ui.ctx().content_rect().width() / state.look.points(1.0);
    let room = Room::of(width);
    // Where words have no room, groups stand as close as their parts.
    let gap = if room.words { state.look.points(space::GROUP) } else { 0.0 };
    ui.horizontal_centered(|ui| {
        for (command, glyph) in [(Command::Undo, Glyph::Undo), (Command::Redo, Glyph::Redo)] {
            step(ui, state, (command, glyph), room, slot(width), messages);
        }
        at_the_right(ui, |ui| {
            modes(ui, state, room, messages);
            options(ui, state, messages);
            ui.add_space(gap);
            cac(ui, state, room, messages);
            ui.add_space(gap);
            place_call(ui, state, room, messages);
            view(ui, state, (Command::Compare, Glyph::Compare), room, messages);
            view(ui, state, (Command::Matrix, Glyph::Matrix), room, messages);
            publish(ui, state, room, messages);
        });
    });
}

/// Adds controls from left to right that end at the right edge, so that they stay when others come before them.
fn at_the_right(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let id = Id::unique("width of the tools at the right");
    let known: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let free = ui.available_width() - known - ui.spacing().item_spacing.x;
    ui.add_space(free.max(0.0).floor());
    let shown = ui.scope(add);
    let width = shown.response.rect.width();
    if (width - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, width));
        ui.ctx().request_discard("the tools at the right changed their width");
    }
}

/// How wide the slot of a step's name is in a window of a width, points at 100 %. It depends on nothing else, so that
/// redo stays under the pointer whatever the names are.
fn slot(width: f32) -> f32 {
    ((width - BESIDE_STEPS) / 2.0).clamp(SLOT.0, SLOT.1)
}

/// Undo or redo, with the name of the step.
fn step(
    ui: &mut Ui,
    state: &State,
    (command, glyph): (Command, Glyph),
    room: Room,
    slot: f32,
    messages: &mut Vec<Message>,
) {
    let full = command.label_for(state);
    let button = if room.names {
        GlyphButton::worded(glyph, &full).slot(state.look.points(slot))
    } else if room.words {
        GlyphButton::worded(glyph, command.label())
    } else {
        GlyphButton::new(glyph, command.label())
    };
    let response = ui.add_enabled(command.is_possible(state), button.rank(Rank::Bare));
    if !room.names {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(full.as_str()));
    }
    let keys = command.shortcut().map(|key| ui.ctx().format_shortcut(&key)).unwrap_or_default();
    if response.on_hover_text(format!("{full} ({keys})")).clicked() {
        messages.push(Message::Run(command));
    }
}

fn publish(ui: &mut Ui, state: &State, room: Room, messages: &mut Vec<Message>) {
    let mut button = GlyphButton::worded(Glyph::Publish, "Publish…").rank(Rank::Primary);
    // The tooltip has the number too.
    if let Some(changes) = state.publishing.changes().filter(|changes| *changes > 0 && room.words) {
        button = button.count(changes);
    }
    let response = ui.add(button);
    let response = match (state.publishing.base(), state.publishing.changes()) {
        (Some(base), Some(0)) => {
            response.on_hover_text(format!("Nothing changed since version {}", base.version))
        }
        (Some(base), Some(changes)) => {
            let plural = if changes == 1 { "" } else { "s" };
            response.on_hover_text(format!("{changes} change{plural} since version {}", base.version))
        }
        _ => response.on_hover_text("Nothing is published yet"),
    };
    if response.clicked() {
        messages.push(Message::Run(Command::Publish));
    }
}

fn place_call(ui: &mut Ui, state: &State, room: Room, messages: &mut Vec<Message>) {
    let button = if room.words {
        GlyphButton::worded(Glyph::Play, "Place call")
    } else {
        GlyphButton::new(Glyph::Play, "Place call")
    };
    let response = ui.add_enabled(Command::PlaceCall.is_possible(state), button);
    let response = response
        .on_disabled_hover_text("A call needs a trunk. Join a Mediation Server pool and a peer first.");
    if response.clicked() {
        messages.push(Message::Run(Command::PlaceCall));
    }
}

/// A view that takes the middle of the window.
fn view(
    ui: &mut Ui,
    state: &State,
    (command, glyph): (Command, Glyph),
    room: Room,
    messages: &mut Vec<Message>,
) {
    let label = command.label();
    let button = if room.views { GlyphButton::worded(glyph, label) } else { GlyphButton::new(glyph, label) };
    if ui.add(button.selected(command.is_on(state) == Some(true))).clicked() {
        messages.push(Message::Run(command));
    }
}

/// Shows the global settings of media bypass in the inspector.
fn options(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let ids = state.editor.topology().ids(Kind::MediaBypassSettings);
    if ui.add(GlyphButton::new(Glyph::Options, "Global media bypass options")).clicked() {
        messages.push(Message::Select(ids.into_iter().collect(), Choose::Instead));
    }
}

fn modes(ui: &mut Ui, state: &State, room: Room, messages: &mut Vec<Message>) {
    let mode = state.editor.topology().bypass_settings().mode();
    let cac = state.editor.topology().cac_enabled();
    let segments = MODES.map(|(value, label)| {
        let clashes = value == BypassMode::Always && cac && mode != value;
        Segment { value, label, impossible: clashes.then_some(ALWAYS_WITH_CAC) }
    });
    if room.words {
        ui.label(if room.long { "Media bypass" } else { "Bypass" });
    }
    let pick = if room.segments {
        Segmented::new("Media bypass", mode, &segments).show(ui)
    } else {
        list(ui, mode, &segments, room.words)
    };
    match pick {
        Some(Pick::Chosen(mode) | Pick::Impossible(mode)) => messages.extend(bypass::choose(state, mode)),
        None => {}
    }
}

/// The modes as a list, where the segments have no room.
fn list(
    ui: &mut Ui,
    mode: BypassMode,
    segments: &[Segment<'_, BypassMode>],
    words_fit: bool,
) -> Option<Pick<BypassMode>> {
    let words = |segment: &Segment<'_, BypassMode>| match segment.impossible {
        Some(_) => format!("{} (not with CAC on)", segment.label),
        None => segment.label.to_owned(),
    };
    let chosen = segments.iter().find(|segment| segment.value == mode).map_or("", |segment| segment.label);
    let width = crate::desktop::theme::Look::of(ui).points(if words_fit { LIST.1 } else { LIST.0 });
    let picker = Picker::new("Media bypass", chosen).width(width);
    let (_, picked) =
        picker.show(ui, Id::unique("mode of media bypass"), || segments.iter().map(words).collect());
    let segment = segments.get(picked?).filter(|segment| segment.value != mode)?;
    Some(match segment.impossible {
        Some(_) => Pick::Impossible(segment.value),
        None => Pick::Chosen(segment.value),
    })
}

fn cac(ui: &mut Ui, state: &State, room: Room, messages: &mut Vec<Message>) {
    let mut on = state.editor.topology().cac_enabled();
    ui.label(if room.long { "Call admission control" } else { "CAC" });
    if ui.add(Switch::new(&mut on, "Call admission control")).changed() {
        messages.push(Message::Apply(bypass::set_cac(on)));
    }
    if room.words {
        ui.label(if on { "On" } else { "Off" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrower_the_window_the_less_is_said() {
        let room = |names, views, long, segments, words| Room { names, views, long, segments, words };
        for (width, expected) in [
            (1600.0, room(true, true, true, true, true)),
            (1479.0, room(false, true, true, true, true)),
            (1319.0, room(false, false, true, true, true)),
            (1179.0, room(false, false, false, true, true)),
            (1059.0, room(false, false, false, false, true)),
            (799.0, room(false, false, false, false, false)),
        ] {
            assert_eq!(Room::of(width), expected, "{width}");
        }
    }

    #[test]
    fn the_slots_of_names_grow_with_the_window_alone() {
        assert_eq!(slot(1600.0), 225.0);
        assert_eq!(slot(1480.0), 165.0);
        assert_eq!((slot(1000.0), slot(4000.0)), SLOT);
    }
}
