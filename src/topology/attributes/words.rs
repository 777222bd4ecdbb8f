//! Values in the words of the window, of reports and of edit names.

use super::{About, Domain, Value};

impl About {
    /// A value as people read it: `4,000 kbps`, `On`, `10Mb_Link`, `none`.
    pub fn show(&self, value: &Value) -> String {
        match (value, self.domain) {
            (Value::Number(number), _) => match self.unit {
                Some(unit) => format!("{} {}", figure(*number), unit.label()),
                None => number.to_string(),
            },
            (Value::Text(text), Domain::Choice(choices)) => {
                let choice = choices.iter().find(|choice| choice.key == &**text);
                choice.map_or_else(|| text.to_string(), |choice| choice.label.to_owned())
            }
            _ => plain(value),
        }
    }
}

/// A value without knowledge of its attribute.
fn plain(value: &Value) -> String {
    match value {
        Value::None => "none".to_owned(),
        Value::Flag(true) => "On".to_owned(),
        Value::Flag(false) => "Off".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::List(list) if list.is_empty() => "none".to_owned(),
        Value::List(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Record(parts) => parts.iter().map(|(_, part)| plain(part)).collect::<Vec<_>>().join(" "),
    }
}

/// The label as it stands inside a sentence; abbreviations keep their capitals.
pub fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
            first.to_lowercase().chain(std::iter::once(second)).chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

/// A whole number with a comma between thousands.
pub fn figure(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::super::Kind;
    use super::*;

    #[test]
    fn figures_have_commas_and_units() {
        assert_eq!([0, 999, 1_000, 12_345_678].map(figure), ["0", "999", "1,000", "12,345,678"]);
        let about = Kind::BandwidthPolicyProfile.attribute("AudioBWLimit").unwrap();
        assert_eq!(about.show(&Value::Number(4_000)), "4,000 kbps");
        assert_eq!(about.show(&Value::None), "none");
    }

    #[test]
    fn choices_have_their_label() {
        let about = Kind::TrunkConfiguration.attribute("SRTPMode").unwrap();
        assert_eq!(about.show(&Value::text("NotSupported")), "Not supported");
    }
}
