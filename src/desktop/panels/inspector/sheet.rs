//! What every part of the inspector works on, and what the inspector remembers.

use super::Whose;
use super::link::Facts;
use crate::desktop::fields::FieldId;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::edit::{Edit, Subject};
use crate::scene::marks::Mark;
use crate::topology::attributes::{About, Value};
use crate::topology::{AnyId, Id, Model, NetworkSite, Topology};
use std::sync::Arc;

/// What the inspector remembers from frame to frame.
#[derive(Debug, Default)]
pub struct InspectorState {
    /// A trunk, and the scope of trunk configurations that is looked at from it; no owner is Global.
    pub scope: Option<(AnyId, Option<AnyId>)>,
    /// What is worked out of the link that is looked at.
    pub link: Option<Arc<Facts>>,
    /// Who uses the link that is looked at.
    pub whose: Whose,
}

/// One entity in the inspector.
pub struct Sheet<'a> {
    /// The window.
    pub state: &'a mut State,
    /// The entity.
    pub id: AnyId,
    messages: &'a mut Vec<Message>,
}

impl<'a> Sheet<'a> {
    /// The sheet of an entity.
    pub fn new(state: &'a mut State, id: AnyId, messages: &'a mut Vec<Message>) -> Self {
        Self { state, id, messages }
    }

    /// The document with its views.
    pub fn model(&self) -> &Model {
        self.state.editor.model()
    }

    /// The document.
    pub fn topology(&self) -> &Topology {
        self.state.editor.topology()
    }

    /// Asks for something.
    pub fn ask(&mut self, message: Message) {
        self.messages.push(message);
    }

    /// Gives an edit to the document.
    pub fn apply(&mut self, edit: Edit) {
        self.ask(Message::Apply(edit));
    }

    /// Gives an edit to the document that comes from a field.
    pub fn enter(&mut self, field: FieldId, edit: Edit) {
        self.ask(Message::Enter(field, edit));
    }

    /// Selects another entity and brings it into view.
    pub fn open(&mut self, id: AnyId) {
        self.ask(Message::Reveal(id));
    }

    /// The edit that sets an attribute of an entity.
    pub fn set(&self, id: AnyId, about: &About, value: Value) -> Edit {
        Edit::set(Subject::of(self.topology(), id), about.key, value)
    }

    /// The label of an attribute in the wording that is chosen.
    pub fn label(&self, about: &About) -> &'static str {
        if self.state.parameter_names { about.key } else { about.label }
    }

    /// The mark of the bypass ID in force in a network site.
    pub fn mark(&self, id: Id<NetworkSite>) -> Mark {
        self.state.panels.facts.marks().network_site(self.model(), id).clone()
    }
}
