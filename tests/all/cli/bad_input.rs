//! Input that cannot be used: one sentence with the place and the way out, exit status 2, nothing half written.

use super::shell::{Said, Shell};
use crate::case::{Case, Outcome, cases};

pub fn cases() -> Vec<Case> {
    cases![&[];
        files_that_are_no_documents_are_refused_with_the_reason,
        a_truncated_document_is_refused_with_the_place,
        a_newer_document_is_refused_and_left_alone,
        faults_of_a_file_are_listed_by_check_and_refused_by_the_rest,
        edits_that_cannot_be_read_name_the_place,
        edits_that_are_refused_name_the_edit_and_do_nothing,
        calls_that_cannot_be_placed_name_the_line,
        what_cannot_be_written_is_told,
        usage_is_told_in_one_sentence,
    ]
}

#[track_caller]
fn assert_told(said: Said, words: &[&str]) {
    let sentence = said.failed();
    for word in words {
        assert!(sentence.contains(word), "{word}: {sentence}");
    }
}

fn files_that_are_no_documents_are_refused_with_the_reason() -> Outcome {
    let shell = Shell::new();
    shell.write("empty.ron", "").write("binary.ron", b"\x7fELF\x02\x01\x01\0\0\0").write("other.ron", "{}");
    shell.write("utf16.ron", b"\xff\xfe(\0f\0o\0");
    std::fs::create_dir(shell.path("folder.ron"))?;
    let cases = [
        ("missing.ron", "does not exist"),
        ("folder.ron", "is a folder"),
        ("empty.ron", "is empty"),
        ("binary.ron", "a zero byte at byte 7, line 1"),
        ("utf16.ron", "UTF-16"),
        ("other.ron", "is no Trunkline document"),
    ];
    for (file, words) in cases {
        for command in ["check", "simulate --client 10.0.0.1/24 --trunk t", "diff other.ron"] {
            let said = shell.run(&format!("trunkline {command} {file}"));
            let file = if command.starts_with("diff") { "other.ron" } else { file };
            let words = if command.starts_with("diff") { "is no Trunkline document" } else { words };
            assert_told(said, &[file, words]);
        }
    }
    Ok(())
}

fn a_truncated_document_is_refused_with_the_place() -> Outcome {
    let shell = Shell::with_litware();
    let whole = shell.read("l.trunkline.ron");
    let (half, _) = whole.split_at(whole.find("subnets: [").ok_or("no subnets")? + 40);
    shell.write("half.ron", half);
    let line = format!("line {}", half.lines().count());
    assert_told(shell.run("trunkline check half.ron"), &["half.ron", &line]);
    assert_told(shell.run("trunkline apply half.ron -o copy.ron"), &["half.ron", &line]);
    assert!(!shell.path("copy.ron").exists());
    Ok(())
}

fn a_newer_document_is_refused_and_left_alone() -> Outcome {
    let shell = Shell::new();
    let newer = "(format_version: 7, things: [])";
    shell.write("newer.ron", newer).write("none.ron", "[]");
    assert_told(shell.run("trunkline check newer.ron"), &["newer.ron", "format version 7"]);
    assert_told(shell.run("trunkline apply newer.ron --edit none.ron -o newer.ron"), &["format version 7"]);
    assert_eq!(shell.read("newer.ron"), newer);
    Ok(())
}

fn faults_of_a_file_are_listed_by_check_and_refused_by_the_rest() -> Outcome {
    let shell = Shell::new();
    shell.write(
        "faulty.ron",
        r#"(format_version: 1,
network_sites: [
  (Identity: "Reno", Colour: "red"),
],
subnets: [
  (Identity: "10.0.0.0", MaskBits: 24),
  (Identity: "10.0.0.0", MaskBits: 16),
  (Identity: "10.1.0.7", MaskBits: 24),
],
)"#,
    );
    let out = shell.run("trunkline check faulty.ron --severity error").no();
    for words in ["error V-35: line 7", "error V-33: line 8", "error file: line 3"] {
        assert!(out.contains(words), "{words}: {out}");
    }
    let said = shell.run("trunkline diff faulty.ron faulty.ron");
    assert_told(said, &["faulty.ron, line 3", "Colour", "2 more faults"]);
    Ok(())
}

