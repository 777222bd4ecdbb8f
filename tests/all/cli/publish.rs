//! Publishing to a file, and opening what was published.

use insta::assert_snapshot;
use trunkline::publish::{Bundle, Form};

use super::shell::{Shell, json};
use crate::case::{Case, Outcome, cases};

pub fn cases() -> Vec<Case> {
    cases![&[];
        a_bundle_opens_again_in_either_form,
        a_changed_byte_is_noticed,
        each_publication_is_the_next_version,
        new_errors_stop_it_and_nothing_is_written,
        a_waiver_does_not_let_a_new_error_pass,
        errors_of_the_base_are_shown_and_do_not_stop_it,
        a_base_that_moved_stops_it,
        new_bypass_ids_are_pointed_out,
        a_dry_run_writes_nothing,
        nothing_but_a_bundle_is_published_over,
        a_bundle_of_a_newer_version_is_refused_by_its_number,
    ]
}

const ALWAYS: &str = r#"[Set(MediaBypassSettings("Global"), "AlwaysBypass", true)]"#;
const WIDER: &str = r#"[Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 6000)]"#;

fn published(path: &str) -> Shell {
    let shell = Shell::with_litware();
    shell.run(&format!("trunkline publish l.trunkline.ron --to {path}")).good();
    shell.write("always.ron", ALWAYS).write("wider.ron", WIDER);
    shell
}

fn a_bundle_opens_again_in_either_form() -> Outcome {
    let shell = Shell::with_litware();
    for path in ["b.json", "b.ron"] {
        let line =
            format!("trunkline publish l.trunkline.ron --to {path} --name Litware --comment 'the first one'");
        let out = shell.run(&line).good();
        assert!(out.contains(&format!("Published version 1 of Litware to {path}, digest sha256:")), "{out}");
        assert_eq!(shell.run(&format!("trunkline diff l.trunkline.ron {path}")).good(), "");
        let bundle = Bundle::read(&shell.read(path))?;
        assert_eq!((bundle.name.as_str(), bundle.version, bundle.base), ("Litware", 1, None));
        assert_eq!(bundle.published_by.as_str(), "tester");
        assert_eq!(bundle.comment.map(|comment| comment.to_string()).as_deref(), Some("the first one"));
    }
    let (ron, json) = (Bundle::read(&shell.read("b.ron"))?, Bundle::read(&shell.read("b.json"))?);
    assert_eq!(ron.digest, json.digest);
    // What was opened from a bundle remembers it.
    shell
        .write("none.ron", "[]")
        .run("trunkline apply b.json --edit none.ron -o pulled.trunkline.ron")
        .good();
    let pulled = shell.read("pulled.trunkline.ron");
    assert!(pulled.contains("name: \"Litware\"") && pulled.contains(&*json.digest), "{pulled}");
    Ok(())
}

fn a_changed_byte_is_noticed() -> Outcome {
    for (path, from, to) in [
        ("b.json", "\"published_by\": \"tester\"", "\"published_by\": \"tesler\""),
        ("b.json", "  \"version\"", "\t \"version\""),
        ("b.ron", "AudioBWLimit: 4000", "AudioBWLimit: 4001"),
        ("b.ron", ",\n)\n", "\n)\n"),
    ] {
        let shell = published(path);
        let whole = shell.read(path);
        let changed = whole.replacen(from, to, 1);
        assert_ne!(changed, whole);
        shell.write(path, &changed);
        for line in
            [format!("trunkline check {path}"), format!("trunkline publish l.trunkline.ron --to {path}")]
        {
            let said = shell.run(&line).failed();
            assert!(said.contains(path) && said.contains("its seal does not fit"), "{said}");
        }
        assert_eq!(shell.read(path), changed);
    }
    Ok(())
}

fn each_publication_is_the_next_version() -> Outcome {
    let shell = published("b.json");
    let first = shell.read("b.json");
    let out = shell.run("trunkline publish b.json --edit wider.ron --to b.json").good();
    assert_snapshot!("publish_next", out);
    assert_eq!(shell.read("b.json.bak"), first);
    let (first, second) = (Bundle::read(&first)?, Bundle::read(&shell.read("b.json"))?);
    assert_eq!(second.version, 2);
    assert_eq!(second.base, Some((1, first.digest)));
    assert_eq!(second.name, first.name);
    Ok(())
}

