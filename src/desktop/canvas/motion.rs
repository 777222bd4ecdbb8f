//! What moves on the canvas, and when it comes to rest: hover fades in, the camera flies.

use crate::desktop::theme::Look;
use crate::scene::camera::Camera;
use crate::scene::geometry::{Point, Vector};
use crate::scene::size::time;
use crate::topology::AnyId;
use egui::Ui;

/// What is under way.
#[derive(Debug, Clone, Copy, Default)]
pub struct Motion {
    /// What is under the pointer, and since when.
    hover: Option<(AnyId, f64)>,
    flight: Option<Flight>,
    /// How far chevrons have drifted, canvas units.
    drifted: f32,
    drift: Option<Drift>,
}

/// Chevrons that drift.
#[derive(Debug, Clone, Copy)]
enum Drift {
    /// From the next frame on.
    Begins,
    /// They do.
    Goes {
        /// Since when.
        since: f64,
        /// When they were last seen.
        last: f64,
    },
}

#[derive(Debug, Clone, Copy)]
struct Flight {
    from: Camera,
    to: Camera,
    since: f64,
}

/// Now, in seconds, and the share of a duration that has passed since; asks for the next frame while it has not passed
/// whole.
fn share(ui: &Ui, since: f64, seconds: f32) -> f32 {
    let passed = (ui.input(|input| input.time) - since) as f32;
    if seconds <= 0.0 || passed >= seconds {
        return 1.0;
    }
    ui.ctx().request_repaint();
    (passed / seconds).clamp(0.0, 1.0)
}

impl Motion {
    /// How far what is under the pointer has faded in, 0 to 1.
    pub fn hover(&mut self, ui: &Ui, look: Look, id: AnyId) -> f32 {
        let now = ui.input(|input| input.time);
        let since = match self.hover {
            Some((before, since)) if before == id => since,
            _ => now,
        };
        self.hover = Some((id, since));
        share(ui, since, look.seconds(time::HOVER))
    }

    /// A way of a call has appeared or changed: its chevrons drift for a while, and rest then where they are.
    pub fn set_off(&mut self) {
        self.drift = Some(Drift::Begins);
    }

    /// How far chevrons have drifted along their lines, canvas units; asks for the next frame while they do. They stand
    /// where nothing moves.
    pub fn drift(&mut self, ui: &Ui, look: Look, zoom: f32) -> f32 {
        let now = ui.input(|input| input.time);
        let lasts = look.seconds(time::DRIFT);
        if lasts <= 0.0 {
            (self.drift, self.drifted) = (None, 0.0);
        }
        let (since, last) = match self.drift {
            Some(Drift::Begins) => (now, now),
            Some(Drift::Goes { since, last }) => (since, last),
            None => return self.drifted,
        };
        let end = since + f64::from(lasts);
        let passed = (now.min(end) - last).max(0.0) as f32;
        self.drifted += passed * time::DRIFT_SPEED / zoom;
        self.drift = (now < end).then_some(Drift::Goes { since, last: now });
        if self.drift.is_some() {
            ui.ctx().request_repaint();
        }
        self.drifted
    }

    /// The pointer left everything.
    pub fn left(&mut self) {
        self.hover = None;
    }

    /// Begins to fly to where a camera looks.
    pub fn fly(&mut self, ui: &Ui, from: Camera, to: Camera) {
        self.flight = Some(Flight { from, to, since: ui.input(|input| input.time) });
    }

    /// Stops where it is: the person has taken the view.
    pub fn land(&mut self) {
        self.flight = None;
    }

    /// Where the camera is on its flight; `None` while it stands.
    pub fn camera(&mut self, ui: &Ui, look: Look) -> Option<Camera> {
        let Flight { from, to, since } = self.flight?;
        let share = share(ui, since, look.seconds(time::FLIGHT));
        if share >= 1.0 {
            self.flight = None;
            return Some(to);
        }
        // Fast at first, then slower.
        let eased = 1.0 - (1.0 - share).powi(3);
        let zoom = from.zoom() * (to.zoom() / from.zoom()).powf(eased);
        let origin = |camera: Camera| camera.to_screen(Point::default());
        let at = origin(from).towards(origin(to), eased) - Point::default();
        Some(Camera::new(zoom, Vector::new(at.x, at.y)).scaled(to.scale()))
    }
}
