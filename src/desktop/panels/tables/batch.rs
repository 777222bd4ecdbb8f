//! Several cells set as one edit, tried on a copy first: all or none.

use crate::edit::{Draft, Edit, EditError, Subject};
use crate::topology::attributes::{About, Value};
use crate::topology::{AnyId, Kind, Subnet};

/// Edits that are tried one after the other on a copy.
pub struct Batch {
    copy: Draft,
    edits: Vec<Edit>,
}

impl Batch {
    /// Begins on a document.
    pub fn new(draft: &Draft) -> Self {
        Self { copy: draft.clone(), edits: Vec::new() }
    }

    /// Tries an edit and keeps it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn edit(&mut self, edit: Edit) -> Result<(), EditError> {
        self.copy.apply(&edit)?;
        self.edits.push(edit);
        Ok(())
    }

    /// Sets cells of a row; those that hold the value already are left alone. The name is set last, and address and
    /// mask of a subnet together.
    ///
    /// # Errors
    /// The first that is refused.
    pub fn set(&mut self, id: AnyId, cells: &[(&'static About, Value)]) -> Result<(), EditError> {
        let range = range(&self.copy, id, cells);
        let of_the_range = |about: &About| range.is_some() && matches!(about.key, "Identity" | "MaskBits");
        for last in [false, true] {
            for (about, value) in cells {
                let is_same = self.copy.topology().attribute(id, about.key).as_ref() == Some(value);
                if (about.key == "Identity") == last && !of_the_range(about) && !is_same {
                    let subject = Subject::of(self.copy.topology(), id);
                    self.edit(Edit::set(subject, about.key, value.clone()))?;
                }
            }
        }
        if let Some(range) = range {
            let is_same = id
                .typed::<Subnet>()
                .and_then(|id| self.copy.topology().get(id))
                .is_some_and(|subnet| subnet.range.to_string() == range);
            if !is_same {
                let subject = Subject::of(self.copy.topology(), id);
                self.edit(Edit::set(subject, "Identity", Value::text(range)))?;
            }
        }
        Ok(())
    }

    /// The edit with a name; `None` where nothing is to be changed.
    pub fn finish(self, name: String) -> Option<Edit> {
        (!self.edits.is_empty()).then_some(Edit::Batch(name, self.edits))
    }
}

/// The range that address and mask of a subnet make, where both are given.
fn range(draft: &Draft, id: AnyId, cells: &[(&'static About, Value)]) -> Option<String> {
    let given = |key: &str| cells.iter().find(|(about, _)| about.key == key).map(|(_, value)| value);
    let subnet = draft.topology().get(id.typed::<Subnet>().filter(|_| id.kind == Kind::Subnet)?)?;
    let address = given("Identity").and_then(Value::as_text)?;
    if address.contains('/') {
        return Some(address.to_owned());
    }
    let bits = match given("MaskBits") {
        Some(Value::Number(bits)) => *bits,
        _ => subnet.range.prefix_len().into(),
    };
    Some(format!("{address}/{bits}"))
}
