//! The picture of a document for other programs: what the canvas shows, as SVG.

use super::canvas::{Loads, Signs, View, Way, compose};
use super::geometry::Rect;
use super::measure::{FontError, Metrics};
use super::size::space;
use super::svg::{self, Page};
use super::theme::Theme;
use super::token::Token;
use crate::rules::Findings;
use crate::topology::{Kind, Layout, Model};
use std::collections::BTreeSet;

/// Writes the picture of a topology as SVG, with the way of a call where one is given.
///
/// # Errors
/// When the bundled fonts, which the picture is measured with, cannot be read.
pub fn svg(
    model: &Model,
    layout: &Layout,
    title: &str,
    way: Option<&Way>,
    theme: Theme,
) -> Result<String, FontError> {
    let measure = Metrics::load()?;
    let signs = Signs::of(model, &Findings::new(model));
    let selected = BTreeSet::new();
    let loads = Loads::default();
    let view = View {
        model,
        layout,
        measure: &measure,
        selected: &selected,
        hovered: None,
        signs: &signs,
        loads: &loads,
        way,
    };
    let picture = compose(&view);
    let drawing = picture.draw(&view, 1.0, None);
    let bounds = drawing.bounds(&measure).unwrap_or(Rect::new(0.0, 0.0, 400.0, 200.0));
    let topology = model.topology();
    let description = format!(
        "{} network regions, {} network sites, {} trunks.",
        topology.count(Kind::NetworkRegion),
        topology.count(Kind::NetworkSite),
        topology.count(Kind::Trunk),
    );
    let page = Page {
        view: bounds.expanded(space::DIALOG),
        zoom: 1.0,
        theme,
        background: Token::Canvas,
        title,
        description: &description,
    };
    Ok(svg::write(&drawing, &page, &measure))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::Sample;

    #[test]
    fn the_picture_of_the_sample_names_what_is_on_the_canvas() {
        let document = Sample::named("litware").unwrap().open().unwrap();
        let model = Model::new(document.topology);
        let text = svg(&model, &document.layout, "Litware", None, Theme::Light).unwrap();
        for words in ["North America", "172.28.151.128/25", "gw-reno", "10Mb_Link", "NA-EMEA-LINK", "0/4,000"]
        {
            assert!(text.contains(words), "{words}");
        }
        assert!(text.starts_with("<svg") && text.ends_with("</svg>\n"));
    }
}
