//! The form that places calls: who calls, to where, with which figures, how many.

use super::{CallsMessage, look_at_call};
use crate::call::admission::Scenario;
use crate::call::live::Many;
use crate::call::{ClientPlace, Quality};
use crate::desktop::call_form::Target;
use crate::desktop::message::Message;
use crate::desktop::panels::capital;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Pick, Picker, Rank, Segment, Segmented, mark};
use crate::report::{CallWords, figure, name};
use crate::scene::glyphs::Glyph;
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use egui::{Id, Key, Label, Response, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};

/// The width of the field of how many.
const COUNT: f32 = 56.0;

/// Shows the form.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let mut many = None;
    let count = |state: &State| state.call_form.count().map(Many::Count);
    head(ui, state, "Caller");
    let words = ("Address of the caller", "172.28.151.140/25");
    let [typed, entered] = enters(ui, state, |state| &mut state.call_form.client, words);
    if typed {
        state.call_form.typed_caller();
    }
    if entered {
        many = Some(count(state));
    }
    caller(ui, state);
    ui.add_space(state.look.points(space::SMALL));
    head(ui, state, "Calls");
    let before = state.call_form.target;
    segments(ui, "What is called", &Target::ALL, &mut state.call_form.target);
    if state.call_form.target != before {
        state.call_form.filled_in_called();
    }
    if target(ui, state) {
        many = Some(count(state));
    }
    way(ui, state);
    ui.add_space(state.look.points(space::SMALL));
    head(ui, state, "Quality");
    let qualities =
        [(Quality::Quantity, "Quantity"), (Quality::Balanced, "Balanced"), (Quality::Quality, "Quality")];
    segments(ui, "Quality", &qualities, &mut state.call_form.quality);
    second(ui, state, &figures(state.call_form.target, state.call_form.quality));
    ui.add_space(state.look.points(space::SMALL));
    head(ui, state, "How many");
    let missing = state.call_form.missing(state.editor.topology());
    ui.horizontal(|ui| {
        let width = state.look.points(COUNT);
        let field = TextEdit::singleline(&mut state.call_form.count).font(state.look.fixed(text::BODY));
        let response = ui.add_sized(vec2(width, state.look.points(row::CONTROL)), field.desired_width(width));
        if named(ui, &response, "How many", &state.call_form.count) {
            many = Some(count(state));
        }
        let button = GlyphButton::worded(Glyph::Play, "Place call").rank(Rank::Primary);
        let button = ui.add_enabled(missing.is_none(), button);
        // The tool bar has a button of the same words, which only goes to the form of a call to look at.
        button
            .widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), "Place call and leave it up"));
        let button = button.on_disabled_hover_text(missing.unwrap_or_default());
        if button.on_hover_text("Place the call and leave it up (Enter)").clicked() {
            many = Some(count(state));
        }
    });
    let button = GlyphButton::worded(Glyph::Bolt, "Place until one is refused");
    let button = ui.add_enabled(missing.is_none(), button);
    if button.on_disabled_hover_text(missing.unwrap_or_default()).clicked() {
        many = Some(Ok(Many::UntilRefused));
    }
    if let Some(error) = &state.call_form.error {
        ui.label(RichText::new(error).color(state.look.colour(Token::RefusedText)));
    }
    if let Some(many) = many {
        match many.and_then(|many| Ok((state.call_form.request(state.editor.topology())?, many))) {
            Ok(call) => messages.push(CallsMessage::Place(vec![call]).into()),
            Err(error) => state.call_form.error = Some(error),
        }
    }
}

/// The field of what is called, by the target; whether Enter was pressed in it.
fn target(ui: &mut Ui, state: &mut State) -> bool {
    match state.call_form.target {
        Target::Number => {
            let words = ("Number that is called", "+1 312 555 0188");
            let [typed, entered] = enters(ui, state, |state| &mut state.call_form.number, words);
            filled_in(state, typed);
            entered
        }
        Target::User => {
            let words = ("Address of the called user", "10.20.0.77/24");
            let [typed, entered] = enters(ui, state, |state| &mut state.call_form.callee, words);
            filled_in(state, typed);
            entered
        }
        Target::Trunk => {
            let topology = state.editor.topology();
            let names = || topology.trunks.iter().map(|(_, trunk)| trunk.name.to_string()).collect();
            let chosen = state.call_form.trunk_in(topology);
            let shown = chosen.as_deref().unwrap_or("choose a trunk");
            let picker = Picker::new("Trunk of the call", shown).glyph(Some(Glyph::Trunk));
            let (_, picked) = picker.show(ui, Id::unique("trunk of the calls that stay up"), names);
            let name = picked.and_then(|place| topology.trunks.iter().nth(place));
            if let Some((id, _)) = name {
                state.call_form.trunk = Some(id);
                state.call_form.filled_in_called();
            }
            false
        }
    }
}

