//! Exporting a document as a picture.

use super::shell::{Shell, json};
use crate::case::{Case, Outcome, cases};

pub fn cases() -> Vec<Case> {
    cases![&[];
        a_picture_is_written_in_each_format_and_theme,
        a_picture_shows_the_document_with_its_edits,
        what_cannot_be_written_is_said_in_a_sentence,
        the_same_document_gives_the_same_picture,
    ]
}

/// The width and height that a PNG says it has.
fn size(png: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

fn a_picture_is_written_in_each_format_and_theme() -> Outcome {
    let shell = Shell::with_litware();
    let base = "trunkline export l.trunkline.ron";
    for (options, canvas) in [
        ("", "#EDF0F3"),
        (" --theme light", "#EDF0F3"),
        (" --theme dark", "#12161A"),
        (" --theme high-contrast", "#000000"),
    ] {
        let out = shell.run(&format!("{base} --to svg -o p.svg{options}")).good();
        assert_eq!(out, "Wrote the picture to p.svg\n");
        let svg = shell.read("p.svg");
        assert!(svg.starts_with("<svg ") && svg.contains(canvas), "{options}");
        for words in ["North America", "172.28.151.128/25", "gw-reno", "0/4,000"] {
            assert!(svg.contains(words), "{options}: {words}");
        }
    }
    let mut sizes = Vec::new();
    for options in ["", " --scale 1", " --scale 0.5"] {
        shell.run(&format!("{base} --to png -o p.png{options}")).good();
        let png = std::fs::read(shell.path("p.png"))?;
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "{options}");
        sizes.push(size(&png));
    }
    assert_eq!(sizes[0], sizes[1]);
    assert!(sizes[0].0 > 1_000 && sizes[0].0.abs_diff(2 * sizes[2].0) <= 1, "{sizes:?}");
    let lines = json(&shell.run(&format!("{base} --to svg -o p.svg --format json")).good());
    assert_eq!(lines[0]["path"], "p.svg");
    Ok(())
}

fn a_picture_shows_the_document_with_its_edits() -> Outcome {
    let shell = Shell::with_litware();
    shell.write("e.ron", r#"[Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 6000)]"#);
    shell.run("trunkline export l.trunkline.ron --edit e.ron --to svg -o p.svg").good();
    let svg = shell.read("p.svg");
    assert!(svg.contains("0/6,000") && !svg.contains("0/4,000"));
    Ok(())
}

fn what_cannot_be_written_is_said_in_a_sentence() -> Outcome {
    let shell = Shell::with_litware();
    for (options, words) in [
        ("--to svg --scale 2 -o p.svg", "--scale is for png"),
        ("--to png --scale 9 -o p.png", "outside 0.1 to 8"),
        ("--to png --scale much -o p.png", "a number from 0.1 to 8"),
        ("--to dwg -o p.dwg", "dwg"),
        ("--to png", "--output"),
        ("--to svg -o nowhere/p.svg", "nowhere"),
    ] {
        let said = shell.run(&format!("trunkline export l.trunkline.ron {options}")).failed();
        assert!(said.contains(words), "{options}: {said}");
    }
    let said = shell.run("trunkline export gone.ron --to svg -o p.svg").failed();
    assert!(said.contains("gone.ron"), "{said}");
    Ok(())
}

fn the_same_document_gives_the_same_picture() -> Outcome {
    let shell = Shell::with_litware();
    let mut pictures = Vec::new();
    for name in ["a.png", "b.png"] {
        shell.run(&format!("trunkline export l.trunkline.ron --to png -o {name}")).good();
        pictures.push(std::fs::read(shell.path(name))?);
    }
    assert_eq!(pictures[0], pictures[1]);
    Ok(())
}
