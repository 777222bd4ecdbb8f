//! Half-typed values: a field may hold any text, the document holds values only.

use crate::topology::AnyId;
use std::collections::HashMap;

/// Which field: an entity, the key of an attribute, and the part of it. An attribute that is one value is part 0;
/// the items of a list follow, each with [`PARTS`] parts.
pub type FieldId = (AnyId, &'static str, usize);

/// Most parts that an item of a list has.
pub const PARTS: usize = 8;

/// The first part of an item of a list.
pub const fn first_part(item: usize) -> usize {
    (item + 1) * PARTS
}

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

    /// Lets a field and the other parts of its item show the document again.
    pub fn close_item(&mut self, (id, key, part): FieldId) {
        self.open.retain(|open, _| (open.0, open.1, open.2 / PARTS) != (id, key, part / PARTS));
    }

    /// Lets every field of an attribute show the document again.
    pub fn close_attribute(&mut self, id: AnyId, key: &str) {
        self.open.retain(|open, _| (open.0, open.1) != (id, key));
    }

    /// Lets every field show the document again.
    pub fn clear(&mut self) {
        self.open.clear();
        self.focus = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topology::Kind;

    #[test]
    fn what_is_given_to_the_document_closes_its_own_item_alone() {
        let id = AnyId { kind: Kind::MediationPool, index: 0 };
        let mut fields = Fields::default();
        let open = |fields: &Fields| {
            (0..3 * PARTS).filter(|part| fields.get((id, "Computers", *part)).is_some()).count()
        };
        for part in [first_part(0), first_part(0) + 1, first_part(1)] {
            fields.set((id, "Computers", part), Field::default());
        }
        fields.close_item((id, "Computers", first_part(0) + 1));
        assert_eq!(open(&fields), 1);
        fields.close_attribute(id, "Computers");
        assert_eq!(open(&fields), 0);
    }
}
