//! Numbers: how people write them, and how a trunk rewrites them.

mod translation;

pub use translation::{NumberList, Rewritten, RuleAnswer, Translation, TriedRule, rewrite, translate};

use crate::topology::values::ValueFault;

/// A number without what people put between its digits: `tel:+1 (312) 555-0142;ext=7` gives `+13125550142`.
///
/// # Errors
/// When it is no number.
pub fn plain(text: &str) -> Result<Box<str>, ValueFault> {
    let bare = text.trim();
    let bare = bare.split_at_checked(4).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("tel:"));
    let bare = bare.map_or(text.trim(), |(_, rest)| rest);
    let bare = bare.split(';').next().unwrap_or(bare);
    let number: String = bare
        .chars()
        .filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '-' | '.' | '(' | ')' | '/'))
        .collect();
    let digits = number.strip_prefix('+').unwrap_or(&number);
    let dialled = |letter: char| letter.is_ascii_digit() || matches!(letter, '*' | '#');
    if !digits.is_empty() && digits.len() <= MOST_DIGITS && digits.chars().all(dialled) {
        Ok(number.into())
    } else {
        Err(ValueFault::not_a(text, "a number such as +13125550142"))
    }
}

/// More digits than any network takes.
const MOST_DIGITS: usize = 64;

/// A number as people read it: those of the North American plan in groups, all others as they are.
pub fn shown(number: &str) -> String {
    let parts = number.strip_prefix("+1").filter(|rest| rest.len() == 10).and_then(|rest| {
        let (area, rest) = rest.split_at_checked(3)?;
        let (exchange, line) = rest.split_at_checked(3)?;
        Some((area, exchange, line))
    });
    match parts {
        Some((area, exchange, line)) => format!("+1 {area} {exchange} {line}"),
        None => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_however_it_is_written() {
        for text in ["+13125550142", " tel:+13125550142", "TEL:+1 (312) 555-0142;ext=7", "+1.312.555.0142"] {
            assert_eq!(&*plain(text).unwrap(), "+13125550142", "{text}");
        }
        assert_eq!(&*plain("*67#").unwrap(), "*67#");
        for text in ["", "+", "tel:", "alice", "+1+2", "+1 312 555 O142"] {
            let fault = plain(text).unwrap_err().to_string();
            assert!(fault.contains("+13125550142"), "{text}: {fault}");
        }
    }

    #[test]
    fn a_north_american_number_is_shown_in_groups() {
        assert_eq!(shown("+13125550142"), "+1 312 555 0142");
        assert_eq!(shown("+442079460104"), "+442079460104");
        assert_eq!(shown("+1éééééb"), "+1éééééb");
    }
}
