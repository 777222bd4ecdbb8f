//! Arranging: edits that leave places to the layout, or keep everything where it stands.

use super::create::is_placed;
use crate::desktop::state::State;
use crate::edit::{Edit, Subject};
use crate::topology::AnyId;

/// What is arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrange {
    /// Everything is left to the layout.
    Everything,
    /// What is selected is left to the layout.
    Selection,
    /// What the layout placed stays where it stands, whatever is added later.
    Keep,
}

impl Arrange {
    /// Every way, with its words.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Everything, "Arrange everything"),
        (Self::Selection, "Arrange selection"),
        (Self::Keep, "Pin everything where it stands"),
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Everything => "Arrange everything",
            Self::Selection => "Arrange selection",
            Self::Keep => "Pin everything",
        }
    }

    /// The edit, as one step; `None` where it would change nothing.
    pub fn edit(self, state: &State) -> Option<Edit> {
        let topology = state.editor.topology();
        let layout = &state.editor.document().layout;
        let plan = &state.canvas.picture().plan;
        let free = |id: AnyId| Edit::Place(Subject::of(topology, id), None);
        let edits: Vec<Edit> = match self {
            Self::Everything => layout.places().map(|(id, _)| free(id)).collect(),
            Self::Selection => {
                let chosen = super::drag::movable_all(state);
                chosen.into_iter().filter(|id| layout.place(*id).is_some()).map(free).collect()
            }
            Self::Keep => {
                let spots = state.canvas.picture().spots.iter().map(|spot| spot.id);
                let loose = spots.filter(|id| is_placed(*id) && layout.place(*id).is_none());
                loose.filter_map(|id| Some(Edit::place(Subject::of(topology, id), plan.place(id)?))).collect()
            }
        };
        (!edits.is_empty()).then(|| Edit::Batch(self.name().to_owned(), edits))
    }
}
