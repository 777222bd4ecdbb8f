//! Patterns over numbers: regular expressions of voice routes and translation rules, judged as .NET judges them.

use fancy_regex::{Captures, Regex};
use std::fmt::Write;
use thiserror::Error;

/// A pattern over numbers. Without `^` and `$` it matches anywhere in a number, as the products match; it may look
/// ahead, which is how the Control Panel writes the exceptions of a voice route.
#[derive(Debug, Clone)]
pub struct Pattern(Regex);

/// Why a text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the pattern {pattern} cannot be read: {why}")]
pub struct PatternFault {
    /// The text.
    pub pattern: Box<str>,
    /// What is wrong with it.
    pub why: Box<str>,
}

impl Pattern {
    /// Reads a regular expression.
    ///
    /// # Errors
    /// When it is none; the pattern stays what it was typed as, and matches nothing.
    pub fn read(text: &str) -> Result<Self, PatternFault> {
        let fault = |error: fancy_regex::Error| PatternFault {
            pattern: text.into(),
            why: error.to_string().replace('\n', " ").trim().into(),
        };
        Regex::new(text).map(Self).map_err(fault)
    }

    /// Whether it matches a number. One on which it goes astray without an end counts as no match.
    pub fn matches(&self, number: &str) -> bool {
        self.0.is_match(number).unwrap_or(false)
    }

    /// The number with every match replaced by a translation, as `Regex.Replace` of .NET does; `None` where it does
    /// not match. In the translation `$1` and `${1}` are groups, `$0` and `$&` the whole match, `$$` is a dollar
    /// sign, and a group that the pattern does not have stands for itself.
    pub fn rewrite(&self, number: &str, translation: &str) -> Option<String> {
        let mut out = String::new();
        let mut done = 0;
        let mut matched = false;
        for captures in self.0.captures_iter(number) {
            let captures = captures.ok()?;
            let whole = captures.get(0)?;
            out.push_str(number.get(done..whole.start())?);
            expand(&captures, translation, &mut out);
            done = whole.end();
            matched = true;
        }
        out.push_str(number.get(done..)?);
        matched.then_some(out)
    }
}

/// Writes a translation with the groups of one match.
fn expand(captures: &Captures<'_, str>, translation: &str, out: &mut String) {
    let mut rest = translation;
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        let (group, end) = group_at(after);
        let found = match group {
            Some(Group::Dollar) => Some("$"),
            Some(Group::Number(number)) if number < captures.len() => {
                Some(captures.get(number).map_or("", |group| group.as_str()))
            }
            Some(Group::Name(name)) => captures.name(name).map(|group| group.as_str()),
            Some(Group::Number(_)) | None => None,
        };
        let (taken, left) = after.split_at_checked(end).unwrap_or((after, ""));
        match found {
            Some(text) => out.push_str(text),
            // A string takes whatever is written to it.
            None => write!(out, "${taken}").unwrap_or_default(),
        }
        rest = left;
    }
    out.push_str(rest);
}

/// What a dollar sign in a translation stands for.
enum Group<'a> {
    Dollar,
    Number(usize),
    Name(&'a str),
}

/// What follows a dollar sign, and how many bytes of it that takes.
fn group_at(text: &str) -> (Option<Group<'_>>, usize) {
    if text.starts_with('$') {
        return (Some(Group::Dollar), 1);
    }
    if text.starts_with('&') {
        return (Some(Group::Number(0)), 1);
    }
    if let Some((name, _)) = text.strip_prefix('{').and_then(|inside| inside.split_once('}')) {
        let group = name.parse().map_or(Group::Name(name), Group::Number);
        return (Some(group), name.len() + 2);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (text.get(..digits).and_then(|digits| digits.parse().ok()).map(Group::Number), digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_without_anchors_matches_anywhere() {
        for (pattern, number, matches) in [
            ("[0-9]{10}", "+13125550142", true),
            (r"^\+1\d{10}$", "+13125550142", true),
            (r"^\+1\d{10}$", "+131255501421", false),
            (r"^\+1\d{10}$", "13125550142", false),
            ("", "+13125550142", true),
            (".*", "", true),
        ] {
            assert_eq!(Pattern::read(pattern).unwrap().matches(number), matches, "{pattern} {number}");
        }
    }

    #[test]
    fn exceptions_look_ahead() {
        let pattern = Pattern::read(r"^(?!\+1900)(?!\+1809)\+1\d{10}$").unwrap();
        assert!(pattern.matches("+13125550142"));
        assert!(!pattern.matches("+19005550142") && !pattern.matches("+18095550142"));
    }

    #[test]
    fn a_pattern_that_cannot_be_read_says_why() {
        let fault = Pattern::read(r"^\+1(\d{10}$").unwrap_err();
        assert!(fault.to_string().starts_with(r"the pattern ^\+1(\d{10}$ cannot be read: "), "{fault}");
        assert!(!fault.to_string().contains('\n'), "{fault}");
    }

    #[test]
    fn a_pattern_that_goes_astray_matches_nothing() {
        let pattern = Pattern::read(r"^(?=(\d+)+x)(\d+)+\1y$").unwrap();
        assert!(!pattern.matches(&"1".repeat(60)));
    }

    #[test]
    fn a_translation_is_read_as_dot_net_reads_it() {
        for (pattern, translation, number, out) in [
            (r"^\+1(\d{10})$", "$1", "+13125550142", Some("3125550142")),
            (r"^\+(\d+)$", "011$1", "+442079460104", Some("011442079460104")),
            (r"^\+1(\d{10})$", "9${1}", "+13125550142", Some("93125550142")),
            (r"^\+1(?<local>\d{10})$", "9${local}#", "+13125550142", Some("93125550142#")),
            (r"^\+1(\d{3})(\d{7})$", "$2x$1", "+13125550142", Some("5550142x312")),
            (r"^\+1(\d{10})$", "$12", "+13125550142", Some("$12")),
            (r"^\+1(\d{10})$", "$$1$", "+13125550142", Some("$1$")),
            (r"^\+1(\d{10})$", "$0;$&", "+13125550142", Some("+13125550142;+13125550142")),
            (r"^\+1(\d{10})$", "", "+13125550142", Some("")),
            ("0", "-", "+1020", Some("+1-2-")),
            (r"^\+44(\d+)$", "$1", "+13125550142", None),
        ] {
            let rewritten = Pattern::read(pattern).unwrap().rewrite(number, translation);
            assert_eq!(rewritten.as_deref(), out, "{pattern} {translation}");
        }
    }
}
