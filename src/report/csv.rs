//! Rows for programs as comma-separated values.

use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};

/// Writes a header and rows. A column names a part of a row: `client.network_site` is the part `network_site` of
/// `client`, `legs.0` is the first of `legs`, and a list is joined with `;`.
///
/// # Errors
/// When the output cannot be written to, or a row has no form for programs.
pub fn write<R: Serialize>(
    writer: impl Write,
    columns: &[&str],
    rows: impl IntoIterator<Item = R>,
) -> csv::Result<()> {
    let mut table = csv::Writer::from_writer(writer);
    table.write_record(columns)?;
    for row in rows {
        let row = serde_json::to_value(row).map_err(io::Error::other)?;
        table.write_record(columns.iter().map(|column| cell(part(&row, column))))?;
    }
    table.flush()?;
    Ok(())
}

/// The part of a row that a column names; nothing where there is no such part. A number stands for a place in a list.
fn part<'a>(row: &'a Value, column: &str) -> &'a Value {
    let step = |value: &'a Value, key: &str| {
        let place = || value.get(key.parse::<usize>().ok()?);
        value.get(key).or_else(place).unwrap_or(&Value::Null)
    };
    column.split('.').fold(row, step)
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(cell).collect::<Vec<_>>().join(";"),
        other => other.to_string(),
    }
}
