//! What is asked of SVG: well formed whatever the names, faithful to the shapes, the same each time.

use super::*;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::measure::Metrics;
use crate::scene::theme::Elevation;

const NASTY: [&str; 6] = [
    "A \"quoted\" <b>&amp; 'name'",
    "]]><script>alert(1)</script>",
    "שלום \u{202E}gnp.txt",
    "tab\tline\nbell\u{7}nul\u{0}",
    "\u{FFFE}\u{FFFF}",
    "Łódź 東京 ≠",
];

fn page(theme: Theme) -> Page<'static> {
    Page {
        view: Rect::new(-20.0, 0.0, 400.0, 300.0),
        zoom: 1.0,
        theme,
        background: Token::Canvas,
        title: "Reno & <friends>",
        description: "Two network sites \"joined\" by a trunk.",
    }
}

fn written(shapes: impl IntoIterator<Item = Shape>, theme: Theme) -> String {
    let mut drawing = Drawing::default();
    drawing.extend(Layer::Cards, shapes);
    write(&drawing, &page(theme), &Metrics::load().unwrap())
}

/// Walks through the elements and fails on anything that is not closed, not escaped or forbidden.
fn assert_well_formed(xml: &str) {
    let mut open = Vec::new();
    let mut rest = xml;
    while let Some((text, after)) = rest.split_once('<') {
        assert!(!text.contains('>'), "a stray bracket in {text:?}");
        let (tag, after) = after.split_once('>').expect("a tag ends");
        assert_eq!(tag.matches('"').count() % 2, 0, "a quote is open in {tag:?}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.extend(tag.split(' ').next());
        }
        rest = after;
    }
    assert_eq!(open, Vec::<&str>::new());
    assert!(xml.chars().all(|c| c == '\n' || !c.is_control()));
    for after in xml.split('&').skip(1) {
        let entity = after.split(';').next().unwrap_or_default();
        assert!(["amp", "lt", "gt", "quot", "apos"].contains(&entity), "{entity}");
    }
}

#[test]
fn nasty_names_stay_text() {
    for name in NASTY {
        let text = Text::new(name, Point::new(0.0, 20.0), 12.0);
        let group = Group::new([text.into()]).labelled(name);
        let svg = written([group.into()], Theme::Light);
        assert_well_formed(&svg);
        assert!(!svg.contains("<script") && !svg.contains('\u{202E}'), "{svg}");
    }
}

#[test]
fn the_picture_has_a_title_and_a_description() {
    let svg = written([], Theme::Dark);
    assert!(svg.contains("role=\"img\" aria-labelledby=\"t"));
    assert!(svg.contains("-title\">Reno &amp; &lt;friends&gt;</title>"));
    assert!(svg.contains("-description\">Two network sites &quot;joined&quot; by a trunk.</desc>"));
}

#[test]
fn colours_come_from_the_theme() {
    let card = RectShape::new(Rect::new(0.0, 0.0, 140.0, 66.0)).radius(6.0).fill(Token::Card);
    for theme in Theme::ALL {
        let svg = written([card.into()], theme);
        let fill = theme.colour(Token::Card).hex();
        assert!(svg.contains(&format!(
            "<rect x=\"0\" y=\"0\" width=\"140\" height=\"66\" rx=\"6\" fill=\"{fill}\"/>"
        )));
    }
}

#[test]
fn a_dimmed_group_dims_what_is_in_it() {
    let circle = Circle::new(Point::default(), 4.0).fill(Ink::translucent(Token::Bypass, 0.5));
    let inner = Group::new([circle.into()]).dimmed(0.5);
    let svg = written([Group::new([inner.into()]).dimmed(0.8).into()], Theme::Light);
    assert!(svg.contains("fill-opacity=\"0.2\""), "{svg}");
}

#[test]
fn lines_keep_their_dashes_and_round_their_corners() {
    let points = [Point::new(0.0, 0.0), Point::new(40.0, 0.0), Point::new(40.0, 30.0)];
    let stroke = Stroke::new(Token::Trunk, 1.6).dashed(5.0, 3.5).round();
    let svg = written([Line::new(points, stroke).rounded(7.0).into()], Theme::Light);
    assert!(
        svg.contains("stroke-width=\"1.6\" stroke-dasharray=\"5 3.5\" stroke-linecap=\"round\""),
        "{svg}"
    );
    assert!(svg.contains("points=\"0,0 33,0 "), "{svg}");
    assert!(!svg.contains(" 40,0 "), "{svg}");
}

#[test]
fn a_long_name_is_shortened_to_its_limit() {
    let text = Text::new("ms-chi.litwareinc.com", Point::default(), 10.0).fixed();
    let svg = written([text.within(61.0, crate::scene::text::Ellipsis::Middle).into()], Theme::Light);
    assert!(svg.contains(">ms-ch….com</text>"), "{svg}");
}

#[test]
fn shadows_are_rectangles_and_missing_in_high_contrast() {
    let card = RectShape::new(Rect::new(0.0, 0.0, 140.0, 66.0)).fill(Token::Card).raised(Elevation::Card);
    let rects = |theme| written([card.into()], theme).matches("<rect").count();
    assert_eq!(rects(Theme::Light), rects(Theme::HighContrast) + 4);
}

#[test]
fn every_glyph_is_written_in_every_theme_and_always_the_same() {
    for theme in Theme::ALL {
        let glyphs = Glyph::ALL.iter().map(|&glyph| {
            let rect = Rect::new(0.0, 0.0, 16.0, 16.0);
            Shape::from(PlacedGlyph { glyph, rect, inks: GlyphInks::warning() })
        });
        let svg = written(glyphs.clone(), theme);
        assert_well_formed(&svg);
        assert_eq!(svg, written(glyphs, theme));
    }
}

#[test]
fn two_pictures_in_one_page_share_no_id() {
    let card = || Shape::from(RectShape::new(Rect::new(0.0, 0.0, 10.0, 10.0)));
    let ids = |page: &Page<'_>| -> Vec<String> {
        let mut drawing = Drawing::default();
        drawing.add(Layer::Cards, card());
        drawing.add(Layer::Tiles, card());
        let xml = write(&drawing, page, &Metrics::load().unwrap());
        xml.split(" id=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
    };
    let first = page(Theme::Light);
    let mut all: Vec<String> = Vec::new();
    for other in [
        first,
        page(Theme::Dark),
        Page { title: "Branch office", ..first },
        Page { description: "Another.", ..first },
        Page { view: Rect::new(0.0, 0.0, 10.0, 10.0), ..first },
    ] {
        all.extend(ids(&other));
    }
    let count = all.len();
    assert_eq!(count, 5 * 4);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count);
}
