//! What is typed into the form of a call. The call report and the tab of calls show the same form.
//!
//! The form has two halves, the caller and what is called. Each follows what is selected until a person fills it in;
//! from then on it stays until a command chooses another one, the field is emptied, or the call is cleared.

use crate::call::{CallKind, CallRequest, EndpointAddress, Quality};
use crate::topology::{Id, Topology, Trunk};

/// Where a call goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Target {
    /// To a number, which is routed.
    Number,
    /// Over a trunk to the public network.
    #[default]
    Trunk,
    /// To another user.
    User,
}

impl Target {
    /// Every target with its word.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Number, "Number"), (Self::Trunk, "Trunk"), (Self::User, "User")];
}

/// What is typed into the form of a call.
#[derive(Debug, Clone)]
pub struct CallForm {
    /// The address of the client, with its mask.
    pub client: String,
    /// Where the call goes.
    pub target: Target,
    /// The number that is called.
    pub number: String,
    /// The trunk; one that was deleted counts as none.
    pub trunk: Option<Id<Trunk>>,
    /// The address of the client that is called.
    pub callee: String,
    /// Which figures admission plans with.
    pub quality: Quality,
    /// How many calls are placed at once.
    pub count: String,
    /// Why what is typed is no call.
    pub error: Option<String>,
    /// Whether the field of the client should take the focus.
    pub focus: bool,
    /// Whether a person typed the caller.
    caller_by_hand: bool,
    /// Whether a person chose what is called.
    called_by_hand: bool,
}

impl Default for CallForm {
    fn default() -> Self {
        Self {
            client: String::new(),
            target: Target::default(),
            number: String::new(),
            trunk: None,
            callee: String::new(),
            quality: Quality::default(),
            count: "1".to_owned(),
            error: None,
            focus: false,
            caller_by_hand: false,
            called_by_hand: false,
        }
    }
}

/// Why nothing can be called over a trunk.
const NO_TRUNK: &str = "A call needs a trunk. Join a Mediation Server pool and a peer first.";

impl CallForm {
    /// Most calls that are placed at once.
    const MOST: u32 = 10_000;

    /// A person typed into the field of the caller.
    pub fn typed_caller(&mut self) {
        self.caller_by_hand = true;
    }

    /// A person filled in what is called.
    pub fn filled_in_called(&mut self) {
        self.called_by_hand = true;
    }

    /// Takes a caller that a command chose.
    pub fn choose_caller(&mut self, client: String) {
        self.client = client;
        self.caller_by_hand = false;
        self.error = None;
    }

    /// Takes a trunk that a command chose.
    pub fn choose_trunk(&mut self, trunk: Id<Trunk>) {
        self.trunk = Some(trunk);
        self.target = Target::Trunk;
        self.called_by_hand = false;
        self.error = None;
    }

    /// Takes the caller of what was selected, unless a person typed one.
    pub fn offer_caller(&mut self, client: String) {
        if !self.caller_by_hand || self.client.trim().is_empty() {
            self.choose_caller(client);
        }
    }

    /// Takes a trunk that was selected, unless a person filled in what is called.
    pub fn offer_trunk(&mut self, topology: &Topology, trunk: Id<Trunk>) {
        let filled_in = match self.target {
            Target::Number => !self.number.trim().is_empty(),
            Target::Trunk => self.trunk_in(topology).is_some(),
            Target::User => !self.callee.trim().is_empty(),
        };
        if !(self.called_by_hand && filled_in) {
            self.choose_trunk(trunk);
        }
    }

    /// Lets both halves follow what is selected again.
    pub fn release(&mut self) {
        (self.caller_by_hand, self.called_by_hand) = (false, false);
    }

    /// The name of the trunk, where there is one by now.
    pub fn trunk_in(&self, topology: &Topology) -> Option<String> {
        let trunk = self.trunk?;
        topology.get(trunk).map(|_| topology.name(trunk.into()))
    }

    /// The address of the caller.
    ///
    /// # Errors
    /// When nothing is typed, or what is no address.
    pub fn caller(&self) -> Result<EndpointAddress, String> {
        let client = self.client.trim();
        if client.is_empty() {
            return Err("Type the address of the caller, or select a network site.".to_owned());
        }
        client.parse().map_err(|error| format!("Caller: {error}."))
    }

