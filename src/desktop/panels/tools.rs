//! The tool bar: undo and redo, the global bypass mode, the CAC switch, placing a call, publishing.

use crate::desktop::bypass::{self, ALWAYS_WITH_CAC, MODES};
use crate::desktop::commands::Command;
use crate::desktop::message::{Choose, Message};
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Impossible, Pick, Rank, Segment, Segmented, Switch};
use crate::scene::glyphs::Glyph;
use crate::scene::size::{row, space};
use crate::topology::{BypassMode, Kind};
use egui::{Align, ComboBox, Layout, Role, Ui, WidgetInfo, vec2};

/// Wider windows, points at 100 %, show: the names of steps; the words of compare and matrix; the long words; the
/// segments; short words.
const LADDER: [f32; 5] = [1480.0, 1320.0, 1180.0, 1060.0, 800.0];

/// Most letters of a step's name that are shown.
const NAME: usize = 44;

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

/// Shows the tool bar.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let room = Room::of(ui.ctx().content_rect().width() / state.look.points(1.0));
    let gap = state.look.points(space::GROUP);
    ui.horizontal_centered(|ui| {
        for (command, glyph) in [(Command::Undo, Glyph::Undo), (Command::Redo, Glyph::Redo)] {
            step(ui, state, command, glyph, room, messages);
        }
        // The groups in the middle come from the right, so that they stay when the names of steps grow.
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            publish(ui, state, messages);
            view(ui, state, (Command::Matrix, Glyph::Matrix), room, messages);
            place_call(ui, state, messages);
            ui.add_space(gap);
            cac(ui, state, room, messages);
            ui.add_space(gap);
            options(ui, state, messages);
            modes(ui, state, room, messages);
        });
    });
}

/// Undo or redo, with the name of the step.
fn step(ui: &mut Ui, state: &State, command: Command, glyph: Glyph, room: Room, messages: &mut Vec<Message>) {
    let full = command.label_for(state);
    let words = if room.names { shortened(&full) } else { command.label().to_owned() };
    let button =
        if room.words { GlyphButton::worded(glyph, &words) } else { GlyphButton::new(glyph, &words) };
    let response = ui.add_enabled(command.is_possible(state), button.rank(Rank::Bare));
    let response = if words == full { response } else { response.on_hover_text(&full) };
    if response.clicked() {
        messages.push(Message::Run(command));
    }
}

/// A name that leaves room for the others.
fn shortened(words: &str) -> String {
    if words.chars().count() <= NAME {
        return words.to_owned();
    }
    let kept: String = words.chars().take(NAME).collect();
    let quote = if words.ends_with('”') { "”" } else { "" };
    format!("{}…{quote}", kept.trim_end())
}

fn publish(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let mut button = GlyphButton::worded(Glyph::Publish, "Publish…").rank(Rank::Primary);
    if let Some(changes) = state.publishing.changes().filter(|changes| *changes > 0) {
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

fn place_call(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let button = GlyphButton::worded(Glyph::Play, "Place call");
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
    // The bar runs from the right: the control comes before its label.
    let pick = if room.segments {
        let width = Segmented::new("Media bypass", mode, &segments).width(ui);
        let size = vec2(width, state.look.points(row::CONTROL));
        let show = |ui: &mut Ui| Segmented::new("Media bypass", mode, &segments).show(ui);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), show).inner
    } else {
        list(ui, mode, &segments)
    };
    if room.words {
        ui.label(if room.long { "Media bypass" } else { "Bypass" });
    }
    match pick {
        Some(Pick::Chosen(mode) | Pick::Impossible(mode)) => messages.extend(bypass::choose(state, mode)),
        None => {}
    }
}

/// The modes as a list, where the segments have no room.
fn list(ui: &mut Ui, mode: BypassMode, segments: &[Segment<'_, BypassMode>]) -> Option<Pick<BypassMode>> {
    let mut pick = None;
    let chosen = segments.iter().find(|segment| segment.value == mode).map_or("", |segment| segment.label);
    let list = ComboBox::from_id_salt("media bypass").selected_text(chosen).show_ui(ui, |ui| {
        for segment in segments {
            let response = ui.selectable_label(segment.value == mode, segment.label);
            let response = match segment.impossible {
                Some(Impossible { fact, way_out, .. }) => {
                    response.on_hover_text(format!("{fact}. {way_out}"))
                }
                None => response,
            };
            if response.clicked() && segment.value != mode {
                pick = Some(match segment.impossible {
                    Some(_) => Pick::Impossible(segment.value),
                    None => Pick::Chosen(segment.value),
                });
            }
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, "Media bypass"));
    pick
}

fn cac(ui: &mut Ui, state: &State, room: Room, messages: &mut Vec<Message>) {
    let mut on = state.editor.topology().cac_enabled();
    if room.words {
        ui.label(if on { "On" } else { "Off" });
    }
    if ui.add(Switch::new(&mut on, "Call admission control")).changed() {
        messages.push(Message::Apply(bypass::set_cac(on)));
    }
    ui.label(if room.long { "Call admission control" } else { "CAC" });
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
    fn a_long_name_of_a_step_keeps_its_quotes() {
        assert_eq!(shortened("Undo “Pin Manila”"), "Undo “Pin Manila”");
        let long = shortened("Undo “Set audio limit of 10Mb_Link to 4,000 kbps, as the others”");
        assert!(long.ends_with("…”") && long.chars().count() <= NAME + 2, "{long}");
    }
}
