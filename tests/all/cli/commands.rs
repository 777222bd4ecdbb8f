//! Each command on the samples: what it prints in each format, and its exit status.

use insta::assert_snapshot;

use super::shell::{Shell, json};
use crate::case::{Case, Outcome, cases};

pub fn cases() -> Vec<Case> {
    cases![&[];
        the_help_lists_what_there_is,
        a_command_of_a_later_version_is_not_known,
        every_sample_is_without_errors,
        check_lists_and_counts,
        check_speaks_json_and_csv,
        an_error_is_exit_status_1,
        check_leaves_out_what_was_not_asked_for,
        a_waived_error_is_counted_apart,
        one_call_is_explained,
        a_call_report_keeps_its_promised_names,
        a_list_of_calls_is_a_line_each,
        calls_add_up_or_run_on_a_clock,
        a_matrix_answers_no_when_something_flips,
        apply_makes_a_copy_and_leaves_the_document_alone,
        edits_are_applied_in_the_order_of_their_files,
        diff_answers_with_its_exit_status,
        a_reader_that_stops_reading_is_no_error,
    ]
}

/// Turns two findings of the sample into an error each, one of which could be waived.
const ALWAYS: &str = r#"[Set(MediaBypassSettings("Global"), "AlwaysBypass", true)]"#;

fn the_help_lists_what_there_is() -> Outcome {
    let shell = Shell::new();
    assert_snapshot!("help", shell.run("trunkline --help").good());
    for command in [
        "sample", "check", "simulate", "matrix", "number", "client", "seen", "apply", "diff", "export",
        "publish",
    ] {
        let help = shell.run(&format!("trunkline {command} --help")).good();
        assert!(help.contains("--format <FORMAT>"), "{help}");
    }
    Ok(())
}

fn a_command_of_a_later_version_is_not_known() -> Outcome {
    let shell = Shell::with_litware();
    let said = shell.run("trunkline traffic l.trunkline.ron").failed();
    assert!(said.contains("traffic") || said.contains("l.trunkline.ron"), "{said}");
    Ok(())
}

fn every_sample_is_without_errors() -> Outcome {
    let shell = Shell::new();
    for name in ["litware", "branch-office"] {
        shell.run(&format!("trunkline sample {name} -o s.ron")).good();
        let out = shell.run("trunkline check s.ron").good();
        assert!(out.lines().last().is_some_and(|counts| counts.starts_with("0 errors, ")), "{out}");
    }
    let said = shell.run("trunkline sample litwear -o s.ron").failed();
    assert!(said.contains("litware, branch-office"), "{said}");
    Ok(())
}

fn check_lists_and_counts() -> Outcome {
    assert_snapshot!("check_litware", Shell::with_litware().run("trunkline check l.trunkline.ron").good());
    Ok(())
}

fn check_speaks_json_and_csv() -> Outcome {
    let shell = Shell::with_litware();
    let lines = json(&shell.run("trunkline check l.trunkline.ron --format json").good());
    let of_81: Vec<_> = lines.iter().filter(|line| line["code"] == "V-81").collect();
    assert_eq!(of_81.len(), 1);
    assert_eq!(of_81[0]["severity"], "warning");
    assert_eq!(of_81[0]["subjects"][0], "trunk configuration PstnGateway:sbc-itsp");
    assert_eq!(of_81[0]["waived"], serde_json::Value::Null);
    let csv = shell.run("trunkline check l.trunkline.ron --format csv").good();
    assert_eq!(csv.lines().next(), Some("code,severity,subjects,sentence,advice,source,waived.by"));
    assert_eq!(csv.lines().count(), lines.len() + 1);
    Ok(())
}

fn an_error_is_exit_status_1() -> Outcome {
    let shell = Shell::with_litware();
    shell.write("always.ron", ALWAYS);
    let out = shell.run("trunkline check l.trunkline.ron --edit always.ron --severity error").no();
    assert_snapshot!("check_always", out);
    Ok(())
}

