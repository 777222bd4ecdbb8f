//! A report as it is told, in words: its steps, with admission leg by leg.

use super::admission::{leg, leg_name, link_name};
use super::{CallWords, Sides, StepWords};
use crate::call::Stage;
use crate::call::admission::{Check, Leg};
use crate::report::words::figure;
use crate::topology::Topology;

impl CallWords<'_> {
    /// The stages in words, in the order in which the report has them.
    pub fn stages(&self) -> Vec<StepWords> {
        let stages = self.report.stages();
        stages.into_iter().filter_map(|stage| self.stage(stage)).collect()
    }

    /// One stage in words; `None` where the report has no such stage.
    pub fn stage(&self, stage: Stage) -> Option<StepWords> {
        let words = StepWords::of(self.topology, self.report.step(stage)?);
        let Some(of_leg) = self.report.leg(stage) else { return Some(words) };
        Some(StepWords {
            question: leg_name(of_leg),
            value: value(self.topology, of_leg),
            sentence: leg(self.topology, of_leg),
            ..words
        })
    }

    /// The two values that a stage compares.
    pub fn sides_of(&self, stage: Stage) -> Option<Sides> {
        if stage.leg.is_some() { None } else { self.sides(stage.step) }
    }
}

/// A leg in one short line: "Reno link: 97 of 4,000".
fn value(topology: &Topology, leg: &Leg) -> String {
    let media = leg.scenario.media();
    let link = |link| link_name(topology, link);
    match leg.check {
        Check::NoRoute(_) => return "No region route".to_owned(),
        Check::NotLocated => return "In no network site".to_owned(),
        Check::Checked | Check::Overridden | Check::AfterAnswer => {}
    }
    let Some(taken) = leg.taken else {
        let links: Vec<String> = leg.refusals.iter().map(|refusal| link(refusal.link)).collect();
        return format!("Refused by {}", links.join("; "));
    };
    let limited = leg.limited().filter_map(|crossed| {
        let limit = crossed.crossing.limits.of(media)?.total;
        let used = crossed.used.into_iter().max()?.saturating_add(taken.kbps);
        Some(format!("{}: {} of {}", link(crossed.crossing.link), figure(used.into()), figure(limit.into())))
    });
    let limited: Vec<String> = limited.collect();
    match (limited.is_empty(), leg.crossed.is_empty()) {
        (true, true) => "No link crossed".to_owned(),
        (true, false) => "No limited link".to_owned(),
        (false, _) => limited.join("; "),
    }
}
