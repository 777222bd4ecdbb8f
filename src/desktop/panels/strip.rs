//! The strip of tools beside the canvas.

use crate::desktop::message::{Message, Tool};
use crate::desktop::paint;
use crate::desktop::state::State;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{radius, space};
use crate::scene::token::Token;
use egui::{Role, Sense, Ui, WidgetInfo, vec2};

/// The tools with their glyphs, words and help.
const TOOLS: [(Tool, Glyph, &str, &str); 10] = [
    (Tool::Select, Glyph::Pointer, "Select", "Select and move"),
    (Tool::Pan, Glyph::Hand, "Pan", "Move the view; also with the middle or right button"),
    (Tool::Connect, Glyph::Connect, "Connect", "Join two things: click one, then the other"),
    (Tool::Region, Glyph::Region, "Network region", "Draw a network region"),
    (Tool::NetworkSite, Glyph::NetworkSite, "Network site", "Draw a network site, inside a region or free"),
    (Tool::Subnet, Glyph::Subnet, "Subnet", "Add a subnet: click a network site"),
    (Tool::MediationPool, Glyph::MediationPool, "Mediation Server pool", "Add a pool: click a network site"),
    (Tool::PstnGateway, Glyph::PstnGateway, "PSTN gateway", "Add a PSTN gateway: click a network site"),
    (Tool::IpPbx, Glyph::IpPbx, "IP-PBX", "Add an IP-PBX: click a network site"),
    (Tool::Sbc, Glyph::Sbc, "SBC", "Add an SBC: click a network site"),
];

/// Shows the strip.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    ui.spacing_mut().item_spacing.y = space::HAIR;
    for (tool, glyph, name, help) in TOOLS {
        let chosen = state.tool == tool;
        let (rect, response) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, format!("Tool {name}")));
        let surface = match (chosen, response.hovered()) {
            (true, _) => Token::Selected,
            (false, true) => Token::Hover,
            (false, false) => Token::Strip,
        };
        ui.painter().rect_filled(rect, radius::CONTROL, state.look.colour(surface));
        let square = egui::Rect::from_center_size(rect.center(), vec2(16.0, 16.0));
        let ink = if chosen { Token::AccentText } else { Token::Text };
        paint::glyph(ui, glyph, square, GlyphInks::on(surface, ink));
        if response.on_hover_text(help).clicked() {
            messages.push(Message::Take(tool));
        }
    }
}