fn check_leaves_out_what_was_not_asked_for() -> Outcome {
    let shell = Shell::with_litware();
    let codes = |options: &str| -> Vec<String> {
        let line = format!("trunkline check l.trunkline.ron --format json {options}");
        let lines = json(&shell.run(&line).good());
        lines.iter().map(|line| line["code"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(codes("--only v-81"), ["V-81"]);
    assert!(codes("").len() > codes("--only V-81,V-44").len());
    assert!(codes("--severity error").is_empty());
    let said = shell.run("trunkline check l.trunkline.ron --only V-999").failed();
    assert!(said.contains("there is no rule V-999"), "{said}");
    Ok(())
}

fn a_waived_error_is_counted_apart() -> Outcome {
    let shell = Shell::with_litware();
    shell.write("always.ron", ALWAYS).write(
        "waive.ron",
        r#"[Waive((code: "V-01", subjects: ["media bypass settings"], by: "Ada",
            reason: "CAC goes off tonight", date: "2026-11-20"))]"#,
    );
    let line = "trunkline check l.trunkline.ron --edit always.ron --edit waive.ron --only V-01";
    assert_eq!(shell.run(line).good(), "0 errors, 0 warnings, 0 for information, 1 waived\n");
    let out = shell.run(&format!("{line} --waivers")).good();
    assert!(out.contains("(waived by Ada on 2026-11-20: CAC goes off tonight)"), "{out}");
    Ok(())
}

fn one_call_is_explained() -> Outcome {
    let shell = Shell::with_litware();
    let line = "trunkline simulate l.trunkline.ron --client 157.57.212.30/23 --trunk gw-chi";
    assert_snapshot!("simulate_mediated", shell.run(line).good());
    Ok(())
}

fn a_call_report_keeps_its_promised_names() -> Outcome {
    let shell = Shell::with_litware();
    let line = "trunkline simulate l.trunkline.ron --client 157.57.212.30/23 --trunk gw-reno --format json";
    let lines = json(&shell.run(line).good());
    let [report] = lines.as_slice() else { return Err("one call is one line".into()) };
    for name in ["id", "outcome_reasons", "signalling", "admission", "warnings", "steps"] {
        assert!(!report[name].is_null(), "{name}");
    }
    assert_eq!((&report["verdict"], &report["outcome"]), (&"bypass".into(), &"connected".into()));
    assert_eq!(report["client"]["network_site"], "Reno");
    assert_eq!(report["client"]["bypass_id"], report["gateway"]["bypass_id"]);
    assert_eq!(report["mediation"]["pool"], "ms-chi");
    assert_eq!(report["media"].as_array().unwrap().len(), 2);
    Ok(())
}

fn a_list_of_calls_is_a_line_each() -> Outcome {
    let shell = Shell::with_litware();
    shell.write("calls.csv", "trunk,id,client\ngw-reno,a,157.57.212.30/23\ngw-chi,b,157.57.212.30/23\n");
    let line = "trunkline simulate l.trunkline.ron --calls calls.csv --format";
    let lines = json(&shell.run(&format!("{line} json")).good());
    let verdicts: Vec<_> = lines.iter().map(|line| (line["id"].as_str(), line["verdict"].as_str())).collect();
    assert_eq!(verdicts, [(Some("a"), Some("bypass")), (Some("b"), Some("mediated"))]);
    let csv = shell.run(&format!("{line} csv")).good();
    assert!(csv.lines().nth(2).is_some_and(|line| line.starts_with("b,mediated,ids-differ,")), "{csv}");
    assert_eq!(shell.run(&format!("{line} text")).good().matches("Verdict:").count(), 2);
    Ok(())
}

