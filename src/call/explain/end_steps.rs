//! The steps about the two ends: where they stand, and whether their bypass IDs match (steps 15 to 19 of domain.md
//! 2.8).

use super::{Case, Line};
use crate::call::decision::{Reason, Reasons, compares_ids};
use crate::call::place::ClientPlace;
use crate::call::step::{Basis, Ids, NotCompared, Step, TrunkRole, Values};
use crate::call::terms::Location;
use crate::topology::{AnyId, BypassId, Id, NetworkSite, Standing};

impl Case<'_> {
    /// Steps 15 to 18 for a call between a client and a gateway.
    pub(super) fn client_and_gateway(&self, place: Option<&ClientPlace>, line: &Line) -> [Step; 3] {
        let skipped = if compares_ids(&self.settings, self.class) {
            None
        } else {
            let external = self.class.location == Location::External;
            let of_the_call = if external { NotCompared::External } else { NotCompared::Kind };
            self.mode_compares_nothing().or(Some(of_the_call))
        };
        let sites = [place.and_then(ClientPlace::bypass_network_site), line.place.network_site()];
        [
            self.client_subnet(place, skipped.is_none()),
            self.gateway_subnet(line, TrunkRole::Only, skipped.is_none()),
            ids(skipped, false, (self.client_id(place), line.end.id), sites),
        ]
    }

    /// Steps 16 to 19 for a call between two gateways (AMB-34).
    pub(super) fn two_gateways(&self, from: &Line, to: &Line) -> [Step; 4] {
        let joined = from.end.joined(&to.end);
        let by_mode = self.mode_compares_nothing();
        let skipped = by_mode.or(joined.then_some(NotCompared::Joined));
        let sites = [from.place.network_site(), to.place.network_site()];
        let values = Values::Joined {
            same_gateway: from.end.gateway == to.end.gateway,
            from: from.end.alternate,
            to: to.end.alternate,
        };
        [
            Step::new(values, Basis::Ruling, &["c:SetGW"])
                .showing([from.end.gateway.into(), to.end.gateway.into()])
                .deciding(by_mode.is_none() && joined),
            self.gateway_subnet(from, TrunkRole::Incoming, skipped.is_none()),
            self.gateway_subnet(to, TrunkRole::Outgoing, skipped.is_none()),
            ids(skipped, true, (from.end.id, to.end.id), sites),
        ]
    }

    fn client_subnet(&self, place: Option<&ClientPlace>, compared: bool) -> Step {
        let id = self.client_id(place);
        let basis = match place {
            Some(place) if place.other_mask(self.model.topology()).is_some() => Basis::Ruling,
            Some(place) => self.basis_of_id(place.bypass_network_site(), id),
            None => Basis::Documented,
        };
        let values = Values::ClientSubnet { place: place.copied(), given: self.request.client, id };
        Step::new(values, basis, &["NET", "PCAC"])
            .showing(place.and_then(|place| place.exact.or(place.containing)).into_iter().flat_map(subnet))
            .failing(Reasons::when(compared && id.is_none(), Reason::ClientUnmapped))
            .deciding(compared)
    }

    fn gateway_subnet(&self, line: &Line, role: TrunkRole, compared: bool) -> Step {
        let id = line.end.id;
        // The documents give no mask for a gateway, so that any subnet which contains it counts is an inference.
        let basis = match self.basis_of_id(line.place.network_site(), id) {
            Basis::Ruling => Basis::Ruling,
            Basis::Documented | Basis::Inferred => Basis::Inferred,
        };
        let gateway = std::iter::once(line.place.gateway.into());
        Step::new(Values::GatewaySubnet { place: line.place, role, id }, basis, &["c:SetGW", "MTT"])
            .showing(gateway.chain(line.place.standing.into_iter().flat_map(subnet)))
            .failing(Reasons::when(compared && id.is_none(), Reason::GatewayUnmapped))
            .deciding(compared)
    }

    /// What it rests on that an address has its ID, or none (domain.md 2.1-3e and f, AMB-25).
    fn basis_of_id(&self, network_site: Option<Id<NetworkSite>>, id: Option<BypassId>) -> Basis {
        let own = network_site.and_then(|id| self.model.topology().own_bypass_id(id));
        match (network_site, own, id) {
            (_, Some(_), _) | (None, None, Some(_)) => Basis::Documented,
            (Some(_), None, _) => Basis::Ruling,
            (None, None, None) => Basis::Inferred,
        }
    }
}

fn ids(
    skipped: Option<NotCompared>,
    two_gateways: bool,
    (near, far): (Option<BypassId>, Option<BypassId>),
    network_sites: [Option<Id<NetworkSite>>; 2],
) -> Step {
    let both = near.zip(far).filter(|_| skipped.is_none());
    // That two network regions never share an ID, whatever links them, no document says (domain.md 2.1-4).
    let basis = match both {
        Some((BypassId::Region(a), BypassId::Region(b))) if a != b => Basis::Inferred,
        _ => Basis::Documented,
    };
    let ids = skipped.map_or(Ids::Compared(near, far), Ids::NotCompared);
    Step::new(Values::Ids { ids, two_gateways }, basis, &["PMB"])
        .showing(network_sites.into_iter().flatten().map(AnyId::from))
        .failing(Reasons::when(both.is_some_and(|(near, far)| near != far), Reason::IdsDiffer))
        .deciding(both.is_some())
}

/// A subnet and the network site it is in.
fn subnet(standing: Standing) -> impl Iterator<Item = AnyId> {
    std::iter::once(AnyId::from(standing.subnet)).chain(standing.network_site.map(AnyId::from))
}
