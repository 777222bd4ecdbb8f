//! Which room of `src` may use which, and who may know the interface or HTTP.
//!
//! A room is a module at the top of the crate. The arrows between rooms point one way; this reads
//! every `crate::` in the program text and holds it against the table. Unit tests are free.

use std::collections::BTreeSet;

use crate::case::{Case, Outcome, cases};
use crate::sources::{self, Source};

/// A room, and the rooms it may use. Each uses only rooms that stand above it.
const ROOMS: &[(&str, &[&str])] = &[
    ("topology", &[]),
    ("jobs", &[]),
    ("net", &[]),
    ("edit", &["topology"]),
    ("rules", &["topology", "edit"]),
    ("call", &["topology", "edit"]),
    ("file", &["topology", "jobs", "edit", "rules"]),
    ("report", &["topology", "edit", "rules", "call", "file"]),
    ("scene", &["topology", "jobs", "edit", "rules", "call", "report"]),
    ("traffic", &["topology", "jobs", "edit", "call", "report"]),
    ("exchange", &["topology", "jobs", "edit", "rules", "call", "file", "report", "scene", "traffic"]),
    ("publish", &["topology", "jobs", "net", "edit", "rules", "call", "file", "report", "scene", "exchange"]),
    ("service", &["topology", "jobs", "net", "edit", "rules", "call", "file", "report", "publish"]),
    (
        "desktop",
        &[
            "topology", "jobs", "net", "edit", "rules", "call", "file", "report", "scene", "traffic",
            "exchange", "publish",
        ],
    ),
    (
        "cli",
        &[
            "topology", "jobs", "net", "edit", "rules", "call", "file", "report", "scene", "traffic",
            "exchange", "publish", "service",
        ],
    ),
];

/// Crates that only some rooms may know: what they stand for, the crates, the rooms.
const KEPT_CRATES: &[(&str, &[&str], &[&str])] = &[
    (
        "the interface",
        &["accesskit", "eframe", "egui", "egui_extras", "egui_notify", "egui_plot", "epaint", "rfd", "winit"],
        &["desktop"],
    ),
    (
        "HTTP",
        &["axum", "http", "hyper", "reqwest", "rustls", "tower", "tower_http", "ureq"],
        &["service", "net"],
    ),
];

/// The files at the top name every room, and start the window.
const TOP: &[&str] = &["lib.rs", "main.rs"];

pub fn cases() -> Vec<Case> {
    cases![&[];
        every_room_keeps_to_its_arrows,
        the_arrows_point_one_way,
        a_forbidden_arrow_is_named_with_its_place,
        a_room_that_is_not_in_the_table_is_named,
        kept_crates_are_found_where_they_may_not_be,
        tests_comments_and_allowed_arrows_pass,
    ]
}

/// What breaks the table, a sentence each.
fn broken(sources: &[Source]) -> Vec<String> {
    sources::without_tests(sources).flat_map(broken_in).collect()
}

fn broken_in(source: &Source) -> Vec<String> {
    if TOP.contains(&source.path.as_str()) {
        return Vec::new();
    }
    let first = source.path.split('/').next().unwrap_or_default();
    let room = first.trim_end_matches(".rs");
    let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return vec![format!(
            "src/{}: the room {room} is not in the table of tests/all/arrows.rs",
            source.path
        )];
    };
    let (lines, words) = words(&source.code());
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    for (at, used) in uses(&words) {
        let known = ROOMS.iter().any(|(name, _)| *name == used);
        if known && used != room && !allowed.contains(&used) {
            found.push(format!("src/{}:{}: {room} -> {used} is a forbidden arrow", source.path, lines[at]));
        }
    }
    for (what, crates, rooms) in KEPT_CRATES.iter().filter(|(_, _, rooms)| !rooms.contains(&room)) {
        for at in (0..words.len()).filter(|at| crates.iter().any(|name| names_crate(&words, *at, name))) {
            let (line, name, keepers) = (lines[at], words[at], rooms.join(" and "));
            found.push(format!("src/{}:{line}: {room} knows {name}; {what} stays in {keepers}", source.path));
        }
    }
    found
}

/// The program as names, `::` and single signs, and the line of each.
fn words(code: &str) -> (Vec<usize>, Vec<String>) {
    let mut found = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let mut spaced = String::new();
        for letter in line.chars() {
            if in_a_name(letter) {
                spaced.push(letter);
            } else {
                spaced.extend([' ', letter, ' ']);
            }
        }
        let spaced = spaced.replace(":  :", "::");
        found.extend(spaced.split_whitespace().map(|word| (number + 1, word.to_owned())));
    }
    found.into_iter().unzip()
}

fn in_a_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Every name that follows `crate::`, those of a group one by one, and where it stands.
fn uses<'a>(words: &[&'a str]) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    for at in 0..words.len() {
        match &words[at..] {
            ["crate", "::", "{", group @ ..] => {
                found.extend(members(group).into_iter().map(|(inside, name)| (at + 3 + inside, name)));
            }
            ["crate", "::", name, ..] => found.push((at + 2, *name)),
            _ => {}
        }
    }
    found
}

