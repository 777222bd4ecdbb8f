use super::*;
use crate::call::admission::{Codec, Figure, Refusal};
use crate::call::decision::{Reason, Verdict};
use crate::call::tests::{RENO, from, litware, litware_with};
use crate::call::{Outcome, OutcomeReason};
use crate::edit::Draft;
use crate::file::native;
use crate::topology::NetworkSite;

#[test]
fn twenty_calls_with_bypass_off_and_in_sites_and_regions_mode() {
    let off = litware_with(r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#);
    let on = litware();
    let calls = vec![from(RENO, "gw-reno"); 20];
    let compared = compare(off.model(), on.model(), &calls).unwrap();
    let (a, b) = (&compared.a, &compared.b);
    assert_eq!((a.verdicts[&Verdict::Mediated], b.verdicts[&Verdict::Bypass]), (20, 20));
    assert_eq!((a.outcomes[&Outcome::Connected], b.outcomes[&Outcome::Connected]), (20, 20));
    assert_eq!((a.reasons[&Reason::GlobalDisabled], b.reasons.len()), (20, 0));
    assert_eq!(compared.changed, (0..20).collect::<Vec<_>>());
    let reno = LinkId::NetworkSite(on.model().named::<NetworkSite>("Reno").unwrap().0);
    assert_eq!(
        compared.links,
        [LinkPair { link: [Some(reno); 2], used: [3_880, 0], limit: [Some(4_000), Some(4_000)] }]
    );
    let pool = on.model().named::<MediationPool>("ms-chi").unwrap().0;
    assert_eq!(compared.pools, [PoolPair { pool: [Some(pool); 2], calls: [20, 0] }]);
    let refusal = Refusal { link: reno, reason: OutcomeReason::LinkTotal, needed: 142, free: 120 };
    assert_eq!(a.more, More::Until { fit: 0, refusal }, "45 for the leg that can be pushed down, and 97");
    assert_eq!(b.more, More::Any);
    assert_eq!((a.media_sites().len(), b.media_sites().len()), (3, 1), "Reno, Chicago and back; Reno");
    assert_eq!(a.signalling, b.signalling, "signalling always passes the Mediation Server");
    assert_eq!(a.bypass_ids, [[None, None]]);
    let figures = |placing: &Placing| -> Vec<Vec<(Codec, u32)>> {
        let each = |legs: &Vec<_>| legs.iter().map(|figure: &Figure| (figure.codec, figure.kbps)).collect();
        placing.figures.iter().map(each).collect()
    };
    let g711 = (Codec::G711, 97);
    assert_eq!((figures(a), figures(b)), (vec![vec![g711, g711]], vec![vec![g711]]));
    let asked: Vec<Question> = compared.steps.iter().map(|change| change.question).collect();
    let told = [Question::Mode, Question::ClientSubnet, Question::GatewaySubnet, Question::Ids];
    assert_eq!(asked, told, "with the mode off no subnet decides anything");
}

#[test]
fn clients_of_one_network_site_take_one_way() {
    let draft = litware();
    let calls = [from("157.57.212.30/23", "gw-reno"), from("157.57.212.31/23", "gw-reno")];
    let compared = compare(draft.model(), draft.model(), &calls).unwrap();
    assert_eq!((compared.a.media.len(), compared.a.signalling.len()), (1, 1));
}

#[test]
fn the_same_topology_twice_changes_nothing() {
    let draft = litware();
    let calls = vec![from(RENO, "gw-chi"); 3];
    let compared = compare(draft.model(), draft.model(), &calls).unwrap();
    assert_eq!((compared.changed.len(), compared.steps.len()), (0, 0));
}

#[test]
fn a_call_that_one_side_does_not_know_is_named_with_its_side() {
    let (old, mut new) = (litware(), litware());
    new.apply(&ron::from_str(r#"Remove(Gateway("gw-reno"), Remove)"#).unwrap()).unwrap();
    let error = compare(old.model(), new.model(), &[from(RENO, "gw-reno")]).unwrap_err();
    assert!(error.to_string().starts_with("B, call 1: there is no trunk gw-reno"), "{error}");
}

#[test]
fn documents_that_were_read_apart_are_held_together_by_names() {
    let old = litware();
    // Ids are handed out in the order of reading, so one less at the front gives all others another.
    let mut other = litware();
    let edit = r#"Remove(NetworkSite("Albuquerque"), Remove)"#;
    other.apply(&ron::from_str(edit).unwrap()).unwrap();
    let read = native::read_bytes(&native::to_bytes(other.document()), &mut ()).unwrap();
    let other = Draft::new(read.document);
    let id = |draft: &Draft| draft.model().named::<NetworkSite>("Reno").unwrap().0;
    assert_ne!(id(&old), id(&other));
    let calls = vec![from(RENO, "gw-chi"); 2];
    let compared = compare(old.model(), other.model(), &calls).unwrap();
    assert_eq!((compared.changed.len(), compared.links.len(), compared.pools.len()), (0, 1, 1));
}
