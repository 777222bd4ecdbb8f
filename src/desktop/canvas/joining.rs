//! Joining two things: by a handle that is dragged, by two presses, or by keys.

use super::plate::{self, Says};
use super::{pos_of, to_egui};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::edit::making;
use crate::scene::geometry::Rect;
use crate::scene::size::{radius, strength, stroke};
use crate::scene::token::Token;
use crate::topology::{AnyId, Kind};
use egui::{Pos2, Shape, Stroke, StrokeKind, Ui};

/// How much of what cannot be the other end is covered.
const COVERED: f32 = 1.0 - strength::DIMMED;

/// Whether anything can be joined with something.
pub fn can_begin(id: AnyId) -> bool {
    !making::other_ends(id.kind).is_empty()
}

/// Whether something can be the other end of what begins at another.
pub fn can_end(from: AnyId, to: AnyId) -> bool {
    from != to && making::other_ends(from.kind).contains(&to.kind)
}

/// Joins two things, or says why not.
pub fn join(state: &State, from: AnyId, to: AnyId) -> Message {
    match making::join(state.editor.model(), from, to) {
        Ok((edit, subject)) => Message::Make(edit, subject),
        Err(reason) => Message::Notice(format!("{reason}.")),
    }
}

/// What joining would make, or why it cannot be.
fn words(state: &State, from: AnyId, to: AnyId) -> (String, Says) {
    let topology = state.editor.topology();
    match making::join(state.editor.model(), from, to) {
        Ok((_, subject)) if subject.kind == Kind::NetworkSite => {
            let (site, region) = if from.kind == Kind::NetworkSite { (from, to) } else { (to, from) };
            (format!("Move {} to {}", topology.name(site), topology.name(region)), Says::Makes)
        }
        Ok((_, subject)) => {
            let (a, b) = (topology.name(from), topology.name(to));
            (format!("New {subject}, {a} to {b}"), Says::Makes)
        }
        Err(reason) => (reason.to_string(), Says::Refuses),
    }
}

/// Shows what could be the other end, the line to what is under the pointer or the keyboard, and a plate that says what
/// would be made.
pub fn paint(ui: &mut Ui, state: &State, from: AnyId, over: Option<AnyId>, pointer: Option<Pos2>) {
    let look = state.look;
    let camera = state.canvas.camera;
    let picture = state.canvas.picture();
    let Some(start) = picture.spot(from) else { return };
    let ends = picture.spots.iter().filter(|spot| can_end(from, spot.id));
    let mut lit: Vec<Rect> = ends.map(|spot| camera.rect_to_screen(spot.rect)).collect();
    let possible = lit.len();
    lit.push(camera.rect_to_screen(start.rect));
    let cover = look.colour(Token::Canvas).gamma_multiply(COVERED);
    for rect in without(super::from_egui(ui.clip_rect()), &lit) {
        ui.painter().rect_filled(to_egui(rect), 0.0, cover);
    }
    let edge = Stroke::new(stroke::LINE, look.colour(Token::Accent));
    for rect in lit.iter().take(possible) {
        ui.painter().rect(
            to_egui(*rect),
            radius::CARD,
            egui::Color32::TRANSPARENT,
            edge,
            StrokeKind::Outside,
        );
    }
    let over = over.filter(|id| *id != from);
    let target = over.and_then(|id| picture.spot(id));
    let Some(end) = pointer.or_else(|| Some(pos_of(camera, target?.rect.centre()))) else { return };
    let (words, says) = match over {
        Some(to) => words(state, from, to),
        None => ("Choose the other end".to_owned(), Says::Asks),
    };
    if let Some(target) = target.filter(|_| says != Says::Asks) {
        plate::ring(ui, look, camera.rect_to_screen(target.rect), says);
    }
    let line = [pos_of(camera, start.rect.centre()), end];
    let pen = Stroke::new(stroke::RING, look.colour(says.edge()));
    ui.painter().extend(Shape::dashed_line(&line, pen, 6.0, 4.0));
    plate::show(ui, look, end, &words, says);
}

/// What of a view is outside of all rectangles, in upright pieces that do not overlap.
fn without(view: Rect, holes: &[Rect]) -> Vec<Rect> {
    let holes: Vec<Rect> = holes.iter().copied().filter(|hole| hole.touches(view)).collect();
    let mut cuts: Vec<f32> = holes.iter().flat_map(|hole| [hole.min.y, hole.max.y]).collect();
    cuts.extend([view.min.y, view.max.y]);
    cuts.retain(|y| (view.min.y..=view.max.y).contains(y));
    cuts.sort_by(f32::total_cmp);
    cuts.dedup();
    let mut pieces = Vec::new();
    for (top, foot) in cuts.iter().zip(cuts.iter().skip(1)) {
        let middle = f32::midpoint(*top, *foot);
        let mut here: Vec<&Rect> =
            holes.iter().filter(|hole| (hole.min.y..=hole.max.y).contains(&middle)).collect();
        here.sort_by(|a, b| a.min.x.total_cmp(&b.min.x));
        let mut left = view.min.x;
        for hole in here {
            if hole.min.x > left {
                pieces.push(Rect::new(left, *top, hole.min.x - left, foot - top));
            }
            left = left.max(hole.max.x);
        }
        if left < view.max.x {
            pieces.push(Rect::new(left, *top, view.max.x - left, foot - top));
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::geometry::Point;

    #[test]
    fn what_is_covered_leaves_out_every_end_and_nothing_else() {
        let view = Rect::new(0.0, 0.0, 100.0, 100.0);
        let holes = [
            Rect::new(10.0, 10.0, 20.0, 20.0),
            Rect::new(20.0, 20.0, 30.0, 60.0),
            Rect::new(90.0, 0.0, 50.0, 5.0),
        ];
        let pieces = without(view, &holes);
        for x in 0..100u8 {
            for y in 0..100u8 {
                let at = Point::new(f32::from(x) + 0.5, f32::from(y) + 0.5);
                let in_hole = holes.iter().any(|hole| hole.contains(at));
                let pieces = pieces.iter().filter(|piece| piece.contains(at)).count();
                assert_eq!(pieces, usize::from(!in_hole), "{at:?}");
            }
        }
    }
}
