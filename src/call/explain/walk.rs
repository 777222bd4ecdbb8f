//! The walk of a call: its candidates one after the other, then what is left when none has room (domain.md 3.6).

use super::trial::Trial;
use super::{Case, Ground, Sides, evaluate_under};
use crate::call::decision::Decision;
use crate::call::number::plain;
use crate::call::report::{CallReport, Outcome, OutcomeReason};
use crate::call::request::CallRequest;
use crate::call::resolve::CallError;
use crate::call::routing::{Authority, Candidate, Routed, Stopped, route, voice_policy};
use crate::call::step::{Basis, PstnReroute, Step, Values};
use crate::call::terms::{CallKind, Direction, Media};
use crate::topology::VoicePolicy;

/// An attempt over one way.
struct Attempt<'a> {
    case: Case<'a>,
    decision: Decision,
    trial: Trial,
}

impl<'a> Ground<'a> {
    /// Whether the call takes a trunk; if not, it goes from client to client, or to a conference.
    pub(super) fn takes_a_trunk(&self) -> bool {
        let request = self.request;
        let dials = request.trunk.is_some() || request.number.is_some();
        match request.kind {
            CallKind::Peer => false,
            CallKind::Conference => dials || request.from_trunk.is_some(),
            CallKind::Pstn | CallKind::Service => true,
        }
    }

    /// Places the call.
    pub(super) fn walk(self) -> Result<CallReport, CallError> {
        if let Some(home) = self.unregistered() {
            return Ok(self.without_registrar(home));
        }
        if !self.takes_a_trunk() {
            return self.without_a_trunk();
        }
        let routed = route(self.model, self.down, self.request)?;
        if let Some(stopped) = &routed.stopped {
            return Ok(self.stopped(&routed, stopped));
        }
        self.over_trunks(routed)
    }

