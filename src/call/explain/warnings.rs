//! What the reader of a report should know beside the verdict.

use super::{Case, Sides};
use crate::call::place::ClientPlace;
use crate::call::report::Warning;
use crate::call::request::Unevaluated;
use crate::call::terms::{CallKind, ClientVersion, Location, Media, Quality};
use crate::topology::values::Choices;

impl Case<'_> {
    pub(super) fn warnings(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if self.settings.always_ignored {
            warnings.push(Warning::AlwaysBypassIgnored);
        }
        match &self.sides {
            Sides::Clients => {}
            Sides::Client(place, line) => {
                if let Some(place) = place {
                    self.about_the_place(place, &mut warnings);
                }
                if self.request.location == Location::External && self.edge().is_none() {
                    warnings.push(Warning::NoEdge);
                }
                if self.request.far_media.is_some() && line.readiness.concentrated {
                    warnings.push(Warning::FarMediaUnused);
                }
            }
            Sides::Trunks(..) => {
                let unused = self.client_columns().into_iter().filter(|(_, given)| *given);
                warnings.extend(unused.map(|(column, _)| Warning::NoClientInvolved { column }));
            }
        }
        let named = self.way.as_ref().is_some_and(|way| way.way.is_none());
        if self.request.number.is_some() && named {
            warnings.push(Warning::NumberNotRouted);
        }
        let routing = self.model.topology().routing_configurations.first();
        if routing.is_some_and(|(_, routing)| routing.location_based_routing) {
            warnings.push(Warning::LocationBasedRouting);
        }
        warnings.extend(self.unevaluated().map(Warning::Unevaluated));
        warnings
    }

    fn about_the_place(&self, place: &ClientPlace, warnings: &mut Vec<Warning>) {
        match place.network {
            None => warnings.push(Warning::NoMask),
            Some(network) if place.client.prefix.is_none() => warnings.push(Warning::MaskTaken { network }),
            Some(network) => {
                if let Some(subnet) = place.other_mask(self.model) {
                    warnings.push(Warning::OtherMask { subnet, network });
                }
            }
        }
        if let Some(subnet) = place.only_contained() {
            warnings.push(Warning::OnlyContained { subnet });
        }
        let cac = place.containing.and_then(|standing| standing.network_site);
        if place.exact.is_some() && place.bypass_network_site() != cac {
            warnings.push(Warning::PlacesDiffer { bypass: place.bypass_network_site(), cac });
        }
    }

    /// The columns that speak of a client, and whether each is given.
    fn client_columns(&self) -> [(&'static str, bool); 5] {
        let request = self.request;
        [
            ("call", request.kind != CallKind::Pstn),
            ("client", request.client.is_some()),
            ("location", request.location != Location::Internal),
            ("version", request.version != ClientVersion::Current),
            ("transferred", request.transferred),
        ]
    }

    /// Given values that only routing, admission or another system would look at.
    fn unevaluated(&self) -> impl Iterator<Item = Unevaluated> {
        let request = self.request;
        let text =
            |column, value: &Option<Box<str>>| value.clone().map(|value| Unevaluated { column, value });
        let word =
            |column, given: bool, word: &str| given.then(|| Unevaluated { column, value: word.into() });
        let down = request.down.iter().map(|name| Unevaluated { column: "down", value: name.clone() });
        [
            text("policy", &request.policy),
            text("callee_policy", &request.callee_policy),
            text("line_uri", &request.line_uri),
            word("media", request.media != Media::default(), request.media.choice().key),
            word("quality", request.quality != Quality::default(), request.quality.choice().key),
        ]
        .into_iter()
        .flatten()
        .chain(down)
        .chain(request.unevaluated.iter().cloned())
    }
}
