//! Rules about what keeps the calls of a trunk from bypassing (V-10, V-28).

use super::finding::Finding;
use super::lookup::entity;
use super::out::Out;
use super::rule::{Check, Rule};
use crate::topology::values::{Choices, EncryptionLevel, GatewayKind, SrtpMode, Transport};
use crate::topology::{
    AnyId, Gateway, Id, Kind, MediaConfiguration, Model, RefExt, Topology, Trunk, TrunkConfiguration,
};

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        check: Check::InForce { kinds: &[Kind::Trunk], check: encryption_clashes },
        sentence: |topology, finding| {
            let transport = trunk(topology, finding).map(|trunk| trunk.transport);
            let forced = if transport == Some(Transport::Tcp) { ", forced by TCP" } else { "" };
            format!(
                "Encryption does not fit on trunk {}: the trunk says {}{forced}, the media configuration {} \
                 says {}, so its calls do not bypass.",
                finding.name(topology),
                finding.text(0),
                finding.other(topology, 1),
                finding.text(1)
            )
        },
        advice: |topology, finding| match trunk(topology, finding).map(|trunk| trunk.transport) {
            Some(Transport::Tcp) => "Use TLS where the peer supports it, or lower the encryption level of \
                                     the media configuration to Support encryption."
                .into(),
            _ => "Bring the encryption support level of the trunk and the encryption level of the media \
                  configuration together."
                .into(),
        },
        ..Rule::warning(10, "encryption does not fit", "TCS, INF")
    },
    Rule {
        case: 1,
        check: Check::InForce { kinds: &[Kind::Trunk], check: encryption_is_forced_off },
        sentence: |topology, finding| {
            format!(
                "Trunk {} uses TCP, so its media is not encrypted whatever trunk configuration {} says: {}.",
                finding.name(topology),
                finding.other(topology, 0),
                finding.text(0)
            )
        },
        advice: |_, _| {
            "Use TLS where the peer supports it, or set the encryption support level to Not supported.".into()
        },
        ..Rule::warning(10, "encryption forced off", "TCS")
    },
    Rule {
        check: Check::InForce { kinds: &[Kind::Trunk], check: peer_says_no },
        sentence: |topology, finding| {
            let gateway = finding.others().first().and_then(|id| topology.get::<Gateway>(id.typed()?));
            let lacks = gateway.map_or("", |gateway| match (gateway.early_dialogs, gateway.client_media) {
                (false, false) => "supports no early dialogs and takes no media from clients",
                (false, true) => "supports no early dialogs or is not a qualified product",
                _ => "takes no media straight from clients",
            });
            format!(
                "Trunk {} has media bypass enabled, and its peer {} {lacks}: its calls do not bypass.",
                finding.name(topology),
                finding.other(topology, 0)
            )
        },
        advice: |_, _| "Disable media bypass for this trunk, or correct what is known of the peer.".into(),
        ..Rule::warning(28, "peer cannot bypass", "PMB, S0, S1, CTB")
    },
    Rule {
        case: 1,
        check: Check::InForce { kinds: &[Kind::Trunk], check: provider_is_to_confirm },
        sentence: |topology, finding| {
            format!(
                "Trunk {} has media bypass enabled, and its peer {} is an SBC: many providers take traffic \
                 from the Mediation Server alone.",
                finding.name(topology),
                finding.other(topology, 0)
            )
        },
        advice: |_, _| {
            "Confirm that the product is qualified, takes media from clients and knows the internal \
             addresses, and waive this; else disable media bypass."
                .into()
        },
        ..Rule::warning(28, "confirm the SBC", "S0, S1")
    },
];

fn trunk<'a>(topology: &'a Topology, finding: &Finding) -> Option<&'a Trunk> {
    finding.entity(topology).map(|(_, trunk)| trunk)
}

/// A trunk and its collection in force.
fn with_collection(
    model: &Model,
    id: AnyId,
) -> Option<(&Trunk, Id<TrunkConfiguration>, &TrunkConfiguration)> {
    let (collection_id, collection) = model.trunk_configuration(id.typed()?)?;
    Some((entity(model, id)?, collection_id, collection))
}

