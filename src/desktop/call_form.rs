//! What is typed into the form of a call. The call report and the tab of calls show the same form.

use crate::call::{CallKind, CallRequest, EndpointAddress, Quality};

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
    /// The name of the trunk.
    pub trunk: String,
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
}

impl Default for CallForm {
    fn default() -> Self {
        Self {
            client: String::new(),
            target: Target::default(),
            number: String::new(),
            trunk: String::new(),
            callee: String::new(),
            quality: Quality::default(),
            count: "1".to_owned(),
            error: None,
            focus: false,
        }
    }
}

impl CallForm {
    /// Most calls that are placed at once.
    const MOST: u32 = 10_000;

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

    /// The call that is asked for.
    ///
    /// # Errors
    /// When something is missing or cannot be read: what, and what to do.
    pub fn request(&self) -> Result<CallRequest, String> {
        let client = Some(self.caller()?);
        let call = CallRequest { id: "1".into(), client, quality: self.quality, ..CallRequest::default() };
        match self.target {
            Target::Number => {
                // People write numbers with spaces; E.164 has none.
                let number: String = self.number.chars().filter(|letter| !" -()".contains(*letter)).collect();
                if number.is_empty() {
                    return Err("Type the number that is called, such as +13125550188.".to_owned());
                }
                Ok(CallRequest { kind: CallKind::Pstn, number: Some(number.into()), ..call })
            }
            Target::Trunk if self.trunk.is_empty() => Err("Choose a trunk.".to_owned()),
            Target::Trunk => {
                Ok(CallRequest { kind: CallKind::Pstn, trunk: Some(self.trunk.as_str().into()), ..call })
            }
            Target::User => {
                let callee = self.callee.trim();
                if callee.is_empty() {
                    return Err("Type the address of the user who is called.".to_owned());
                }
                let callee = callee.parse().map_err(|error| format!("Called user: {error}."))?;
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

    fn form(target: Target) -> CallForm {
        CallForm { client: "172.28.151.140/25".to_owned(), target, ..CallForm::default() }
    }

    #[test]
    fn each_target_asks_for_its_own_field() {
        for (target, missing) in [
            (Target::Number, "Type the number that is called, such as +13125550188."),
            (Target::Trunk, "Choose a trunk."),
            (Target::User, "Type the address of the user who is called."),
        ] {
            assert_eq!(form(target).request().unwrap_err(), missing);
        }
        let nobody = CallForm::default().request().unwrap_err();
        assert_eq!(nobody, "Type the address of the caller, or select a network site.");
    }

    #[test]
    fn a_number_may_be_written_as_people_write_it() {
        let form = CallForm { number: "+1 (312) 555-0188".to_owned(), ..form(Target::Number) };
        assert_eq!(form.request().unwrap().number.as_deref(), Some("+13125550188"));
    }

    #[test]
    fn a_call_to_a_user_is_a_peer_call() {
        let form = CallForm { callee: "10.20.0.77/24".to_owned(), ..form(Target::User) };
        let request = form.request().unwrap();
        assert_eq!((request.kind, request.trunk), (CallKind::Peer, None));
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
