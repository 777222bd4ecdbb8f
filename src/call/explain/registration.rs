//! Where the user of a call registers while something is down (domain.md 1.12).

use super::trial::Trial;
use super::{Case, Ground};
use crate::call::report::{CallReport, Outcome, OutcomeReason};
use crate::call::step::{Basis, Step, Values};
use crate::call::terms::CallKind;
use crate::topology::{AnyId, Id, RefExt, User};

impl Ground<'_> {
    /// The user of the call, where he has one who signs in.
    fn signs_in(&self) -> Option<Id<User>> {
        self.user.filter(|_| self.request.kind != CallKind::Service && self.request.from_trunk.is_none())
    }

    /// The home of the user, where it is down and nothing takes over.
    pub(super) fn unregistered(&self) -> Option<AnyId> {
        self.down.registrar(self.model.topology(), self.signs_in()?).err()
    }

    /// A call of a user who is not signed in: there is nobody to take or to deliver it. That follows from what a
    /// Registrar does; no document says it of a call.
    pub(super) fn without_registrar(self, home: AnyId) -> CallReport {
        let case = Case::nowhere(self);
        let decision = case.decision();
        let trial = Trial::stopped(Outcome::Unroutable, [OutcomeReason::NoRegistrar]);
        let step = self.signs_in().map(|user| {
            let values = Values::Registrar { user, home, backup: None };
            Step::new(values, Basis::Inferred, &["DG", "MED"]).showing([home]).answering(false)
        });
        case.report(decision, trial, step.into_iter().collect(), None)
    }

    /// The step that says that the backup Registrar took over.
    pub(super) fn moved_registration(&self) -> Option<Step> {
        let topology = self.model.topology();
        let user = self.signs_in().filter(|_| !self.down.is_empty())?;
        let backup = self.down.registrar(topology, user).ok().flatten()?;
        let home = topology.get(user)?.home_appliance.id().map(AnyId::from).filter(|home| *home != backup)?;
        if !self.down.contains(home) {
            return None;
        }
        let values = Values::Registrar { user, home, backup: Some(backup) };
        Some(Step::new(values, Basis::Documented, &["DG", "MED"]).showing([backup, home]))
    }
}
