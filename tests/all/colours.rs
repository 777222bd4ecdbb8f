//! That every colour comes from the token table.

use crate::case::{Case, Outcome, cases};
use crate::sources::{self, Source};

/// Where the table stands, and where its colours become the interface's.
const KEEPERS: &[&str] = &["scene/token.rs", "desktop/theme/mod.rs"];

/// Ways to write a colour down.
const LITERALS: &[&str] = &["Rgb::from_hex", "Rgb { red", "Color32::from_", "Hsva", "Rgba::"];

/// The interface's own constants that are no colours.
const NO_COLOURS: &[&str] = &["TRANSPARENT", "PLACEHOLDER"];

pub fn cases() -> Vec<Case> {
    cases![&[]; every_colour_is_a_token, a_colour_that_is_written_down_is_named]
}

/// The lines that write a colour down, a sentence each.
fn written_down(sources: &[Source]) -> Vec<String> {
    let free = |source: &&Source| !KEEPERS.contains(&source.path.as_str());
    let mut found = Vec::new();
    for source in sources::without_tests(sources).filter(free) {
        for (number, line) in source.code().lines().enumerate() {
            if names_a_colour(line) {
                found.push(format!(
                    "src/{}:{} writes a colour down: {}",
                    source.path,
                    number + 1,
                    line.trim()
                ));
            }
        }
    }
    found
}

fn names_a_colour(line: &str) -> bool {
    let literal = LITERALS.iter().any(|literal| line.contains(literal));
    let constant = line.split("Color32::").skip(1).any(|after| {
        let name: String = after.chars().take_while(|c| c.is_ascii_uppercase() || *c == '_').collect();
        name.len() > 1 && !NO_COLOURS.contains(&name.as_str())
    });
    let hexadecimal = line.split("\"#").skip(1).any(|after| {
        after.split('"').next().is_some_and(|text| {
            [3, 6, 8].contains(&text.len()) && text.chars().all(|c| c.is_ascii_hexdigit())
        })
    });
    literal || constant || hexadecimal
}

fn every_colour_is_a_token() -> Outcome {
    let found = written_down(&sources::all()?);
    if found.is_empty() { Ok(()) } else { Err(found.join("\n").into()) }
}

fn a_colour_that_is_written_down_is_named() -> Outcome {
    let lines = [
        "let a = Color32::from_rgb(1, 2, 3);",
        "let b = egui::Color32::RED;",
        "let c = \"#CC4B00\";",
        "let d = Color32::TRANSPARENT;",
        "let e = look.colour(Token::Refused); // like Color32::RED",
        "fn colour(self) -> Color32 {",
    ];
    let found = written_down(&[Source::fake("desktop/a.rs", &lines.join("\n"))]);
    let places: Vec<_> = found.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(places, ["src/desktop/a.rs:1", "src/desktop/a.rs:2", "src/desktop/a.rs:3"]);
    Ok(())
}
