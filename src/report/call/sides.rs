//! What a step compares, as two values side by side with a sign between them.

use super::CallWords;
use crate::call::decision::Readiness;
use crate::call::{ClientPlace, Condition, EndpointAddress, GatewayPlace, Ids, Standpoint, Values};
use crate::report::words::{bypass_id, bypass_id_origin, name};
use crate::topology::values::{Choices, Transport};
use crate::topology::{BypassId, Standing};

/// One of two values that are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Whose value it is: "Caller", "Gateway gw-chi".
    pub whose: String,
    /// What that is called or where it is: "Reno".
    pub name: String,
    /// The value, as it is compared: `site:Reno`.
    pub value: String,
    /// Where the value comes from: "Its own: Reno has a profile".
    pub origin: String,
    /// The bypass ID, where it is one that is compared; `Some(None)` is no ID.
    pub bypass_id: Option<Option<BypassId>>,
}

/// Two values that are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// That of the end which the call comes from.
    pub near: Side,
    /// That of the other end, or what the first is looked up in.
    pub far: Side,
    /// Whether they agree.
    pub agree: bool,
}

impl CallWords<'_> {
    /// The two values that a step compares; `None` where it looks at one thing only.
    pub fn sides(&self, step: usize) -> Option<Sides> {
        match &self.report.steps.get(step)?.values {
            Values::Ids { ids: Ids::Compared(near, far), .. } => Some(self.ids(*near, *far)),
            Values::ClientSubnet { place: Some(place), given, .. } => self.client_subnet(place, *given),
            Values::GatewaySubnet { place, .. } => self.gateway_subnet(place),
            Values::Readiness { condition: Condition::Encryption, readiness, .. } => {
                Some(self.encryption(readiness))
            }
            _ => None,
        }
    }

    fn ids(&self, near: Option<BypassId>, far: Option<BypassId>) -> Sides {
        let report = self.report;
        let called = |id| format!("Gateway {}", name(self.topology, Some(id)));
        let (whose, at) = match (report.client, report.from_gateway) {
            (Some(client), _) => ("Caller".to_owned(), client.at),
            (None, Some(gateway)) => (called(gateway.gateway), gateway.at),
            (None, None) => ("Caller".to_owned(), Standpoint::default()),
        };
        let near = self.id_side(whose, at, near);
        let (whose, at) = match report.gateway {
            Some(gateway) => (called(gateway.gateway), gateway.at),
            None => ("Gateway".to_owned(), Standpoint::default()),
        };
        let far = self.id_side(whose, at, far);
        let agree = near.bypass_id == far.bypass_id && near.bypass_id != Some(None);
        Sides { near, far, agree }
    }

    fn id_side(&self, whose: String, at: Standpoint, id: Option<BypassId>) -> Side {
        Side {
            whose,
            name: at
                .network_site
                .map_or_else(|| "In no network site".to_owned(), |id| self.topology.name(id.into())),
            value: bypass_id(self.topology, id),
            origin: bypass_id_origin(self.topology, at.network_site, id),
            bypass_id: Some(id),
        }
    }

    fn client_subnet(&self, place: &ClientPlace, given: Option<EndpointAddress>) -> Option<Sides> {
        let network = place.network?;
        let near = Side {
            whose: "Caller".to_owned(),
            name: given.map_or_else(|| place.client.address.to_string(), |given| given.to_string()),
            value: network.addr().to_string(),
            origin: "The first address of its network".to_owned(),
            bypass_id: None,
        };
        Some(Sides { near, far: self.subnet(place.exact), agree: place.exact.is_some() })
    }

    fn gateway_subnet(&self, place: &GatewayPlace) -> Option<Sides> {
        let near = Side {
            whose: "Gateway".to_owned(),
            name: name(self.topology, Some(place.gateway)),
            value: place.address?.to_string(),
            origin: if place.representative { "Its media address" } else { "Its signalling address" }
                .to_owned(),
            bypass_id: None,
        };
        Some(Sides { near, far: self.subnet(place.standing), agree: place.standing.is_some() })
    }

    /// The subnet that an address was found in.
    fn subnet(&self, standing: Option<Standing>) -> Side {
        let subnet = standing.and_then(|standing| self.topology.get(standing.subnet));
        let network_site = standing.and_then(|standing| standing.network_site);
        Side {
            whose: "Subnet".to_owned(),
            name: network_site
                .map_or_else(|| "No network site".to_owned(), |id| self.topology.name(id.into())),
            value: subnet.map_or_else(|| "no subnet".to_owned(), |subnet| subnet.range.to_string()),
            origin: match (subnet, network_site) {
                (None, _) => "No subnet has this address",
                (Some(_), None) => "The subnet is in no network site",
                (Some(_), Some(_)) => "The network site of the subnet",
            }
            .to_owned(),
            bypass_id: None,
        }
    }

    fn encryption(&self, readiness: &Readiness) -> Sides {
        let forced = readiness.transport == Transport::Tcp && readiness.srtp() != readiness.srtp_configured;
        let near = Side {
            whose: "Trunk".to_owned(),
            name: name(self.topology, Some(readiness.trunk)),
            value: readiness.srtp().choice().label.to_owned(),
            origin: if forced { "SRTPMode, forced by TCP" } else { "SRTPMode" }.to_owned(),
            bypass_id: None,
        };
        let far = Side {
            whose: "Media settings".to_owned(),
            name: name(self.topology, readiness.media_configuration),
            value: readiness.encryption.choice().label.to_owned(),
            origin: "EncryptionLevel".to_owned(),
            bypass_id: None,
        };
        Sides { near, far, agree: readiness.encryption_fits() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::{CallRequest, Question, evaluate};
    use crate::file::Sample;
    use crate::topology::Model;

    /// The two values of a step of the call from Reno over gw-chi.
    fn sides(question: Question) -> Sides {
        let model = Model::new(Sample::named("litware").unwrap().open().unwrap().topology);
        let request = CallRequest {
            client: Some("172.28.151.140/25".parse().unwrap()),
            trunk: Some("gw-chi".into()),
            ..CallRequest::default()
        };
        let report = evaluate(&model, &request).unwrap();
        let step = report.steps.iter().position(|step| step.question() == question).unwrap();
        CallWords::new(model.topology(), &report).sides(step).unwrap()
    }

    #[test]
    fn bypass_ids_that_differ_stand_side_by_side_with_where_they_come_from() {
        let sides = sides(Question::Ids);
        assert!(!sides.agree);
        assert_eq!(
            (sides.near.value.as_str(), sides.far.value.as_str()),
            ("site:Reno", "region:North America")
        );
        assert_eq!(sides.near.origin, "Its own: Reno has a profile");
        assert_eq!(sides.far.whose, "Gateway gw-chi");
    }

    #[test]
    fn addresses_stand_beside_the_subnet_that_was_found() {
        let client = sides(Question::ClientSubnet);
        assert_eq!(
            (client.near.value.as_str(), client.far.value.as_str()),
            ("172.28.151.128", "172.28.151.128/25")
        );
        assert!(client.agree);
        let gateway = sides(Question::GatewaySubnet);
        assert_eq!((gateway.near.value.as_str(), gateway.far.name.as_str()), ("157.57.210.40", "Chicago"));
    }

    #[test]
    fn encryption_compares_the_trunk_with_the_media_settings() {
        let sides = sides(Question::Encryption);
        assert!(sides.agree);
        assert_eq!((sides.near.origin.as_str(), sides.far.origin.as_str()), ("SRTPMode", "EncryptionLevel"));
    }
}
