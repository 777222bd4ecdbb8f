//! The form: trunk, number, which number it is, and who calls.

use super::Caller;
use crate::call::number::NumberList;
use crate::desktop::state::State;
use crate::desktop::widgets::{Pick, Picker, Segment, Segmented};
use crate::scene::glyphs::Glyph;
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use crate::topology::Topology;
use egui::{Id, RichText, TextEdit, Ui, vec2};

/// The widths of the pickers and of the field.
const PICKER: f32 = 170.0;
const NUMBER: f32 = 170.0;

/// Shows the form.
pub fn show(ui: &mut Ui, state: &mut State) {
    let look = state.look;
    let muted = |words: &str| RichText::new(words).color(look.colour(Token::Muted));
    ui.spacing_mut().item_spacing.y = look.points(space::TIGHT);
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(look.points(row::CONTROL));
        ui.label(muted("Trunk"));
        trunk(ui, state);
        let label = ui.label(muted("Number"));
        let field = TextEdit::singleline(&mut state.panels.numbers.number)
            .desired_width(look.points(NUMBER))
            .font(look.fixed(text::BODY))
            .hint_text("+1 312 555 0142");
        ui.add(field).labelled_by(label.id);
        let choices = [(NumberList::Called, "Called"), (NumberList::Calling, "Calling")];
        let segments = choices.map(|(value, label)| Segment { value, label, impossible: None });
        let control = Segmented::new("Which number", state.panels.numbers.list(), &segments);
        let size = vec2(control.width(ui), look.points(row::CONTROL));
        let picked = ui.allocate_ui(size, |ui| control.show(ui)).inner;
        if let Some(Pick::Chosen(list)) = picked {
            state.panels.numbers.list = Some(list);
        }
        if state.panels.numbers.list() == NumberList::Called {
            ui.label(muted("Caller"));
            caller(ui, state);
        }
    });
}

fn trunk(ui: &mut Ui, state: &mut State) {
    let topology = state.editor.topology();
    let chosen = state.panels.numbers.trunk.filter(|id| topology.get(*id).is_some());
    let shown = chosen.map_or_else(|| "choose a trunk".to_owned(), |id| topology.name(id.into()));
    let picker = Picker::new("Trunk of the rules", &shown).glyph(Some(Glyph::Trunk));
    let names = || topology.trunks.iter().map(|(_, trunk)| trunk.name.to_string()).collect();
    let (_, picked) =
        picker.width(state.look.points(PICKER)).show(ui, Id::unique("trunk of the rules"), names);
    if let Some((id, _)) = picked.and_then(|place| topology.trunks.iter().nth(place)) {
        state.panels.numbers.trunk = Some(id);
    }
}

fn caller(ui: &mut Ui, state: &mut State) {
    let topology = state.editor.topology();
    let shown = words(topology, state.panels.numbers.caller);
    let picker = Picker::new("Caller of the number", &shown).width(state.look.points(PICKER));
    let names = || callers(topology).map(|caller| words(topology, caller)).collect();
    let (response, picked) = picker.show(ui, Id::unique("caller of the number"), names);
    response.on_hover_text("Whose voice policy leads the number");
    if let Some(caller) = picked.and_then(|place| callers(topology).nth(place)) {
        state.panels.numbers.caller = caller;
    }
}

fn callers(topology: &Topology) -> impl Iterator<Item = Caller> {
    let policies = topology.voice_policies.iter().map(|(id, _)| Caller::Policy(id));
    let users = topology.users.iter().map(|(id, _)| Caller::User(id));
    [Caller::Anybody].into_iter().chain(policies).chain(users)
}

fn words(topology: &Topology, caller: Caller) -> String {
    match caller {
        Caller::Anybody => "Anybody".to_owned(),
        Caller::Policy(id) => format!("Policy {}", topology.name(id.into())),
        Caller::User(id) => topology.name(id.into()),
    }
}