fn new_errors_stop_it_and_nothing_is_written() -> Outcome {
    let shell = published("b.json");
    let first = shell.read("b.json");
    let line = "trunkline publish l.trunkline.ron --edit always.ron --to b.json";
    assert_snapshot!("publish_stopped", shell.run(line).no());
    let rows = json(&shell.run(&format!("{line} --format json")).no());
    assert_eq!((&rows[0]["published"], &rows[0]["stopped_by"][0]["code"]), (&false.into(), &"V-01".into()));
    assert_eq!(shell.read("b.json"), first);
    shell.run("trunkline publish l.trunkline.ron --edit always.ron --to new.json").no();
    assert!(!shell.path("new.json").exists());
    Ok(())
}

fn a_waiver_does_not_let_a_new_error_pass() -> Outcome {
    let shell = published("b.json");
    shell.write(
        "waive.ron",
        r#"[Waive((code: "V-01", subjects: ["media bypass settings"], by: "Ada", reason: "-", date: "2026-11-20"))]"#,
    );
    let line = "trunkline publish l.trunkline.ron --edit always.ron --edit waive.ron --to b.json";
    let out = shell.run(line).no();
    assert!(out.contains("Not published: 1 error stops it"), "{out}");
    Ok(())
}

fn errors_of_the_base_are_shown_and_do_not_stop_it() -> Outcome {
    let shell = published("good.json");
    // A version that was published before the rule was known.
    let mut bundle = Bundle::read(&shell.read("good.json"))?;
    shell.run("trunkline apply l.trunkline.ron --edit always.ron -o always.trunkline.ron").good();
    let always = trunkline::file::native::read(&shell.read("always.trunkline.ron"), &mut ())?;
    bundle.topology = always.document.topology;
    bundle.digest = trunkline::file::digest(&bundle.topology).into();
    shell.write("b.json", bundle.to_text(Form::Json));
    let out = shell.run("trunkline publish always.trunkline.ron --edit wider.ron --to b.json").good();
    assert!(out.contains("as before, error V-01: "), "{out}");
    assert!(out.contains("Published version 2"), "{out}");
    Ok(())
}

fn a_base_that_moved_stops_it() -> Outcome {
    let shell = published("b.json");
    shell.run("trunkline apply b.json --edit wider.ron -o pulled.trunkline.ron").good();
    shell.run("trunkline publish pulled.trunkline.ron --to b.json").good();
    let second = shell.read("b.json");
    let out = shell.run("trunkline publish pulled.trunkline.ron --to b.json").no();
    let told = "error V-80: b.json holds version 2 of l, and this document was pulled from version 1. \
                Open b.json, make the changes there, and publish that.";
    assert!(out.contains(told), "{out}");
    assert_eq!(shell.read("b.json"), second);
    Ok(())
}

fn new_bypass_ids_are_pointed_out() -> Outcome {
    let shell = published("b.json");
    shell.write("fence.ron", r#"[Set(NetworkSite("Detroit"), "BWPolicyProfileID", "5Mb_Link")]"#);
    let line = "trunkline publish l.trunkline.ron --edit fence.ron --to b.json --format json";
    let rows = json(&shell.run(line).good());
    let findings = rows[0]["findings"].as_array().ok_or("no findings")?;
    let renewed: Vec<_> = findings.iter().filter(|finding| finding["code"] == "V-82").collect();
    assert_eq!(renewed.len(), 1);
    assert_eq!(renewed[0]["subjects"], serde_json::json!(["network site Detroit"]));
    assert_eq!(renewed[0]["severity"], "info");
    Ok(())
}

fn a_dry_run_writes_nothing() -> Outcome {
    let shell = published("b.json");
    let first = shell.read("b.json");
    let line = "trunkline publish l.trunkline.ron --edit wider.ron --to b.json --dry-run";
    let out = shell.run(line).good();
    assert!(out.ends_with("Version 2 of l would be published; nothing was written\n"), "{out}");
    shell.run(&format!("{line} --edit always.ron")).no();
    assert_eq!(shell.read("b.json"), first);
    Ok(())
}

fn nothing_but_a_bundle_is_published_over() -> Outcome {
    let shell = published("b.json");
    let document = shell.read("l.trunkline.ron");
    let said = shell.run("trunkline publish l.trunkline.ron --to l.trunkline.ron").failed();
    assert!(said.contains("l.trunkline.ron: it is no published bundle"), "{said}");
    assert_eq!(shell.read("l.trunkline.ron"), document);
    let said = shell.run("trunkline publish l.trunkline.ron --to bundle.xml").failed();
    assert!(said.contains("end it in .ron or .json"), "{said}");
    Ok(())
}

fn a_bundle_of_a_newer_version_is_refused_by_its_number() -> Outcome {
    let shell = published("b.json");
    shell.write("b.json", shell.read("b.json").replacen("\"format_version\": 1", "\"format_version\": 9", 1));
    let said = shell.run("trunkline check b.json").failed();
    assert!(said.contains("bundle of format version 9"), "{said}");
    Ok(())
}
