//! A topology in the form of JSON: the sections and keys of the native format, one entity a line.

use crate::file::native;
use crate::topology::attributes::{About, Value};
use crate::topology::{Kind, Topology};
use serde::Deserialize;

/// A topology as it was read: whatever JSON holds, for the native reader to judge.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Sections(Value);

impl Sections {
    /// The same in the native format.
    pub fn into_native(self) -> String {
        native::Plain(&self.0).to_string()
    }
}

/// The topology as an object, indented to be the value of a field.
pub fn topology_text(topology: &Topology) -> String {
    let mut sections = vec![format!("    \"format_version\": {}", native::FORMAT_VERSION)];
    for kind in Kind::ALL {
        let defaults = kind.defaults();
        let stated = topology.ids(*kind).into_iter().map(|id| topology.stated(id, &defaults));
        let entities: Vec<String> =
            stated.filter(|rows| !rows.is_empty()).map(|rows| entity(&rows)).collect();
        if !entities.is_empty() {
            sections.push(format!("    \"{}\": [\n{}\n    ]", kind.section(), entities.join(",\n")));
        }
    }
    format!("{{\n{}\n  }}", sections.join(",\n"))
}

fn entity(rows: &[(&'static About, Value)]) -> String {
    let fields: Vec<String> =
        rows.iter().map(|(about, value)| format!("\"{}\": {}", about.key, json(value))).collect();
    format!("      {{{}}}", fields.join(", "))
}

/// A value as JSON.
pub fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::None => serde_json::Value::Null,
        Value::Flag(flag) => (*flag).into(),
        Value::Number(number) => (*number).into(),
        Value::Text(text) => (&**text).into(),
        Value::List(list) => list.iter().map(json).collect(),
        Value::Record(parts) => parts.iter().map(|(key, part)| (key.to_string(), json(part))).collect(),
    }
}
