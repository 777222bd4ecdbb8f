//! Attributes of server sites (domain.md 1.12).

use super::{Attribute, field};
use crate::topology::values::{Name, ServerSiteKind, Text};
use crate::topology::{Ref, ServerSite};

/// The rows of ServerSite.
pub const SERVER_SITE: &[Attribute<ServerSite>] = &[
    field!(ServerSite.name as Name, "Identity")
        .label("Name")
        .required()
        .doc("CPT", "The name of the server site, unique among server sites."),
    field!(ServerSite.kind as ServerSiteKind, "Kind").label("Kind").app_side().doc(
        "TBO, CPT",
        "A central one holds Front End pools; a branch has gateways, with or without an appliance.",
    ),
    field!(ServerSite.parent as Option<Ref<ServerSite>>, "Parent")
        .label("Parent")
        .app_side()
        .doc("TBO", "The central server site that a branch belongs to."),
    field!(ServerSite.cac_enabled as bool, "CacEnabled")
        .label("Enable call admission control")
        .app_side()
        .doc(
            "FCL",
            "The tick of Topology Builder; every central site that serves a region needs it while CAC is on.",
        ),
    field!(ServerSite.city as Option<Text>, "City").app_side().doc("CPT", "City."),
    field!(ServerSite.state as Option<Text>, "State")
        .label("State or province")
        .app_side()
        .doc("CPT", "State or province."),
    field!(ServerSite.country_code as Option<Text>, "CountryCode")
        .label("Country code")
        .app_side()
        .doc("CPT", "Country code."),
    field!(ServerSite.description as Option<Text>, "Description").app_side().doc("CPT", "A free text."),
];