    fn attempt(self, candidate: Option<Candidate>) -> Result<Attempt<'a>, CallError> {
        let case = Case::of(self, candidate)?;
        let decision = case.decision();
        let trial = case.trial(decision.verdict);
        Ok(Attempt { case, decision, trial })
    }

    fn without_a_trunk(self) -> Result<CallReport, CallError> {
        let Attempt { case, decision, mut trial } = self.attempt(None)?;
        let mut inner = None;
        if trial.outcome == Outcome::Refused
            && matches!(case.sides, Sides::Clients)
            && self.request.media == Media::Audio
        {
            inner = self.by_the_pstn(&mut trial)?;
            if inner.is_none() {
                trial.outcome = Outcome::VoiceMail;
                trial.steps.push(Step::new(Values::VoiceMail, Basis::Documented, &["PCAC"]));
            }
        }
        let steps = case.steps(decision.reasons, &trial);
        Ok(case.report(decision, trial, steps, inner))
    }

    /// Sends a call between users out to the public network, to the Line URI of the called user, under the policy of
    /// the caller [JB11r]. The inner call, where it is up.
    fn by_the_pstn(self, trial: &mut Trial) -> Result<Option<CallReport>, CallError> {
        let allowed = self.voice_policy()?.is_none_or(|policy| policy.pstn_rerouting);
        let number =
            self.request.line_uri.as_deref().map(plain).transpose().map_err(CallError::NotANumber)?;
        let mut inner = None;
        if let Some(number) = number.clone().filter(|_| allowed) {
            let request = CallRequest {
                kind: CallKind::Pstn,
                direction: Direction::Outbound,
                callee: None,
                callee_location: Default::default(),
                callee_policy: None,
                line_uri: None,
                number: Some(number),
                trunk: None,
                from_trunk: None,
                down: Vec::new(),
                unevaluated: Vec::new(),
                ..self.request.clone()
            };
            inner = Some(evaluate_under(self.model, self.ledger, self.down, &request)?);
        }
        let up = inner
            .as_ref()
            .is_some_and(|inner| matches!(inner.outcome, Outcome::Connected | Outcome::ReroutedInternet));
        let reasons = match &inner {
            Some(inner) if !up => inner.outcome_reasons.clone(),
            None if allowed => vec![OutcomeReason::NoLineUri],
            _ => Vec::new(),
        };
        let values = PstnReroute {
            allowed,
            number,
            inner: inner.as_ref().map(|inner| (inner.trunk, inner.verdict, inner.outcome)),
            reasons: reasons.clone(),
        };
        let trunk = inner.as_ref().and_then(|inner| inner.trunk).map(Into::into);
        let step = Step::new(Values::PstnReroute(values), Basis::Ruling, &["PCAC", "VPD", "JB11r"]);
        trial.steps.push(step.showing(trunk).answering(up));
        trial.because(reasons);
        if up {
            trial.outcome = Outcome::ReroutedPstn;
        }
        Ok(inner.filter(|_| up))
    }

    /// The voice policy of the caller; of an inbound call, that of the called user.
    fn voice_policy(self) -> Result<Option<&'a VoicePolicy>, CallError> {
        let policy = match voice_policy(self.model, self.request)? {
            Some(Authority::Voice(id, _)) => self.model.topology().get(id),
            _ => None,
        };
        Ok(policy)
    }

    /// Tries every trunk that routing found, until one takes the call.
    fn over_trunks(self, routed: Routed) -> Result<CallReport, CallError> {
        let Routed { opening, candidates, rest, .. } = routed;
        let mut refused: Vec<Attempt<'_>> = Vec::new();
        for candidate in candidates {
            let attempt = self.attempt(Some(candidate))?;
            if attempt.trial.outcome != Outcome::Refused {
                let mut steps = opening;
                steps.extend(refused.iter().flat_map(Attempt::steps_in_short));
                let Attempt { case, decision, trial } = attempt;
                steps.extend(case.steps(decision.reasons, &trial));
                return Ok(case.report(decision, trial, steps, None));
            }
            refused.push(attempt);
        }
        self.nobody(opening, refused, rest)
    }

    /// What becomes of a call that no trunk has room for. The report is that of the first trunk.
    fn nobody(
        self,
        mut steps: Vec<Step>,
        mut refused: Vec<Attempt<'_>>,
        rest: Vec<Step>,
    ) -> Result<CallReport, CallError> {
        if refused.is_empty() {
            let stopped = Stopped { outcome: Outcome::Unroutable, reasons: vec![OutcomeReason::NoTrunk] };
            let routed = Routed { opening: steps, rest, ..Routed::default() };
            return Ok(self.stopped(&routed, &stopped));
        }
        let others = refused.split_off(1);
        let Some(Attempt { case, decision, mut trial }) = refused.pop() else {
            return Err(CallError::NoTrunk);
        };
        steps.extend(case.steps(decision.reasons, &trial));
        for other in &others {
            steps.extend(other.steps_in_short());
            trial.because(other.trial.reasons.iter().copied());
        }
        steps.extend(rest);
        let request = self.request;
        let rings = request.kind == CallKind::Pstn && matches!(case.sides, Sides::Client(..));
        if rings && request.direction == Direction::Inbound {
            trial.outcome = Outcome::VoiceMail;
            steps.push(Step::new(Values::VoiceMail, Basis::Inferred, &["PCAC"]));
        }
        Ok(case.report(decision, trial, steps, None))
    }

    /// A call that routing lets go nowhere.
    fn stopped(self, routed: &Routed, stopped: &Stopped) -> CallReport {
        let case = Case::nowhere(self);
        let decision = case.decision();
        let trial = Trial::stopped(stopped.outcome, stopped.reasons.iter().copied());
        let steps = routed.opening.iter().chain(&routed.rest).cloned().collect();
        case.report(decision, trial, steps, None)
    }
}

impl Attempt<'_> {
    /// What led to the trunk and what admission said, without the decision in between.
    fn steps_in_short(&self) -> impl Iterator<Item = Step> {
        let way = self.case.way.iter().flat_map(|way| &way.steps);
        way.chain(&self.trial.steps).cloned()
    }
}
