//! From the names of a request to the entities of a topology.

use super::address::EndpointAddress;
use super::decision::Unfinished;
use super::request::CallRequest;
use super::terms::{CallKind, Location};
use crate::edit::{alike, near};
use crate::topology::{Entity, Id, Model, Trunk, User};
use thiserror::Error;

/// Why a call cannot be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CallError {
    /// Nothing says which trunk takes the call.
    #[error("the call names no trunk; give the trunk that it takes")]
    NoTrunk,
    /// Only a number is given.
    #[error(
        "the call gives the number {0} and no trunk, and numbers are not routed in this version; name the trunk"
    )]
    NumberAlone(Box<str>),
    /// No entity has the name.
    #[error("there is no {noun} {name}{}", alike(.near))]
    Unknown {
        /// The kind of what is named, such as "trunk".
        noun: &'static str,
        /// The name.
        name: Box<str>,
        /// Names that are spelled much alike.
        near: Vec<String>,
    },
    /// The trunk lacks an end.
    #[error("no call can take trunk {trunk}: {fault}")]
    Unfinished {
        /// The trunk.
        trunk: String,
        /// What it lacks.
        fault: Unfinished,
    },
    /// An internal client without an address.
    #[error(
        "the call names no client; give its address and mask such as 172.28.151.140/25, or say that it is external"
    )]
    NoClient,
}

/// Between whom a call is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Between {
    /// Two clients.
    Clients,
    /// A client, or what stands for it, and a trunk. The address is missing where the call does not need it.
    Client(Option<EndpointAddress>, Id<Trunk>),
    /// The trunk that a call comes from, and the one it goes to.
    Trunks(Id<Trunk>, Id<Trunk>),
}

impl Between {
    /// Finds the ends that a request names.
    ///
    /// # Errors
    /// When it names too little, or what does not exist.
    pub fn of(model: &Model, request: &CallRequest) -> Result<Self, CallError> {
        if request.kind == CallKind::Peer {
            return Ok(Self::Clients);
        }
        let trunk = match (&request.trunk, &request.number) {
            (Some(name), _) => find(model, name)?,
            (None, Some(number)) => return Err(CallError::NumberAlone(number.clone())),
            (None, None) => return Err(CallError::NoTrunk),
        };
        if let Some(from) = &request.from_trunk {
            return Ok(Self::Trunks(find(model, from)?, trunk));
        }
        let needs_address = request.location == Location::Internal && request.kind != CallKind::Service;
        if needs_address && request.client.is_none() {
            return Err(CallError::NoClient);
        }
        Ok(Self::Client(request.client, trunk))
    }
}

/// The user that a request names.
///
/// # Errors
/// When there is no such user.
pub(super) fn user(model: &Model, request: &CallRequest) -> Result<Option<Id<User>>, CallError> {
    request.user.as_deref().map(|name| find(model, name.strip_prefix("sip:").unwrap_or(name))).transpose()
}

fn find<T: Entity>(model: &Model, name: &str) -> Result<Id<T>, CallError> {
    let found = model.named::<T>(name).map(|(id, _)| id);
    found.ok_or_else(|| {
        let topology = model.topology();
        let names = T::arena(topology).iter().map(|(_, entity)| entity.identity(topology));
        CallError::Unknown { noun: T::KIND.noun(), name: name.into(), near: near(name, names) }
    })
}
