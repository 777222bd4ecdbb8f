//! The canonical bytes of a topology, and their digest: the same for the same topology, whatever the order in
//! which it was drawn, wherever things stand on the canvas, and whoever prints it.
//!
//! They are JSON in the manner of RFC 8785: no blanks, members sorted by their names in UTF-16, only those escapes
//! that are needed. The outermost object has a member for each kind that has entities, by the name of its section;
//! its value is the list of the entities sorted by identity. An entity has the attributes that a file would hold:
//! those that are required, and those that differ from the product's default, so that an attribute which a later
//! version adds changes no digest. References are names.

use crate::topology::attributes::{Attribute, Value};
use crate::topology::{Entity, Kind, Topology, for_kind};
use sha2::{Digest, Sha256};
use std::cmp::Ordering;
use std::fmt::{self, Write as _};
use std::io::{self, Write};

/// Writes the canonical bytes of a topology.
///
/// # Errors
/// Those of `out`.
pub fn write_canonical(topology: &Topology, out: &mut dyn Write) -> io::Result<()> {
    let mut kinds = Kind::ALL.to_vec();
    kinds.sort_by(|a, b| in_utf16(a.section(), b.section()));
    let mut members = Separated::begin(out, "{")?;
    for kind in kinds {
        for_kind!(kind, T => section::<T>(topology, &mut members)?);
    }
    members.end("}")
}

/// The digest of a topology: `sha256:` and 64 hexadecimal digits.
pub fn digest(topology: &Topology) -> String {
    let mut hashing = Hashing(Sha256::new());
    match write_canonical(topology, &mut hashing) {
        // A hash takes every byte.
        Ok(()) | Err(_) => {}
    }
    let digits = hashing.0.finalize();
    digits.iter().fold("sha256:".to_owned(), |text, byte| text + &format!("{byte:02x}"))
}

/// Hashes what is written to it.
struct Hashing(Sha256);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What stands between brackets with commas between: nothing is known of it before it is written.
struct Separated<'a> {
    out: &'a mut dyn Write,
    is_empty: bool,
}

impl<'a> Separated<'a> {
    fn begin(out: &'a mut dyn Write, bracket: &str) -> io::Result<Self> {
        out.write_all(bracket.as_bytes())?;
        Ok(Self { out, is_empty: true })
    }

    fn item(&mut self, text: impl fmt::Display) -> io::Result<&mut dyn Write> {
        let comma = if std::mem::replace(&mut self.is_empty, false) { "" } else { "," };
        write!(self.out, "{comma}{text}")?;
        Ok(self.out)
    }

    fn end(self, bracket: &str) -> io::Result<()> {
        self.out.write_all(bracket.as_bytes())
    }
}

/// Writes the member of a kind, if any of its entities has something to say.
fn section<T: Entity>(topology: &Topology, members: &mut Separated<'_>) -> io::Result<()> {
    let fresh = T::default();
    let mut rows: Vec<(&Attribute<T>, Value)> =
        T::ATTRIBUTES.iter().map(|row| (row, row.read(&fresh, topology))).collect();
    rows.sort_by(|(a, _), (b, _)| in_utf16(a.about.key, b.about.key));
    let mut entities: Vec<(String, &T)> =
        T::arena(topology).iter().map(|(_, entity)| (entity.identity(topology), entity)).collect();
    entities.sort_by(|(a, _), (b, _)| in_utf16(a, b));

    let mut list = None;
    for (_, entity) in entities {
        let attributes = Attributes { entity, rows: &rows, topology }.to_string();
        if attributes == "{}" {
            // A setting that is all factory default.
            continue;
        }
        if list.is_none() {
            let out = members.item(format_args!("{}:", Text(T::KIND.section())))?;
            list = Some(Separated::begin(out, "[")?);
        }
        if let Some(list) = &mut list {
            list.item(attributes)?;
        }
    }
    list.map_or(Ok(()), |list| list.end("]"))
}

fn in_utf16(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

/// An entity as an object.
struct Attributes<'a, T> {
    entity: &'a T,
    /// The rows of its kind, sorted by key, with the defaults.
    rows: &'a [(&'a Attribute<T>, Value)],
    topology: &'a Topology,
}

impl<T: Entity> fmt::Display for Attributes<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "{";
        for (row, default) in self.rows {
            let value = row.read(self.entity, self.topology);
            if value != Value::None && (row.about.required || value != *default) {
                write!(f, "{separator}{}:{}", Text(row.about.key), Json(&value))?;
                separator = ",";
            }
        }
        f.write_str(if separator == "{" { "{}" } else { "}" })
    }
}

/// A value.
struct Json<'a>(&'a Value);

impl fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::None => f.write_str("null"),
            Value::Flag(flag) => write!(f, "{flag}"),
            Value::Number(number) => write!(f, "{number}"),
            Value::Text(text) => write!(f, "{}", Text(text)),
            Value::List(items) => {
                let mut separator = "[";
                for item in items {
                    write!(f, "{separator}{}", Json(item))?;
                    separator = ",";
                }
                f.write_str(if items.is_empty() { "[]" } else { "]" })
            }
            Value::Record(parts) => {
                let mut parts: Vec<_> = parts.iter().collect();
                parts.sort_by(|(a, _), (b, _)| in_utf16(a, b));
                let mut separator = "{";
                for (key, part) in &parts {
                    write!(f, "{separator}{}:{}", Text(key), Json(part))?;
                    separator = ",";
                }
                f.write_str(if parts.is_empty() { "{}" } else { "}" })
            }
        }
    }
}

