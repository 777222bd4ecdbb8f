//! The tool bar: undo and redo, the global bypass mode, the CAC switch, placing a call, publishing.

use crate::desktop::commands::Command;
use crate::desktop::dialogs::Dialog;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Impossible, Pick, Rank, Segment, Segmented, Switch};
use crate::edit::{Edit, Subject};
use crate::scene::glyphs::Glyph;
use crate::topology::attributes::Value;
use crate::topology::{BypassMode, GLOBAL, Kind};
use egui::Ui;

/// The modes in the order of their segments, with their words.
const MODES: [(BypassMode, &str); 3] = [
    (BypassMode::Off, "Off"),
    (BypassMode::Always, "Always bypass"),
    (BypassMode::SitesAndRegions, "Sites and regions"),
];

/// Why always bypass cannot be chosen while CAC is on.
const ALWAYS_WITH_CAC: Impossible<'static> = Impossible {
    fact: "Not while call admission control is on",
    way_out: "Turn CAC off first, or choose sites and regions.",
    source: "V-01, Global media bypass options",
};

/// Shows the tool bar.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    ui.horizontal_centered(|ui| {
        for (command, glyph) in [(Command::Undo, Glyph::Undo), (Command::Redo, Glyph::Redo)] {
            let button = GlyphButton::worded(glyph, command.label()).rank(Rank::Bare);
            let response = ui.add_enabled(command.is_possible(state), button);
            if response.on_hover_text(command.label_for(state)).clicked() {
                messages.push(Message::Run(command));
            }
        }
        ui.separator();
        modes(ui, state, messages);
        ui.separator();
        cac(ui, state, messages);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.add(GlyphButton::worded(Glyph::Publish, "Publish…").rank(Rank::Primary)).clicked() {
                messages.push(Message::Run(Command::Publish));
            }
            let place = ui.add_enabled(
                Command::PlaceCall.is_possible(state),
                GlyphButton::worded(Glyph::Play, "Place call"),
            );
            let place = place.on_disabled_hover_text(
                "A call needs a trunk. Join a Mediation Server pool and a peer first.",
            );
            if place.clicked() {
                messages.push(Message::Run(Command::PlaceCall));
            }
        });
    });
}

fn modes(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let mode = state.editor.topology().bypass_settings().mode();
    let cac = state.editor.topology().cac_enabled();
    ui.label("Media bypass");
    let segments = MODES.map(|(value, label)| {
        let clashes = value == BypassMode::Always && cac && mode != value;
        Segment { value, label, impossible: clashes.then_some(ALWAYS_WITH_CAC) }
    });
    match Segmented::new("Media bypass", mode, &segments).show(ui) {
        Some(Pick::Chosen(mode)) => messages.push(Message::Apply(set_mode(mode, false))),
        Some(Pick::Impossible(mode)) => messages.push(Message::Open(Dialog::WayOut {
            words: format!("{}. {}", ALWAYS_WITH_CAC.fact, ALWAYS_WITH_CAC.way_out),
            verb: "Turn CAC off and choose always bypass".to_owned(),
            edit: set_mode(mode, true),
        })),
        None => {}
    }
}

/// The edit that sets the global mode; where always bypass would clash with CAC, it turns CAC off too.
fn set_mode(mode: BypassMode, turn_cac_off: bool) -> Edit {
    let settings = || Subject::new(Kind::MediaBypassSettings, GLOBAL);
    let flag = |key: &str, on: bool| Edit::set(settings(), key, Value::Flag(on));
    let mut edits =
        vec![flag("Enabled", mode != BypassMode::Off), flag("AlwaysBypass", mode == BypassMode::Always)];
    let name = match mode {
        BypassMode::Off => "Turn media bypass off",
        BypassMode::Always if turn_cac_off => "Turn CAC off and choose always bypass",
        BypassMode::Always => "Choose always bypass",
        BypassMode::SitesAndRegions => "Choose sites and regions",
    };
    if turn_cac_off {
        edits.insert(0, cac_edit(false));
    }
    Edit::Batch(name.to_owned(), edits)
}

fn cac_edit(on: bool) -> Edit {
    let subject = Subject::new(Kind::NetworkConfiguration, GLOBAL);
    Edit::set(subject, "EnableBandwidthPolicyCheck", Value::Flag(on))
}

fn cac(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let mut on = state.editor.topology().cac_enabled();
    ui.label("Call admission control");
    if ui.add(Switch::new(&mut on, "Call admission control")).changed() {
        messages.push(Message::Apply(cac_edit(on)));
    }
    ui.label(if state.editor.topology().cac_enabled() { "On" } else { "Off" });
}
