//! Every rule of every family.

use super::code::Code;
use super::rule::Rule;
use super::{
    elsewhere, links, pairs, places, profiles, routes, routing, servers, settings, subnets, translation,
    trunk_bypass, trunk_configuration, trunks, wider_collection,
};

/// The families, one file each.
static FAMILIES: &[&[Rule]] = &[
    settings::RULES,
    trunk_configuration::RULES,
    wider_collection::RULES,
    trunk_bypass::RULES,
    trunks::RULES,
    routing::RULES,
    translation::RULES,
    places::RULES,
    subnets::RULES,
    profiles::RULES,
    routes::RULES,
    pairs::RULES,
    links::RULES,
    servers::RULES,
    elsewhere::RULES,
];

/// The rules by family.
pub fn all() -> &'static [&'static [Rule]] {
    FAMILIES
}

/// The first row of a code.
pub fn rule(code: Code) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code)
}

/// Every row.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten()
}