fn calls_add_up_or_run_on_a_clock() -> Outcome {
    let shell = Shell::with_litware();
    shell.write("narrow.ron", r#"[Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 80)]"#);
    let peer = "peer,157.57.212.30/23,10.20.0.9/24";
    shell.write("calls.csv", format!("call,client,callee\n{peer}\n{peer}\n"));
    let line = "trunkline simulate l.trunkline.ron --edit narrow.ron --format json --calls calls.csv";
    let outcomes = |line: &str| -> Vec<String> {
        json(&shell.run(line).good())
            .iter()
            .map(|report| report["outcome"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(outcomes(line), ["connected", "connected"]);
    assert_eq!(outcomes(&format!("{line} --accumulate")), ["connected", "voice-mail"]);
    shell.write("calls.csv", format!("call,client,callee,start,duration\n{peer},0,10\n{peer},10,10\n"));
    assert_eq!(outcomes(line), ["connected", "connected"]);
    let alone = "trunkline simulate l.trunkline.ron --client 157.57.212.30/23 --trunk gw-chi --accumulate";
    assert!(shell.run(alone).failed().contains("--calls"));
    Ok(())
}

fn a_matrix_answers_no_when_something_flips() -> Outcome {
    let shell = Shell::with_litware();
    let cells = json(&shell.run("trunkline matrix l.trunkline.ron --format json").good());
    assert_eq!(cells.len(), 12 * 6);
    let bypass = cells.iter().filter(|cell| cell["verdict"] == "bypass").count();
    assert_eq!(bypass, 9);
    let portland = cells.iter().find(|cell| cell["network_site"] == "Portland" && cell["trunk"] == "gw-reno");
    assert_eq!(portland.unwrap()["links"], serde_json::json!(["Portland", "Reno"]));
    let same = shell.run("trunkline matrix l.trunkline.ron --against l.trunkline.ron").good();
    assert_eq!(same.trim_end(), "0 cells and the worst case of 0 links differ");
    shell.write("off.ron", r#"[Set(TrunkConfiguration("Global"), "EnableBypass", false)]"#);
    let line = "trunkline matrix l.trunkline.ron --edit off.ron --against l.trunkline.ron --format csv";
    let flipped = shell.run(line).no();
    assert!(
        flipped.contains("cell,Reno,gw-reno,,bypass,,,,,mediated,trunk-disabled,Reno;Reno,,"),
        "{flipped}"
    );
    Ok(())
}

fn apply_makes_a_copy_and_leaves_the_document_alone() -> Outcome {
    let shell = Shell::with_litware();
    let before = shell.read("l.trunkline.ron");
    shell.write("wider.ron", r#"[Set(BandwidthPolicyProfile("10mb_link"), "AudioBWLimit", 6000)]"#);
    shell.run("trunkline apply l.trunkline.ron --edit wider.ron -o copy.trunkline.ron").good();
    assert_eq!(shell.read("l.trunkline.ron"), before);
    let out = shell.run("trunkline diff l.trunkline.ron copy.trunkline.ron").no();
    assert_eq!(out, "Audio limit of 10Mb_Link: 4,000 kbps to 6,000 kbps\n");
    Ok(())
}

fn edits_are_applied_in_the_order_of_their_files() -> Outcome {
    let shell = Shell::with_litware();
    shell.write("add.ron", r#"[Add(NetworkSite("Elko"), {"NetworkRegionID": "North America"})]"#);
    shell.write("rename.ron", r#"[Set(NetworkSite("Elko"), "Identity", "Elko \"HQ\" תל אביב")]"#);
    shell
        .run("trunkline apply l.trunkline.ron --edit add.ron --edit rename.ron -o copy.trunkline.ron")
        .good();
    let out = shell.run("trunkline diff l.trunkline.ron copy.trunkline.ron").no();
    assert_eq!(out, "Network site Elko \"HQ\" תל אביב added: Region North America\n");
    let said = shell.run("trunkline check l.trunkline.ron --edit rename.ron --edit add.ron").failed();
    assert!(said.contains("edit 1 of \"rename.ron\": there is no network site Elko"), "{said}");
    Ok(())
}

fn diff_answers_with_its_exit_status() -> Outcome {
    let shell = Shell::with_litware();
    assert_eq!(shell.run("trunkline diff l.trunkline.ron l.trunkline.ron").good(), "");
    shell.write("off.ron", r#"[Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", false)]"#);
    let line = "trunkline diff l.trunkline.ron l.trunkline.ron --edit off.ron";
    assert_eq!(shell.run(line).no(), "Enable call admission control: On to Off\n");
    let rows = json(&shell.run(&format!("{line} --format json")).no());
    assert_eq!((&rows[0]["old"], &rows[0]["new"]), (&true.into(), &false.into()));
    Ok(())
}

fn a_reader_that_stops_reading_is_no_error() -> Outcome {
    let shell = Shell::with_litware();
    for format in ["text", "json", "csv"] {
        let said = shell.run_unread(&format!("exec trunkline check l.trunkline.ron --format {format}"));
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{format}");
    }
    Ok(())
}
