//! That no two texts of the window run into each other and none is cut off, whatever the size of text and window.

use super::{App, call_from_reno, click, press, state, window};
use crate::desktop::commands::{Command, Menu};
use crate::desktop::message::{Choose, Message};
use crate::desktop::preferences::ThemeChoice;
use egui::epaint::ClippedShape;
use egui::{Key, Modifiers, Rect, Role, Shape, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

type Window = Harness<'static, Option<App>>;

/// Text in per cent and the width of the window, with the theme that it is looked at in.
const SIZES: [(u16, f32, ThemeChoice); 8] = [
    (80, 960.0, ThemeChoice::Light),
    (100, 960.0, ThemeChoice::Dark),
    (100, 1280.0, ThemeChoice::HighContrast),
    (100, 1600.0, ThemeChoice::Light),
    (150, 960.0, ThemeChoice::HighContrast),
    (150, 1280.0, ThemeChoice::Light),
    (200, 1280.0, ThemeChoice::Dark),
    (200, 1600.0, ThemeChoice::HighContrast),
];
/// What two texts may share, and what a text may stand over its panel: the room around letters, points.
const SLACK: f32 = 1.5;

/// A text on the screen and the part of the screen that it is seen through.
#[derive(Clone, PartialEq)]
struct Painted {
    words: String,
    rect: Rect,
    through: Rect,
}

/// What has at least this size and is filled covers what was painted before it: a list, a menu, a dialog.
const COVERS: Vec2 = Vec2::new(80.0, 24.0);

fn texts(shapes: &[ClippedShape]) -> Vec<Painted> {
    fn walk(shape: &Shape, through: Rect, found: &mut Vec<Painted>) {
        match shape {
            Shape::Rect(filled) if filled.fill.is_opaque() && filled.rect.size().min(COVERS) == COVERS => {
                let cover = filled.rect.intersect(through);
                found.retain(|text| !cover.intersects(text.rect.intersect(text.through)));
            }
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| walk(shape, through, found)),
            Shape::Text(text) if !text.galley.text().trim().is_empty() => {
                let rect = text.galley.mesh_bounds.translate(text.pos.to_vec2());
                let words = text.galley.text().to_owned();
                found.push(Painted { words, rect, through });
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    shapes.iter().for_each(|clipped| walk(&clipped.shape, clipped.clip_rect, &mut found));
    found
}

/// What is wrong with the texts that are seen, in words. What scrolls sideways in `scrolled` is cut there by right.
fn faults(window: &Window, scrolled: bool) -> Vec<String> {
    let canvas = window.query_by_role_and_label(Role::Canvas, "Canvas").map(|node| node.rect());
    // The drawing is looked at from near and far: its words lie over each other where it is small.
    let drawn = |through: Rect| canvas.is_some_and(|canvas| canvas.expand(0.5).contains_rect(through));
    let fields: Vec<Rect> = window.query_all_by_role(Role::TextInput).map(|node| node.rect()).collect();
    let mut painted = texts(&window.output().shapes);
    painted.retain(|text| !drawn(text.through));
    let mut told = Vec::new();
    for text in &painted {
        let seen = text.rect.y_range().intersection(text.through.y_range());
        let typed = fields.iter().any(|field| field.expand(4.0).contains_rect(text.through));
        let within = text.through.expand(SLACK);
        if seen.span() > SLACK
            && !(typed || scrolled)
            && (text.rect.left() < within.left() || text.rect.right() > within.right())
        {
            told.push(format!("{:?} at {:?} is cut off by {:?}", text.words, text.rect, text.through));
        }
    }
    for (place, one) in painted.iter().enumerate() {
        let seen = |text: &Painted| text.rect.intersect(text.through);
        for other in painted.iter().skip(place + 1).filter(|other| *other != one) {
            let shared = seen(one).intersect(seen(other));
            if shared.width() > SLACK && shared.height() > SLACK {
                told.push(format!("{:?} and {:?} meet at {shared:?}", one.words, other.words));
            }
        }
    }
    told
}

fn resize(window: &mut Window, (percent, width, theme): (u16, f32, ThemeChoice)) {
    let preferences = &mut window.state_mut().as_mut().unwrap().state_mut().preferences;
    (preferences.text_percent, preferences.theme) = (percent, theme);
    window.set_size(vec2(width, width * 0.625));
    window.run();
    window.run();
}

/// Looks at a window in every size, and says what is wrong where.
fn looked_at(name: &str, window: &mut Window, scrolled: bool) -> Vec<String> {
    let mut told = Vec::new();
    for size in SIZES {
        resize(window, size);
        let (percent, width, _) = size;
        told.extend(
            faults(window, scrolled).iter().map(|fault| format!("{name}, {percent} %, {width}: {fault}")),
        );
    }
    told
}

#[test]
fn texts_keep_apart_around_a_call() {
    let mut window = window("litware");
    call_from_reno(&mut window);
    click(&mut window, Role::Button, "Trunk gw-chi, bypass on, ready");
    click(&mut window, Role::Tab, "Call report");
    let told = looked_at("call", &mut window, false);
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn texts_keep_apart_among_the_problems() {
    let mut window = window("litware");
    click(&mut window, Role::Tab, "Problems");
    let told = looked_at("problems", &mut window, false);
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn texts_keep_apart_in_a_table() {
    let mut window = window("litware");
    click(&mut window, Role::Tab, "Tables");
    let told = looked_at("table", &mut window, true);
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn texts_keep_apart_in_a_comparison() {
    let mut window = window("litware");
    call_from_reno(&mut window);
    click(&mut window, Role::Button, "Compare");
    let told = looked_at("comparison", &mut window, true);
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn texts_keep_apart_on_the_start_page() {
    let mut window = window("litware");
    let asked = Message::Run(Command::StartPage);
    window.state_mut().as_mut().unwrap().state_mut().pending.push(asked);
    window.run();
    assert!(state(&window).start.is_shown());
    let told = looked_at("start page", &mut window, false);
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// A window in which commands were run, one after the other.
fn after(commands: &[Command]) -> Window {
    let mut window = window("litware");
    for command in commands {
        window.state_mut().as_mut().unwrap().state_mut().pending.push(Message::Run(*command));
        window.run();
        window.run();
    }
    window
}

fn assert_apart(name: &str, mut window: Window, scrolled: bool) {
    let told = looked_at(name, &mut window, scrolled);
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn texts_keep_apart_among_live_calls() {
    let mut window = after(&[Command::LiveCalls]);
    window.query_all_by_role_and_label(Role::Button, "Fill the Reno link").next().unwrap().click();
    window.run();
    assert_apart("live calls", window, true);
}

#[test]
fn texts_keep_apart_among_what_fits() {
    assert_apart("capacity", after(&[Command::Capacity]), true);
}

#[test]
fn texts_keep_apart_in_the_matrix() {
    assert_apart("matrix", after(&[Command::Matrix]), true);
}

#[test]
fn texts_keep_apart_in_the_history() {
    let mut window = window("litware");
    click(&mut window, Role::Switch, "Call admission control");
    click(&mut window, Role::Tab, "History");
    assert_apart("history", window, false);
}

#[test]
fn texts_keep_apart_in_the_inspector_of_every_kind() {
    for kind in crate::topology::Kind::ALL.iter().copied() {
        let mut window = window("litware");
        let held = window.state_mut().as_mut().unwrap().state_mut();
        let Some(id) = held.editor.topology().ids(kind).first().copied() else { continue };
        held.pending.push(Message::Select([id].into(), Choose::Instead));
        window.run();
        assert_apart(kind.noun(), window, false);
    }
}

#[test]
fn texts_keep_apart_in_dialogs() {
    let dialogs =
        [Command::Publish, Command::Open, Command::SaveAs, Command::Keys, Command::BypassIds, Command::Find];
    for command in dialogs {
        assert_apart(command.label(), after(&[command]), false);
    }
}

#[test]
fn texts_keep_apart_where_something_is_deleted_or_waived() {
    let mut window = window("litware");
    click(&mut window, Role::Button, "Network site Reno");
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_apart("delete", window, false);
    let mut window = after(&[Command::Problems]);
    window.get_all_by_role_and_label(Role::Button, "Waive…").next().unwrap().click();
    window.run();
    assert_apart("waive", window, false);
}

#[test]
fn texts_keep_apart_in_every_menu() {
    for menu in Menu::ALL {
        let mut window = window("litware");
        click(&mut window, Role::Button, menu.label());
        assert_apart(menu.label(), window, false);
    }
}

#[test]
fn what_floats_on_the_canvas_keeps_apart() {
    let mut window = window("litware");
    for size in SIZES {
        resize(&mut window, size);
        let images = window.query_all_by_role(Role::Image);
        let buttons = ["Zoom out", "Zoom in", "Fit"]
            .into_iter()
            .filter_map(|name| window.query_by_role_and_label(Role::Button, name));
        let named = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
        let floats = images.filter(|node| named(node) == "Minimap" || named(node).starts_with("Legend"));
        let floats: Vec<(String, Rect)> = floats.map(|node| (named(&node), node.rect())).collect();
        let buttons: Vec<(String, Rect)> = buttons.map(|node| (named(&node), node.rect())).collect();
        for (place, (name, rect)) in floats.iter().enumerate() {
            for (other, rest) in floats.iter().skip(place + 1).chain(&buttons) {
                assert!(!rect.intersects(*rest), "{name} and {other} at {} % and {}", size.0, size.1);
            }
        }
        let most = if size.1 == 1600.0 && size.0 == 100 { 2 } else { 0 };
        assert!(floats.len() >= most, "a wide window shows minimap and legend");
    }
}

#[test]
fn texts_that_meet_and_texts_that_are_cut_off_are_found() {
    let told = |words: &'static [(f32, &'static str)]| {
        let show = move |ui: &mut egui::Ui, _: &mut Option<App>| {
            for (left, word) in words {
                let (at, font) = (egui::pos2(*left, 20.0), egui::FontId::proportional(14.0));
                ui.painter().text(at, egui::Align2::LEFT_TOP, word, font, egui::Color32::BLACK);
            }
        };
        let mut harness = Harness::builder().with_size(Vec2::new(200.0, 60.0)).build_ui_state(show, None);
        harness.run();
        faults(&harness, false).len()
    };
    assert_eq!(told(&[(20.0, "One"), (80.0, "Two")]), 0);
    assert_eq!(told(&[(20.0, "One"), (25.0, "Two")]), 1);
    assert_eq!(told(&[(180.0, "One that is longer")]), 1);
}
