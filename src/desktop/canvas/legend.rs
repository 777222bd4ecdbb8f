//! The legend: what the lines mean, those of the call in view or those of the network.

use super::floats;
use super::shown::Float;
use crate::call::CallReport;
use crate::desktop::paint::ShapePainter;
use crate::desktop::panels::list::Row;
use crate::desktop::state::State;
use crate::report::name;
use crate::scene::camera::Camera;
use crate::scene::canvas::{LINE_HEIGHT, LegendLine, TrunkState, Way, legend_line};
use crate::scene::geometry::Vector;
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use egui::{Rect, Role, Ui, Vec2, WidgetInfo, pos2, vec2};

/// Width of a line sample.
const SAMPLE: f32 = 44.0;
/// Height of a row.
const ROW: f32 = 18.0;
/// Height of the row with the title.
const HEAD: f32 = 24.0;
/// The width of the legend.
const WIDTH: f32 = 210.0;

/// What a legend says.
struct Words {
    title: String,
    hint: &'static str,
    rows: Vec<(LegendLine, String)>,
}

/// How large the legend is.
pub fn size(state: &State) -> Vec2 {
    let rows = words(state).rows.len() as f32;
    vec2(state.look.points(WIDTH), state.look.points(HEAD + rows * ROW + space::SMALL))
}

/// Shows the legend.
pub fn show(ui: &Ui, state: &mut State, rect: Rect) {
    let look = state.look;
    let said = words(state);
    floats::ground(ui, look, rect, "legend");
    let left = rect.left() + look.points(space::LARGE);
    let right = rect.right() - look.points(space::LARGE);
    let row = |top: f32, height: f32| {
        let rect = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + look.points(height)));
        Row { look, rect, surface: Token::Card }
    };
    let head = row(rect.top() + 1.0, HEAD);
    // The button that closes it takes the place of the hint.
    let ends = if ui.rect_contains_pointer(rect) {
        floats::corner(look, rect).left()
    } else {
        head.words_to(ui, right, said.hint, look.words(text::SECOND), Token::Muted)
    };
    let gap = look.points(space::MEDIUM);
    head.words(ui, (left, ends - gap), &said.title, look.words(text::BODY), Token::Text);
    let mut top = rect.top() + look.points(HEAD);
    for (sample, words) in &said.rows {
        let middle = top + look.points(ROW) / 2.0;
        let there = Camera::new(1.0, Vector::new(left, middle - LINE_HEIGHT / 2.0));
        let drawing = legend_line(*sample, SAMPLE);
        ShapePainter::new(ui.painter(), there, look).paint(drawing.shapes());
        let span = (left + SAMPLE + gap, right);
        row(top, ROW).words(ui, span, words, look.words(text::SECOND), Token::Text);
        top += look.points(ROW);
    }
    let response = ui.interact(rect, egui::Id::unique("legend"), egui::Sense::hover());
    let spoken: Vec<&str> = said.rows.iter().map(|(_, words)| words.as_str()).collect();
    let spoken = format!("Legend: {}. {}", said.title, spoken.join(". "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    if floats::close(ui, look, rect, floats::corner(look, rect), Float::Legend) {
        state.canvas.shown.legend = false;
    }
}

fn words(state: &State) -> Words {
    let report = state.call.as_ref().and_then(|call| call.report.as_ref().ok());
    let mut words = report.map_or_else(of_network, |report| of_call(state, report));
    if !state.panels.calls.live().is_empty() {
        words.rows.push((LegendLine::Calls, "Calls that it carries".to_owned()));
    }
    if !state.panels.calls.live().drill().is_empty() {
        words.rows.push((LegendLine::Down, "Down, in a drill".to_owned()));
    }
    words
}

fn of_network() -> Words {
    let rows = vec![
        (LegendLine::Link, "Link, audio in kbps".to_owned()),
        (LegendLine::Trunk(TrunkState::Ready), "Trunk, bypass ready".to_owned()),
        (LegendLine::Trunk(TrunkState::Off), "Trunk, bypass off".to_owned()),
    ];
    Words { title: "Lines".to_owned(), hint: "", rows }
}

fn of_call(state: &State, report: &CallReport) -> Words {
    let topology = state.editor.topology();
    let caller =
        report.client.and_then(|client| client.at.network_site).map(|site| topology.name(site.into()));
    let from = caller.unwrap_or_else(|| "Caller".to_owned());
    let to = match (report.trunk, report.gateway) {
        (Some(trunk), _) => name(topology, Some(trunk)),
        (None, Some(gateway)) => name(topology, Some(gateway.gateway)),
        (None, None) => "callee".to_owned(),
    };
    let by = report.mediation.map(|mediation| topology.name(mediation.pool.into()));
    let through = |what: &str, passes: bool| match by.as_ref().filter(|_| passes) {
        Some(pool) => format!("{what}, by {pool}"),
        None => format!("{what}, straight"),
    };
    let crosses = |hops: &[crate::call::Hop]| {
        let pool = report.mediation.map(|mediation| mediation.pool.into());
        pool.is_some() && hops.iter().any(|hop| hop.entity == pool)
    };
    let tone = Way::of(report).tone;
    let rows = vec![
        (LegendLine::Media(tone), through("Media", crosses(&report.media))),
        (LegendLine::Signalling, through("Signalling", crosses(&report.signalling))),
        (LegendLine::Link, "Link, audio in kbps".to_owned()),
    ];
    Words { title: format!("{from} to {to}"), hint: "Esc clears", rows }
}
