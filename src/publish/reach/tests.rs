//! How far edits of the sample reach.

use super::*;
use crate::edit::Draft;
use crate::file::Sample;
use crate::topology::Document;

fn edited(document: &Document, edits: &str) -> Document {
    let mut draft = Draft::new(document.clone());
    draft.apply_all("test", ron::from_str(edits).unwrap()).unwrap();
    draft.document().clone()
}

fn litware() -> Document {
    Sample::named("litware").unwrap().open().unwrap()
}

fn reach(old: Option<&Document>, new: &Document) -> Reach {
    let nothing = Topology::default();
    let before = old.map(|document| &document.topology);
    let difference = Difference::between(before.unwrap_or(&nothing), &new.topology);
    Reach::of(before, &new.topology, &difference, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn sentences(reach: &Reach, about: Reaches) -> Vec<String> {
    reach.sentences().into_iter().filter(|(of, _)| *of == about).map(|(_, words)| words).collect()
}

/// Edits of the sample, and what is said of their reach.
#[test]
fn what_an_edit_turns_is_counted_and_told() {
    let litware = litware();
    let bare = edited(&litware, r#"[Set(NetworkSite("Reno"), "BWPolicyProfileID", None)]"#);
    let cases: [(&Document, &str, Reaches, &[&str]); 6] = [
        (
            &bare,
            r#"[Set(NetworkSite("Reno"), "BWPolicyProfileID", "10Mb_Link")]"#,
            Reaches::BypassId,
            &["Reno gets another bypass ID, site:Reno instead of region:North America"],
        ),
        (
            &bare,
            r#"[Set(NetworkSite("Reno"), "BWPolicyProfileID", "10Mb_Link")]"#,
            Reaches::Clients,
            &["Clients in 2 subnets of Reno sign in again to learn it"],
        ),
        (
            &litware,
            r#"[Set(NetworkSite("Reno"), "BWPolicyProfileID", "5Mb_Link")]"#,
            Reaches::BypassId,
            &["Reno keeps site:Reno, but its bypass ID is made anew"],
        ),
        (
            &litware,
            r#"[Set(NetworkSite("Reno"), "Description", "x")]"#,
            Reaches::Pairs,
            &["66 pairs of network site and trunk: none turns"],
        ),
        (
            &litware,
            r#"[Set(NetworkSite("Reno"), "Description", "x")]"#,
            Reaches::Clients,
            &["No client has to sign in again"],
        ),
        (
            &litware,
            r#"[Set(MediaBypassSettings("Global"), "Enabled", false)]"#,
            Reaches::Clients,
            &["Every client signs in again to learn that the mode is Off and no longer Sites and regions"],
        ),
    ];
    for (start, edits, about, told) in cases {
        assert_eq!(sentences(&reach(Some(start), &edited(start, edits)), about), told, "{edits}");
    }
}

#[test]
fn a_limit_on_a_link_names_it_and_the_pairs_that_cross_it() {
    let litware = litware();
    let bare = edited(&litware, r#"[Set(NetworkSite("Reno"), "BWPolicyProfileID", None)]"#);
    let reach = reach(Some(&bare), &litware);
    let [gain] = reach.links.as_slice() else { panic!("{:?}", reach.links) };
    assert_eq!((gain.name.as_str(), gain.new_limit, gain.pairs.0), ("Reno link", Some(4_000), 0));
    assert!(gain.pairs.1 > 0 && reach.turns.to_mediated > 0);
    assert!(gain.to_string().starts_with("Reno link: limited to 4,000 kbps from now on, "), "{gain}");
}

#[test]
fn every_pair_that_turns_is_one_that_the_matrix_has() {
    let litware = litware();
    let off = edited(&litware, r#"[Set(MediaBypassSettings("Global"), "Enabled", false)]"#);
    let there = reach(Some(&litware), &off);
    let back = reach(Some(&off), &litware);
    assert_eq!(there.verdicts.0, 0);
    assert_eq!(there.turns.to_mediated, back.turns.to_bypass);
    assert_eq!(there.turns.to_mediated, back.verdicts.0, "all that bypass now were mediated");
    assert!(there.turns.count() <= there.pairs);
}

#[test]
fn where_nothing_is_published_the_verdicts_are_told() {
    let reach = reach(None, &litware());
    assert_eq!(reach.verdicts.0 + reach.verdicts.1, reach.pairs);
    let told = sentences(&reach, Reaches::Pairs);
    assert!(
        told[0].starts_with("66 pairs of network site and trunk: ") && told[0].contains(" bypass, "),
        "{told:?}"
    );
}

#[test]
fn it_is_given_up_when_nobody_waits_for_it() {
    let litware = litware();
    let difference = Difference::default();
    let mut heard = 0;
    let given_up = Reach::of(Some(&litware.topology), &litware.topology, &difference, &mut |_, _| {
        heard += 1;
        if heard == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((given_up, heard), (None, 2));
}
