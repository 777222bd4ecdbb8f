//! The canvas: the view bar above it, the picture under a camera, what floats on it, the pointer and the keyboard on
//! it, and its accessible nodes.

mod access;
mod act;
mod arrange;
mod banner;
mod bar;
mod carry;
mod create;
mod drag;
mod fit;
mod floats;
pub mod fold;
mod guides;
mod hint;
mod hover;
mod joining;
mod keys;
mod legend;
mod menu;
mod minimap;
mod motion;
mod notes;
mod overlay;
mod plate;
mod pointer;
mod reading;
mod shown;
mod view;
mod zoom_box;

pub use act::{let_go, run};
pub use create::TOOLS;
pub use floats::ground;
pub use keys::opened_inspector;
pub use notes::{
    chosen as chosen_note, remove as note_to_remove, reveal as reveal_note, spoken as spoken_note,
    write as write_note,
};
pub use pointer::Gesture;
pub use shown::{Overlay, Shown};
pub use view::{free_down_to, show};

use crate::scene::camera::Camera;
use crate::scene::canvas::{Loads, Picture, Signs, Spot};
use crate::scene::geometry::Rect;
use crate::topology::AnyId;

/// What the canvas keeps from frame to frame.
#[derive(Default)]
pub struct CanvasState {
    /// Where it is looked at from.
    pub camera: Camera,
    /// What the pointer is on.
    pub hovered: Option<AnyId>,
    /// What the pointer is doing.
    pub gesture: Gesture,
    /// The first end of something that is being joined by two clicks or by keys.
    pub joining: Option<AnyId>,
    /// Whether everything is to be brought into view in the next frame.
    pub fit: bool,
    /// What is to be brought into view in the next frame.
    pub reveal: Option<AnyId>,
    /// A part that is to be brought into view in the next frame.
    reveal_rect: Option<Rect>,
    /// What is done with notes.
    pub notes: notes::Notes,
    /// Whether what is selected is to fill the view in the next frame.
    pub fit_selection: bool,
    /// Whether the inspector takes the keyboard in the next frame.
    pub open_inspector: bool,
    /// What a person has chosen to see.
    pub shown: Shown,
    /// What the keyboard does on the canvas.
    pub keys: keys::Keys,
    /// The menu that is open on the canvas.
    menu: Option<menu::Menu>,
    motion: motion::Motion,
    overlay: overlay::Read,
    /// Whose handle was pressed.
    grip: Option<AnyId>,
    /// Whether the document was brought into view once.
    seen: bool,
    /// The look that showed everything when it was last asked for: it is kept while the person does not turn away.
    fitted: Option<Camera>,
    /// Where the canvas was last shown, points on the screen.
    view: Rect,
    picture: Picture,
    /// What the picture says of trunks and errors.
    signs: Signs,
    /// What links carry and members handle.
    loads: Loads,
    composed_for: Option<view::Inputs>,
}

impl CanvasState {
    /// Composes anew in the next frame, whatever changed.
    pub fn forget(&mut self) {
        self.composed_for = None;
    }

    /// The picture as it was last composed.
    pub fn picture(&self) -> &Picture {
        &self.picture
    }

    /// Where something stands.
    fn spot(&self, id: AnyId) -> Option<&Spot> {
        self.picture.spot(id)
    }

    /// How far from a line a press still hits it, canvas units.
    fn reach(&self) -> f32 {
        pointer::REACH / self.camera.unit()
    }
}

/// The canvas as a widget.
fn widget() -> egui::Id {
    egui::Id::unique("canvas")
}

/// A rectangle on the screen as egui knows it.
fn to_egui(rect: Rect) -> egui::Rect {
    egui::Rect::from_min_max(egui::pos2(rect.min.x, rect.min.y), egui::pos2(rect.max.x, rect.max.y))
}

/// A rectangle of egui, points on the screen.
fn from_egui(rect: egui::Rect) -> Rect {
    Rect::new(rect.min.x, rect.min.y, rect.width(), rect.height())
}

/// A canvas point on the screen.
fn pos_of(camera: Camera, at: crate::scene::geometry::Point) -> egui::Pos2 {
    let at = camera.to_screen(at);
    egui::pos2(at.x, at.y)
}

/// The canvas point under a point of the screen.
fn point_at(camera: Camera, at: egui::Pos2) -> crate::scene::geometry::Point {
    camera.to_canvas(crate::scene::geometry::Point::new(at.x, at.y))
}
