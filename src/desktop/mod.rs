//! The window. Only this room knows egui.

mod app;
mod browse;
mod bypass;
mod call_form;
mod canvas;
mod commands;
mod compare;
mod dialogs;
mod documents;
mod fields;
mod file;
mod glyphs;
mod kept;
mod matrix;
mod message;
mod middle;
mod outside;
pub mod paint;
mod palette;
mod panels;
mod panes;
mod preferences;
mod publishing;
mod report_page;
mod start;
mod start_page;
mod state;
mod tasks;
#[cfg(test)]
mod tests;
pub mod theme;
mod toast;
mod update;
mod watch;
pub mod widgets;
mod work;

pub use start::{Renderer, StartError, Window, run};

use crate::topology::{AnyId, Id, Model, NetworkSite, RefExt, Subnet, User};

/// An address that a client in a network site could have, with its mask: the tenth of its first subnet.
fn client_in(model: &Model, network_site: Id<NetworkSite>) -> Option<String> {
    let mut subnets =
        model.index().referrers(network_site.into()).iter().copied().filter_map(AnyId::typed::<Subnet>);
    client_in_subnet(model, subnets.next()?)
}

/// An address that a client in a subnet could have, with its mask: the tenth, or the first of a small one.
fn client_in_subnet(model: &Model, subnet: Id<Subnet>) -> Option<String> {
    let range = model.topology().get(subnet)?.range;
    let host = range.hosts().nth(9).or_else(|| range.hosts().next())?;
    Some(format!("{host}/{}", range.prefix_len()))
}

/// An address that a client could have in a network site or a subnet, or where a user usually is. `None` where it
/// holds no subnet; nothing else stands for a client.
fn client_of(model: &Model, id: AnyId) -> Option<Option<String>> {
    let user = || {
        let user = model.topology().get(id.typed::<User>()?)?;
        Some(client_in(model, user.usual_network_site.id()?))
    };
    let site = id.typed::<NetworkSite>().map(|id| client_in(model, id));
    let subnet = || id.typed::<Subnet>().map(|id| client_in_subnet(model, id));
    site.or_else(subnet).or_else(user)
}
