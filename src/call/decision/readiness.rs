//! Whether a trunk is ready for bypass: conditions T1 to T6 (domain.md 2.3).

use super::verdict::{Reason, Reasons};
use crate::topology::values::{EncryptionLevel, SrtpMode, Transport};
use crate::topology::{
    Gateway, Id, MediaConfiguration, MediationPool, Model, RefExt, Trunk, TrunkConfiguration,
};
use thiserror::Error;

/// What a trunk lacks so that no call can take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unfinished {
    /// There is no such trunk.
    #[error("it does not exist any more")]
    Gone,
    /// It names no gateway peer that exists.
    #[error("it has no gateway peer")]
    Gateway,
    /// It names no Mediation Server pool that exists.
    #[error("it has no Mediation Server pool")]
    Pool,
}

/// Every value that conditions T1 to T6 look at, for one trunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readiness {
    /// The trunk.
    pub trunk: Id<Trunk>,
    /// Its gateway peer.
    pub gateway: Id<Gateway>,
    /// Its Mediation Server pool.
    pub pool: Id<MediationPool>,
    /// The collection in force; `None` where the document has none and factory defaults count.
    pub configuration: Option<Id<TrunkConfiguration>>,
    /// T1: EnableBypass.
    pub bypass: bool,
    /// T2: ConcentratedTopology.
    pub concentrated: bool,
    /// T3: EnableReferSupport.
    pub refer: bool,
    /// Enable3pccRefer, which is no way round T3 (AMB-24).
    pub third_party_refer: bool,
    /// T3: RTCPActiveCalls.
    pub rtcp_active: bool,
    /// T3: RTCPCallsOnHold.
    pub rtcp_on_hold: bool,
    /// The SIP transport.
    pub transport: Transport,
    /// SRTPMode as it is configured.
    pub srtp_configured: SrtpMode,
    /// T4: the media configuration in force for the pool.
    pub media_configuration: Option<Id<MediaConfiguration>>,
    /// T4: its EncryptionLevel.
    pub encryption: EncryptionLevel,
    /// T5: the peer supports early dialogs and is a qualified product.
    pub early_dialogs: bool,
    /// T5: MaxEarlyDialogs.
    pub max_early_dialogs: u32,
    /// T6: the peer takes media straight from clients.
    pub client_media: bool,
}

impl Readiness {
    /// The values for a trunk of a topology.
    ///
    /// # Errors
    /// When the trunk lacks an end, so that no call can take it.
    pub fn of(model: &Model, id: Id<Trunk>) -> Result<Self, Unfinished> {
        let topology = model.topology();
        let trunk = topology.get(id).ok_or(Unfinished::Gone)?;
        let (gateway_id, gateway) = topology.follow(&trunk.gateway).ok_or(Unfinished::Gateway)?;
        let pool = trunk.pool.id().ok_or(Unfinished::Pool)?;
        let factory = TrunkConfiguration::default();
        let in_force = model.trunk_configuration(id);
        let configuration = in_force.map_or(&factory, |(_, configuration)| configuration);
        let media = model.media_configuration(pool);
        Ok(Self {
            trunk: id,
            gateway: gateway_id,
            pool,
            configuration: in_force.map(|(id, _)| id),
            bypass: configuration.bypass,
            concentrated: configuration.concentrated,
            refer: configuration.refer,
            third_party_refer: configuration.third_party_refer,
            rtcp_active: configuration.rtcp_active,
            rtcp_on_hold: configuration.rtcp_on_hold,
            transport: trunk.transport,
            srtp_configured: configuration.srtp,
            media_configuration: media.map(|(id, _)| id),
            encryption: media.map_or(EncryptionLevel::Require, |(_, media)| media.encryption),
            early_dialogs: gateway.early_dialogs,
            max_early_dialogs: configuration.max_early_dialogs,
            client_media: gateway.client_media,
        })
    }

    /// SRTPMode in force: TCP forces NotSupported whatever is configured [c:New-CsTrunkConfiguration, TCS].
    pub fn srtp(&self) -> SrtpMode {
        self.srtp_configured.over(self.transport)
    }

    /// T3: REFER, or no RTCP check. REFER by third-party call control is no third way (AMB-24).
    pub fn refer_or_no_rtcp(&self) -> bool {
        self.refer || !(self.rtcp_active || self.rtcp_on_hold)
    }

    /// T4: one side insists on encryption and the other has none (domain.md 2.4, inferred).
    pub fn encryption_fits(&self) -> bool {
        self.srtp().fits(self.encryption)
    }

    /// Whether a bypassed call stays one when it is transferred (domain.md 2.6) [c:NewTrunk, CTB].
    pub fn keeps_transfers(&self) -> bool {
        self.refer || self.third_party_refer
    }

    /// Every condition that fails.
    pub fn reasons(&self) -> Reasons {
        Reasons::when(!self.bypass, Reason::TrunkDisabled)
            .and(Reasons::when(!self.concentrated, Reason::NotConcentrated))
            .and(Reasons::when(!self.refer_or_no_rtcp(), Reason::ReferRtcp))
            .and(Reasons::when(!self.encryption_fits(), Reason::SrtpClash))
            .and(Reasons::when(!self.early_dialogs, Reason::PeerEarlyDialogs))
            .and(Reasons::when(!self.client_media, Reason::PeerMediaRestricted))
    }
}