/// A text in quotes.
struct Text<'a>(&'a str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for letter in self.0.chars() {
            match letter {
                '"' | '\\' => write!(f, "\\{letter}")?,
                '\u{8}' => f.write_str("\\b")?,
                '\t' => f.write_str("\\t")?,
                '\n' => f.write_str("\\n")?,
                '\u{c}' => f.write_str("\\f")?,
                '\r' => f.write_str("\\r")?,
                '\0'..'\u{20}' => write!(f, "\\u{:04x}", u32::from(letter))?,
                _ => f.write_char(letter)?,
            }
        }
        f.write_str("\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Draft, Edit, Subject};
    use crate::file::{Sample, native};

    fn canonical(topology: &Topology) -> String {
        let mut bytes = Vec::new();
        write_canonical(topology, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn topology(sections: &str) -> Topology {
        let read = native::read(&format!("(format_version: 1, {sections})"), &mut ()).unwrap();
        assert!(read.faults.is_empty(), "{:?}", read.faults);
        read.document.topology
    }

    /// The test vector of the format: bytes and digest are fixed for ever.
    #[test]
    fn the_test_vector() {
        let topology = topology(
            r#"
            network_configurations: [(EnableBandwidthPolicyCheck: true)],
            server_sites: [(Identity: "Zürich", Kind: "Central"), (Identity: "Aarau \\ \"B\"", Kind: "Branch", Parent: "Zürich")],
            network_sites: [(Identity: "Reno", PhysicalWanKbps: 10000, Description: "two\nlines\tand é")],
            subnets: [
                (Identity: "172.28.151.128", MaskBits: 25, NetworkSiteID: "Reno"),
                (Identity: "10.0.0.0", MaskBits: 8, NetworkSiteID: "Elko"),
            ],
            mediation_pools: [(
                Identity: "ms", PoolFqdn: "ms.example.com", ServerSite: "Zürich",
                Computers: [(Fqdn: "a.example.com", Address: "10.0.0.1"), (Fqdn: "b.example.com")],
            )],
            "#,
        );
        let expected = concat!(
            r#"{"media_configurations":[{"Identity":"Global"}],"#,
            r#""mediation_pools":[{"Computers":[{"Address":"10.0.0.1","Fqdn":"a.example.com"},{"Fqdn":"b.example.com"}],"#,
            r#""Identity":"ms","PoolFqdn":"ms.example.com","ServerSite":"Zürich"}],"#,
            r#""network_configurations":[{"EnableBandwidthPolicyCheck":true}],"#,
            r#""network_sites":[{"Description":"two\nlines\tand é","Identity":"Reno","PhysicalWanKbps":10000}],"#,
            r#""server_sites":[{"Identity":"Aarau \\ \"B\"","Kind":"Branch","Parent":"Zürich"},{"Identity":"Zürich"}],"#,
            r#""subnets":[{"Identity":"10.0.0.0","MaskBits":8,"NetworkSiteID":"Elko"},"#,
            r#"{"Identity":"172.28.151.128","MaskBits":25,"NetworkSiteID":"Reno"}],"#,
            r#""trunk_configurations":[{"Identity":"Global"}],"voice_policies":[{"Identity":"Global"}]}"#,
        );
        assert_eq!(canonical(&topology), expected);
        assert_eq!(
            digest(&topology),
            "sha256:03d0c4ba6f48b5b1c7af16032179bfedd1867aeac3600b88f02e2a3c84a2b908"
        );
        assert_eq!(serde_json::from_str::<serde_json::Value>(expected).unwrap()["subnets"][0]["MaskBits"], 8);
    }

    #[test]
    fn a_topology_without_anything_is_an_empty_object() {
        assert_eq!(canonical(&Topology::bare()), "{}");
    }

    #[test]
    fn neither_the_order_of_drawing_nor_the_layout_changes_the_digest() {
        let mut draft = Draft::new(Sample::named("litware").unwrap().open().unwrap());
        let before = digest(draft.topology());
        let reno = Subject::new(Kind::User, "alice@litwareinc.com");
        let attributes = draft.topology().attributes(draft.find(&reno).unwrap());
        let attributes =
            attributes.into_iter().filter(|(about, value)| about.key != "Identity" && *value != Value::None);
        let again = attributes.map(|(about, value)| (about.key.to_owned(), value)).collect();
        draft.apply(&Edit::Remove(reno.clone(), Default::default())).unwrap();
        assert_ne!(digest(draft.topology()), before);
        draft.apply(&Edit::Add(reno, again)).unwrap();
        draft.apply(&Edit::Place(Subject::new(Kind::NetworkSite, "Reno"), Some((7, 7)))).unwrap();
        assert_eq!(digest(draft.topology()), before, "the user stands last in the arena now");
    }

    #[test]
    fn a_changed_value_changes_the_digest() {
        let mut draft = Draft::new(Sample::named("litware").unwrap().open().unwrap());
        let before = digest(draft.topology());
        let reno = Subject::new(Kind::NetworkSite, "Reno");
        draft.apply(&Edit::set(reno, "PhysicalWanKbps", Value::Number(10_001))).unwrap();
        assert_ne!(digest(draft.topology()), before);
    }
}