/// The media configuration in force when it clashes with what the trunk does (domain.md 2.4).
fn clash(
    model: &Model,
    trunk: &Trunk,
    collection: &TrunkConfiguration,
) -> Option<(Id<MediaConfiguration>, EncryptionLevel)> {
    let pool = trunk.pool.id().filter(|_| collection.bypass)?;
    let (media_id, media) = model.media_configuration(pool)?;
    let clashes = !collection.srtp.over(trunk.transport).fits(media.encryption);
    clashes.then_some((media_id, media.encryption))
}

/// V-10: with bypass on, encryption of trunk and media configuration must fit.
fn encryption_clashes(model: &Model, id: AnyId, out: &mut Out) {
    let Some((trunk, collection_id, collection)) = with_collection(model, id) else { return };
    if let Some((media_id, level)) = clash(model, trunk, collection) {
        let mode = collection.srtp.over(trunk.transport);
        out.report().and(collection_id).and(media_id).text(mode.choice().label).text(level.choice().label);
    }
}

/// V-10: TCP forces the mode to Not supported. Where that clashes, the other row says so.
fn encryption_is_forced_off(model: &Model, id: AnyId, out: &mut Out) {
    if entity::<Trunk>(model, id).is_none_or(|trunk| trunk.transport == Transport::Tls) {
        return;
    }
    let Some((trunk, collection_id, collection)) = with_collection(model, id) else { return };
    if collection.srtp != SrtpMode::NotSupported && clash(model, trunk, collection).is_none() {
        out.report().and(collection_id).text(collection.srtp.choice().label);
    }
}

/// V-28: what is known of the peer speaks against bypass.
fn peer_says_no(model: &Model, id: AnyId, out: &mut Out) {
    report_peer(model, id, out, |gateway| !can_bypass(gateway));
}

/// V-28: an SBC of a provider is to be confirmed even where nothing is known against it.
fn provider_is_to_confirm(model: &Model, id: AnyId, out: &mut Out) {
    report_peer(model, id, out, |gateway| gateway.kind == GatewayKind::Sbc && can_bypass(gateway));
}

/// Whether the architect says that the peer can bypass (T5, T6).
fn can_bypass(gateway: &Gateway) -> bool {
    gateway.early_dialogs && gateway.client_media
}

