//! Values as RON. Texts are escaped so that no character of theirs is invisible or breaks a line.

use crate::topology::attributes::Value;
use std::fmt;

/// A value on one line.
pub(crate) struct Plain<'a>(pub &'a Value);

/// A list with one item a line, the lines indented one step further than the given indent.
pub(super) struct Long<'a>(pub &'a [Value], pub &'a str);

impl fmt::Display for Long<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(items, indent) = self;
        f.write_str("[\n")?;
        for item in *items {
            writeln!(f, "{indent}  {},", Plain(item))?;
        }
        write!(f, "{indent}]")
    }
}

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::None => f.write_str("None"),
            Value::Flag(flag) => write!(f, "{flag}"),
            Value::Number(number) => write!(f, "{number}"),
            Value::Text(text) => write!(f, "{}", Quoted(text)),
            Value::List(items) => {
                f.write_str("[")?;
                for (place, item) in items.iter().enumerate() {
                    f.write_str(if place == 0 { "" } else { ", " })?;
                    Plain(item).fmt(f)?;
                }
                f.write_str("]")
            }
            Value::Record(parts) => {
                f.write_str("(")?;
                for (place, (key, part)) in parts.iter().enumerate() {
                    f.write_str(if place == 0 { "" } else { ", " })?;
                    write!(f, "{key}: {}", Plain(part))?;
                }
                f.write_str(")")
            }
        }
    }
}

/// A text in double quotes.
pub(super) struct Quoted<'a>(pub &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        let mut rest = self.0;
        while let Some(place) = rest.find(must_be_escaped) {
            let (plain, tail) = rest.split_at_checked(place).unwrap_or((rest, ""));
            f.write_str(plain)?;
            let mut letters = tail.chars();
            match letters.next() {
                Some('\n') => f.write_str("\\n")?,
                Some('\t') => f.write_str("\\t")?,
                Some(letter @ ('"' | '\\')) => write!(f, "\\{letter}")?,
                Some(letter) => write!(f, "\\u{{{:x}}}", u32::from(letter))?,
                None => {}
            }
            rest = letters.as_str();
        }
        write!(f, "{rest}\"")
    }
}

/// Quotes, backslashes, control characters, and what would change the order or the lines of the text around it
/// without being seen.
fn must_be_escaped(letter: char) -> bool {
    letter == '"'
        || letter == '\\'
        || letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_reads_back_as_it_was() {
        for text in [
            "",
            "Reno",
            "^\\+1\\d{10}$",
            "say \"no\"",
            "two\nlines\tand tab",
            "תל אביב",
            "a\u{202e}b\u{feff}",
            "é€𝄞",
        ] {
            let quoted = Quoted(text).to_string();
            assert_eq!(ron::from_str::<String>(&quoted).unwrap(), text, "{quoted}");
            assert!(!quoted.contains('\n') && !quoted.contains('\u{202e}'), "{quoted}");
        }
    }

    #[test]
    fn values_are_written_as_people_write_them() {
        let computer =
            Value::Record(vec![("Fqdn".into(), Value::text("a")), ("Port".into(), Value::Number(5))]);
        let list = Value::List(vec![Value::None, Value::Flag(true), computer.clone()]);
        assert_eq!(Plain(&list).to_string(), "[None, true, (Fqdn: \"a\", Port: 5)]");
        assert_eq!(Long(&[computer], "  ").to_string(), "[\n    (Fqdn: \"a\", Port: 5),\n  ]");
    }
}
