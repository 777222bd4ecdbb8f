//! The canvas: the picture under a camera, the pointer on it, and its accessible nodes.

mod access;
mod pointer;
mod view;

pub use pointer::Gesture;
pub use view::show;

use crate::scene::camera::Camera;
use crate::scene::canvas::Picture;
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
    /// The first end of something that is being joined by two clicks.
    pub joining: Option<AnyId>,
    /// Whether everything is to be brought into view in the next frame.
    pub fit: bool,
    /// What is to be brought into view in the next frame.
    pub reveal: Option<AnyId>,
    picture: Picture,
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
}
