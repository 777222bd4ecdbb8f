//! Documents of every shape, for property tests: each attribute of each kind takes values of its own domain.

use crate::topology::attributes::{About, Domain, Names, Value};
use crate::topology::values::Text;
use crate::topology::{AnyId, Document, Index, Kind, Layout, Name, Note, Origin, Place, Topology, Waiver};
use proptest::prelude::*;
use std::sync::Arc;

/// Names and texts that a careless writer would get wrong.
const WORDS: [&str; 9] = [
    "Reno",
    "say \"HQ\"",
    "back\\slash \\n",
    "תל אביב",
    "a\u{202e}b",
    "Zürich & Söhne <1>",
    "r#\"raw\"#",
    "(Identity: \"x\"),",
    "// no comment /* here */",
];

/// A document made from a list of numbers; a shorter list or smaller numbers make a simpler one.
pub(super) fn documents() -> impl Strategy<Value = Document> {
    prop::collection::vec(any::<u32>(), 0..400).prop_map(|numbers| Maker { numbers, next: 0 }.document())
}

struct Maker {
    numbers: Vec<u32>,
    next: usize,
}

impl Maker {
    /// A number below `limit`; 0 when the list is used up.
    fn below(&mut self, limit: usize) -> usize {
        self.next += 1;
        self.numbers.get(self.next - 1).map_or(0, |number| *number as usize % limit)
    }

    fn chance(&mut self) -> bool {
        self.below(3) == 1
    }

    fn document(&mut self) -> Document {
        let mut topology = Topology::default();
        for kind in Kind::ALL {
            if kind.is_single() {
                self.set_single(&mut topology, *kind);
            } else {
                for number in 0..self.below(4) {
                    self.add(&mut topology, *kind, number);
                }
            }
        }
        self.remove_some(&mut topology);
        let layout = self.layout(&topology);
        Document { topology, layout, waivers: Arc::new(self.waivers()), origin: self.origin() }
    }

    fn set_single(&mut self, topology: &mut Topology, kind: Kind) {
        let id = topology.ids(kind)[0];
        for about in kind.attributes() {
            if self.chance() {
                let value = self.value(topology, &about.domain);
                topology.write_attribute(id, about.key, &value, &Index::default()).unwrap();
            }
        }
    }

