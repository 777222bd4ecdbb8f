//! Values as people type them into a cell or copy them from a spreadsheet, and back.

use super::{About, AttributeFault, Domain, Value, figure};

impl About {
    /// Reads what a person typed: `4,000` and `4000 kbps`, `On` and `true`, a choice by its word or its label, a list
    /// with commas. Nothing, and "none" for a reference, is no value.
    ///
    /// # Errors
    /// When the text is no number, no switch or none of the choices. What else a value must be, the attribute says when
    /// it is set.
    pub fn typed(&self, text: &str) -> Result<Value, AttributeFault> {
        one(self.domain, text.trim())
    }

    /// A value as it stands in a cell: without its unit, which the head of the column says.
    pub fn cell(&self, value: &Value) -> String {
        match value {
            Value::None => String::new(),
            Value::Number(number) if self.unit.is_some() => figure(*number),
            Value::List(list) if list.is_empty() => String::new(),
            _ => self.show(value),
        }
    }

    /// A value as a spreadsheet takes it: figures without commas between thousands.
    pub fn plain(&self, value: &Value) -> String {
        match value {
            Value::Number(number) => number.to_string(),
            _ => self.cell(value),
        }
    }
}

fn one(domain: Domain, text: &str) -> Result<Value, AttributeFault> {
    if text.is_empty() {
        return Ok(if matches!(domain, Domain::List(_)) { Value::List(Vec::new()) } else { Value::None });
    }
    match domain {
        Domain::Flag => flag(text),
        Domain::Number => number(text),
        Domain::Ports => Ok(number(text).unwrap_or_else(|_| Value::text(text))),
        Domain::Choice(choices) => {
            let same = |word: &str| word.eq_ignore_ascii_case(text);
            match choices.iter().find(|choice| same(choice.key) || same(choice.label)) {
                Some(choice) => Ok(Value::text(choice.key)),
                None => {
                    let labels: Vec<&str> = choices.iter().map(|choice| choice.label).collect();
                    Err(AttributeFault::Clash(format!("\"{text}\" is none of {}", labels.join(", "))))
                }
            }
        }
        Domain::Reference(_) if text.eq_ignore_ascii_case("none") => Ok(Value::None),
        Domain::List(item) => {
            let items = text.split([',', ';']).map(str::trim).filter(|item| !item.is_empty());
            items.map(|text| one(*item, text)).collect::<Result<_, _>>().map(Value::List)
        }
        _ => Ok(Value::text(text)),
    }
}

fn flag(text: &str) -> Result<Value, AttributeFault> {
    let is = |words: [&str; 4]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    if is(["On", "true", "yes", "1"]) {
        Ok(Value::Flag(true))
    } else if is(["Off", "false", "no", "0"]) {
        Ok(Value::Flag(false))
    } else {
        Err(AttributeFault::Clash(format!("\"{text}\" is neither On nor Off")))
    }
}

/// A whole number, with commas and a unit or without.
fn number(text: &str) -> Result<Value, AttributeFault> {
    let figures = text.split_whitespace().next().unwrap_or_default();
    let digits: String = figures.chars().filter(|letter| *letter != ',').collect();
    let unit_is_a_word = text.split_whitespace().skip(1).all(|word| word.chars().all(char::is_alphabetic));
    match digits.parse() {
        Ok(number) if unit_is_a_word => Ok(Value::Number(number)),
        _ => Err(AttributeFault::Clash(format!("\"{text}\" is not a whole number"))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Kind;
    use super::*;

    #[test]
    fn what_is_typed_is_read() {
        let cases = [
            (Kind::BandwidthPolicyProfile, "AudioBWLimit", "4,000 kbps", Ok(Value::Number(4_000))),
            (Kind::BandwidthPolicyProfile, "AudioBWLimit", " ", Ok(Value::None)),
            (
                Kind::BandwidthPolicyProfile,
                "AudioBWLimit",
                "4 000 000",
                Err("\"4 000 000\" is not a whole number"),
            ),
            (Kind::NetworkSite, "Constrained", "yes", Ok(Value::Flag(true))),
            (Kind::NetworkSite, "Constrained", "Off", Ok(Value::Flag(false))),
            (Kind::NetworkSite, "Constrained", "maybe", Err("\"maybe\" is neither On nor Off")),
            (Kind::NetworkSite, "BWPolicyProfileID", "None", Ok(Value::None)),
            (Kind::NetworkSite, "BWPolicyProfileID", "10Mb_Link", Ok(Value::text("10Mb_Link"))),
            (Kind::Trunk, "Transport", "tls", Ok(Value::text("TLS"))),
        ];
        for (kind, key, text, expected) in cases {
            let about = kind.attribute(key).unwrap();
            let read = about.typed(text).map_err(|fault| fault.to_string());
            match expected {
                Ok(value) => {
                    assert_eq!(read.map(|value| about.show(&value)), Ok(about.show(&value)), "{key} {text}");
                }
                Err(words) => assert_eq!(read, Err(words.to_owned()), "{key} {text}"),
            }
        }
    }

    #[test]
    fn what_a_cell_shows_is_read_back() {
        for kind in Kind::ALL {
            for (about, value) in kind.attributes().into_iter().zip(kind.defaults()) {
                if matches!(about.domain, Domain::Record(_) | Domain::List(Domain::Record(_))) {
                    continue;
                }
                let read = about.typed(&about.plain(&value)).unwrap();
                let empty = |value: &Value| about.plain(value).is_empty();
                assert!(
                    read == value || empty(&read) && empty(&value),
                    "{kind:?} {}: {read:?} {value:?}",
                    about.key
                );
            }
        }
    }
}
