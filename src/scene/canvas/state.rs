//! What a trunk's line says about bypass, and what is marked as faulty.

use crate::call::decision::Readiness;
use crate::rules::{Findings, Severity};
use crate::scene::glyphs::Glyph;
use crate::topology::{AnyId, BypassMode, Id, Model, Topology, Trunk};
use std::collections::{BTreeSet, HashMap};

/// Everything that has an error.
pub fn faulty(topology: &Topology, findings: &Findings) -> BTreeSet<AnyId> {
    let errors = findings.iter(topology).take_while(|(severity, _)| *severity == Severity::Error);
    errors.map(|(_, finding)| finding.primary()).filter(|id| !id.kind.is_single()).collect()
}

/// What every trunk's line says about bypass.
pub fn trunk_states(model: &Model, faulty: &BTreeSet<AnyId>) -> HashMap<Id<Trunk>, TrunkState> {
    let off = model.topology().bypass_settings().mode() == BypassMode::Off;
    let state = |id: Id<Trunk>| match Readiness::of(model, id) {
        _ if faulty.contains(&id.into()) => TrunkState::Faulty,
        Err(_) => TrunkState::NotReady,
        Ok(readiness) if !readiness.bypass => TrunkState::Off,
        Ok(_) if off => TrunkState::GloballyOff,
        Ok(readiness) if readiness.reasons().is_empty() => TrunkState::Ready,
        Ok(_) => TrunkState::NotReady,
    };
    model.topology().trunks.iter().map(|(id, _)| (id, state(id))).collect()
}

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
