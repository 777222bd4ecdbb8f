//! Ghost ports of gateway peers whose media address lies on another card.

use super::{call, media, overlap, picture, pieces, sample};
use crate::scene::canvas::Tone;
use crate::scene::geometry::{Point, Rect};
use crate::topology::{AnyId, Gateway, Layout, Model, NetworkSite};

/// The sample with a gateway peer of Chicago whose media address lies in Detroit.
fn with_ghost() -> (Model, Layout) {
    let (model, layout) = sample("litware", true);
    let mut topology = model.topology().clone();
    let id = model.named::<Gateway>("gw-chi").unwrap().0;
    topology.gateways.get_mut(id).unwrap().representative_media_ip = Some("10.71.109.40".parse().unwrap());
    (Model::new(topology), layout)
}

#[test]
fn a_gateway_whose_media_address_lies_elsewhere_has_a_ghost_port_there() {
    let (model, layout) = with_ghost();
    let picture = picture(&model, &layout, None);
    let id = AnyId::from(model.named::<Gateway>("gw-chi").unwrap().0);
    let card = |name: &str| picture.plan.card(model.named::<NetworkSite>(name).unwrap().0).unwrap().rect;
    let (tile, ghost) = (picture.plan.tile(id).unwrap(), picture.plan.of_media().tile(id).unwrap());
    assert_eq!(card("Chicago").union(tile), card("Chicago"));
    assert_eq!(card("Detroit").union(ghost), card("Detroit"));
    assert_eq!(picture.hit(ghost.centre(), 2.0), Some(id));
    assert_eq!(picture.spots.iter().filter(|spot| spot.id == id).count(), 1);
    let lines = crate::scene::canvas::ghosts::lines(&picture.plan);
    let [line] = lines.as_slice() else { panic!("{lines:?}") };
    assert!(ghost.expanded(0.5).contains(line[0]) && tile.expanded(0.5).contains(*line.last().unwrap()));
    for card in &picture.plan.cards {
        let crossed = card.texts().into_iter().find(|text| pieces(line).any(|piece| overlap(piece, *text)));
        assert!(crossed.is_none_or(|text| text == ghost || text == tile), "on {}", card.content.name);
    }
}

#[test]
fn media_goes_to_the_ghost_port_and_signalling_to_the_tile() {
    let (model, layout) = with_ghost();
    let way = call(&model, "Reno", "gw-chi", Tone::Mediated);
    let (picture, line) = media(&model, &layout, &way);
    let id = AnyId::from(model.named::<Gateway>("gw-chi").unwrap().0);
    let ends_at =
        |tile: Rect, line: &[Point]| line.last().is_some_and(|end| tile.expanded(9.0).contains(*end));
    assert!(ends_at(picture.plan.of_media().tile(id).unwrap(), &line));
    let crate::scene::canvas::Picture { plan, pipes, trunks, .. } = &picture;
    let stands = crate::scene::canvas::picture::Standing { plan, pipes, trunks };
    let signalling = crate::scene::canvas::path::Lines::of(&model, &stands, &way).signalling;
    assert!(ends_at(picture.plan.tile(id).unwrap(), &signalling), "{signalling:?}");
}
