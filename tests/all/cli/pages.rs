//! Reports as pages, and the same calls in two documents.

use super::shell::{Shell, json};
use crate::case::{Case, Outcome, cases};

pub fn cases() -> Vec<Case> {
    cases![&[];
        reports_go_into_one_page_with_pictures,
        the_same_calls_are_compared_in_two_documents,
    ]
}

const CALLS: &str = "id,client,trunk\nfirst,172.28.151.140/25,gw-reno\nsecond,172.28.151.140/25,gw-chi\n";

fn reports_go_into_one_page_with_pictures() -> Outcome {
    let shell = Shell::with_litware();
    shell.write("calls.csv", CALLS);
    let said =
        shell.run("trunkline simulate l.trunkline.ron --calls calls.csv --html p.html --format csv").good();
    assert_eq!(said.lines().count(), 3, "what is printed stays as it is: {said}");
    let page = shell.read("p.html");
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    assert_eq!(page.matches("<svg ").count(), 2, "one picture for each call");
    for words in ["Call first", "Call second", "<code>ids-differ</code>", "Do the bypass IDs match?"] {
        assert!(page.contains(words), "{words}");
    }
    // Nothing is fetched from anywhere.
    assert!(!page.contains("src=") && !page.contains("<script") && !page.contains("<link"));
    Ok(())
}

fn the_same_calls_are_compared_in_two_documents() -> Outcome {
    let shell = Shell::with_litware();
    shell.write("calls.csv", CALLS);
    shell.write("off.ron", r#"[Set(MediaBypassSettings("Global"), "Enabled", false)]"#);
    let base =
        "trunkline simulate l.trunkline.ron --edit off.ron --calls calls.csv --against l.trunkline.ron";
    let text = shell.run(&format!("{base} --html p.html")).good();
    assert!(
        text.contains("| Reno link, audio kbps | 291 of 4,000 | 97 of 4,000 | 194 kbps fewer |"),
        "{text}"
    );
    let page = shell.read("p.html");
    assert_eq!(page.matches("<svg ").count(), 2, "A and B");
    assert!(page.contains("194 kbps fewer") && page.contains("Two settings compared"));
    let lines = json(&shell.run(&format!("{base} --format json")).good());
    assert_eq!(lines[0]["measure"], "Verdict");
    assert_eq!(lines[0]["change"], "1 call changed");
    let said = shell.run(&format!("{base} --accumulate"));
    assert_eq!(said.status, 2, "all calls stay up anyway");
    Ok(())
}
