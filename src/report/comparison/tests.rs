use super::*;
use crate::call::compare::compare;
use crate::call::tests::{RENO, from, litware, litware_with};
use crate::edit::Draft;

fn told(a: &Draft, b: &Draft, calls: &[CallRequest], read: impl Fn(&ComparedWords<'_>) -> String) -> String {
    let compared = compare(a.model(), b.model(), calls).unwrap();
    read(&ComparedWords::new(&compared, [a.topology(), b.topology()], calls))
}

#[test]
fn twenty_calls_side_by_side() {
    let off = litware_with(r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#);
    let calls = vec![from(RENO, "gw-reno"); 20];
    let words = told(&off, &litware(), &calls, |words| words.markdown(["Bypass off", "Sites and regions"]));
    insta::assert_snapshot!("twenty_calls", words);
    let heads = told(&off, &litware(), &calls, |words| {
        [Side::A, Side::B].map(|side| words.sentence(side)).join("\n")
    });
    insta::assert_snapshot!("heads", heads);
}

#[test]
fn call_by_call_with_what_was_refused() {
    let off = litware_with(r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#);
    let calls = vec![from(RENO, "gw-reno"); 22];
    let words = told(&off, &litware(), &calls, |words| {
        let rows = [0, 20, 21].iter().filter_map(|place| words.call(*place));
        rows.map(|row| [row.measure, row.a, row.b, row.change, row.why].join(" | ") + "\n").collect()
    });
    insta::assert_snapshot!("call_by_call", words);
    assert_eq!(
        told(&off, &off, &calls, |words| words.call(22).map_or("none".to_owned(), |row| row.a)),
        "none"
    );
}

#[test]
fn what_is_alike_says_so_in_every_row() {
    let draft = litware();
    let calls = vec![from(RENO, "gw-chi"); 3];
    let compared = compare(draft.model(), draft.model(), &calls).unwrap();
    let rows = ComparedWords::new(&compared, [draft.topology(); 2], &calls).rows();
    assert!(rows.iter().all(|row| !row.differs && row.change == SAME), "{rows:?}");
}

#[test]
fn a_bar_in_a_name_stays_in_its_cell() {
    let renamed = litware_with(r#"Set(Trunk("gw-reno"), "Identity", "gw|reno")"#);
    let calls = [from(RENO, "gw|reno")];
    let words = told(&renamed, &renamed, &calls, |words| words.markdown(["a|b", "c"]));
    assert!(words.lines().all(|line| line.replace("\\|", "").matches('|').count() == 6), "{words}");
}
