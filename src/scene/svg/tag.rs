//! XML by hand: one element, its attributes, and what has to be escaped.

use crate::scene::text::clean;

/// An element that is being written.
pub(super) struct Tag {
    name: &'static str,
    xml: String,
}

impl Tag {
    /// An element without attributes.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, xml: format!("<{name}") }
    }

    /// The element with one more attribute.
    pub(super) fn attribute(mut self, name: &str, value: &str) -> Self {
        self.xml.push_str(&format!(" {name}=\"{}\"", escaped(value)));
        self
    }

    /// The element with one more attribute that is a number.
    pub(super) fn number(self, name: &str, value: f32) -> Self {
        self.attribute(name, &number(value))
    }

    /// The element without content.
    pub(super) fn empty(self) -> String {
        self.xml + "/>\n"
    }

    /// The start of an element whose content follows.
    pub(super) fn open(self) -> String {
        self.xml + ">\n"
    }

    /// The element with text as its content.
    pub(super) fn holding(self, text: &str) -> String {
        let Self { name, xml } = self;
        format!("{xml}>{}</{name}>\n", escaped(text))
    }
}

/// A number with at most two decimals, written the same way everywhere; what is not a number is 0.
pub(super) fn number(value: f32) -> String {
    let cents = (f64::from(value) * 100.0).round();
    if !cents.is_finite() || cents == 0.0 {
        return "0".to_owned();
    }
    let written = format!("{:.2}", cents / 100.0);
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Text without the characters that XML forbids and with those escaped that mean something in it.
pub(super) fn escaped(text: &str) -> String {
    clean(text).chars().fold(String::with_capacity(text.len()), |mut escaped, c| {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            c => escaped.push(c),
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_always_the_same() {
        let written = [0.0, -0.0, -0.001, 1.0, 1.5, 2.126, -13.999, 1e9, f32::NAN, f32::INFINITY].map(number);
        assert_eq!(written, ["0", "0", "0", "1", "1.5", "2.13", "-14", "1000000000", "0", "0"]);
    }

    #[test]
    fn quotes_and_brackets_cannot_leave_their_place() {
        let tag = Tag::new("text").attribute("id", "\"><script>").holding("</text>&'");
        assert_eq!(tag, "<text id=\"&quot;&gt;&lt;script&gt;\">&lt;/text&gt;&amp;&apos;</text>\n");
    }
}
