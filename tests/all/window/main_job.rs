//! The main job from an empty window to a saved file, with a real mouse and keyboard: draw a voice network, turn
//! bypass on, place a call, read why it bypasses or does not, save, and check the file without a window.

use std::path::Path;
use std::process::{Command, Output};

use egui::accesskit::Role;
use libtest_mimic::Failed;

use super::driver::Window;
use super::home::Home;
use super::pointer::Button;
use crate::case::{Case, Outcome, cases};

pub fn cases() -> Vec<Case> {
    cases![super::NEEDS; a_network_is_drawn_called_saved_and_checked, the_sample_tells_why_a_call_is_mediated]
}

/// Takes a tool of the strip.
fn take(window: &mut Window, tool: &str) -> Result<(), Failed> {
    let button = window.node(Role::Button, &format!("Tool {tool}"))?;
    window.click(&button)
}

/// Takes a tool and clicks something on the canvas with it.
fn draw_on(window: &mut Window, tool: &str, on: &str) -> Result<(), Failed> {
    take(window, tool)?;
    let spot = window.node(Role::Button, on)?;
    window.click(&spot)
}

/// Types a value into a field of the inspector and gives it to the document.
fn set(window: &mut Window, field: &str, value: &str) -> Result<(), Failed> {
    let field = window.node(Role::TextInput, field)?;
    window.fill(&field, value)?;
    window.key("Return")
}

fn program(home: &Home, arguments: &[&str]) -> Result<Output, Failed> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trunkline"));
    home.furnish(&mut command)?;
    Ok(command.args(arguments).output()?)
}

fn a_network_is_drawn_called_saved_and_checked() -> Outcome {
    let home = Home::new("main-job")?;
    let mut window = Window::open(&home, &[])?;
    window.node(Role::Button, "Network site Reno")?;
    window.key("ctrl+n")?;
    window.wait_gone(Role::Button, "Network site Reno")?;

    // A region with two network sites, and a subnet in each.
    take(&mut window, "Network region")?;
    let canvas = window.node(Role::Canvas, "Canvas")?;
    window.click_at(canvas.at(0.2, 0.2), Button::Left)?;
    set(&mut window, "Name", "North America")?;
    take(&mut window, "Network site")?;
    let region = window.node(Role::Button, "Network region North America")?;
    window.click_at(region.at(0.1, 0.9), Button::Left)?;
    set(&mut window, "Name", "Chicago")?;
    take(&mut window, "Network site")?;
    let region = window.node(Role::Button, "Network region North America")?;
    window.click_at(region.at(0.95, 0.5), Button::Left)?;
    set(&mut window, "Name", "Reno")?;
    draw_on(&mut window, "Subnet", "Network site Chicago")?;
    set(&mut window, "Subnet", "157.57.210.0/24")?;
    draw_on(&mut window, "Subnet", "Network site Reno")?;
    set(&mut window, "Subnet", "157.57.212.0/23")?;

    // A pool and a gateway in Chicago, and a trunk between them.
    draw_on(&mut window, "Mediation Server pool", "Network site Chicago")?;
    draw_on(&mut window, "PSTN gateway", "Network site Chicago")?;
    draw_on(&mut window, "Connect", "Mediation Server pool ms-1")?;
    let gateway = window.node(Role::Button, "Gateway peer gw-1")?;
    window.click(&gateway)?;
    window.node(Role::Button, "Trunk gw-1, bypass off")?;

    // Bypass for the trunk and globally; then a call from Reno, which inherits the ID of the region.
    let switch = window.node(Role::Switch, "Enable media bypass")?;
    window.click(&switch)?;
    window.node(Role::Button, "Trunk gw-1, bypass on, off globally")?;
    let mode = window.node(Role::RadioButton, "Sites and regions")?;
    window.click(&mode)?;
    let trunk = window.node(Role::Button, "Trunk gw-1, bypass on, ready")?;
    window.click(&trunk)?;
    let reno = window.node(Role::Button, "Network site Reno")?;
    window.click(&reno)?;
    let place = window.node(Role::Button, "Place")?;
    window.click(&place)?;
    window.node(Role::Label, "Bypass")?;

    // The trunk off: mediated. Undone: bypass again.
    let trunk = window.node(Role::Button, "Trunk gw-1, bypass on, ready")?;
    window.click(&trunk)?;
    let switch = window.node(Role::Switch, "Enable media bypass")?;
    window.click(&switch)?;
    window.node(Role::Label, "Mediated")?;
    window.node(Role::Label, "trunk-disabled")?;
    window.key("ctrl+z")?;
    window.node(Role::Label, "Bypass")?;
    window.screenshot(&home.keepsake("png")?)?;

    // Saved under a new name, and read without a window.
    let file = home.file("drawn.trunkline.ron");
    window.key("ctrl+s")?;
    let path = window.node(Role::TextInput, "File")?;
    window.fill(&path, &file.display().to_string())?;
    let save = window.node(Role::Button, "Save")?;
    window.click(&save)?;
    window.node(Role::Label, "Saved drawn.trunkline.ron")?;
    window.close()?;
    check(&home, &file)
}

pub fn check(home: &Home, file: &Path) -> Outcome {
    let file = file.to_str().ok_or("a path that is no text")?;
    let checked = program(home, &["check", file])?;
    assert_eq!(checked.status.code(), Some(0), "{}", String::from_utf8_lossy(&checked.stderr));
    let simulated = program(
        home,
        &["simulate", file, "--client", "157.57.212.10/23", "--trunk", "gw-1", "--format", "json"],
    )?;
    let line: serde_json::Value = serde_json::from_slice(&simulated.stdout)?;
    assert_eq!((&line["verdict"], &line["gateway"]["network_site"]), (&"bypass".into(), &"Chicago".into()));
    Ok(())
}

fn the_sample_tells_why_a_call_is_mediated() -> Outcome {
    let home = Home::new("sample-call")?;
    let mut window = Window::open(&home, &[])?;
    let trunk = window.node(Role::Button, "Trunk gw-chi, bypass on, ready")?;
    window.click(&trunk)?;
    let reno = window.node(Role::Button, "Network site Reno")?;
    window.click(&reno)?;
    let place = window.node(Role::Button, "Place")?;
    window.click(&place)?;
    window.node(Role::Label, "Mediated")?;
    window.node(Role::Label, "ids-differ")?;
    // Without its profile Reno inherits the ID of the region: the report follows the edit.
    let profile = window.node(Role::ComboBox, "Bandwidth policy")?;
    window.click(&profile)?;
    let none = window.node(Role::ListBoxOption, "none")?;
    window.click(&none)?;
    window.node(Role::Label, "Bypass")?;
    // Undone, nothing is unsaved, so the window closes without a question.
    window.key("ctrl+z")?;
    window.node(Role::Label, "Mediated")?;
    window.close()
}
