//! What the matrix asks for beside edits and selections.

use super::{MatrixState, Place};
use crate::call::matrix::{RowPlace, Rows};
use crate::call::{CallKind, CallRequest, EndpointAddress};
use crate::desktop::dialogs::Dialog;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::tasks::Done;
use crate::desktop::work::Task;
use crate::desktop::{client_in, client_in_subnet};
use crate::file::{Disk, Expected, save};
use crate::report::{CellLine, csv, figure};
use crate::topology::Model;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Addresses for documentation and tests (RFC 5737, RFC 1112): one of them is in no subnet of nearly every network.
const NOWHERE: [Ipv4Addr; 4] = [
    Ipv4Addr::new(192, 0, 2, 1),
    Ipv4Addr::new(198, 51, 100, 1),
    Ipv4Addr::new(203, 0, 113, 1),
    Ipv4Addr::new(240, 0, 0, 1),
];

/// What the matrix asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum MatrixMessage {
    /// Rows are network sites or subnets.
    Rows(Rows),
    /// The full report of a cell.
    Open(Place),
    /// The dialog that asks where to export to.
    AskWhere,
    /// Every cell goes into a file.
    Export(PathBuf),
}

/// Acts on what the matrix asks for; returns what is to be done beyond it.
pub fn act(state: &mut State, message: MatrixMessage) -> Option<Message> {
    match message {
        MatrixMessage::Rows(rows) => state.matrix = MatrixState { rows, ..std::mem::take(&mut state.matrix) },
        MatrixMessage::Open(place) => {
            state.matrix.cursor = Some(place);
            return Some(call(state, place));
        }
        MatrixMessage::AskWhere => {
            let path = state.file.path().map_or_else(String::new, |path| beside(path).display().to_string());
            state.dialog = Some(Dialog::ExportMatrix { path });
        }
        MatrixMessage::Export(path) => {
            state.dialog = None;
            export(state, path);
        }
    }
    None
}

/// The file beside a document that its matrix goes to.
fn beside(document: &Path) -> PathBuf {
    let name = document.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let stem = name.split('.').next().unwrap_or_default();
    document.with_file_name(format!("{stem}-matrix.csv"))
}

/// The call of a cell, or why there is none.
fn call(state: &mut State, (row, trunk): Place) -> Message {
    let model = state.editor.model();
    let client = match row {
        RowPlace::NetworkSite(id) => client_in(model, id),
        RowPlace::Subnet(id) => client_in_subnet(model, id),
        RowPlace::Unmapped => nowhere(model).map(|address| format!("{address}/32")),
    };
    let Some(client) = client else {
        let words = "There is no subnet, so no client can call from here. Add a subnet to the network site.";
        return Message::Notice(words.to_owned());
    };
    let address: EndpointAddress = match client.parse() {
        Ok(address) => address,
        Err(error) => return Message::Notice(format!("Caller: {error}.")),
    };
    let name = model.topology().name(trunk.into());
    state.call_form.choose_caller(client);
    state.call_form.choose_trunk(trunk);
    Message::PlaceCall(CallRequest {
        id: "1".into(),
        kind: CallKind::Pstn,
        client: Some(address),
        trunk: Some(name.into()),
        ..CallRequest::default()
    })
}

/// An address in no subnet.
fn nowhere(model: &Model) -> Option<IpAddr> {
    let addresses = NOWHERE.iter().copied().map(IpAddr::V4);
    addresses.into_iter().find(|address| model.locate(*address).is_none())
}

/// Writes every cell in the background, as the command line prints them.
fn export(state: &mut State, path: PathBuf) {
    let Some(table) = state.matrix.table.clone() else { return };
    state.work.start(Task::Write, format!("Export {}", path.display()), move |_| {
        let mut bytes = Vec::new();
        let lines = CellLine::all(table.topology(), &table.matrix);
        let written = csv::write(&mut bytes, CellLine::COLUMNS, lines).map_err(|error| error.to_string());
        let saved = written
            .and_then(|()| save(&Disk, &path, &bytes, Expected::Anything).map_err(|error| error.to_string()));
        let cells = table.matrix.rows.len() * table.matrix.columns.len();
        match saved {
            Ok(_) => {
                let cells = figure(cells.try_into().unwrap_or(u64::MAX));
                Done::Warned(format!("Exported {cells} cells to {}", path.display()))
            }
            Err(words) => Done::Failed("The matrix cannot be exported", words),
        }
    });
}

/// The name of the dialog's file as it is typed, where it is one.
pub fn export_to(path: &str) -> Message {
    Message::Matrix(MatrixMessage::Export(PathBuf::from(path.trim())))
}

/// The table that is exported, for the words of the dialog.
pub fn size(state: &State) -> Option<(usize, usize)> {
    let table: &Arc<super::Table> = state.matrix.table.as_ref()?;
    Some((table.matrix.rows.len(), table.matrix.columns.len()))
}
