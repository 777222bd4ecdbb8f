//! The main job by the keyboard alone, from a new document to a published file: the pointer is never used.

use egui::accesskit::Role;
use libtest_mimic::Failed;

use super::driver::Window;
use super::home::Home;
use super::main_job::check;
use crate::case::{Case, Outcome, cases};

/// Most keys that a walk takes.
const WALK: usize = 120;

pub fn cases() -> Vec<Case> {
    cases![super::NEEDS; a_network_is_drawn_called_saved_and_published_without_the_pointer]
}

/// Makes something with the tool of a letter, and types over its name; without a name it keeps the one it was given.
fn make(window: &mut Window, letter: &str, name: &str) -> Result<(), Failed> {
    window.key(letter)?;
    window.key("Return")?;
    if !name.is_empty() {
        window.key("ctrl+a")?;
        window.type_text(name)?;
    }
    window.key("Return")
}

/// Walks over the canvas to something, from its first thing on.
fn walk_to(window: &mut Window, name: &str) -> Result<(), Failed> {
    window.key("F7")?;
    window.key("Home")?;
    for _ in 0..WALK {
        if window.node(Role::Button, name)?.on == Some(true) {
            return Ok(());
        }
        window.key("Tab")?;
    }
    Err(format!("Tab never came to {name}").into())
}

/// Presses Tab until something has the keyboard.
fn tab_to(window: &mut Window, role: Role, name: &str) -> Result<(), Failed> {
    for _ in 0..WALK {
        if window.tree()?.all(role, name).iter().any(|node| node.focused) {
            return Ok(());
        }
        window.key("Tab")?;
    }
    Err(format!("Tab never came to {role:?} \"{name}\"").into())
}

fn a_network_is_drawn_called_saved_and_published_without_the_pointer() -> Outcome {
    let home = Home::new("keyboard")?;
    let mut window = Window::open(&home, &[])?;
    window.key("ctrl+n")?;
    window.node(Role::Canvas, "Canvas")?;
    window.wait_gone(Role::Button, "Network site Reno")?;

    // A region with two network sites and a subnet in each; the second lands beside the first.
    make(&mut window, "r", "North America")?;
    make(&mut window, "s", "Chicago")?;
    make(&mut window, "s", "Reno")?;
    make(&mut window, "n", "157.57.212.0/23")?;
    walk_to(&mut window, "Network site Chicago")?;
    make(&mut window, "n", "157.57.210.0/24")?;

    // A pool and a gateway in Chicago, and a trunk from one to the other.
    make(&mut window, "m", "")?;
    make(&mut window, "g", "")?;
    window.node(Role::Button, "Gateway peer gw-1")?;
    window.key("c")?;
    window.key("Left")?;
    window.key("Return")?;
    window.node(Role::Button, "Trunk gw-1, bypass off")?;
    window.key("Return")?;

    // Bypass on for the trunk, from its menu; then globally.
    walk_to(&mut window, "Trunk gw-1, bypass off")?;
    window.key("shift+F10")?;
    window.node(Role::Button, "Enable media bypass")?;
    window.key("Return")?;
    window.node(Role::Button, "Trunk gw-1, bypass on, off globally")?;
    tab_to(&mut window, Role::RadioButton, "Sites and regions")?;
    window.key("space")?;
    window.node(Role::Button, "Trunk gw-1, bypass on, ready")?;

    // A call from Reno, which inherits the ID of the region.
    walk_to(&mut window, "Trunk gw-1, bypass on, ready")?;
    walk_to(&mut window, "Network site Reno")?;
    window.key("ctrl+Return")?;
    window.key("Return")?;
    window.node(Role::Label, "Bypass")?;
    window.screenshot(&home.keepsake("png")?)?;

    // Saved, published, and read without a window.
    let file = home.file("drawn.trunkline.ron");
    window.key("ctrl+s")?;
    window.node(Role::TextInput, "File")?;
    window.key("ctrl+a")?;
    window.type_text(&file.display().to_string())?;
    window.key("Return")?;
    window.node(Role::Label, "Saved drawn.trunkline.ron")?;
    let bundle = home.file("published.json");
    window.key("ctrl+p")?;
    window.node(Role::TextInput, "File")?;
    window.key("ctrl+a")?;
    window.type_text(&bundle.display().to_string())?;
    window.node(Role::Button, "Publish version 1")?;
    tab_to(&mut window, Role::Button, "Publish version 1")?;
    window.key("Return")?;
    window.wait_for("the published file", |_| match bundle.exists() {
        true => Ok(()),
        false => Err("it is not there".into()),
    })?;
    window.wait_for("the version to be read back", |tree| {
        match tree.all(Role::Label, "Published").len() {
            0 => Err("it is not told".into()),
            _ => Ok(()),
        }
    })?;
    window.key("Escape")?;
    // The document now knows where it was published, which is saved with it.
    window.key("ctrl+s")?;
    window.close()?;
    check(&home, &file)?;
    check(&home, &bundle)
}
