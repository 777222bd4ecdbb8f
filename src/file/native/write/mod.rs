//! Writing a document: section by section, entity by entity, straight into the target.

mod text;

use super::migrate::FORMAT_VERSION;
use super::section;
use crate::edit::Subject;
use crate::topology::attributes::Value;
use crate::topology::{AnyId, Document, Entity, Kind, Layout, Origin, Topology, Waiver, for_kind};
use std::fmt::Write as _;
use std::io::{self, Write};
pub(crate) use text::Plain;
use text::{Long, Quoted};

/// Widest line of an entity on one line, in characters. A subnet is one line however wide.
const WIDTH: usize = 110;

/// The text of a document, as a file holds it.
pub fn to_bytes(document: &Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    match write(document, &mut bytes) {
        // Memory does not refuse bytes.
        Ok(()) | Err(_) => bytes,
    }
}

/// Writes a document. The same document gives the same bytes, and reading them back and writing again does too.
///
/// # Errors
/// Those of `out`.
pub fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "({}: {FORMAT_VERSION},", section::VERSION)?;
    let mut line = Line::default();
    for kind in Kind::ALL {
        for_kind!(*kind, T => entities::<T>(&document.topology, &mut line, out)?);
    }
    layout(&document.topology, &document.layout, out)?;
    waivers(&document.waivers, out)?;
    if let Some(origin) = &document.origin {
        write_origin(origin, out)?;
    }
    writeln!(out, ")")
}

/// The fields of one entity; kept from one to the next for its memory.
#[derive(Default)]
struct Line {
    text: String,
    /// Where each field ends in the text.
    ends: Vec<usize>,
}

impl Line {
    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    fn add(&mut self, key: &str, value: &Value) -> io::Result<()> {
        let start = self.text.len();
        write!(self.text, "{key}: {}", Plain(value)).map_err(io::Error::other)?;
        if let Value::List(items) = value
            && self.text.get(start..).is_some_and(|field| 4 + field.chars().count() + 1 > WIDTH)
        {
            self.text.truncate(start);
            write!(self.text, "{key}: {}", Long(items, "    ")).map_err(io::Error::other)?;
        }
        self.ends.push(self.text.len());
        Ok(())
    }

    fn fields(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).filter_map(|(start, end)| self.text.get(start..*end))
    }

    /// Whether the entity fits one line: its fields with a comma and a blank between, two parentheses, a comma, and
    /// two blanks before.
    fn fits(&self) -> bool {
        let between = self.ends.len().saturating_sub(1) * 2;
        !self.text.contains('\n') && self.text.chars().count() + between + 5 <= WIDTH
    }
}

fn entities<T: Entity>(topology: &Topology, line: &mut Line, out: &mut dyn Write) -> io::Result<()> {
    let fresh = T::default();
    let defaults: Vec<Value> = T::ATTRIBUTES.iter().map(|row| row.read(&fresh, topology)).collect();
    let mut begun = false;
    for (_, entity) in T::arena(topology).iter() {
        line.clear();
        for (row, default) in T::ATTRIBUTES.iter().zip(&defaults) {
            let value = row.read(entity, topology);
            // What is required and unset is left out: reading says that it is missing.
            let is_written = if row.about.required { value != Value::None } else { value != *default };
            if is_written {
                line.add(row.about.key, &value)?;
            }
        }
        if line.ends.is_empty() {
            // A setting that is all factory default.
            continue;
        }
        if !std::mem::replace(&mut begun, true) {
            writeln!(out, "{}: [", T::KIND.section())?;
        }
        if T::KIND == Kind::Subnet || line.fits() {
            let mut separator = "  (";
            for field in line.fields() {
                write!(out, "{separator}{field}")?;
                separator = ", ";
            }
            writeln!(out, "),")?;
        } else {
            writeln!(out, "  (")?;
            for field in line.fields() {
                writeln!(out, "    {field},")?;
            }
            writeln!(out, "  ),")?;
        }
    }
    if begun { writeln!(out, "],") } else { Ok(()) }
}

fn layout(topology: &Topology, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    if *layout == Layout::default() {
        return Ok(());
    }
    writeln!(out, "{}: (", section::LAYOUT)?;
    if layout.places().next().is_some() {
        writeln!(out, "  places: {{")?;
        for (id, place) in layout.places() {
            writeln!(out, "    {}: ({}, {}),", Called(topology, id), place.x, place.y)?;
        }
        writeln!(out, "  }},")?;
    }
    if layout.sizes().next().is_some() {
        writeln!(out, "  sizes: {{")?;
        for (id, (width, height)) in layout.sizes() {
            writeln!(out, "    {}: ({width}, {height}),", Called(topology, id))?;
        }
        writeln!(out, "  }},")?;
    }
    if layout.folded().next().is_some() {
        writeln!(out, "  folded: [")?;
        for id in layout.folded() {
            writeln!(out, "    {},", Called(topology, id))?;
        }
        writeln!(out, "  ],")?;
    }
    if !layout.notes.is_empty() {
        writeln!(out, "  notes: [")?;
        for note in layout.notes.iter() {
            writeln!(
                out,
                "    (at: ({}, {}), text: {}),",
                note.place.x,
                note.place.y,
                Quoted(note.text.as_str())
            )?;
        }
        writeln!(out, "  ],")?;
    }
    writeln!(out, "),")
}

/// An entity by kind and name, as edits write it.
struct Called<'a>(&'a Topology, AnyId);

impl std::fmt::Display for Called<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Subject { kind, name } = Subject::of(self.0, self.1);
        write!(f, "{}({})", kind.word(), Quoted(&name))
    }
}

fn waivers(waivers: &[Waiver], out: &mut dyn Write) -> io::Result<()> {
    if waivers.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}: [", section::WAIVERS)?;
    for waiver in waivers {
        let subjects: Vec<String> =
            waiver.subjects.iter().map(|subject| Quoted(subject).to_string()).collect();
        writeln!(out, "  (")?;
        writeln!(out, "    code: {},", Quoted(&waiver.code))?;
        writeln!(out, "    subjects: [{}],", subjects.join(", "))?;
        writeln!(out, "    by: {},", Quoted(waiver.by.as_str()))?;
        writeln!(out, "    reason: {},", Quoted(waiver.reason.as_str()))?;
        writeln!(out, "    date: {},", Quoted(&waiver.date))?;
        writeln!(out, "  ),")?;
    }
    writeln!(out, "],")
}

fn write_origin(origin: &Origin, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}: (", section::ORIGIN)?;
    writeln!(out, "  target: {},", Quoted(&origin.target))?;
    writeln!(out, "  name: {},", Quoted(origin.name.as_str()))?;
    writeln!(out, "  version: {},", origin.version)?;
    writeln!(out, "  digest: {},", Quoted(&origin.digest))?;
    writeln!(out, "),")
}
