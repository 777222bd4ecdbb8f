//! The window. Only this room knows egui.

mod app;
mod browse;
mod call_form;
mod canvas;
mod commands;
mod dialogs;
mod documents;
mod fields;
mod file;
mod glyphs;
mod kept;
mod matrix;
mod message;
mod middle;
pub mod paint;
mod palette;
mod panels;
mod preferences;
mod publishing;
mod start;
mod start_page;
mod state;
mod tasks;
#[cfg(test)]
mod tests;
pub mod theme;
mod toast;
mod update;
pub mod widgets;
mod work;

pub use start::{Renderer, StartError, Window, run};

use crate::topology::{AnyId, Id, Model, NetworkSite, Subnet};

/// An address that a client in a network site could have, with its mask: the tenth of its first subnet.
fn client_in(model: &Model, network_site: Id<NetworkSite>) -> Option<String> {
    let mut subnets =
        model.index().referrers(network_site.into()).iter().copied().filter_map(AnyId::typed::<Subnet>);
    let range = model.topology().get(subnets.next()?)?.range;
    let host = range.hosts().nth(9).or_else(|| range.hosts().next())?;
    Some(format!("{host}/{}", range.prefix_len()))
}
