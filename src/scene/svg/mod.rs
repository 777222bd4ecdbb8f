//! A drawing as SVG text: the picture that the window shows, for documents and for the other
//! picture formats, which are made from it.

mod tag;

use self::tag::{Tag, number};
use super::drawing::{Drawing, Layer};
use super::geometry::{Point, Rect, Vector};
use super::ink::{Ink, Stroke};
use super::measure::Measure;
use super::shape::{Circle, Group, Line, PlacedGlyph, Polygon, Quads, RectShape, Shape};
use super::text::{Across, Face, Text};
use super::theme::Theme;
use super::token::{Rgb, Token};

/// What a picture shows and how.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The part of the canvas that is shown, in canvas units; at 100 % a unit becomes a pixel.
    pub view: Rect,
    /// The zoom at which sizes on the screen are taken; an export shows 1, which is 100 %.
    pub zoom: f32,
    /// The colours.
    pub theme: Theme,
    /// What lies behind everything.
    pub background: Token,
    /// A few words that name the picture, for readers that cannot see it.
    pub title: &'a str,
    /// A sentence or more that says what it shows.
    pub description: &'a str,
}

/// Writes a drawing as an SVG document. The same drawing gives the same bytes.
pub fn write(drawing: &Drawing, page: &Page<'_>, measure: &dyn Measure) -> String {
    let Page { view, zoom, theme, background, title, description } = *page;
    let prefix = prefix(page);
    let id = |name: &str| format!("{prefix}-{name}");
    let mut writer = Writer { xml: String::new(), zoom, theme, measure };
    let corners = [view.min.x, view.min.y, view.width(), view.height()].map(number);
    let root = Tag::new("svg")
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .number("width", view.width() * zoom)
        .number("height", view.height() * zoom)
        .attribute("viewBox", &corners.join(" "))
        .attribute("role", "img")
        .attribute("aria-labelledby", &[id("title"), id("description")].join(" "));
    writer.push(root.open());
    writer.push(Tag::new("title").attribute("id", &id("title")).holding(title));
    writer.push(Tag::new("desc").attribute("id", &id("description")).holding(description));
    writer.push(Tag::new("style").holding(&style_sheet()));
    writer.rect(&RectShape::new(view).fill(background), 1.0);
    for (layer, shapes) in drawing.layers() {
        writer.push(Tag::new("g").attribute("id", &id(layer_id(layer))).open());
        shapes.iter().for_each(|shape| writer.shape(shape, 1.0));
        writer.push("</g>\n");
    }
    writer.push("</svg>\n");
    writer.xml
}

/// What the ids of a picture begin with, so that several can stand in one page: from its title, and as two may be called
/// alike, from what it shows.
fn prefix(page: &Page<'_>) -> String {
    let words: String = page.title.chars().filter(char::is_ascii_alphanumeric).take(24).collect();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let Rect { min, max } = page.view;
    let numbers = [min.x, min.y, max.x, max.y, page.zoom].map(f32::to_bits);
    let bytes = numbers.iter().flat_map(|number| number.to_le_bytes());
    let texts = [page.title, page.description, page.theme.name()];
    for byte in texts.into_iter().flat_map(str::bytes).chain(bytes) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("t{}-{:08x}", words.to_lowercase(), hash >> 32)
}

/// One class for each face, so that lines of text stay short.
fn style_sheet() -> String {
    [Face::Proportional, Face::Fixed]
        .map(|face| {
            let font = face.font();
            let families = format!("'{}', {}", font.family, font.fallbacks);
            format!(".{}{{font-family:{families};font-weight:{}}}", class(face), font.weight)
        })
        .concat()
}

fn class(face: Face) -> &'static str {
    match face {
        Face::Proportional => "words",
        Face::Fixed => "fixed",
    }
}

