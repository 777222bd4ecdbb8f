//! What is added from 160 % on: the names of trunks with their ports, beside the badges.

use super::draw::Seen;
use super::picture::View;
use super::room::{Room, pieces};
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::size::{space, stroke};
use crate::scene::text::{Across, Down, Ellipsis, Face, Text};
use crate::scene::token::Token;
use crate::topology::{Entity, Id, Trunk};

/// Size of the words in canvas units: read at 160 %, where it is 10 on the screen.
pub const SIZE: f32 = 6.25;
/// Widest label.
const WIDEST: f32 = 120.0;

/// Adds the labels of trunks where they find room.
pub fn draw(view: &View<'_>, seen: &Seen<'_>, drawing: &mut Drawing) {
    let gauges =
        seen.pipes.iter().filter_map(|pipe| pipe.gauge.as_ref()).flat_map(super::gauges::Gauge::boxes);
    let texts = seen.cards().into_iter().flat_map(super::content::CardPlan::texts);
    let badges = seen.picture.trunks.iter().map(|trunk| trunk.badge);
    let trunks = seen.trunks.iter().flat_map(|trunk| pieces(&trunk.points, stroke::MEDIA));
    let pipes = seen.pipes.iter().flat_map(|pipe| pieces(&pipe.points, pipe.width));
    let borders =
        seen.cards().into_iter().flat_map(|card| pieces(&card.rect.outline(), 1.0).collect::<Vec<_>>());
    let mut room = Room::around(gauges.chain(texts).chain(badges).chain(trunks).chain(pipes).chain(borders));
    for trunk in &seen.trunks {
        let words = words(view, trunk.id);
        let width = view.measure.width(&words, SIZE, Face::Fixed).min(WIDEST);
        let badge = trunk.badge;
        let (height, gap) = (SIZE * 1.3, space::HAIR);
        let centre = badge.centre();
        let places = [
            Rect::new(badge.max.x + gap, centre.y - height / 2.0, width, height),
            Rect::new(badge.min.x - gap - width, centre.y - height / 2.0, width, height),
            Rect::new(centre.x - width / 2.0, badge.min.y - gap - height, width, height),
            Rect::new(centre.x - width / 2.0, badge.max.y + gap, width, height),
            Rect::new(badge.max.x + gap, centre.y + 3.0 * gap, width, height),
            Rect::new(badge.min.x - gap - width, centre.y + 3.0 * gap, width, height),
        ];
        if let Some(rect) = places.into_iter().find(|rect| room.is_free(*rect)) {
            room.take(rect);
            let at = Point::new(rect.centre().x, rect.centre().y);
            let words = Text::new(words, at, SIZE).fixed().ink(Token::Muted);
            let words = words.anchored(Across::Middle, Down::Middle).within(width + 0.5, Ellipsis::Middle);
            drawing.add(Layer::Badges, words);
        }
    }
}

/// The name of a trunk and its ports, that of the Mediation Server first.
fn words(view: &View<'_>, id: Id<Trunk>) -> String {
    let topology = view.model.topology();
    let Some(trunk) = topology.get(id) else { return String::new() };
    let name = trunk.identity(topology);
    format!("{name} {} to {}", trunk.mediation_port, trunk.gateway_port)
}
