//! The closest look at everything: what floats on the canvas lies over its empty parts.

use super::floats::Parts;
use super::to_egui;
use crate::desktop::state::State;
use crate::scene::camera::Camera;
use crate::scene::canvas::Spot;
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::size::space;
use crate::topology::Kind;

/// Room kept around the picture, points on the screen.
const MARGIN: f32 = space::SMALL;
/// From one size that is tried to the next smaller.
const STEP: f32 = 0.98;
/// The share of the largest size down to which the picture shrinks to stand clear of all floating parts, and down to
/// which it shrinks so that they cover no card.
const LEAST: (f32, f32) = (0.8, 0.6);
/// Where the picture is tried in the room that its size leaves, of the whole of that room.
const SHARES: [f32; 5] = [0.5, 0.25, 0.75, 0.0, 1.0];
/// Of more things than this none is asked whether a floating part covers it.
const MOST: usize = 20_000;

/// The closest look at a part of the canvas where no floating part covers anything, or no card and no name of a region
/// where that would make it much smaller, or at last at any size that the view holds.
pub fn closest(state: &State, bounds: Rect, open: Rect, parts: Parts) -> Camera {
    let room = open.expanded(-MARGIN);
    let scale = state.look.points(1.0);
    let largest = Camera::fitting(bounds, room, scale);
    let spots = &state.canvas.picture().spots;
    if spots.len() > MOST {
        return largest;
    }
    let floats: Vec<egui::Rect> = parts.all().map(|part| part.expand(space::TIGHT)).collect();
    let covers = |camera: Camera, part: fn(&Spot) -> Rect| {
        let shown = spots.iter().map(|spot| to_egui(camera.rect_to_screen(part(spot))));
        shown.into_iter().any(|spot| floats.iter().any(|float| float.intersects(spot)))
    };
    let found = |least: f32, part: fn(&Spot) -> Rect| {
        let sizes = std::iter::successors(Some(1.0), |share| Some(share * STEP)).take_while(|s| *s > least);
        let looks = sizes.flat_map(|share| looks(bounds, room, largest.zoom() * share, scale));
        looks.into_iter().find(|camera| !covers(*camera, part))
    };
    let head = |spot: &Spot| if spot.id.kind == Kind::NetworkRegion { spot.grip } else { spot.rect };
    found(LEAST.0, |spot| spot.rect).or_else(|| found(LEAST.1, head)).unwrap_or(largest)
}

/// The ways to place a picture of a size in a room: in the middle first.
fn looks(bounds: Rect, room: Rect, zoom: f32, scale: f32) -> impl Iterator<Item = Camera> {
    let camera = Camera::new(zoom, Vector::default()).scaled(scale);
    let unit = camera.unit();
    let spare = (room.width() - bounds.width() * unit, room.height() - bounds.height() * unit);
    let corner = camera.to_screen(bounds.min) - Point::default();
    SHARES.into_iter().flat_map(move |across| {
        SHARES.into_iter().map(move |down| {
            let at = room.min + Vector::new(spare.0 * across, spare.1 * down);
            camera.at(at - Point::default() + corner * -1.0)
        })
    })
}
