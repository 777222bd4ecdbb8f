//! A small window of this program's own, to try the harness on.

use std::process::{Command, ExitCode};

use eframe::{NativeOptions, Renderer};
use egui::accesskit::Role;
use egui::{Event, Id, Key, KeyboardShortcut, Modifiers, PointerButton, Rect, Response, Sense, Ui, Vec2};
use egui::{ViewportBuilder, ViewportCommand, WidgetInfo, pos2, vec2};

const ASKED_FOR: &str = "TRUNKLINE_TESTS_SHOW_PROBE";
const UNDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
const QUIT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Q);

/// Frames that the probe draws of its own accord after "Drift".
const DRIFT: u32 = 200;

/// The command that shows the probe: this program once more.
pub fn command() -> std::io::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.env(ASKED_FOR, "1");
    Ok(command)
}

/// Whether this process is to be the probe rather than the tests.
pub fn is_asked_for() -> bool {
    std::env::var_os(ASKED_FOR).is_some()
}

/// Shows the probe until it is closed.
pub fn show() -> ExitCode {
    let options = NativeOptions {
        renderer: Renderer::Glow,
        viewport: ViewportBuilder::default().with_inner_size([640.0, 400.0]),
        ..Default::default()
    };
    let mut probe = Probe::default();
    match eframe::run_ui_native("probe", options, move |ui, _frame| probe.ui(ui)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

#[derive(Default)]
struct Probe {
    name: String,
    greeting: String,
    loud: bool,
    undone: u32,
    drifting: u32,
    limit: u32,
    stone: Vec2,
    gesture: String,
    card: String,
}

impl Probe {
    fn ui(&mut self, ui: &mut Ui) {
        if ui.input_mut(|input| input.consume_shortcut(&UNDO)) {
            self.undone += 1;
        }
        if ui.input_mut(|input| input.consume_shortcut(&QUIT)) {
            ui.send_viewport_cmd(ViewportCommand::Close);
        }
        self.form(ui);
        self.stone(ui);
        self.pad(ui);
        Self::cellar(ui);
        ui.label(&self.gesture);
        egui::Window::new("Card").fixed_pos(pos2(400.0, 40.0)).show(ui.ctx(), |ui| {
            let label = ui.label("Name");
            ui.text_edit_singleline(&mut self.card).labelled_by(label.id);
        });
    }

    fn form(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            let label = ui.label("Name");
            ui.text_edit_singleline(&mut self.name).labelled_by(label.id);
        });
        ui.checkbox(&mut self.loud, "Loud");
        if ui.button("Greet").clicked() {
            self.greeting = format!("Hello, {}", self.name);
        }
        ui.add_enabled(false, egui::Button::new("Part"));
        ui.label(&self.greeting);
        ui.label(format!("Undone {}", self.undone));
        if ui.button("Drift").clicked() {
            self.drifting = DRIFT;
        }
        if self.drifting > 0 {
            self.drifting -= 1;
            ui.request_repaint();
        }
        ui.label(format!("{} frames to go", self.drifting));
        ui.add(egui::Slider::new(&mut self.limit, 0..=4000).text("Limit"));
        if ui.button("Quit").clicked() {
            ui.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    /// Something that lies below the window's edge.
    fn cellar(ui: &Ui) {
        place(ui, Rect::from_min_size(pos2(40.0, 900.0), vec2(30.0, 30.0)), "Cellar");
    }

    /// Something to drag.
    fn stone(&mut self, ui: &Ui) {
        let stone = place(ui, Rect::from_min_size(pos2(40.0, 260.0) + self.stone, vec2(30.0, 30.0)), "Stone");
        if stone.dragged_by(PointerButton::Primary) {
            self.stone += stone.drag_delta();
        }
    }

    /// Something that tells what was done to it.
    fn pad(&mut self, ui: &Ui) {
        let pad = place(ui, Rect::from_min_size(pos2(400.0, 260.0), vec2(120.0, 80.0)), "Pad");
        let shift = ui.input(|input| input.modifiers.shift);
        let wheel =
            ui.input(|input| input.events.iter().any(|event| matches!(event, Event::MouseWheel { .. })));
        let gesture = if pad.double_clicked() {
            "double click"
        } else if pad.clicked() && shift {
            "click with Shift"
        } else if pad.secondary_clicked() {
            "right click"
        } else if pad.drag_stopped_by(PointerButton::Middle) {
            "middle drag"
        } else if pad.hovered() && wheel {
            "wheel"
        } else {
            return;
        };
        gesture.clone_into(&mut self.gesture);
    }
}

/// A named square that senses everything.
fn place(ui: &Ui, rect: Rect, name: &str) -> Response {
    let response = ui.interact(rect, Id::unique(name), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    ui.painter().rect_filled(rect, 4.0, ui.visuals().text_color());
    response
}
