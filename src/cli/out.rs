//! Where commands print: lines for people, or rows for programs.

use crate::report::csv;
use serde::Serialize;
use std::io::{self, Write};

/// How a command prints what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// Sentences for people
    #[default]
    Text,
    /// One JSON object a line
    Json,
    /// Comma-separated values with a header
    Csv,
}

/// The standard output of a command, in the format that was asked for.
pub struct Out<'a> {
    writer: &'a mut dyn Write,
    format: Format,
}

impl<'a> Out<'a> {
    /// Prints to a writer.
    pub fn new(writer: &'a mut dyn Write, format: Format) -> Self {
        Self { writer, format }
    }

    /// Whether people read it.
    pub fn is_text(&self) -> bool {
        self.format == Format::Text
    }

    /// Prints a line for people, on one line whatever names and texts in it hold.
    ///
    /// # Errors
    /// When the output cannot be written to.
    pub fn line(&mut self, line: impl std::fmt::Display) -> io::Result<()> {
        writeln!(self.writer, "{}", on_one_line(&line.to_string()))
    }

    /// Prints text for people that has its own line breaks.
    ///
    /// # Errors
    /// When the output cannot be written to.
    pub fn text(&mut self, text: impl std::fmt::Display) -> io::Result<()> {
        write!(self.writer, "{text}")
    }

    /// Prints rows for programs. In JSON each row is one object with all that it holds; in CSV it is the columns
    /// named, where `client.network_site` is the part `network_site` of `client`, `legs.0` is the first of `legs`, and a
    /// list is joined with `;`.
    ///
    /// # Errors
    /// When the output cannot be written to.
    pub fn rows<R: Serialize>(
        &mut self,
        columns: &[&str],
        rows: impl IntoIterator<Item = R>,
    ) -> anyhow::Result<()> {
        if self.format == Format::Json {
            for row in rows {
                serde_json::to_writer(&mut *self.writer, &row)?;
                self.writer.write_all(b"\n")?;
            }
            return Ok(());
        }
        csv::write(&mut *self.writer, columns, rows)?;
        Ok(())
    }
}

/// A text in which no character breaks the line or speaks to the terminal.
pub fn on_one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use serde_json::json;

    fn printed(format: Format, rows: &[Value]) -> String {
        let mut bytes = Vec::new();
        Out::new(&mut bytes, format).rows(&["code", "client.network_site", "reasons"], rows).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_row_is_a_line_of_json_or_of_csv() {
        let rows = [
            json!({"code": "a, b", "client": {"network_site": "Reno"}, "reasons": ["x", "y"], "more": 1}),
            json!({"code": 7, "client": null}),
        ];
        assert_eq!(printed(Format::Csv, &rows), "code,client.network_site,reasons\n\"a, b\",Reno,x;y\n7,,\n");
        let json = printed(Format::Json, &rows);
        let read: Vec<Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(read, rows);
    }

    #[test]
    fn a_column_can_name_a_place_in_a_list() {
        let mut bytes = Vec::new();
        let rows = [json!({"legs": [{"kbps": 97}]}), json!({"legs": []})];
        Out::new(&mut bytes, Format::Csv).rows(&["legs.0.kbps", "legs.1.kbps"], rows).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "legs.0.kbps,legs.1.kbps\n97,\n,\n");
    }

    #[test]
    fn no_rows_still_have_a_header_in_csv() {
        assert_eq!(printed(Format::Csv, &[]), "code,client.network_site,reasons\n");
        assert_eq!(printed(Format::Json, &[]), "");
    }
}
