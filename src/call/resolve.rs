//! From the names of a request to the entities of a topology.

use super::address::EndpointAddress;
use super::decision::Unfinished;
use super::request::CallRequest;
use super::terms::{CallKind, Location};
use crate::edit::{alike, near};
use crate::topology::values::ValueFault;
use crate::topology::{Entity, Id, Model, Trunk, User};
use thiserror::Error;

/// Why a call cannot be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CallError {
    /// Nothing says where the call goes.
    #[error(
        "the call names neither a number nor a trunk; give the number that is called, or the trunk that it takes"
    )]
    NoTrunk,
    /// An inbound call without the trunk that it comes over.
    #[error("an inbound call comes over a trunk, and the call names none; give the trunk")]
    NoIngress,
    /// The number is none.
    #[error("the number cannot be routed: {0}")]
    NotANumber(ValueFault),
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
    /// A client, or what stands for it, and a trunk. The address is missing where the call does not need it.
    Client(Option<EndpointAddress>, Id<Trunk>),
    /// The trunk that a call comes from, and the one it goes to.
    Trunks(Id<Trunk>, Id<Trunk>),
}

impl Between {
    /// Finds the ends of a call that takes a trunk, as the request names them.
    ///
    /// # Errors
    /// When it names too little, or what does not exist.
    pub fn of(model: &Model, request: &CallRequest, trunk: Id<Trunk>) -> Result<Self, CallError> {
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

/// The entity of a name.
///
/// # Errors
/// When there is none; the error names those that are spelled much alike.
pub(super) fn find<T: Entity>(model: &Model, name: &str) -> Result<Id<T>, CallError> {
    let found = model.named::<T>(name).map(|(id, _)| id);
    found.ok_or_else(|| {
        let topology = model.topology();
        let names = T::arena(topology).iter().map(|(_, entity)| entity.identity(topology));
        CallError::Unknown { noun: T::KIND.noun(), name: name.into(), near: near(name, names) }
    })
}
