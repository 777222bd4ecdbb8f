//! Half-typed values: a field may hold any text, the document holds values only.

use crate::topology::AnyId;
use std::collections::HashMap;

/// Which field: an entity, the key of an attribute, and the part of it.
pub type FieldId = (AnyId, &'static str, usize);

/// A field that is being typed in, or whose text was refused.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Field {
    /// What is typed.
    pub text: String,
    /// Why the document does not take it.
    pub error: Option<String>,
}

/// All fields that differ from the document.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    open: HashMap<FieldId, Field>,
    /// The field that takes the focus in the next frame.
    pub focus: Option<FieldId>,
}

impl Fields {
    /// What is typed into a field, `None` when it shows the document.
    pub fn get(&self, id: FieldId) -> Option<&Field> {
        self.open.get(&id)
    }

    /// Keeps what is typed.
    pub fn set(&mut self, id: FieldId, field: Field) {
        self.open.insert(id, field);
    }

    /// Lets the field show the document again.
    pub fn close(&mut self, id: FieldId) {
        self.open.remove(&id);
    }

    /// Lets every field show the document again.
    pub fn clear(&mut self) {
        self.open.clear();
        self.focus = None;
    }
}
