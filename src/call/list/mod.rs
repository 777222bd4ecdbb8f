//! Call lists: one call a line, the columns in any order (CALLS.csv).

mod columns;

use super::request::CallRequest;
use crate::edit::{alike, near};
use crate::topology::values::ValueFault;
use csv::{ReaderBuilder, StringRecord, Trim};
use std::io::Read;
use thiserror::Error;

/// A call of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedCall {
    /// The line of the list on which it starts, counted from 1.
    pub line: u64,
    /// The call.
    pub request: CallRequest,
}

/// Why a list cannot be read.
#[derive(Debug, Error)]
pub enum ListError {
    /// Not even a header.
    #[error("the call list is empty; its first line names the columns, such as id,client,trunk")]
    NoHeader,
    /// A column that no call has.
    #[error("line 1: a call list has no column {name:?}{}; the columns are {}", alike(.near), columns::names())]
    UnknownColumn {
        /// The column.
        name: String,
        /// Columns that are spelled much alike.
        near: Vec<String>,
    },
    /// The same column twice.
    #[error("line 1: the column {0} is there twice; keep one of them")]
    ColumnTwice(&'static str),
    /// A line with more or fewer values than the header has columns.
    #[error("line {line}: {found} values for {expected} columns; put a value with a comma into quotes")]
    Width {
        /// The line.
        line: u64,
        /// How many values it has.
        found: usize,
        /// How many columns there are.
        expected: usize,
    },
    /// A value that its column does not take.
    #[error("line {line}, column {column}: {fault}")]
    Value {
        /// The line.
        line: u64,
        /// The column.
        column: &'static str,
        /// What is wrong with it.
        fault: ValueFault,
    },
    /// Bytes that are not UTF-8.
    #[error("line {0}: the text is not UTF-8; save the list as CSV UTF-8")]
    NotText(u64),
    /// A fault of the file itself.
    #[error("the call list cannot be read: {0}")]
    Read(csv::Error),
}

impl From<csv::Error> for ListError {
    fn from(error: csv::Error) -> Self {
        match error.kind() {
            csv::ErrorKind::Utf8 { pos, .. } => Self::NotText(pos.as_ref().map_or(1, csv::Position::line)),
            _ => Self::Read(error),
        }
    }
}

/// Reads a call list: a header in any order, commas, UTF-8 with or without a byte order mark. Columns that are
/// missing and values that are empty take the default; a call without an id is called by its number, from 1.
///
/// # Errors
/// At the first line that cannot be read, with its number.
pub fn read_calls(input: impl Read) -> Result<Vec<ListedCall>, ListError> {
    let mut reader = ReaderBuilder::new().trim(Trim::All).flexible(true).from_reader(input);
    let header = header(reader.headers()?)?;
    let mut calls = Vec::new();
    for (record, number) in reader.records().zip(1u32..) {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != header.len() {
            return Err(ListError::Width { line, found: record.len(), expected: header.len() });
        }
        let mut request = CallRequest { id: number.to_string().into(), ..CallRequest::default() };
        for (column, value) in header.iter().zip(&record).filter(|(_, value)| !value.is_empty()) {
            (column.take)(&mut request, value).map_err(|fault| ListError::Value {
                line,
                column: column.name,
                fault,
            })?;
        }
        calls.push(ListedCall { line, request });
    }
    Ok(calls)
}

fn header(names: &StringRecord) -> Result<Vec<&'static columns::Column>, ListError> {
    if names.iter().all(str::is_empty) {
        return Err(ListError::NoHeader);
    }
    let mut header: Vec<&'static columns::Column> = Vec::with_capacity(names.len());
    for name in names {
        let column = columns::named(name).ok_or_else(|| ListError::UnknownColumn {
            name: name.chars().take(80).collect(),
            near: near(name, columns::ALL.iter().map(|column| column.name.to_owned())),
        })?;
        if header.iter().any(|other| other.name == column.name) {
            return Err(ListError::ColumnTwice(column.name));
        }
        header.push(column);
    }
    Ok(header)
}

#[cfg(test)]
mod tests;
