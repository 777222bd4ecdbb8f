//! The steps of domain.md 2.8 as values, in the order in which a reader wants them.

use super::trial::Trial;
use super::{Case, Line, Sides};
use crate::call::decision::{Reason, Reasons};
use crate::call::step::{Basis, NotCompared, Step, TrunkRole, Values};
use crate::call::terms::{CallKind, Location};
use crate::topology::{AnyId, BypassMode};

impl Case<'_> {
    /// The steps of an attempt; `reasons` are those of its decision.
    pub(super) fn steps(&self, reasons: Reasons, trial: &Trial) -> Vec<Step> {
        let mut steps = Vec::with_capacity(20);
        steps.extend(self.moved_registration());
        steps.extend(self.way.iter().flat_map(|way| way.steps.iter().cloned()));
        match &self.sides {
            Sides::Nowhere(_) => {}
            // Media of a peer call goes from client to client (step 1).
            Sides::Clients | Sides::Conference(_) => {
                steps.push(Step::new(Values::MediationServer, Basis::Inferred, &["PMB"]).deciding(false));
            }
            Sides::Client(place, line) => {
                steps.extend(self.global());
                steps.extend(super::trunk_steps::readiness(line, TrunkRole::Only));
                steps.push(self.class_of_the_call(line, reasons));
                steps.extend(self.client_and_gateway(place.as_ref(), line));
            }
            Sides::Trunks(from, to) => {
                steps.extend(self.global());
                steps.extend(super::trunk_steps::readiness(from, TrunkRole::Incoming));
                steps.extend(super::trunk_steps::readiness(to, TrunkRole::Outgoing));
                steps.extend(self.two_gateways(from, to));
            }
        }
        steps.extend(trial.steps.iter().cloned());
        steps
    }

    /// Steps 2 and 3.
    fn global(&self) -> impl Iterator<Item = Step> {
        let topology = self.model.topology();
        let settings = self.settings;
        let bypass = topology.media_bypass_settings.first().map(|(id, _)| AnyId::from(id));
        let network = topology.network_configurations.first().map(|(id, _)| AnyId::from(id));
        let values = Values::Mode { mode: settings.mode, always_ignored: settings.always_ignored };
        let mode = Step::new(values, Basis::Documented, &["c:NewMBC"])
            .showing(bypass)
            .failing(Reasons::when(settings.mode == BypassMode::Off, Reason::GlobalDisabled));
        let always = (settings.mode == BypassMode::Always).then(|| {
            // That the two exclude each other is documented; that it is an error is not (AMB-19).
            let basis = if settings.cac { Basis::Ruling } else { Basis::Documented };
            Step::new(Values::AlwaysWithCac { cac: settings.cac }, basis, &["GMO", "PMB"])
                .showing(network.into_iter().chain(bypass))
                .failing(Reasons::when(settings.contradict(), Reason::AlwaysBypassWithCac))
        });
        std::iter::once(mode).chain(always)
    }

    /// Steps 9 to 13.
    fn class_of_the_call(&self, line: &Line, reasons: Reasons) -> Step {
        let (basis, sources): (_, &'static [&'static str]) = match self.class.kind {
            CallKind::Service => (Basis::Inferred, &["LBR"]),
            CallKind::Conference => (Basis::Documented, &["c:NewMBC", "JB"]),
            _ if self.class.location == Location::External => (Basis::Documented, &["c:NewMBC", "MED"]),
            _ if self.class.transferred => (Basis::Documented, &["c:NewTrunk", "CTB"]),
            _ => (Basis::Documented, &["PMB", "HMB10"]),
        };
        let values = Values::Class {
            class: self.class,
            conferences: self.settings.conferences,
            refer: line.readiness.refer,
            third_party_refer: line.readiness.third_party_refer,
        };
        Step::new(values, basis, sources)
            .showing([line.readiness.trunk.into()])
            .failing(reasons.of(Reasons::CLASS))
    }

    /// Why the mode compares no bypass IDs at all; `None` in sites-and-regions mode.
    pub(super) fn mode_compares_nothing(&self) -> Option<NotCompared> {
        match self.settings.mode {
            _ if self.settings.contradict() => Some(NotCompared::Contradiction),
            BypassMode::Off => Some(NotCompared::Off),
            BypassMode::Always => Some(NotCompared::Always),
            BypassMode::SitesAndRegions => None,
        }
    }
}