/// The first names in a `use` group: after the opening brace and after each outermost comma, up to
/// the brace that closes it.
fn members<'a>(group: &[&'a str]) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    let mut depth = 0;
    let mut begins = true;
    for (at, word) in group.iter().enumerate() {
        if begins {
            found.push((at, *word));
        }
        begins = *word == "," && depth == 0;
        match *word {
            "{" => depth += 1,
            "}" if depth == 0 => break,
            "}" => depth -= 1,
            _ => {}
        }
    }
    found
}

/// Whether the word at this place names this crate: it begins a path, or is all that a `use` names.
fn names_crate(words: &[&str], at: usize, name: &str) -> bool {
    let before = &words[..at];
    let begins = match before {
        [.., "."] => false,
        [.., "use", "::"] => true,
        [.., outer, "::"] => !outer.chars().all(in_a_name),
        _ => true,
    };
    match &words[at..] {
        [word, "::", ..] => *word == name && begins,
        [word, ";" | "as", ..] => *word == name && before.ends_with(&["use"]),
        _ => false,
    }
}

fn every_room_keeps_to_its_arrows() -> Outcome {
    let found = broken(&sources::all()?);
    if found.is_empty() { Ok(()) } else { Err(found.join("\n").into()) }
}

fn the_arrows_point_one_way() -> Outcome {
    let mut above = BTreeSet::new();
    for (room, allowed) in ROOMS {
        for used in *allowed {
            assert!(above.contains(used), "{room} may use {used}, which does not stand above it");
        }
        above.insert(room);
    }
    Ok(())
}

fn a_forbidden_arrow_is_named_with_its_place() -> Outcome {
    let sources = [
        Source::fake(
            "topology/link.rs",
            "//! Links.\n\nuse crate::topology::arena;\nuse crate::edit::Edit;\n",
        ),
        Source::fake(
            "rules/names.rs",
            "use crate::{\n    edit::{Edit, Key},\n    desktop::canvas,\n    topology,\n};\n",
        ),
        Source::fake("call/testing_ground.rs", "use crate::desktop;\n"),
        Source::fake("call/mod.rs", "#[cfg(test)]\nmod testing;\n"),
        Source::fake("jobs.rs", "fn run() {\n    let _ = crate::file::open();\n}\n"),
    ];
    assert_eq!(
        broken(&sources),
        [
            "src/topology/link.rs:4: topology -> edit is a forbidden arrow",
            "src/rules/names.rs:3: rules -> desktop is a forbidden arrow",
            "src/call/testing_ground.rs:1: call -> desktop is a forbidden arrow",
            "src/jobs.rs:2: jobs -> file is a forbidden arrow",
        ]
    );
    Ok(())
}

fn a_room_that_is_not_in_the_table_is_named() -> Outcome {
    assert_eq!(
        broken(&[Source::fake("helpers/mod.rs", "")]),
        ["src/helpers/mod.rs: the room helpers is not in the table of tests/all/arrows.rs"]
    );
    Ok(())
}

fn kept_crates_are_found_where_they_may_not_be() -> Outcome {
    let sources = [
        Source::fake("scene/shape.rs", "use egui::Color32;\n"),
        Source::fake("call/mod.rs", "use eframe as frame;\n\nfn fetch() {\n    ureq::get(\"\");\n}\n"),
        Source::fake("desktop/app.rs", "use egui::Color32;\nuse axum::Router;\n"),
        Source::fake("net/client.rs", "use ureq;\n"),
        Source::fake("traffic/mod.rs", "fn load(ui: &mut egui::Ui) {}\nuse ::hyper::Body;\n"),
    ];
    assert_eq!(
        broken(&sources),
        [
            "src/scene/shape.rs:1: scene knows egui; the interface stays in desktop",
            "src/call/mod.rs:1: call knows eframe; the interface stays in desktop",
            "src/call/mod.rs:4: call knows ureq; HTTP stays in service and net",
            "src/desktop/app.rs:2: desktop knows axum; HTTP stays in service and net",
            "src/traffic/mod.rs:1: traffic knows egui; the interface stays in desktop",
            "src/traffic/mod.rs:2: traffic knows hyper; HTTP stays in service and net",
        ]
    );
    Ok(())
}

fn tests_comments_and_allowed_arrows_pass() -> Outcome {
    let sources = [
        Source::fake("call/mod.rs", "mod route;\n#[cfg(test)]\npub(crate) mod testing;\n"),
        Source::fake("call/testing.rs", "use crate::file::open;\n"),
        Source::fake("call/route.rs", "#[cfg(test)]\nmod tests;\n"),
        Source::fake("call/route/tests/table.rs", "use crate::file::open;\n"),
        Source::fake(
            "edit/mod.rs",
            "//! See [`crate::file`] and egui::Ui.\nuse crate::{VERSION, topology::Document};\nuse http_date::parse;\n\
             fn own() {\n    my_crate::file();\n    self.egui::<u8>();\n    own::http::get();\n}\n\n\
             #[cfg(test)]\nmod tests {\n    use crate::file::save;\n}\n",
        ),
        Source::fake("main.rs", "use eframe::run_native;\n"),
        Source::fake("cli/serve.rs", "use crate::service::serve;\n"),
    ];
    assert_eq!(broken(&sources), Vec::<String>::new());
    Ok(())
}