    fn add(&mut self, topology: &mut Topology, kind: Kind, number: usize) {
        let index = Index::of(topology);
        let mut attributes: Vec<(&'static About, Value)> = Vec::new();
        for about in kind.attributes() {
            let value = match about.key {
                "Identity" => self.identity(topology, kind, number),
                "MaskBits" => continue,
                _ if about.required || self.chance() => self.value(topology, &about.domain),
                _ => continue,
            };
            attributes.push((about, value));
        }
        // What cannot be, such as a second collection of one scope, is not added.
        drop(topology.add(kind, &attributes, &index, &|key| index.by_key(kind, key)));
    }

    fn identity(&mut self, topology: &Topology, kind: Kind, number: usize) -> Value {
        let word = WORDS[self.below(WORDS.len())];
        Value::text(match kind {
            Kind::Subnet if self.chance() => format!("2001:db8:{:x}:{number}::/64", self.below(9)),
            Kind::Subnet => format!("10.{}.{number}.0/{}", self.below(200), 24 + self.below(9)),
            Kind::TrunkConfiguration if self.chance() => {
                format!("PstnGateway:{}", self.name(topology, Kind::Trunk))
            }
            Kind::MediaConfiguration if self.chance() => {
                format!("MediationServer:{}", self.name(topology, Kind::MediationPool))
            }
            Kind::TrunkConfiguration | Kind::MediaConfiguration => {
                format!("site:{}", self.name(topology, Kind::ServerSite))
            }
            _ => format!("{word} {number}"),
        })
    }

    /// The name of an entity of a kind, or one that names nothing yet.
    fn name(&mut self, topology: &Topology, kind: Kind) -> String {
        let ids = topology.ids(kind);
        match self.below(ids.len() + 2) {
            0 => format!("{} 1", WORDS[self.below(WORDS.len())]),
            1 => "nothing of this name".to_owned(),
            place => topology.name(ids[place - 2]),
        }
    }

    fn value(&mut self, topology: &Topology, domain: &Domain) -> Value {
        let number = self.below(1 << 16).max(1);
        match domain {
            Domain::Flag => Value::Flag(self.chance()),
            Domain::Number => Value::Number(number as u64),
            Domain::Text => {
                Value::text(["", "two\nlines\tand a tab", WORDS[number % WORDS.len()]][self.below(3)])
            }
            Domain::Name => Value::text(WORDS[number % WORDS.len()]),
            Domain::Fqdn => Value::text(format!("host-{number}.example.com")),
            Domain::Host | Domain::Address if number.is_multiple_of(5) => {
                Value::text(format!("2001:db8::{number:x}"))
            }
            Domain::Host | Domain::Address => Value::text(format!("10.{}.{}.1", number >> 8, number & 255)),
            Domain::Range => Value::text(format!("10.{}.0.0/16", number & 255)),
            Domain::Guid => Value::text(format!("00000000-0000-4000-8000-{number:012x}")),
            Domain::LineUri => Value::text(format!("tel:+1312{number}")),
            Domain::Ports if self.chance() => Value::text(format!("{number}-{}", number.max(60_000))),
            Domain::Ports => Value::Number(number as u64),
            Domain::Choice(choices) => Value::text(choices[number % choices.len()].key),
            Domain::Reference(kind) => Value::text(self.name(topology, *kind)),
            Domain::Scope => Value::text("Global"),
            Domain::List(item) => {
                Value::List((0..self.below(4)).map(|_| self.value(topology, item)).collect())
            }
            Domain::Record(parts) => Value::Record(
                parts.iter().map(|(key, part)| ((*key).into(), self.value(topology, part))).collect(),
            ),
        }
    }

    /// Takes some entities out that nothing refers to, so that arenas have gaps.
    fn remove_some(&mut self, topology: &mut Topology) {
        for kind in [Kind::User, Kind::VoiceRoute, Kind::Subnet, Kind::NetworkSite] {
            for id in topology.ids(kind) {
                if self.chance() && Index::of(topology).referrers(id).is_empty() {
                    topology.remove(id);
                }
            }
        }
    }

    fn layout(&mut self, topology: &Topology) -> Layout {
        let mut layout = Layout::default();
        let ids: Vec<AnyId> = Kind::ALL.iter().flat_map(|kind| topology.ids(*kind)).collect();
        for _ in 0..self.below(6) {
            let place = Place { x: self.below(5_000) as i32 - 2_500, y: self.below(5_000) as i32 };
            layout.set_place(ids[self.below(ids.len())], Some(place));
            let size = (self.below(900) as u32, self.below(900) as u32);
            layout.set_size(ids[self.below(ids.len())], Some(size));
            layout.set_folded(ids[self.below(ids.len())], true);
        }
        for _ in 0..self.below(3) {
            let place = Place { x: self.below(100) as i32, y: -1 };
            let text = Text::new(WORDS[self.below(WORDS.len())]).unwrap();
            Arc::make_mut(&mut layout.notes).push(Note { place, text });
        }
        layout
    }

    fn waivers(&mut self) -> Vec<Waiver> {
        let waiver = |maker: &mut Self| Waiver {
            code: "V-44".into(),
            subjects: (0..maker.below(3)).map(|_| WORDS[maker.below(WORDS.len())].into()).collect(),
            by: Name::new(WORDS[maker.below(WORDS.len())]).unwrap(),
            reason: Text::new("two\nlines").unwrap(),
            date: "2026-11-20".into(),
        };
        (0..self.below(3)).map(|_| waiver(self)).collect()
    }

    fn origin(&mut self) -> Option<Arc<Origin>> {
        self.chance().then(|| {
            let target = WORDS[self.below(WORDS.len())].into();
            let name = Name::new(WORDS[self.below(WORDS.len())]).unwrap();
            Arc::new(Origin { target, name, version: self.below(1 << 16) as u64, digest: "sha256:00".into() })
        })
    }
}

/// The same document as a person might rearrange it: sections and entities in the opposite order.
pub(super) fn reversed(text: &str) -> String {
    let mut sections: Vec<Vec<String>> = Vec::new();
    let mut rest = Vec::new();
    let mut lines = text.lines().skip(1).peekable();
    while let Some(line) = lines.next() {
        let is_section =
            line.strip_suffix(": [").is_some_and(|name| Kind::ALL.iter().any(|kind| kind.section() == name));
        if !is_section {
            rest.push(line.to_owned());
            continue;
        }
        let mut entities: Vec<String> = Vec::new();
        for line in lines.by_ref().take_while(|line| *line != "],") {
            match entities.last_mut() {
                Some(entity) if !line.starts_with("  (") => *entity += &format!("\n{line}"),
                _ => entities.push(line.to_owned()),
            }
        }
        entities.push(line.to_owned());
        entities.reverse();
        entities.push("],".to_owned());
        sections.push(entities);
    }
    sections.reverse();
    let first = text.lines().next().unwrap().to_owned();
    let lines: Vec<String> =
        std::iter::once(first).chain(sections.into_iter().flatten()).chain(rest).collect();
    lines.join("\n")
}

/// What a document holds, entity by entity, whatever their order in the arenas.
pub(super) fn contents(document: &Document) -> Vec<String> {
    let topology = &document.topology;
    let mut contents: Vec<String> = Vec::new();
    for kind in Kind::ALL {
        for id in topology.ids(*kind) {
            let place = document.layout.place(id);
            let (folded, size) = (document.layout.is_folded(id), document.layout.size(id));
            let named = Index::of(topology).find(*kind, &topology.name(id)).is_some();
            contents
                .push(format!("{kind:?} {:?} {place:?} {size:?} {folded} {named}", topology.attributes(id)));
        }
    }
    contents.sort();
    contents.push(format!("{:?} {:?} {:?}", document.layout.notes, document.waivers, document.origin));
    contents
}