fn filled_in(state: &mut State, typed: bool) {
    if typed {
        state.call_form.filled_in_called();
    }
}

/// Where the caller stands, with the mark of the bypass ID in force there.
fn caller(ui: &mut Ui, state: &State) {
    let Ok(client) = state.call_form.caller() else {
        second(ui, state, "Its address, or select a network site.");
        return;
    };
    let model = state.editor.model();
    let place = ClientPlace::of(model, client);
    let words = match place.network_site() {
        Some(site) => {
            let network = place.network.map_or_else(String::new, |network| format!(", {network}"));
            format!("{}{network}", name(model.topology(), Some(site)))
        }
        None => "In no network site".to_owned(),
    };
    ui.horizontal(|ui| {
        let id = place.bypass_network_site();
        let id = id.and_then(|site| model.topology().bypass_id_in_force(site));
        let plate = mark(ui, state.panels.facts.marks().mark(id), None);
        plate.on_hover_text("The bypass ID of the caller");
        second(ui, state, &words);
    });
}

/// What the call that is typed would do now, beside those that are up.
fn way(ui: &mut Ui, state: &State) {
    let topology = state.editor.topology();
    let Ok(request) = state.call_form.request(topology) else { return };
    let words = match look_at_call(state, &request, None) {
        Ok(report) => {
            let words = CallWords::new(topology, &report);
            let trunk = report.trunk.map(|trunk| format!("Trunk {}: ", topology.name(trunk.into())));
            let trunk = trunk.unwrap_or_default();
            let (verdict, outcome) = (words.verdict().to_lowercase(), words.outcome().to_lowercase());
            capital(&format!("{trunk}{verdict}, would be {outcome}"))
        }
        Err(error) => capital(&error),
    };
    second(ui, state, &words);
}

/// The kbps that a quality means for a call.
pub fn figures(target: Target, quality: Quality) -> String {
    let of = |scenario: Scenario| {
        let mut kbps: Vec<String> =
            scenario.figures(quality).iter().map(|each| figure(each.kbps.into())).collect();
        kbps.dedup();
        kbps.join(" or ")
    };
    match target {
        Target::User => format!("{} kbps between users", of(Scenario::PeerToPeer)),
        Target::Number | Target::Trunk => format!(
            "{} kbps to the pool, {} on to the gateway; none with bypass",
            of(Scenario::ClientToMediation),
            of(Scenario::MediationToGateway)
        ),
    }
}

/// Choices side by side over the whole width.
fn segments<T: Copy + PartialEq>(ui: &mut Ui, name: &str, choices: &[(T, &str)], chosen: &mut T) {
    let all: Vec<Segment<'_, T>> =
        choices.iter().map(|(value, label)| Segment { value: *value, label, impossible: None }).collect();
    let shown = Segmented::new(name, *chosen, &all).over(ui.available_width()).show(ui);
    if let Some(Pick::Chosen(value)) = shown {
        *chosen = value;
    }
}

/// A field over the whole width; whether something was typed into it, and whether Enter was pressed.
fn enters(
    ui: &mut Ui,
    state: &mut State,
    of: impl Fn(&mut State) -> &mut String,
    (name, hint): (&str, &str),
) -> [bool; 2] {
    let look = state.look;
    let typed = of(state);
    let size = vec2(ui.available_width(), look.points(row::CONTROL));
    let hint = RichText::new(hint).color(look.colour(Token::Faint));
    let field = TextEdit::singleline(typed).font(look.fixed(text::BODY)).hint_text(hint);
    let response = ui.add_sized(size, field.desired_width(size.x).align(egui::Align2::LEFT_CENTER));
    [response.changed(), named(ui, &response, name, typed)]
}

/// Gives a field its name; whether Enter was pressed in it.
fn named(ui: &Ui, response: &Response, name: &str, text: &str) -> bool {
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, ui.is_enabled(), name);
        info.current_text_value = Some(text.to_owned());
        info
    });
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn head(ui: &mut Ui, state: &State, words: &str) {
    ui.label(RichText::new(words).color(state.look.colour(Token::Muted)));
}

fn second(ui: &mut Ui, state: &State, words: &str) {
    let look = state.look;
    let shown = RichText::new(words).font(look.words(text::SECOND)).color(look.colour(Token::Muted));
    ui.add(Label::new(shown).wrap());
}
