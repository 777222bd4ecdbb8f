//! Who uses an entity: whatever refers to it, and the voice that leads to a trunk.

use super::sheet::Sheet;
use super::{rows, words};
use crate::desktop::widgets::Section;
use crate::topology::{AnyId, Kind, Model, Ref, Trunk, VoicePolicy, VoiceRoute};
use egui::Ui;

/// Most users that are listed.
const LISTED: usize = 60;

/// Shows the section, unless nothing uses the entity.
pub fn show(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let users = users(sheet.model(), sheet.id);
    if users.is_empty() {
        return;
    }
    let number = users.len().to_string();
    let head = Section::new("Used by");
    // A short list is counted by looking at it.
    let head = if users.len() > 5 { head.aside(&number) } else { head };
    head.show(ui, |ui| {
        for user in users.iter().take(LISTED) {
            let glyph = words::glyph(sheet.topology(), *user);
            let name = words::title(sheet.topology(), *user);
            let fact = words::fact(sheet.model(), *user, sheet.id);
            rows::entity(ui, sheet, *user, glyph, &name, &fact);
        }
        if users.len() > LISTED {
            rows::note(ui, format!("and {} more", users.len() - LISTED));
        }
    });
}

/// Whoever uses an entity, save what its own sections list already.
fn users(model: &Model, id: AnyId) -> Vec<AnyId> {
    let mut users: Vec<AnyId> =
        model.index().referrers(id).iter().copied().filter(|user| !is_listed(id.kind, user.kind)).collect();
    if id.typed::<Trunk>().is_some() {
        users.extend(led_by(model, id));
    }
    if let Some(route) = id.typed::<VoiceRoute>() {
        let usages = model.topology().get(route).into_iter().flat_map(|route| &route.usages);
        let usages: Vec<AnyId> = usages.filter_map(Ref::id).map(AnyId::from).collect();
        let policies = usages.iter().flat_map(|usage| policies(model, *usage));
        users.extend(usages.iter().copied().chain(policies));
    }
    let mut seen = std::collections::BTreeSet::new();
    users.retain(|user| seen.insert(*user));
    users
}

/// The usages whose voice routes lead to a trunk, and the policies with these usages.
fn led_by(model: &Model, trunk: AnyId) -> Vec<AnyId> {
    let routes = model.index().users::<VoiceRoute>(trunk).filter_map(|id| model.topology().get(id));
    let usages: Vec<AnyId> =
        routes.flat_map(|route| &route.usages).filter_map(Ref::id).map(AnyId::from).collect();
    let policies: Vec<AnyId> = usages.iter().flat_map(|usage| policies(model, *usage)).collect();
    usages.into_iter().chain(policies).collect()
}

fn policies(model: &Model, usage: AnyId) -> impl Iterator<Item = AnyId> + '_ {
    model.index().users::<VoicePolicy>(usage).map(AnyId::from)
}

/// Whether a section of that kind lists such users already.
fn is_listed(kind: Kind, user: Kind) -> bool {
    matches!(
        (kind, user),
        (Kind::NetworkSite, Kind::Subnet)
            | (Kind::NetworkRegion, Kind::NetworkSite)
            | (Kind::Trunk | Kind::ServerSite, Kind::TrunkConfiguration)
            | (
                Kind::ServerSite,
                Kind::MediationPool
                    | Kind::FrontEndPool
                    | Kind::ConferencingPool
                    | Kind::EdgePool
                    | Kind::SurvivableBranchAppliance
                    | Kind::Gateway
                    | Kind::ServerSite
            )
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::Sample;

    fn model() -> Model {
        Model::new(Sample::named("litware").unwrap().open().unwrap().topology)
    }

    fn told(model: &Model, kind: Kind, name: &str) -> Vec<String> {
        let id = crate::topology::attributes::Names::find(model, kind, name).unwrap();
        let line = |user: &AnyId| {
            format!(
                "{} {}, {}",
                user.kind.noun(),
                model.topology().name(*user),
                words::fact(model, *user, id)
            )
        };
        users(model, id).iter().map(line).collect()
    }

    #[test]
    fn a_trunk_is_used_by_its_routes_their_usages_and_the_policies_that_have_them() {
        assert_eq!(
            told(&model(), Kind::Trunk, "gw-chi"),
            [
                "voice route Local-1, priority 1",
                "PSTN usage Local, 2 voice routes",
                "voice policy Global, 5 users"
            ]
        );
    }

    #[test]
    fn what_a_section_lists_is_not_listed_again() {
        let model = model();
        assert!(told(&model, Kind::NetworkSite, "Reno").iter().all(|user| !user.starts_with("subnet ")));
        assert!(
            told(&model, Kind::BandwidthPolicyProfile, "10Mb_Link")
                .contains(&"network site Reno, link to its region".to_owned())
        );
    }
}
