//! What the canvas says of things beside their place: trunks about bypass, and whatever has an error.

use crate::call::decision::Readiness;
use crate::rules::{Findings, Severity};
use crate::scene::glyphs::Glyph;
use crate::topology::{AnyId, BypassMode, Id, Model, Trunk};
use std::collections::{BTreeSet, HashMap};

/// The five states of a trunk on the canvas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TrunkState {
    /// Bypass is on, and nothing about the trunk stands against it.
    Ready,
    /// Bypass is on, and one of the conditions T2 to T6 fails.
    NotReady,
    /// Bypass is on for the trunk and off globally.
    GloballyOff,
    /// Bypass is off for the trunk.
    Off,
    /// The trunk has an error that blocks publishing.
    Faulty,
}

impl TrunkState {
    /// The state in words, for whoever cannot see the line.
    pub fn words(self) -> &'static str {
        match self {
            Self::Ready => "bypass on, ready",
            Self::NotReady => "bypass on, not ready",
            Self::GloballyOff => "bypass on, off globally",
            Self::Off => "bypass off",
            Self::Faulty => "with an error",
        }
    }

    /// The glyph of the badge.
    pub fn glyph(self) -> Glyph {
        if self == Self::Off { Glyph::Mediated } else { Glyph::Bypass }
    }
}

/// What is to be said of the things on the canvas.
#[derive(Debug, Clone, Default)]
pub struct Signs {
    /// What has an error.
    pub faulty: BTreeSet<AnyId>,
    /// The code and the sentence of the first error of each.
    pub errors: HashMap<AnyId, String>,
    /// What each trunk says about bypass.
    pub trunks: HashMap<Id<Trunk>, TrunkState>,
}

impl Signs {
    /// Looks at every trunk and every error of a topology.
    pub fn of(model: &Model, findings: &Findings) -> Self {
        let topology = model.topology();
        let found = findings.iter(topology).take_while(|(severity, _)| *severity == Severity::Error);
        let mut errors: HashMap<AnyId, String> = HashMap::new();
        for (_, finding) in found.filter(|(_, finding)| !finding.primary().kind.is_single()) {
            let words = || format!("{} {}", finding.code(), finding.sentence(topology));
            errors.entry(finding.primary()).or_insert_with(words);
        }
        let faulty: BTreeSet<AnyId> = errors.keys().copied().collect();
        let off = model.topology().bypass_settings().mode() == BypassMode::Off;
        let state = |id: Id<Trunk>| match Readiness::of(model, id) {
            _ if faulty.contains(&id.into()) => TrunkState::Faulty,
            Err(_) => TrunkState::NotReady,
            Ok(readiness) if !readiness.bypass => TrunkState::Off,
            Ok(_) if off => TrunkState::GloballyOff,
            Ok(readiness) if readiness.reasons().is_empty() => TrunkState::Ready,
            Ok(_) => TrunkState::NotReady,
        };
        let trunks = model.topology().trunks.iter().map(|(id, _)| (id, state(id))).collect();
        Self { faulty, errors, trunks }
    }

    /// What a trunk says; off where nothing is known of it.
    pub fn trunk(&self, id: Id<Trunk>) -> TrunkState {
        self.trunks.get(&id).copied().unwrap_or(TrunkState::Off)
    }
}
