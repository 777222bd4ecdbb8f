//! The main views of the window in the three themes, compared with the kept pictures.
//!
//! After an intended change, look at the new pictures beside the old ones, then keep them with
//! `UPDATE_SNAPSHOTS=1`.

use crate::case::{Case, Outcome, cases};
use crate::pictures::{NEEDS, renderer};
use eframe::App;
use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use trunkline::desktop::{Setting, application};
use trunkline::file::Sample;
use trunkline::scene::theme::Theme;

/// Large enough for cards that can be read, small enough to be kept.
const SIZE: Vec2 = Vec2::new(1440.0, 900.0);

/// How wide what stands beside a label is, points.
const BESIDE: f32 = 190.0;

/// How long something in the background may take.
const LONGEST: Duration = Duration::from_secs(60);

pub fn cases() -> Vec<Case> {
    cases![
        NEEDS;
        a_call_and_its_report, the_start_page, the_publish_dialog, live_calls, the_matrix, a_comparison, a_presented_step,
    ]
}

fn a_call_and_its_report() -> Outcome {
    look("call", |window| {
        window.click(Role::Button, "Trunk gw-chi, bypass on, ready");
        window.click(Role::Button, "Network site Reno");
        window.click(Role::Button, "Place");
        window.click(Role::Button, "Trunk gw-chi, bypass on, ready");
    })
}

fn the_start_page() -> Outcome {
    look("start", |window| {
        window.command("Start page");
        window.click(Role::Button, "Clear the list");
    })
}

fn the_publish_dialog() -> Outcome {
    look("publish", |window| {
        window.click(Role::Button, "Trunk sbc-itsp, bypass off");
        window.click(Role::Switch, "Enable media bypass");
        window.press(Modifiers::COMMAND, Key::P);
        window.fill(Role::TextInput, "File", "litware.json");
        window.hide_beside("Published by");
    })
}

fn live_calls() -> Outcome {
    look("live", |window| {
        window.command("Live calls");
        window.click_first(Role::Button, "Fill the Reno link");
        window.click(Role::Button, "Close the notice");
    })
}

fn the_matrix() -> Outcome {
    look("matrix", |window| window.click(Role::Button, "Matrix"))
}

fn a_comparison() -> Outcome {
    look("compare", |window| {
        window.click(Role::Button, "Trunk gw-reno, bypass on, ready");
        window.click(Role::Button, "Network site Reno");
        window.click(Role::Button, "Place");
        window.press(Modifiers::COMMAND, Key::D);
    })
}

fn a_presented_step() -> Outcome {
    look("presenter", |window| {
        window.click(Role::Button, "Trunk gw-chi, bypass on, ready");
        window.click(Role::Button, "Network site Reno");
        window.click(Role::Button, "Place");
        window.press(Modifiers::NONE, Key::F5);
    })
}

/// Brings a new window of each theme into a view and compares what it shows with what was kept.
fn look(name: &str, prepare: impl Fn(&mut dyn Driven)) -> Outcome {
    for theme in Theme::ALL {
        let folder = tempfile::tempdir()?;
        let mut window = open(&folder, theme)?;
        prepare(&mut window);
        window.remove_cursor();
        window.run();
        let kept = format!("{name}_{}", theme_name(theme));
        egui_kittest::try_image_snapshot(&window.render()?, kept)?;
    }
    Ok(())
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::HighContrast => "high_contrast",
    }
}

/// A window on the Litware sample, as the file of that name.
fn open(
    folder: &TempDir,
    theme: Theme,
) -> Result<Harness<'static, impl App + use<>>, Box<dyn std::error::Error>> {
    let file: PathBuf = folder.path().join("litware.trunkline.ron");
    let sample = Sample::named("litware").ok_or("there is no such sample")?;
    std::fs::write(&file, sample.text)?;
    let setting = Setting { theme, text_percent: 100 };
    let builder = Harness::builder()
        .with_size(SIZE)
        .with_pixels_per_point(1.0)
        .with_max_steps(200)
        .with_render_cursor(false);
    let mut window = builder.renderer(renderer()).build_eframe(|creation| {
        application(&creation.egui_ctx, Some(file), setting).expect("the fonts are bundled")
    });
    window.wait_for(Role::Button, "Network site Reno");
    Ok(window)
}

/// What a person does in a window.
trait Driven {
    /// Clicks on what has this role and name.
    fn click(&mut self, role: Role, name: &str);
    /// Clicks on the first of those that have this role and name.
    fn click_first(&mut self, role: Role, name: &str);
    /// Presses a key.
    fn press(&mut self, modifiers: Modifiers, key: Key);
    /// Types a text in place of what stands in a field.
    fn fill(&mut self, role: Role, field: &str, text: &str);
    /// Leaves what stands beside a label out of the picture: it is another one on every machine.
    fn hide_beside(&mut self, label: &str);
    /// Runs a command by its name in the palette.
    fn command(&mut self, name: &str);
    /// Runs frames until something is there.
    fn wait_for(&mut self, role: Role, name: &str);
}

impl<S> Driven for Harness<'_, S> {
    fn click(&mut self, role: Role, name: &str) {
        self.get_by_role_and_label(role, name).click();
        self.run();
    }

    fn click_first(&mut self, role: Role, name: &str) {
        self.query_all_by_role_and_label(role, name).next().expect(name).click();
        self.run();
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.key_press_modifiers(modifiers, key);
        self.run();
    }

    fn fill(&mut self, role: Role, field: &str, text: &str) {
        self.click(role, field);
        self.press(Modifiers::COMMAND, Key::A);
        self.event(egui::Event::Text(text.to_owned()));
        self.run();
    }

    fn hide_beside(&mut self, label: &str) {
        let label = self.get_by_role_and_label(Role::Label, label).rect();
        self.mask(egui::Rect::from_min_size(label.right_top(), egui::vec2(BESIDE, label.height())));
    }

    fn command(&mut self, name: &str) {
        self.press(Modifiers::COMMAND, Key::K);
        self.event(egui::Event::Text(name.to_owned()));
        self.run();
        self.press(Modifiers::NONE, Key::Enter);
    }

    fn wait_for(&mut self, role: Role, name: &str) {
        let limit = Instant::now() + LONGEST;
        while self.query_by_role_and_label(role, name).is_none() {
            assert!(Instant::now() < limit, "no {role:?} {name:?} appears");
            std::thread::sleep(Duration::from_millis(5));
            self.run();
        }
    }
}
