//! Which calls are compared.

use crate::call::{CallKind, CallRequest};
use crate::desktop::client_in;
use crate::desktop::state::State;
use crate::report::figure;
use crate::topology::values::Choices;
use crate::topology::{AnyId, Topology};

/// Most trunks that a list of calls offers by name.
const TRUNKS: usize = 200;

/// The calls that are compared.
#[derive(Debug, Clone, PartialEq)]
pub enum Calls {
    /// The call that was placed, so many times.
    Placed,
    /// The calls that are up.
    Live,
    /// One call from every network site over a trunk.
    EverySite(Box<str>),
}

impl Calls {
    /// What a list offers.
    pub fn all(state: &State) -> Vec<Self> {
        let placed = state.call.as_ref().map(|_| Self::Placed);
        let live = (!state.panels.calls.live().is_empty()).then_some(Self::Live);
        let trunks = state.editor.topology().trunks.iter().take(TRUNKS);
        let trunks = trunks.map(|(_, trunk)| Self::EverySite(trunk.name.to_string().into()));
        placed.into_iter().chain(live).chain(trunks).collect()
    }

    /// The chosen ones where there still are such, else the first that there are; `None` without any.
    pub fn chosen(state: &State) -> Option<Self> {
        let offered = |calls: &Self| match calls {
            Self::Placed => state.call.is_some(),
            Self::Live => !state.panels.calls.live().is_empty(),
            Self::EverySite(_) => true,
        };
        let chosen = state.compare.calls.clone().filter(offered);
        chosen.or_else(|| Self::all(state).into_iter().next())
    }

    /// Their words: "20 calls, Reno to gw-reno, balanced quality".
    pub fn words(&self, state: &State) -> String {
        match self {
            Self::Placed => {
                let count = many(state.compare.count as usize);
                match &state.call {
                    Some(call) => format!("{count}, {}", route(state, &call.request)),
                    None => count,
                }
            }
            Self::Live => format!("Live calls, {} up", figure(state.panels.calls.live().len() as u64)),
            Self::EverySite(trunk) => format!("Every network site to {trunk}"),
        }
    }

    /// The calls.
    pub fn requests(&self, state: &State) -> Vec<CallRequest> {
        let numbered = |number: usize, request: &CallRequest| CallRequest {
            id: (number + 1).to_string().into(),
            ..request.clone()
        };
        match self {
            Self::Placed => {
                let request = state.call.iter().map(|call| &call.request);
                let repeated =
                    request.flat_map(|request| std::iter::repeat_n(request, state.compare.count as usize));
                repeated.enumerate().map(|(number, request)| numbered(number, request)).collect()
            }
            Self::Live => {
                let live = state.panels.calls.live().iter().enumerate();
                live.map(|(number, (_, call))| numbered(number, &call.request)).collect()
            }
            Self::EverySite(trunk) => {
                let model = state.editor.model();
                let sites = model.topology().network_sites.iter();
                let calls = sites.filter_map(|(id, _)| client_in(model, id)?.parse().ok());
                calls
                    .enumerate()
                    .map(|(number, client)| CallRequest {
                        id: (number + 1).to_string().into(),
                        kind: CallKind::Pstn,
                        client: Some(client),
                        trunk: Some(trunk.clone()),
                        ..CallRequest::default()
                    })
                    .collect()
            }
        }
    }
}

/// "20 calls".
pub fn many(count: usize) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{} call{s}", figure(count as u64))
}

/// "Reno to gw-reno, balanced quality".
fn route(state: &State, request: &CallRequest) -> String {
    let model = state.editor.model();
    let topology = model.topology();
    let site = |address: Option<std::net::IpAddr>| {
        let found = address.and_then(|address| model.locate(address));
        found.and_then(|standing| standing.network_site).map(|id| topology.name(AnyId::from(id)))
    };
    let from = request.from_trunk.as_deref().map(ToOwned::to_owned);
    let client = request.client.map(|client| client.address);
    let from = from.or_else(|| site(client)).or_else(|| client.map(|client| client.to_string()));
    let callee = request.callee.map(|callee| callee.address);
    let to = request.trunk.as_deref().or(request.number.as_deref()).map(ToOwned::to_owned);
    let to = to.or_else(|| site(callee)).or_else(|| callee.map(|callee| callee.to_string()));
    let quality = request.quality.choice().label.to_lowercase();
    let quality = quality.split(' ').next().unwrap_or_default().to_owned();
    match (from, to) {
        (Some(from), Some(to)) => format!("{from} to {to}, {quality}"),
        (Some(one), None) | (None, Some(one)) => format!("{one}, {quality}"),
        (None, None) => quality,
    }
}

/// The network sites of a topology; a comparison of large ones is worked out in the background.
pub fn size(topology: &Topology) -> usize {
    topology.network_sites.len() + topology.subnets.len()
}

#[cfg(test)]
mod tests {
    use super::many;

    #[test]
    fn one_call_is_no_calls() {
        assert_eq!((many(1).as_str(), many(1_200).as_str()), ("1 call", "1,200 calls"));
    }
}
