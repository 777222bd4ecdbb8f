//! Numbers, what clients are told, and addresses that were seen.

use insta::assert_snapshot;

use super::shell::{Shell, json};
use crate::case::{Case, Outcome, cases};

pub fn cases() -> Vec<Case> {
    cases![&[];
        a_number_is_routed_to_its_trunk,
        a_call_names_a_number_or_a_trunk,
        a_number_is_translated_rule_by_rule,
        a_client_is_told_what_it_reads,
        addresses_that_were_seen_are_answered_and_their_subnets_added,
        a_list_may_come_from_another_program,
    ]
}

fn a_number_is_routed_to_its_trunk() -> Outcome {
    let shell = Shell::with_litware();
    let line = "trunkline simulate l.trunkline.ron --client 157.57.210.9/24 --number '+1 312 555 0142' --format json";
    let report = &json(&shell.run(line).good())[0];
    assert_eq!((&report["trunk"], &report["verdict"]), (&"gw-chi".into(), &"bypass".into()));
    let step = &report["steps"][0];
    assert_eq!(step["question"], "Which trunk takes +1 312 555 0142?");
    assert_eq!((&step["values"]["route"], &step["values"]["usage"]), (&"Local-1".into(), &"Local".into()));
    let list = "id,client,number,down\na,157.57.210.9/24,+13125550142,gw-chi\n";
    shell.write("calls.csv", list);
    let out = shell.run("trunkline simulate l.trunkline.ron --calls calls.csv").good();
    let of_routing = |line: &&str| line.contains("trunk gw-chi") || line.contains("Which trunk");
    let of_routing: Vec<_> = out.lines().filter(of_routing).collect();
    assert_snapshot!("routed", of_routing.join("\n"));
    Ok(())
}

fn a_call_names_a_number_or_a_trunk() -> Outcome {
    let shell = Shell::with_litware();
    let line = "trunkline simulate l.trunkline.ron --client 157.57.210.9/24";
    assert!(shell.run(line).failed().contains("--trunk"), "the way is missing");
    let said = shell.run(&format!("{line} --trunk gw-chi --number +13125550142")).failed();
    assert!(said.contains("cannot be used with"), "{said}");
    let said = shell.run(&format!("{line} --number Reno")).failed();
    assert!(said.contains("\"Reno\" is not a number such as +13125550142"), "{said}");
    Ok(())
}

fn a_number_is_translated_rule_by_rule() -> Outcome {
    let shell = Shell::with_litware();
    let said = shell.run("trunkline number l.trunkline.ron --trunk gw-chu --dialled 911").failed();
    assert!(said.contains("there is no trunk gw-chu; gw-chi"), "{said}");
    let rows = json(
        &shell.run("trunkline number l.trunkline.ron --trunk gw-chi --dialled 911 --format json").good(),
    );
    assert_eq!((&rows[0]["out"], &rows[0]["configuration"]), (&"911".into(), &"Global".into()));
    assert!(rows[0]["matched"].is_null() && rows.len() == 1);
    Ok(())
}

fn a_client_is_told_what_it_reads() -> Outcome {
    let shell = Shell::with_litware();
    let line =
        "trunkline client l.trunkline.ron --address 172.28.151.140/25 --address 192.168.7.7/24 --format";
    let rows = json(&shell.run(&format!("{line} json")).good());
    let ids: Vec<_> = rows.iter().map(|row| row["mediaConfiguration"]["bypassId"].as_str()).collect();
    assert_eq!(ids, [Some("site:Reno"), None]);
    let csv = shell.run(&format!("{line} csv")).good();
    assert!(csv.ends_with("192.168.7.7/24,192.168.7.0/24,,true,Any,Off,\n"), "{csv}");
    let said = shell.run("trunkline client l.trunkline.ron --address Reno").failed();
    assert!(said.contains("172.28.151.140/25"), "{said}");
    Ok(())
}

fn addresses_that_were_seen_are_answered_and_their_subnets_added() -> Outcome {
    let shell = Shell::with_litware();
    shell.write("seen.txt", "172.28.151.200/26\n172.28.151.201/26\n172.28.151.140/25\n");
    let line = "trunkline seen l.trunkline.ron --addresses seen.txt";
    let rows = json(&shell.run(&format!("{line} --add add.ron --format json")).no());
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0]["bypass"]["reason"], "client-unmapped");
    assert_eq!(rows[1]["add"]["network_site"], "Reno");
    let rows = json(&shell.run(&format!("{line} --edit add.ron --format json")).good());
    assert!(rows.iter().all(|row| row["bypass"]["bypass_id"] == "site:Reno"), "{rows:?}");
    shell.run("trunkline apply l.trunkline.ron --edit add.ron -o m.trunkline.ron").good();
    let out = shell.run("trunkline diff l.trunkline.ron m.trunkline.ron").no();
    assert_eq!(out.lines().count(), 1, "{out}");
    Ok(())
}

fn a_list_may_come_from_another_program() -> Outcome {
    let shell = Shell::with_litware();
    let said = shell.run("echo 172.28.151.140/25 | trunkline seen l.trunkline.ron --addresses -");
    assert!(said.good().contains("CAC finds it in Reno"));
    let said = shell.run("trunkline seen l.trunkline.ron --addresses none.txt").failed();
    assert!(said.contains("none.txt"), "{said}");
    Ok(())
}
