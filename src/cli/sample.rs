//! `trunkline sample`: writes a sample document.

use super::exit::Answer;
use super::out::Out;
use super::{Output, Run, Target, input};
use serde::Serialize;
use std::path::Path;

/// Write a sample document
#[derive(Debug, clap::Args)]
pub struct Sample {
    /// Which one
    #[arg(value_enum)]
    name: Name,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    output: Output,
}

/// The samples.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Name {
    /// Three regions, eleven network sites, six gateways: bypass by sites and regions, and call admission control
    Litware,
    /// A central site and three branches, each with a gateway of its own
    BranchOffice,
}
