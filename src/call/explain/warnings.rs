//! What the reader of a report should know beside the verdict.

use super::{Case, Sides};
use crate::call::admission::{Admission, Check};
use crate::call::decision::Verdict;
use crate::call::place::ClientPlace;
use crate::call::report::Warning;
use crate::call::terms::{CallKind, ClientVersion, Direction, Location, Media};

impl Case<'_> {
    pub(super) fn warnings(&self, verdict: Verdict, admission: &Admission) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if self.settings.always_ignored {
            warnings.push(Warning::AlwaysBypassIgnored);
        }
        match &self.sides {
            Sides::Clients | Sides::Conference(_) => {}
            Sides::Nowhere(place) => {
                if let Some(place) = place {
                    self.about_the_place(place, &mut warnings);
                }
            }
            Sides::Client(place, line) => {
                if let Some(place) = place {
                    self.about_the_place(place, &mut warnings);
                }
                if self.request.far_media.is_some() && line.readiness.concentrated {
                    warnings.push(Warning::FarMediaUnused);
                }
                let unknown = !line.readiness.concentrated && self.request.far_media.is_none();
                if unknown && verdict == Verdict::Mediated && self.settings.cac {
                    warnings.push(Warning::FarMediaUnknown);
                }
            }
            Sides::Trunks(..) => {
                let unused = self.client_columns().into_iter().filter(|(_, given)| *given);
                warnings.extend(unused.map(|(column, _)| Warning::NoClientInvolved { column }));
            }
        }
        about_admission(admission, &mut warnings);
        let named = self.way.as_ref().is_some_and(|way| way.way.is_none());
        if self.request.number.is_some() && named {
            warnings.push(Warning::NumberNotRouted);
        }
        warnings.extend(
            self.unused()
                .into_iter()
                .filter(|(_, given)| *given)
                .map(|(column, _)| Warning::NotUsed { column }),
        );
        warnings.extend(self.request.unevaluated.iter().cloned().map(Warning::Unevaluated));
        warnings
    }

    fn about_the_place(&self, place: &ClientPlace, warnings: &mut Vec<Warning>) {
        match place.network {
            None => warnings.push(Warning::NoMask),
            Some(network) if place.client.prefix.is_none() => warnings.push(Warning::MaskTaken { network }),
            Some(network) => {
                if let Some(subnet) = place.other_mask(self.model.topology()) {
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

    /// The columns that only a call between users has, or only one whose media admission looks at, and whether each is
    /// given where it says nothing.
    fn unused(&self) -> [(&'static str, bool); 3] {
        let request = self.request;
        let between_users = matches!(self.sides, Sides::Clients);
        let direct = between_users || matches!(self.sides, Sides::Conference(_));
        let incoming = between_users || request.direction == Direction::Inbound;
        [
            ("callee_policy", request.callee_policy.is_some() && !incoming),
            ("line_uri", request.line_uri.is_some() && !between_users),
            ("media", request.media == Media::Video && !direct),
        ]
    }
}

/// What admission let through that the reader should know of.
fn about_admission(admission: &Admission, warnings: &mut Vec<Warning>) {
    let mut add = |warning: Warning| {
        if !warnings.contains(&warning) {
            warnings.push(warning);
        }
    };
    for leg in &admission.legs {
        if leg.check == Check::NotLocated {
            for end in [leg.from, leg.to].into_iter().filter(|end| end.network_site.is_none()) {
                add(Warning::NotLocated { end });
            }
        }
        for crossed in leg.crossed.iter().filter(|crossed| crossed.crossing.unenforced) {
            add(Warning::Unenforced { link: crossed.crossing.link });
        }
        for (link, used, limit) in leg.beyond() {
            add(Warning::Beyond { link, used, limit });
        }
    }
}
