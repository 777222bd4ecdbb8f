//! Writing a bundle.

use super::{Bundle, FORMAT, FORMAT_VERSION, Form, json};
use crate::edit::WaiverForm;
use crate::file::native;
use crate::topology::Document;
use crate::topology::attributes::Value;

impl Bundle {
    /// The text of the bundle; the same bundle gives the same bytes.
    pub fn to_text(&self, form: Form) -> String {
        let mut text = match form {
            Form::Ron => self.ron(),
            Form::Json => self.json(),
        };
        form.seal(&mut text);
        text
    }

    fn ron(&self) -> String {
        let mut text = String::from("(\n");
        for (key, value) in self.fields() {
            text.push_str(&format!("{key}: {},\n", native::Plain(&value)));
        }
        let document = Document { topology: self.topology.clone(), ..Document::default() };
        let topology = native::to_bytes(&document);
        text.push_str(&format!("topology: {},\n", String::from_utf8_lossy(&topology).trim_end()));
        text
    }

    fn json(&self) -> String {
        let mut text = String::from("{\n");
        for (key, value) in self.fields() {
            text.push_str(&format!("  \"{key}\": {},\n", json::json(&value)));
        }
        text.push_str(&format!("  \"topology\": {},\n", json::topology_text(&self.topology)));
        text
    }

    /// What stands before the topology, in the order of both forms. What is not known is left out.
    fn fields(&self) -> Vec<(&'static str, Value)> {
        let base = self.base.as_ref();
        let waivers: Vec<Value> = self.waivers.iter().map(|waiver| waiver_value(&waiver.into())).collect();
        let all = [
            ("format", Value::text(FORMAT)),
            ("format_version", Value::Number(FORMAT_VERSION)),
            ("name", Value::text(&self.name)),
            ("version", Value::Number(self.version)),
            ("published_at", Value::text(self.published_at)),
            ("published_by", Value::text(&self.published_by)),
            ("comment", self.comment.as_ref().map_or(Value::None, Value::text)),
            ("base_version", base.map_or(Value::None, |(version, _)| Value::Number(*version))),
            ("base_digest", base.map_or(Value::None, |(_, digest)| Value::text(digest))),
            ("digest", Value::text(&self.digest)),
            ("waivers", if waivers.is_empty() { Value::None } else { Value::List(waivers) }),
        ];
        all.into_iter().filter(|(_, value)| *value != Value::None).collect()
    }
}

fn waiver_value(waiver: &WaiverForm) -> Value {
    Value::Record(vec![
        ("code".into(), Value::text(&waiver.code)),
        ("subjects".into(), Value::List(waiver.subjects.iter().map(Value::text).collect())),
        ("by".into(), Value::text(&waiver.by)),
        ("reason".into(), Value::text(&waiver.reason)),
        ("date".into(), Value::text(&waiver.date)),
    ])
}
