//! Exporting a document as a picture.

use super::shell::{Shell, json};
use crate::case::{Case, Outcome, cases};

pub fn cases() -> Vec<Case> {
    cases![&[];
        a_picture_is_written_in_each_theme,
        a_picture_shows_the_document_with_its_edits,
        what_cannot_be_written_is_said_in_a_sentence,
        the_same_document_gives_the_same_picture,
    ]
}

fn a_picture_is_written_in_each_theme() -> Outcome {
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
    for (options, words) in
        [("--to dwg -o p.dwg", "dwg"), ("--to svg", "--output"), ("--to svg -o nowhere/p.svg", "nowhere")]
    {
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
    for name in ["a.svg", "b.svg"] {
        shell.run(&format!("trunkline export l.trunkline.ron --to svg -o {name}")).good();
        pictures.push(std::fs::read(shell.path(name))?);
    }
    assert_eq!(pictures[0], pictures[1]);
    Ok(())
}