fn edits_that_cannot_be_read_name_the_place() -> Outcome {
    let shell = Shell::with_litware();
    let cases = [
        ("[\n  Set(NetworkSite(\"Reno\"), \"Description\" \"x\"),\n]", "line 2, column"),
        ("[\n  Sett(NetworkSite(\"Reno\")),\n]", "line 2, column"),
        ("(format_version: 1)", "line 1, column"),
    ];
    for (edits, place) in cases {
        shell.write("e.ron", edits);
        assert_told(shell.run("trunkline check l.trunkline.ron --edit e.ron"), &["e.ron, ", place]);
    }
    Ok(())
}

fn edits_that_are_refused_name_the_edit_and_do_nothing() -> Outcome {
    let shell = Shell::with_litware();
    let long = "x".repeat(10_000);
    let cases = [
        (r#"Remove(BandwidthPolicyProfile("10Mb_Link"), Refuse)"#.to_owned(), "is used by"),
        (r#"Remove(Trunk("gw-reno"), Refuse)"#.to_owned(), "root trunk"),
        (r#"Add(Subnet("10.9.0.7/24"), {})"#.to_owned(), "host bits"),
        (r#"Set(NetworkSite("Remo"), "Description", "x")"#.to_owned(), "Reno is spelled much alike"),
        (format!(r#"Add(NetworkSite("{long}"), {{}})"#), "10000 characters"),
        (r#"Add(NetworkSite("two\nlines"), {})"#.to_owned(), "line break"),
    ];
    for (edit, words) in cases {
        shell.write("e.ron", format!(r#"[Add(NetworkSite("Elko"), {{}}), {edit}]"#));
        let said = shell.run("trunkline apply l.trunkline.ron --edit e.ron -o copy.ron");
        assert_told(said, &["edit 2 of \"e.ron\"", words]);
        assert!(!shell.path("copy.ron").exists());
    }
    Ok(())
}

fn calls_that_cannot_be_placed_name_the_line() -> Outcome {
    let shell = Shell::with_litware();
    let cases = [
        ("", "empty"),
        ("id,cleint\na,b\n", "no column \"cleint\"; client is spelled much alike"),
        ("id,client\na,157.57.212.300/23\n", "line 2, column client"),
        ("id,client\na\n", "line 2: 1 values for 2 columns"),
        (
            "client,trunk\n157.57.212.30/23,gw-reno\n157.57.212.30/23,gw-rino\n",
            "line 3: there is no trunk gw-rino",
        ),
    ];
    for (calls, words) in cases {
        shell.write("calls.csv", calls);
        let said = shell.run("trunkline simulate l.trunkline.ron --calls calls.csv");
        assert_told(said, &["calls.csv", words]);
    }
    let said = shell.run("trunkline simulate l.trunkline.ron --client 157.57.212.30/23 --trunk gw-rino");
    assert_told(said, &["no trunk gw-rino", "gw-reno"]);
    Ok(())
}

fn what_cannot_be_written_is_told() -> Outcome {
    let shell = Shell::with_litware();
    shell.write("locked.ron", "mine");
    std::fs::create_dir(shell.path("folder"))?;
    let mut permissions = std::fs::metadata(shell.path("locked.ron"))?.permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(shell.path("locked.ron"), permissions)?;
    let cases = [
        ("locked.ron", "read-only"),
        ("nowhere/s.ron", "does not exist"),
        // A folder in which nobody may make a file, not even root.
        ("/proc/self/s.ron", "s.ron was not saved"),
        ("folder", "is a folder"),
    ];
    for (target, words) in cases {
        assert_told(shell.run(&format!("trunkline sample litware -o {target}")), &[words]);
    }
    assert_eq!(shell.read("locked.ron"), "mine");
    assert_told(shell.run("trunkline publish l.trunkline.ron --to nowhere/b.json"), &["does not exist"]);
    Ok(())
}

fn usage_is_told_in_one_sentence() -> Outcome {
    let shell = Shell::with_litware();
    let cases = [
        ("check", "<FILE>"),
        ("check l.trunkline.ron --sevrity error", "--sevrity"),
        ("check l.trunkline.ron --format xml", "text, json, csv"),
        ("simulate l.trunkline.ron", "--calls <CALLS.csv>|--client <IP/MASK>"),
        ("simulate l.trunkline.ron --client 10.0.0.1/24", "--trunk"),
        ("simulate l.trunkline.ron --client Reno --trunk gw-reno", "172.28.151.140/25"),
        ("publish l.trunkline.ron --to https://voice.example.com", "this version publishes to files"),
    ];
    for (arguments, words) in cases {
        assert_told(shell.run(&format!("trunkline {arguments}")), &[words]);
    }
    Ok(())
}
