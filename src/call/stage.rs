//! A report as it is told: stage by stage.

use super::admission::{Admission, Consulted, Leg};
use super::report::CallReport;
use super::step::{Answer, Step, Values};

/// A stage of a report as it is told: a step, or one leg of the step in which admission is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stage {
    /// The place of the step in the report.
    pub step: usize,
    /// The place of the leg among those that were judged.
    pub leg: Option<usize>,
}

impl CallReport {
    /// The stages in order: every step once, and admission leg by leg.
    pub fn stages(&self) -> Vec<Stage> {
        let of = |(place, step): (usize, &Step)| {
            let legs = match &step.values {
                Values::Admission(Admission { consulted: Consulted::Asked, legs, .. }) => legs.len(),
                _ => 0,
            };
            let only = (legs == 0).then_some(Stage { step: place, leg: None });
            let legs = (0..legs).map(move |leg| Stage { step: place, leg: Some(leg) });
            only.into_iter().chain(legs).collect::<Vec<Stage>>()
        };
        self.steps.iter().enumerate().flat_map(of).collect()
    }

    /// The step that a stage tells of.
    pub fn step(&self, stage: Stage) -> Option<&Step> {
        self.steps.get(stage.step)
    }

    /// The leg that a stage tells of.
    pub fn leg(&self, stage: Stage) -> Option<&Leg> {
        match &self.step(stage)?.values {
            Values::Admission(admission) => admission.legs.get(stage.leg?),
            _ => None,
        }
    }

    /// The answer of a stage: of a leg, whether it is let through.
    pub fn answer(&self, stage: Stage) -> Answer {
        let step = self.step(stage).map_or(Answer::NotEvaluated, |step| step.answer);
        match self.leg(stage) {
            Some(leg) if leg.admitted() => Answer::Passed,
            _ => step,
        }
    }
}
