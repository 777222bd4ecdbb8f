//! Drawing what a view of the picture shows: at a level of detail, and no more than lies in the view.

use super::cards;
use super::level::Level;
use super::path;
use super::picture::{Picture, Standing, View};
use super::pipes::{self, Pipe};
use super::plan::RegionPlan;
use super::trunks::{self, TrunkPlan};
use super::{boxes, close, down, far, folded, ghosts, middle, notes};
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::ink::Length;
use crate::scene::size::text;
use crate::scene::text::Text;
use crate::scene::token::Token;

/// The part of a picture that lies in a view.
pub(super) struct Seen<'a> {
    pub picture: &'a Picture,
    pub zoom: f32,
    /// What is looked at; everything where there is none.
    pub area: Option<Rect>,
    pub pipes: Vec<&'a Pipe>,
    pub trunks: Vec<&'a TrunkPlan>,
}

impl<'a> Seen<'a> {
    fn of(picture: &'a Picture, zoom: f32, area: Option<Rect>) -> Self {
        let (pipes, trunks) = match area {
            Some(area) => (
                picture.pipes_near.near(area).into_iter().filter_map(|at| picture.pipes.get(at)).collect(),
                picture.trunks_near.near(area).into_iter().filter_map(|at| picture.trunks.get(at)).collect(),
            ),
            None => (picture.pipes.iter().collect(), picture.trunks.iter().collect()),
        };
        Self { picture, zoom, area, pipes, trunks }
    }

    /// Canvas units for a length in points on the screen.
    pub fn screen(&self, points: f32) -> f32 {
        points / self.zoom
    }

    /// Whether something lies in the view.
    pub fn sees(&self, rect: Rect) -> bool {
        self.area.is_none_or(|area| area.touches(rect))
    }

    /// The areas in the view.
    pub fn regions(&self) -> impl Iterator<Item = &'a RegionPlan> {
        self.picture.plan.regions.iter().filter(|region| self.sees(region.rect))
    }

    /// The cards in the view.
    pub fn cards(&self) -> Vec<&'a super::content::CardPlan> {
        match self.area {
            Some(area) => self.picture.plan.cards_near(area).collect(),
            None => self.picture.plan.cards.iter().collect(),
        }
    }

    /// Where everything stands.
    pub fn standing(&self) -> Standing<'a> {
        let Picture { plan, pipes, trunks, .. } = self.picture;
        Standing { plan, pipes, trunks }
    }
}

impl Picture {
    /// Draws what lies in an area, or everything, at the level of detail of a zoom.
    pub fn draw(&self, view: &View<'_>, zoom: f32, area: Option<Rect>) -> Drawing {
        let seen = Seen::of(self, zoom, area);
        let mut drawing = Drawing::default();
        match Level::at(zoom) {
            Level::Folded => folded::draw(view, &seen, &mut drawing),
            Level::Far => far::draw(view, &seen, &mut drawing),
            Level::Middle => middle::draw(view, &seen, &mut drawing),
            Level::Near => near(view, &seen, &mut drawing),
            Level::Close => {
                near(view, &seen, &mut drawing);
                close::draw(view, &seen, &mut drawing);
            }
        }
        // From so far that only groups are seen, the status bar alone tells of a drill.
        if Level::at(zoom) != Level::Folded {
            down::draw(view, &seen, &mut drawing);
        }
        notes::draw(&seen, &mut drawing);
        drawing
    }
}

fn near(view: &View<'_>, seen: &Seen<'_>, drawing: &mut Drawing) {
    let marks = &seen.picture.marks;
    drawing.lit(view.lights(|_| false), |drawing| {
        let (boxes, areas): (Vec<_>, Vec<_>) = seen.regions().partition(|region| region.folded);
        for region in areas {
            cards::region(view, region, marks.region(view.model, region.id), drawing);
        }
        for region in boxes {
            boxes::draw(view, seen, region, drawing);
        }
    });
    pipes::draw(&seen.pipes, view, drawing);
    let is_close = Level::at(seen.zoom) == Level::Close;
    for card in seen.cards() {
        cards::card(view, card, marks.network_site(view.model, card.content.id), is_close, drawing);
    }
    for trunk in in_order(view, &seen.trunks) {
        let state = view.signs.trunk(trunk.id);
        drawing.lit(view.lights(|light| light.trunks.contains(&trunk.id)), |drawing| {
            trunks::draw(trunk, state, view.is_selected(trunk.id.into()), &seen.picture.plan, drawing);
        });
    }
    drawing.lit(view.lights(|_| false), |drawing| {
        ghosts::draw(&seen.picture.plan, Length::Canvas(ghosts::WIDTH), drawing);
    });
    stray(view, seen, drawing);
    if let Some(way) = view.way {
        path::draw(view, &seen.standing(), way, marks, drawing);
    }
}

/// Trunks in the order of drawing: those in the light last, so that nothing dimmed lies on them.
pub(super) fn in_order<'a>(view: &View<'_>, trunks: &[&'a TrunkPlan]) -> Vec<&'a TrunkPlan> {
    let mut trunks = trunks.to_vec();
    trunks.sort_by_key(|trunk| view.lights(|light| light.trunks.contains(&trunk.id)));
    trunks
}

/// What stands in no network site.
pub(super) fn stray(view: &View<'_>, seen: &Seen<'_>, drawing: &mut Drawing) {
    let plan = &seen.picture.plan;
    if let Some((_, first)) = plan.stray.first() {
        let at = Point::new(first.name.min.x, first.name.min.y - 12.0);
        let words = Text::new("In no network site", at, text::SECOND).ink(Token::Muted);
        drawing.lit(view.lights(|_| false), |drawing| drawing.add(Layer::Tiles, words));
    }
    for (member, slot) in plan.stray.iter().filter(|(_, slot)| seen.sees(slot.tile.union(slot.name))) {
        cards::tile(view, member, *slot, 0.0, drawing);
    }
}