fn layer_id(layer: Layer) -> &'static str {
    match layer {
        Layer::Grid => "grid",
        Layer::Regions => "regions",
        Layer::Pipes => "pipes",
        Layer::Cards => "cards",
        Layer::Trunks => "trunks",
        Layer::PathLanes => "path-lanes",
        Layer::Tiles => "tiles",
        Layer::Gauges => "gauges",
        Layer::Badges => "badges",
        Layer::Marks => "marks",
        Layer::Pins => "pins",
        Layer::Plates => "plates",
        Layer::Handles => "handles",
        Layer::Guides => "guides",
    }
}

struct Writer<'a> {
    xml: String,
    zoom: f32,
    theme: Theme,
    measure: &'a dyn Measure,
}

impl Writer<'_> {
    fn push(&mut self, xml: impl AsRef<str>) {
        self.xml.push_str(xml.as_ref());
    }

    fn shape(&mut self, shape: &Shape, opacity: f32) {
        match shape {
            Shape::Rect(rect) => self.rect(rect, opacity),
            Shape::Line(line) => self.line(line, opacity),
            Shape::Circle(circle) => self.circle(circle, opacity),
            Shape::Polygon(polygon) => self.polygon(polygon, opacity),
            Shape::Text(text) => self.text(text, opacity),
            Shape::Glyph(glyph) => self.glyph(glyph, opacity),
            Shape::Quads(quads) => self.quads(quads, opacity),
            Shape::Chevrons(chevrons) => {
                chevrons.marks(0.0).iter().for_each(|mark| self.line(mark, opacity));
            }
            Shape::Group(group) => self.group(group, opacity),
        }
    }

    fn rect(&mut self, shape: &RectShape, opacity: f32) {
        self.shadow(shape, opacity);
        let tag = rect_tag(shape.rect, shape.radius);
        let tag = self.stroked(self.filled(tag, shape.fill, opacity), shape.stroke, opacity);
        self.push(tag.empty());
    }

    /// A shadow as a few translucent rectangles: picture formats draw blurs differently or not at all.
    fn shadow(&mut self, shape: &RectShape, opacity: f32) {
        const STEPS: u8 = 4;
        let Some(shadow) = shape.elevation.and_then(|elevation| self.theme.shadow(elevation)) else {
            return;
        };
        let below = shape.rect.moved(Vector::new(0.0, shadow.offset));
        for step in 0..STEPS {
            let spread = shadow.blur * (0.5 - (f32::from(step) + 0.5) / f32::from(STEPS));
            let tag = rect_tag(below.expanded(spread), (shape.radius + spread).max(0.0))
                .attribute("fill", &Rgb::BLACK.hex())
                .number("fill-opacity", shadow.opacity * opacity / f32::from(STEPS));
            self.push(tag.empty());
        }
    }

    fn line(&mut self, line: &Line, opacity: f32) {
        let points = line.flattened();
        let tag = match (points.as_slice(), line.closed) {
            ([from, to], _) => Tag::new("line")
                .number("x1", from.x)
                .number("y1", from.y)
                .number("x2", to.x)
                .number("y2", to.y),
            (points, true) => Tag::new("polygon").attribute("points", &point_list(points)),
            (points, false) => Tag::new("polyline").attribute("points", &point_list(points)),
        };
        let tag = self.stroked(tag.attribute("fill", "none"), Some(line.stroke), opacity);
        self.push(tag.empty());
    }

    fn circle(&mut self, circle: &Circle, opacity: f32) {
        let tag = Tag::new("circle")
            .number("cx", circle.centre.x)
            .number("cy", circle.centre.y)
            .number("r", circle.radius);
        let tag = self.stroked(self.filled(tag, circle.fill, opacity), circle.stroke, opacity);
        self.push(tag.empty());
    }

    fn polygon(&mut self, polygon: &Polygon, opacity: f32) {
        let tag = Tag::new("polygon").attribute("points", &point_list(&polygon.points));
        let tag = self.stroked(self.filled(tag, Some(polygon.fill), opacity), polygon.stroke, opacity);
        self.push(tag.empty());
    }

    fn quads(&mut self, quads: &Quads, opacity: f32) {
        if quads.quads.is_empty() {
            return;
        }
        let path = |corners: &[Point; 4]| {
            let pairs = corners.map(|p| [p.x, p.y].map(number).join(","));
            format!("M{}Z", pairs.join("L"))
        };
        let path: String = quads.quads.iter().map(path).collect();
        let tag = self.filled(Tag::new("path").attribute("d", &path), Some(quads.fill), opacity);
        self.push(tag.empty());
    }

    fn text(&mut self, text: &Text, opacity: f32) {
        let shown = text.shown(self.measure, self.zoom);
        let mut tag = Tag::new("text")
            .number("x", text.at.x)
            .number("y", text.at.y + text.baseline(self.measure, self.zoom) / self.zoom)
            .attribute("class", class(text.face))
            .number("font-size", text.size.at(self.zoom) / self.zoom);
        tag = match text.across {
            Across::Start => tag,
            Across::Middle => tag.attribute("text-anchor", "middle"),
            Across::End => tag.attribute("text-anchor", "end"),
        };
        if shown.contains("  ") {
            tag = tag.attribute("xml:space", "preserve");
        }
        let tag = self.filled(tag, Some(text.ink), opacity);
        self.push(tag.holding(&shown));
    }

    fn glyph(&mut self, placed: &PlacedGlyph, opacity: f32) {
        for shape in placed.glyph.shapes(placed.rect, placed.inks, self.theme) {
            self.shape(&shape, opacity);
        }
    }

    fn group(&mut self, group: &Group, opacity: f32) {
        self.push("<g>\n");
        if let Some(label) = &group.label {
            self.push(Tag::new("title").holding(label));
        }
        group.shapes.iter().for_each(|shape| self.shape(shape, opacity * group.opacity));
        self.push("</g>\n");
    }

    fn filled(&self, tag: Tag, fill: Option<Ink>, opacity: f32) -> Tag {
        match fill {
            Some(ink) => self.inked(tag, ink, opacity, ["fill", "fill-opacity"]),
            None => tag.attribute("fill", "none"),
        }
    }

    fn stroked(&self, tag: Tag, stroke: Option<Stroke>, opacity: f32) -> Tag {
        let Some(stroke) = stroke else {
            return tag;
        };
        let mut tag = self.inked(tag, stroke.ink, opacity, ["stroke", "stroke-opacity"]);
        tag = tag.number("stroke-width", stroke.width.at(self.zoom) / self.zoom);
        if let Some(dash) = stroke.dash {
            let unit = stroke.width.unit(self.zoom) / self.zoom;
            let pieces = [dash.on, dash.off].map(|length| number(length * unit));
            tag = tag.attribute("stroke-dasharray", &pieces.join(" "));
        }
        if stroke.round {
            tag = tag.attribute("stroke-linecap", "round").attribute("stroke-linejoin", "round");
        }
        tag
    }

    fn inked(&self, tag: Tag, ink: Ink, opacity: f32, [colour, strength]: [&str; 2]) -> Tag {
        let tag = tag.attribute(colour, &self.theme.inked(ink).hex());
        let covers = ink.opacity * opacity;
        if covers < 1.0 { tag.number(strength, covers) } else { tag }
    }
}

fn rect_tag(rect: Rect, radius: f32) -> Tag {
    let tag = Tag::new("rect")
        .number("x", rect.min.x)
        .number("y", rect.min.y)
        .number("width", rect.width().max(0.0))
        .number("height", rect.height().max(0.0));
    if radius > 0.0 { tag.number("rx", radius) } else { tag }
}

fn point_list(points: &[Point]) -> String {
    let pairs: Vec<String> = points.iter().map(|p| [p.x, p.y].map(number).join(",")).collect();
    pairs.join(" ")
}

#[cfg(test)]
mod tests;
