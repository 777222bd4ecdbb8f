//! A fenced subnet has an ID of its own, and undo gives the bytes back.

use super::super::fence::{CannotFence, Fence, FenceProfile, fence, fence_name, fencible};
use super::{add, set, small, text};
use crate::edit::{Draft, Editor};
use crate::file::Sample;
use crate::file::native::to_bytes;
use crate::topology::attributes::Value;
use crate::topology::{BypassId, Document, Id, Kind, NetworkSite, RefExt, Subnet};
use proptest::prelude::*;

fn subnet(draft: &Draft, address: &str) -> Id<Subnet> {
    draft.find(&super::subject(Kind::Subnet, address)).unwrap().typed().unwrap()
}

fn litware() -> Document {
    Sample::named("litware").unwrap().open().unwrap()
}

fn with_new_profile(draft: &Draft, id: Id<Subnet>) -> Fence {
    let limits = [("AudioBWLimit".to_owned(), Value::Number(1_000))].into();
    let profile = FenceProfile::New("Fence".to_owned(), limits);
    Fence { network_site: fence_name(draft.model(), id), profile }
}

#[test]
fn a_subnet_among_others_gets_a_network_site_of_its_own_with_what_the_old_one_decides() {
    let mut editor = Editor::new(litware());
    let about_calls = set(Kind::NetworkSite, "Chicago", "LocationPolicy", text("Floor 3"));
    editor.apply(&about_calls).unwrap();
    let id = subnet(editor.draft(), "172.28.152.128");
    let (edit, site) = fence(editor.model(), id, &with_new_profile(editor.draft(), id)).unwrap();
    assert_eq!(site.name, "Chicago 172.28.152.128");
    editor.apply(&edit).unwrap();
    assert_eq!(editor.undo_name(), Some("Fence 172.28.152.128/25"));
    let draft = editor.draft();
    let (_, site) = draft.model().named::<NetworkSite>(&site.name).unwrap();
    let profile = draft.topology().follow(&site.profile).unwrap().1;
    assert_eq!(profile.audio().unwrap().total, 1_000);
    let region = draft.topology().name(site.region.id().unwrap().into());
    assert_eq!(
        (region.as_str(), site.location_policy.as_ref().unwrap().to_string().as_str()),
        ("North America", "Floor 3")
    );
    let written = ron::to_string(&edit).unwrap();
    assert_eq!(ron::from_str::<crate::edit::Edit>(&written).unwrap(), edit, "it has a form that files hold");
}

#[test]
fn one_that_is_alone_needs_the_profile_only() {
    let mut draft = small();
    draft.apply(&add(Kind::BandwidthPolicyProfile, "10Mb", &[])).unwrap();
    let guid = text("5e5a1bd6-5b36-4b62-8d4b-3a2c9d2f4d11");
    draft.apply(&set(Kind::NetworkSite, "Reno", "BypassID", guid)).unwrap();
    let id = subnet(&draft, "157.57.212.0");
    assert!(fencible(draft.model(), id).unwrap().alone);
    let wanted = Fence { network_site: String::new(), profile: FenceProfile::Existing("10Mb".to_owned()) };
    let (edit, site) = fence(draft.model(), id, &wanted).unwrap();
    draft.apply(&edit).unwrap();
    assert_eq!((site.name.as_str(), draft.topology().count(Kind::NetworkSite)), ("Reno", 1));
    let (_, reno) = draft.model().named::<NetworkSite>("Reno").unwrap();
    assert!(reno.profile.is_some() && reno.bypass_id.is_none(), "a typed ID may be that of others");
    let again = fence(draft.model(), id, &wanted).unwrap_err();
    assert_eq!(again, CannotFence::Already("157.57.212.0/23".to_owned(), "Reno".to_owned()));
}

#[test]
fn what_cannot_be_fenced_says_why_and_the_way_out() {
    let mut draft = small();
    let id = subnet(&draft, "157.57.212.0");
    draft.apply(&set(Kind::NetworkSite, "Reno", "NetworkRegionID", Value::None)).unwrap();
    let fault = fencible(draft.model(), id).unwrap_err().to_string();
    assert!(fault.contains("Reno") && fault.ends_with("Give it one first."), "{fault}");
    draft.apply(&set(Kind::Subnet, "157.57.212.0", "NetworkSiteID", Value::None)).unwrap();
    let fault = fencible(draft.model(), id).unwrap_err().to_string();
    assert!(fault.contains("157.57.212.0/23") && fault.ends_with("Put it in one first."), "{fault}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_fence_gives_an_id_of_its_own_and_goes_with_one_undo(
        which in any::<prop::sample::Index>(),
        fenced_before in prop::collection::vec(any::<prop::sample::Index>(), 0..3),
        existing in any::<bool>(),
    ) {
        let mut editor = Editor::new(litware());
        let ids: Vec<Id<Subnet>> = editor.topology().subnets.iter().map(|(id, _)| id).collect();
        let mut made = 0;
        for index in fenced_before.iter().chain([&which]) {
            let id = *index.get(&ids);
            let before = to_bytes(editor.document());
            made += 1;
            let profile = if existing {
                FenceProfile::Existing("10Mb_Link".to_owned())
            } else {
                FenceProfile::New(format!("Fence {made}"), [("VideoBWLimit".to_owned(), Value::Number(0))].into())
            };
            let model = editor.model();
            let wanted = Fence { network_site: fence_name(model, id), profile };
            let Ok((edit, site)) = fence(model, id, &wanted) else { continue };
            editor.apply(&edit).unwrap();
            let after = to_bytes(editor.document());
            let place = editor.model().locate_exactly(editor.topology().get(id).unwrap().range.addr());
            let own = place.unwrap().network_site.unwrap();
            prop_assert_eq!(editor.topology().name(own.into()), site.name);
            prop_assert_eq!(editor.topology().bypass_id_in_force(own), Some(BypassId::NetworkSite(own)));
            let shares = |(_, other): (Id<Subnet>, &Subnet)| other.network_site.id() == Some(own);
            prop_assert_eq!(editor.topology().subnets.iter().filter(|each| shares(*each)).count(), 1);
            editor.undo().unwrap();
            prop_assert_eq!(&to_bytes(editor.document()), &before);
            editor.redo().unwrap();
            prop_assert_eq!(&to_bytes(editor.document()), &after);
        }
    }
}
