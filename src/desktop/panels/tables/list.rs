//! The left panel while tables are shown: which tables there are.

use super::{KINDS, title};
use crate::desktop::glyphs;
use crate::desktop::panels::list::Row;
use crate::desktop::state::State;
use crate::scene::glyphs::GlyphInks;
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use crate::topology::attributes::figure;
use egui::{Role, Sense, Ui, WidgetInfo, vec2};

/// Shows the tables; a press on one brings it into the window's middle.
pub fn show(ui: &mut Ui, state: &mut State) {
    let look = state.look;
    ui.add_space(look.points(space::MEDIUM));
    ui.spacing_mut().item_spacing.y = 0.0;
    for kind in KINDS {
        let size = vec2(ui.available_width(), look.points(row::CONTROL));
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let chosen = state.panels.tables.kind == kind;
        let said = format!("Table of {}", kind.plural());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &said));
        let rect = rect.shrink2(vec2(look.points(space::TIGHT), 0.0));
        let line = Row::new(ui, rect, chosen, response.hovered() || response.has_focus());
        let gap = look.points(space::MEDIUM);
        let left = line.glyph(
            ui,
            rect.left() + gap,
            glyphs::of_kind(kind),
            GlyphInks::on(line.surface, Token::Text),
        );
        let count = figure(state.count(kind) as u64);
        let right = line.words_to(ui, rect.right() - gap, &count, look.words(text::SECOND), Token::Muted);
        line.words(ui, (left + gap, right - gap), &title(kind), look.words(text::BODY), Token::Text);
        if chosen {
            line.edge(ui);
        }
        if response.clicked() {
            state.panels.tables.kind = kind;
        }
    }
}
