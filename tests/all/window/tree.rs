//! What is in the window, as a screen reader is told it: roles, names, values and places.

use std::collections::HashMap;

use egui::accesskit::{self, Affine, NodeId, Rect, Role, Toggled, TreeUpdate};
use libtest_mimic::Failed;

/// Everything in the window, or in one part of it, parents before children.
pub struct Tree {
    nodes: Vec<Node>,
}

/// One thing in the window.
#[derive(Clone, Debug)]
pub struct Node {
    /// What kind of thing it is.
    pub role: Role,
    /// Its accessible name; the text itself for a plain label.
    pub name: String,
    /// What it holds: the text of a field, the choice of a list, a number.
    pub value: Option<String>,
    /// Whether it is on, for what can be.
    pub on: Option<bool>,
    /// Whether it can be used.
    pub enabled: bool,
    /// Whether keys go to it.
    pub focused: bool,
    /// Where it is, in pixels from the window's upper left corner.
    pub bounds: Rect,
    depth: usize,
}

impl Node {
    /// The point to aim at, in pixels from the window's upper left corner.
    pub fn middle(&self) -> (i32, i32) {
        self.at(0.5, 0.5)
    }

    /// A point given in shares of the width and height: `at(0.1, 0.9)` is near the lower left corner.
    pub fn at(&self, across: f64, down: f64) -> (i32, i32) {
        let Rect { x0, y0, x1, y1 } = self.bounds;
        ((x0 + (x1 - x0) * across).round() as i32, (y0 + (y1 - y0) * down).round() as i32)
    }
}

impl Tree {
    /// Takes in what the window sends.
    pub fn new(update: TreeUpdate) -> Result<Self, Failed> {
        let root = update.tree.ok_or("the accessibility tree has no root")?.root;
        let reader = Reader { nodes: update.nodes.into_iter().collect(), focus: update.focus };
        let mut nodes = Vec::new();
        reader.read(root, Affine::IDENTITY, 0, &mut nodes);
        Ok(Self { nodes })
    }

    /// The one thing with this role and exactly this name; none or several is an error that says
    /// what is there.
    pub fn one(&self, role: Role, name: &str) -> Result<Node, Failed> {
        self.one_where(&format!("{role:?} \"{name}\""), |node| node.role == role && node.name == name)
    }

    /// The one thing that fits; `what` is said in the error.
    pub fn one_where(&self, what: &str, fits: impl Fn(&Node) -> bool) -> Result<Node, Failed> {
        let mut found = self.nodes.iter().filter(|node| fits(node));
        match (found.next(), found.count()) {
            (Some(node), 0) => Ok(node.clone()),
            (None, _) => Err(format!("there is no {what}; there are {}", self.names()).into()),
            (Some(_), more) => Err(format!("there are {} of {what}", more + 1).into()),
        }
    }

    /// All things with this role and exactly this name.
    pub fn all(&self, role: Role, name: &str) -> Vec<Node> {
        self.nodes.iter().filter(|node| node.role == role && node.name == name).cloned().collect()
    }

    /// The part of the tree below the one thing with this role and exactly this name, to tell the
    /// "Name" of a dialog from that of the inspector.
    pub fn below(&self, role: Role, name: &str) -> Result<Self, Failed> {
        let top = self.one(role, name)?;
        let below =
            self.nodes.iter().skip_while(|node| node.role != top.role || node.name != top.name).skip(1);
        Ok(Self { nodes: below.take_while(|node| node.depth > top.depth).cloned().collect() })
    }

    /// Every name that is there, with its role, for messages.
    fn names(&self) -> String {
        let named = self.nodes.iter().filter(|node| !node.name.is_empty());
        let names: Vec<_> = named.map(|node| format!("{:?} \"{}\"", node.role, node.name)).collect();
        if names.is_empty() { "only things without a name".to_owned() } else { names.join(", ") }
    }
}

/// Walks the tree that the window sent.
struct Reader {
    nodes: HashMap<NodeId, accesskit::Node>,
    focus: NodeId,
}

impl Reader {
    fn read(&self, id: NodeId, outer: Affine, depth: usize, found: &mut Vec<Node>) {
        let Some(node) = self.nodes.get(&id) else { return };
        let place = node.transform().map_or(outer, |inner| outer * *inner);
        if !node.is_hidden() {
            found.push(Node {
                role: node.role(),
                name: self.name(node),
                value: node
                    .value()
                    .map(ToOwned::to_owned)
                    .or(node.numeric_value().map(|number| number.to_string())),
                on: node.toggled().map(|toggled| toggled == Toggled::True),
                enabled: !node.is_disabled(),
                focused: id == self.focus,
                bounds: node.bounds().map(|bounds| place.transform_rect_bbox(bounds)).unwrap_or_default(),
                depth,
            });
        }
        for child in node.children() {
            self.read(*child, place, depth + 1, found);
        }
    }

    /// A label's name is its text; anything else is named by itself or by the labels it points to.
    fn name(&self, node: &accesskit::Node) -> String {
        if let Some(label) = node.label() {
            return label.to_owned();
        }
        if node.role() == Role::Label {
            return node.value().unwrap_or_default().to_owned();
        }
        let labels = node.labelled_by().iter().filter_map(|id| self.nodes.get(id));
        labels.filter_map(|label| label.label().or(label.value())).collect::<Vec<_>>().join(" ")
    }
}
