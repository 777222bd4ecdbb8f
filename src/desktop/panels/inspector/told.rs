//! What a client in a subnet, or one of a user, is told when it signs in.

use super::rows;
use super::sheet::Sheet;
use crate::desktop::client_of;
use crate::desktop::panels::told;
use egui::Ui;

/// Shows it for the address that a client there could have.
pub fn of_client(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    match client_of(sheet.model(), sheet.id) {
        Some(Some(client)) => {
            if let Ok(client) = client.parse() {
                told::show(ui, sheet.state, client);
            }
        }
        Some(None) => {
            rows::note(ui, "No client can be there: the network site has no subnet yet.");
        }
        None => {
            rows::note(ui, "Name the usual network site of the user first.");
        }
    }
}