    /// What a call still lacks, and what to do; `None` where nothing is left out.
    pub fn missing(&self, topology: &Topology) -> Option<&'static str> {
        let over_a_trunk = self.target != Target::User;
        match self.target {
            _ if over_a_trunk && topology.trunks.is_empty() => Some(NO_TRUNK),
            _ if self.client.trim().is_empty() => {
                Some("Type the address of the caller, or select a network site.")
            }
            Target::Number if self.number.trim().is_empty() => {
                Some("Type the number that is called, such as +13125550188.")
            }
            Target::Trunk if self.trunk_in(topology).is_none() => Some("Choose a trunk."),
            Target::User if self.callee.trim().is_empty() => {
                Some("Type the address of the user who is called.")
            }
            _ => None,
        }
    }

    /// The call that is asked for.
    ///
    /// # Errors
    /// When something is missing or cannot be read: what, and what to do.
    pub fn request(&self, topology: &Topology) -> Result<CallRequest, String> {
        if let Some(missing) = self.missing(topology) {
            return Err(missing.to_owned());
        }
        let client = Some(self.caller()?);
        let call = CallRequest { id: "1".into(), client, quality: self.quality, ..CallRequest::default() };
        match self.target {
            Target::Number => {
                // People write numbers with spaces; E.164 has none.
                let number: String = self.number.chars().filter(|letter| !" -()".contains(*letter)).collect();
                Ok(CallRequest { kind: CallKind::Pstn, number: Some(number.into()), ..call })
            }
            Target::Trunk => {
                let trunk = self.trunk_in(topology).map(Into::into);
                Ok(CallRequest { kind: CallKind::Pstn, trunk, ..call })
            }
            Target::User => {
                let callee = self.callee.trim().parse().map_err(|error| format!("Called user: {error}."))?;
                Ok(CallRequest { kind: CallKind::Peer, callee: Some(callee), ..call })
            }
        }
    }

    /// How many calls are asked for.
    ///
    /// # Errors
    /// When that is no number from 1 to 10,000.
    pub fn count(&self) -> Result<u32, String> {
        let count = self.count.trim().replace(',', "").parse().ok();
        let count = count.filter(|count| (1..=Self::MOST).contains(count));
        count.ok_or_else(|| "How many: give a number from 1 to 10,000.".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::Sample;
    use crate::topology::Document;

    fn litware() -> Topology {
        Sample::named("litware").unwrap().open().unwrap().topology
    }

    fn form(target: Target) -> CallForm {
        CallForm { client: "172.28.151.140/25".to_owned(), target, ..CallForm::default() }
    }

    #[test]
    fn each_target_asks_for_its_own_field() {
        let topology = litware();
        for (target, missing) in [
            (Target::Number, "Type the number that is called, such as +13125550188."),
            (Target::Trunk, "Choose a trunk."),
            (Target::User, "Type the address of the user who is called."),
        ] {
            assert_eq!(form(target).request(&topology).unwrap_err(), missing);
        }
        let nobody = CallForm::default().request(&topology).unwrap_err();
        assert_eq!(nobody, "Type the address of the caller, or select a network site.");
    }

    #[test]
    fn without_a_trunk_only_users_can_be_called() {
        let empty = Document::default().topology;
        for target in [Target::Number, Target::Trunk] {
            assert_eq!(form(target).missing(&empty), Some(NO_TRUNK));
        }
        let user = CallForm { callee: "10.20.0.77/24".to_owned(), ..form(Target::User) };
        assert!(user.request(&empty).is_ok());
    }

    #[test]
    fn a_number_may_be_written_as_people_write_it() {
        let form = CallForm { number: "+1 (312) 555-0188".to_owned(), ..form(Target::Number) };
        assert_eq!(form.request(&litware()).unwrap().number.as_deref(), Some("+13125550188"));
    }

    #[test]
    fn a_call_to_a_user_is_a_peer_call() {
        let form = CallForm { callee: "10.20.0.77/24".to_owned(), ..form(Target::User) };
        let request = form.request(&litware()).unwrap();
        assert_eq!((request.kind, request.trunk), (CallKind::Peer, None));
    }

    #[test]
    fn what_a_person_filled_in_stays_until_a_command_or_an_empty_field() {
        let topology = litware();
        let mut trunks = topology.trunks.iter().map(|(id, _)| id);
        let (first, second) = (trunks.next().unwrap(), trunks.next().unwrap());
        let mut form = CallForm::default();
        form.offer_caller("10.0.0.1/24".to_owned());
        form.offer_caller("10.0.0.2/24".to_owned());
        assert_eq!(form.client, "10.0.0.2/24", "nobody typed it, so it follows what is selected");
        form.client = "10.9.9.9/24".to_owned();
        form.typed_caller();
        form.offer_caller("10.0.0.1/24".to_owned());
        assert_eq!(form.client, "10.9.9.9/24");
        form.client.clear();
        form.offer_caller("10.0.0.1/24".to_owned());
        assert_eq!(form.client, "10.0.0.1/24", "an empty field is nothing to keep");
        (form.target, form.number) = (Target::Number, "+1312".to_owned());
        form.filled_in_called();
        form.offer_trunk(&topology, first);
        assert_eq!((form.target, form.trunk), (Target::Number, None));
        form.choose_trunk(first);
        form.offer_trunk(&topology, second);
        assert_eq!((form.target, form.trunk), (Target::Trunk, Some(second)));
    }

    #[test]
    fn how_many_is_a_number_that_can_be_placed() {
        let count = |text: &str| CallForm { count: text.to_owned(), ..CallForm::default() }.count().ok();
        for (text, read) in
            [("1", Some(1)), (" 10,000 ", Some(10_000)), ("0", None), ("10001", None), ("x", None)]
        {
            assert_eq!(count(text), read, "{text}");
        }
    }
}