/// Reports a trunk to such a peer when its collection in force enables bypass.
fn report_peer(model: &Model, id: AnyId, out: &mut Out, such: fn(&Gateway) -> bool) {
    let trunk = entity::<Trunk>(model, id);
    let peer = trunk.and_then(|trunk| model.topology().follow(&trunk.gateway));
    if let Some((gateway_id, _)) = peer.filter(|(_, gateway)| such(gateway))
        && with_collection(model, id).is_some_and(|(_, _, collection)| collection.bypass)
    {
        out.report().and(gateway_id);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Voice, add, change, change_global, found};
    use crate::topology::values::{EncryptionLevel, GatewayKind, SrtpMode, Transport};
    use crate::topology::{MediaConfiguration, MediaScope, Topology, TrunkConfiguration, TrunkScope};

    /// A trunk with bypass enabled over a transport, with an encryption of its own and one of the media
    /// configuration.
    fn encrypted(transport: Transport, srtp: SrtpMode, encryption: EncryptionLevel) -> Topology {
        Voice::with(|voice| {
            change(&mut voice.topology, voice.trunk, |trunk| trunk.transport = transport);
            change_global(&mut voice.topology, |collection: &mut TrunkConfiguration| {
                (collection.bypass, collection.srtp) = (true, srtp);
            });
            change_global(&mut voice.topology, |media: &mut MediaConfiguration| {
                media.encryption = encryption;
            });
        })
    }

    #[test]
    fn encryption_of_trunk_and_media_configuration_fits_or_not() {
        use EncryptionLevel::{DoNotSupport, Require, Support};
        use SrtpMode::{NotSupported, Optional, Required};
        for (srtp, encryption, clashes) in [
            (Required, Require, false),
            (Optional, Require, false),
            (NotSupported, Require, true),
            (Required, Support, false),
            (Optional, Support, false),
            (NotSupported, Support, false),
            (Required, DoNotSupport, true),
            (Optional, DoNotSupport, false),
            (NotSupported, DoNotSupport, false),
        ] {
            let found = found(&encrypted(Transport::Tls, srtp, encryption), "V-10");
            assert_eq!(!found.is_empty(), clashes, "{srtp:?} {encryption:?} {found:?}");
        }
        assert_eq!(
            found(&encrypted(Transport::Tls, Required, DoNotSupport), "V-10"),
            ["warning gw-chi, Global, Global: Encryption does not fit on trunk gw-chi: the trunk says \
                 Required, the media configuration Global says Do not support encryption, so its calls do \
                 not bypass. Bring the encryption support level of the trunk and the encryption level of the \
                 media configuration together."]
        );
    }

    #[test]
    fn tcp_forces_media_to_be_unencrypted() {
        let clash = encrypted(Transport::Tcp, SrtpMode::Required, EncryptionLevel::Require);
        assert_eq!(
            found(&clash, "V-10"),
            ["warning gw-chi, Global, Global: Encryption does not fit on trunk gw-chi: the trunk says Not \
                 supported, forced by TCP, the media configuration Global says Require encryption, so its \
                 calls do not bypass. Use TLS where the peer supports it, or lower the encryption level of \
                 the media configuration to Support encryption."]
        );
        let forced = encrypted(Transport::Tcp, SrtpMode::Optional, EncryptionLevel::Support);
        assert_eq!(
            found(&forced, "V-10"),
            ["warning gw-chi, Global: Trunk gw-chi uses TCP, so its media is not encrypted whatever trunk \
              configuration Global says: Optional. Use TLS where the peer supports it, or set the encryption \
              support level to Not supported."]
        );
        let said = encrypted(Transport::Tcp, SrtpMode::NotSupported, EncryptionLevel::Support);
        assert!(found(&said, "V-10").is_empty());
    }

    #[test]
    fn the_collections_in_force_count_and_not_the_wider_ones() {
        let topology = Voice::with(|voice| {
            change(&mut voice.topology, voice.trunk, |trunk| trunk.transport = Transport::Tcp);
            let scope = TrunkScope::ServerSite(voice.server_site.into());
            let collection = TrunkConfiguration {
                scope,
                bypass: true,
                srtp: SrtpMode::NotSupported,
                ..TrunkConfiguration::default()
            };
            add(&mut voice.topology, collection);
            let scope = MediaScope::MediationPool(voice.pool.into());
            let media = MediaConfiguration {
                scope,
                encryption: EncryptionLevel::Support,
                ..MediaConfiguration::default()
            };
            add(&mut voice.topology, media);
        });
        assert!(found(&topology, "V-10").is_empty());
    }

    /// A trunk with bypass enabled to a peer of that kind with those flags.
    fn to(kind: GatewayKind, early_dialogs: bool, client_media: bool) -> Topology {
        Voice::with(|voice| {
            change_global(&mut voice.topology, |collection: &mut TrunkConfiguration| {
                collection.bypass = true;
            });
            change(&mut voice.topology, voice.gateway, |gateway| {
                gateway.kind = kind;
                (gateway.early_dialogs, gateway.client_media) = (early_dialogs, client_media);
            });
        })
    }

    #[test]
    fn a_peer_that_cannot_bypass_is_named() {
        assert_eq!(
            found(&to(GatewayKind::Sbc, true, false), "V-28"),
            ["warning gw-chi, gw-chi: Trunk gw-chi has media bypass enabled, and its peer gw-chi takes no \
                 media straight from clients: its calls do not bypass. Disable media bypass for this trunk, \
                 or correct what is known of the peer."]
        );
        assert_eq!(found(&to(GatewayKind::IpPbx, false, true), "V-28").len(), 1);
        assert!(found(&to(GatewayKind::PstnGateway, true, true), "V-28").is_empty());
    }

    #[test]
    fn an_sbc_is_to_be_confirmed() {
        assert_eq!(
            found(&to(GatewayKind::Sbc, true, true), "V-28"),
            ["warning gw-chi, gw-chi: Trunk gw-chi has media bypass enabled, and its peer gw-chi is an \
                 SBC: many providers take traffic from the Mediation Server alone. Confirm that the product \
                 is qualified, takes media from clients and knows the internal addresses, and waive this; \
                 else disable media bypass."]
        );
        let mut without_bypass = to(GatewayKind::Sbc, true, true);
        change_global(&mut without_bypass, |collection: &mut TrunkConfiguration| collection.bypass = false);
        assert!(found(&without_bypass, "V-28").is_empty());
    }
}
