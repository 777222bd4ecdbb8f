//! Rows as text with tabs between the cells, as spreadsheets copy and take them.

/// The rows of a copied text; lines that hold nothing at the end are no rows. A cell in quotes may hold tabs and line
/// breaks, and a doubled quote is one.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && letters.peek() == Some(&'\n') => {}
            '\n' | '\r' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    row.push(cell);
    rows.push(row);
    while rows.last().is_some_and(|row| row.iter().all(|cell| cell.trim().is_empty())) {
        rows.pop();
    }
    rows
}

/// Rows as text; cells with tabs, line breaks or quotes stand in quotes.
pub fn text(rows: &[Vec<String>]) -> String {
    let quoted = |cell: &String| {
        if cell.contains(['\t', '\n', '\r', '"']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_spreadsheet_adds_at_the_end_is_no_row() {
        assert_eq!(rows("a\tb\r\nc\r\n\r\n"), [vec!["a", "b"], vec!["c"]]);
        assert!(rows("").is_empty());
        assert_eq!(rows("a\n\nb"), [["a"], [""], ["b"]], "an empty cell in the middle is a row");
    }

    proptest! {
        #[test]
        fn rows_come_back_as_they_were_copied(
            copied in prop::collection::vec(prop::collection::vec("[a-z\"\t\n ]{0,6}", 2..4), 0..6)
        ) {
            let mut copied: Vec<Vec<String>> = copied;
            copied.push(vec!["end".to_owned()]);
            prop_assert_eq!(rows(&text(&copied)), copied);
        }
    }
}
