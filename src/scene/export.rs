//! The picture of a document as a file of its own: what the canvas shows of it, with nothing selected.

use super::canvas::{View, compose, faulty, trunk_states};
use super::measure::{FontError, Metrics};
use super::svg::{self, Page};
use super::theme::Theme;
use super::token::Token;
use crate::rules::Findings;
use crate::topology::{Document, Model};
use std::collections::BTreeSet;

/// Empty space around the picture, in pixels.
const MARGIN: f32 = 24.0;

/// The picture as SVG. The same document gives the same bytes.
///
/// # Errors
/// When the bundled fonts cannot be read.
pub fn svg(document: &Document, title: &str, theme: Theme) -> Result<String, FontError> {
    let measure = Metrics::load()?;
    let model = Model::new(document.topology.clone());
    let faulty = faulty(model.topology(), &Findings::new(&model));
    let view = View {
        model: &model,
        layout: &document.layout,
        measure: &measure,
        selected: &BTreeSet::new(),
        hovered: None,
        faulty: &faulty,
        trunk_states: &trunk_states(&model, &faulty),
        way: None,
    };
    let picture = compose(&view);
    let description: Vec<&str> = picture.spots.iter().map(|spot| spot.label.as_str()).collect();
    let page = Page {
        view: picture.drawing.bounds(&measure).unwrap_or_default().expanded(MARGIN),
        theme,
        background: Token::Canvas,
        title,
        description: &description.join(". "),
    };
    Ok(svg::write(&picture.drawing, &page, &measure))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::Sample;

    #[test]
    fn the_picture_of_the_sample_draws_and_names_its_network_sites() {
        let document = Sample::named("litware").unwrap().open().unwrap();
        let picture = svg(&document, "Litware", Theme::Light).unwrap();
        for (_, network_site) in document.topology.network_sites.iter() {
            assert!(picture.contains(&format!("Network site {}. ", network_site.name)), "{}", network_site.name);
        }
        assert!(picture.contains(">Reno<") && picture.contains(">gw-reno<"));
        assert_eq!(svg(&document, "Litware", Theme::Light).unwrap(), picture);
    }
}
