//! What a link carried in the last minutes, as a line that rises and falls by steps under its limit.

use crate::call::Media;
use crate::call::live::LinkUsage;
use crate::desktop::panels::calls::Series;
use crate::desktop::panels::inspector::sheet::Sheet;
use crate::desktop::panels::list::clock;
use crate::desktop::theme::Look;
use crate::report::figure;
use crate::scene::size::{stroke, text};
use crate::scene::token::Token;
use egui::{Role, Sense, TextStyle, Ui, WidgetInfo};
use egui_plot::{GridMark, HLine, Line, LineStyle, Plot, PlotPoints, Polygon};
use jiff::SignedDuration;

/// How high the plot is.
const HEIGHT: f32 = 132.0;
/// How much of the room above the highest is left free.
const ABOVE: f64 = 1.08;
/// How much the ground under the line covers.
const GROUND: f32 = 0.3;
/// The length of the dashes of the limit.
const DASH: f32 = 6.0;

/// Shows the plot.
pub fn show(ui: &mut Ui, sheet: &mut Sheet<'_>, usage: &LinkUsage) {
    let look = Look::of(ui);
    let series = sheet.state.panels.calls.series(usage.link);
    let limit = usage.limits.of(Media::Audio).map(|limit| limit.total);
    let highest = series.steps.iter().map(|(_, used)| *used).max().unwrap_or(0);
    let top = limit.unwrap_or(highest).max(highest).max(1);
    let whole = series.to.duration_since(series.from).as_secs_f64();
    let points = corners(&series);
    let marks = move |_| {
        let top = f64::from(top);
        [0.0, top / 2.0, top].map(|value| GridMark { value, step_size: top / 2.0 }).to_vec()
    };
    // Off the ends, where the times would be cut.
    let times =
        move |_| [whole / 6.0, whole * 5.0 / 6.0].map(|value| GridMark { value, step_size: whole }).to_vec();
    let (from, to) = (clock(series.from), clock(series.to));
    let begin = series.from;
    let carried = look.colour(Token::Gauge);
    let (under, ground) = (carried.gamma_multiply(GROUND), parts(&points));
    let shown = ui.scope(|ui| {
        ui.style_mut().text_styles.insert(TextStyle::Body, look.fixed(text::FIGURE));
        Plot::new(("last minutes", usage.link))
            .height(look.points(HEIGHT))
            .sense(Sense::hover())
            .allow_zoom(false)
            .allow_drag(false)
            .allow_scroll(false)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .show_x(false)
            .show_y(false)
            .show_background(false)
            .default_x_bounds(0.0, whole)
            .default_y_bounds(0.0, f64::from(top) * ABOVE)
            .set_margin_fraction(egui::Vec2::ZERO)
            .y_grid_spacer(marks)
            .x_grid_spacer(times)
            .y_axis_formatter(|mark, _| figure(mark.value.round() as u64))
            .x_axis_formatter(move |mark, _| clock(begin + SignedDuration::from_secs_f64(mark.value)))
            .show(ui, |plot| {
                for part in ground {
                    let ground = Polygon::new("ground", PlotPoints::from(part)).fill_color(under);
                    plot.polygon(ground.stroke(egui::Stroke::NONE));
                }
                // Piece by piece: as one line its inside would be filled.
                for piece in points.windows(2) {
                    let line = Line::new("reserved", PlotPoints::from(piece.to_vec()));
                    plot.line(line.color(carried).width(stroke::RING));
                }
                if let Some(limit) = limit {
                    let line = HLine::new("limit", f64::from(limit)).color(look.colour(Token::Refused));
                    plot.hline(line.width(stroke::LINE).style(LineStyle::Dashed { length: DASH }));
                }
            })
    });
    let shown = shown.inner;
    let now = series.steps.last().map_or(0, |(_, used)| *used);
    let of = limit.map_or_else(String::new, |limit| format!(" of {}", figure(limit.into())));
    let spoken = format!(
        "From {from} to {to}: {} at most, now {}{of} kbps",
        figure(highest.into()),
        figure(now.into())
    );
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    shown.response.on_hover_text(spoken);
}

/// The corners of the line: seconds from the beginning, and kbps.
fn corners(series: &Series) -> Vec<[f64; 2]> {
    let at = |time: jiff::Timestamp| time.duration_since(series.from).as_secs_f64();
    let mut points: Vec<[f64; 2]> = Vec::with_capacity(series.steps.len() * 2 + 1);
    for (time, used) in &series.steps {
        if let Some([_, before]) = points.last().copied() {
            points.push([at(*time), before]);
        }
        points.push([at(*time), f64::from(*used)]);
    }
    if let Some([_, used]) = points.last().copied() {
        points.push([at(series.to), used]);
    }
    points
}

/// The ground under the line, a rectangle for each time that it goes along.
fn parts(corners: &[[f64; 2]]) -> Vec<Vec<[f64; 2]>> {
    let along = corners.iter().zip(corners.iter().skip(1)).filter(|([a, _], [b, _])| a < b);
    let part =
        |([a, high], [b, _]): (&[f64; 2], &[f64; 2])| vec![[*a, 0.0], [*a, *high], [*b, *high], [*b, 0.0]];
    along.filter(|([_, high], _)| *high > 0.0).map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    #[test]
    fn the_line_goes_along_and_then_up_or_down() {
        let from: Timestamp = "2026-11-18T14:20:00Z".parse().unwrap();
        let after = |seconds| from + SignedDuration::from_secs(seconds);
        let series = Series { from, to: after(90), steps: vec![(from, 0), (after(30), 97), (after(60), 45)] };
        assert_eq!(
            corners(&series),
            [[0.0, 0.0], [30.0, 0.0], [30.0, 97.0], [60.0, 97.0], [60.0, 45.0], [90.0, 45.0]]
        );
    }
}
