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

/// What a picture for other programs shows beside the topology.
#[derive(Debug, Clone, Copy, Default)]
pub struct OfCalls<'a> {
    /// The way of a call.
    pub way: Option<&'a Way>,
    /// What links carry and members handle; nothing where no call is up.
    pub loads: Option<&'a Loads>,
}

/// Writes the picture of a topology as SVG, with the way of a call and the loads of all calls where they are given.
///
/// # Errors
/// When the bundled fonts, which the picture is measured with, cannot be read.
pub fn svg(
    model: &Model,
    layout: &Layout,
    title: &str,
    calls: OfCalls<'_>,
    theme: Theme,
) -> Result<String, FontError> {
    let measure = Metrics::load()?;
    let signs = Signs::of(model, &Findings::new(model));
    let selected = BTreeSet::new();
    let none = Loads::default();
    let view = View {
        model,
        layout,
        measure: &measure,
        selected: &selected,
        hovered: None,
        signs: &signs,
        loads: calls.loads.unwrap_or(&none),
        way: calls.way,
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

/// Two pictures that [`svg`] wrote as one, the second at the right of the first.
pub fn beside_each_other(pictures: [&str; 2]) -> String {
    let size = |picture: &str, name: &str| -> f32 {
        let head = picture.split('>').next().unwrap_or_default();
        let value = head.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
        value.and_then(|value| value.parse().ok()).unwrap_or(0.0)
    };
    let [a, b] = pictures;
    let at = size(a, "width") + space::GRID;
    let (width, height) = (at + size(b, "width"), size(a, "height").max(size(b, "height")));
    let second = b.replacen("<svg ", &format!("<svg x=\"{at}\" "), 1);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         {a}{second}</svg>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::Sample;

    #[test]
    fn the_picture_of_the_sample_names_what_is_on_the_canvas() {
        let document = Sample::named("litware").unwrap().open().unwrap();
        let model = Model::new(document.topology);
        let text = svg(&model, &document.layout, "Litware", OfCalls::default(), Theme::Light).unwrap();
        for words in ["North America", "172.28.151.128/25", "gw-reno", "10Mb_Link", "NA-EMEA-LINK", "0/4,000"]
        {
            assert!(text.contains(words), "{words}");
        }
        assert!(text.starts_with("<svg") && text.ends_with("</svg>\n"));
    }

    #[test]
    fn two_pictures_stand_beside_each_other() {
        let document = Sample::named("litware").unwrap().open().unwrap();
        let model = Model::new(document.topology);
        let one = |title| svg(&model, &document.layout, title, OfCalls::default(), Theme::Light).unwrap();
        let both = beside_each_other([&one("A"), &one("B")]);
        let parts: Vec<&str> = both.split("<svg ").collect();
        assert_eq!((parts.len(), both.matches("</svg>").count()), (4, 3), "a frame and two pictures");
        let number = |part: &str, name: &str| -> f32 {
            let value = part.split(&format!("{name}=\"")).nth(1).unwrap();
            value.split('"').next().unwrap().parse().unwrap()
        };
        let at = number(parts[3], "x");
        assert!(at > number(parts[2], " width") && at > 400.0, "{at}");
        assert_eq!(number(parts[1], " width"), at + number(parts[3], " width"));
    }
}
