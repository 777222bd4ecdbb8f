use super::super::{click, fill_only, has, press, state, window, window_on};
use crate::call::tests::litware;
use crate::desktop::app::App;
use crate::edit::{Dependents, Edit, Subject};
use crate::topology::Kind;
use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

fn problems(sample: &str) -> Harness<'static, Option<App>> {
    let mut harness = window(sample);
    click(&mut harness, Role::Tab, "Problems");
    harness
}

fn buttons(harness: &Harness<'_, Option<App>>) -> Vec<String> {
    let buttons = harness.query_all_by_role(Role::Button);
    buttons.filter_map(|node| node.accesskit_node().label()).collect()
}

/// The first line of the list that holds a text, as a reader hears it.
fn line(harness: &Harness<'_, Option<App>>, text: &str) -> Option<String> {
    buttons(harness).into_iter().find(|label| label.contains(text) && label.contains(": "))
}

#[test]
fn a_finding_is_pressed_and_what_it_is_about_is_selected() {
    let mut harness = problems("litware");
    let found = line(&harness, "Warning V-").expect("the sample has a warning");
    click(&mut harness, Role::Button, &found);
    let id = state(&harness).selected_one().expect("one thing is selected");
    let name = Subject::of(state(&harness).editor.topology(), id).name;
    assert!(found.contains(&name) || id.kind.is_single(), "{found} is about {name}");
}

#[test]
fn severities_and_text_filter_the_list() {
    let mut harness = problems("litware");
    assert!(line(&harness, "Warning V-19").is_some());
    click(&mut harness, Role::Button, "Warnings");
    assert!(line(&harness, "Warning V-").is_none() && line(&harness, "Info V-38").is_some());
    click(&mut harness, Role::Button, "Warnings");
    fill_only(&mut harness, "Filter problems", "10MB_link");
    assert!(line(&harness, "Warning V-44").is_some() && line(&harness, "V-19").is_none());
    fill_only(&mut harness, "Filter problems", "nothing is like this");
    assert!(line(&harness, "V-").is_none() && has(&harness, Role::Label, "No problem is like that."));
}

#[test]
fn a_fix_is_one_edit_and_takes_its_finding_away() {
    let mut harness = problems("litware");
    fill_only(&mut harness, "Filter problems", "V-81");
    let fix = line(&harness, "Fix V-81").expect("a finding of the sample has a fix");
    click(&mut harness, Role::Button, &fix);
    assert_eq!(state(&harness).editor.place(), 1);
    assert!(line(&harness, "V-81").is_none());
    click(&mut harness, Role::Button, "Network site Reno");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(line(&harness, "Warning V-81").is_some());
}

#[test]
fn all_missing_region_routes_are_added_by_one_edit() {
    let mut draft = litware();
    let routes: Vec<_> = draft.topology().ids(Kind::RegionRoute);
    for route in routes {
        let subject = Subject::of(draft.topology(), route);
        draft.apply(&Edit::Remove(subject, Dependents::Refuse)).unwrap();
    }
    let mut harness = window_on(draft.document().clone(), None);
    click(&mut harness, Role::Tab, "Problems");
    fill_only(&mut harness, "Filter problems", "V-45");
    let fixes = buttons(&harness);
    let one_by_one = fixes.iter().filter(|label| label.starts_with("Fix V-45: Add region route"));
    assert_eq!(one_by_one.count(), 3);
    let all: Vec<_> = fixes.iter().filter(|label| *label == "Fix all V-45: Add 3 region routes").collect();
    assert_eq!(all.len(), 3);
    click_first(&mut harness, "Fix all V-45: Add 3 region routes");
    assert!(line(&harness, "V-45").is_none());
    assert_eq!(state(&harness).editor.history().0, ["Add 3 region routes"]);
}

#[test]
fn a_waived_finding_stays_listed_with_who_and_why_until_it_is_withdrawn() {
    let mut harness = problems("litware");
    let warnings = state(&harness).panels.facts.counts();
    click_first(&mut harness, "Waive…");
    fill_only(&mut harness, "Your name", "Ada");
    harness.get_by_role_and_label(Role::MultilineTextInput, "Reason").click();
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, "Reason").type_text("Known since the pilot");
    harness.run();
    click(&mut harness, Role::Button, "Waive");
    assert_ne!(state(&harness).panels.facts.counts(), warnings);
    for severity in ["Warnings", "Infos"] {
        click(&mut harness, Role::Button, severity);
    }
    let waived = line(&harness, "Waived by Ada on").expect("it is listed still");
    assert!(waived.contains("Known since the pilot"));
    let withdraw = buttons(&harness).into_iter().find(|label| label.starts_with("Withdraw the waiver"));
    let withdraw = withdraw.unwrap();
    click(&mut harness, Role::Button, &withdraw);
    assert_eq!(state(&harness).panels.facts.counts(), warnings);
    assert!(state(&harness).editor.document().waivers.is_empty());
}

fn click_first(harness: &mut Harness<'_, Option<App>>, name: &str) {
    harness.get_all_by_role_and_label(Role::Button, name).next().unwrap().click();
    harness.run();
}

#[test]
fn a_document_without_faults_says_how_much_was_looked_at() {
    let harness = problems("");
    let said = |node: egui_kittest::Node<'_>| node.value().unwrap_or_default();
    let mut labels = harness.query_all_by_role(Role::Label).map(said);
    let label = labels.find(|label| label.starts_with("Nothing wrong. ")).unwrap();
    let count: usize = label.split(' ').nth(2).and_then(|count| count.parse().ok()).unwrap();
    assert!(count > 40, "{label}");
    assert!(label.ends_with(" rules looked at 0 network sites."), "{label}");
}
