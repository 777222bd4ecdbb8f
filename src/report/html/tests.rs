use super::*;
use crate::call::compare::compare;
use crate::call::tests::{RENO, from, litware, litware_with, report};

#[test]
fn a_call_is_printed_with_its_picture() {
    let draft = litware();
    let report = report(&draft, &from(RENO, "gw-chi"));
    let mut page = HtmlPage::new("Call report");
    page.call(&CallWords::new(draft.topology(), &report), Some("<svg></svg>\n"));
    insta::assert_snapshot!("call", page.finish());
}

#[test]
fn calls_and_comparisons_are_printed() {
    let off = litware_with(r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#);
    let on = litware();
    let calls = vec![from(RENO, "gw-reno"); 2];
    let compared = compare(off.model(), on.model(), &calls).unwrap();
    let words = ComparedWords::new(&compared, [off.topology(), on.topology()], &calls);
    let mut page = HtmlPage::new("Two settings compared");
    page.comparison(
        &words,
        ["Bypass off", "Sites and regions"],
        &["<svg></svg>\n".into(), "<svg></svg>\n".into()],
    );
    let reports = compared.a.reports.iter().map(|report| CallWords::new(off.topology(), report));
    page.calls(reports, None);
    insta::assert_snapshot!("calls_and_a_comparison", page.finish());
}

#[test]
fn names_cannot_leave_their_place() {
    let renamed = litware_with(
        r#"Set(NetworkSite("Reno"), "Identity", "<script>alert('x')</script>&\""), Set(Trunk("gw-chi"), "Identity", "<b>")"#,
    );
    let report = report(&renamed, &from(RENO, "<b>"));
    let mut page = HtmlPage::new("</title><script>");
    page.call(&CallWords::new(renamed.topology(), &report), None);
    let page = page.finish();
    assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;"), "{page}");
    assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
}

#[test]
fn what_controls_a_terminal_is_no_text() {
    assert_eq!(escaped("a\u{1b}[2J\u{0}b"), "a [2J b");
}
