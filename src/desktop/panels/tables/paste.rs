//! Rows from a spreadsheet, put into a table as one edit: all or none, and a sentence that says which line is wrong.

use super::batch::Batch;
use super::title;
use crate::edit::{Attributes, Draft, Edit, Subject};
use crate::topology::attributes::{About, Value};
use crate::topology::{AnyId, Kind};

/// Where the rows go.
pub struct Target<'a> {
    /// The kind of the table.
    pub kind: Kind,
    /// Its columns.
    pub columns: &'a [&'static About],
    /// Its rows.
    pub rows: &'a [AnyId],
    /// The row of the first line.
    pub row: usize,
    /// The column of the first cell.
    pub column: usize,
}

/// The edit that puts copied rows into a table; further lines than the table has rows make new rows.
///
/// # Errors
/// A sentence that says which line is wrong, and why; or that nothing would change.
pub fn plan(draft: &Draft, target: &Target<'_>, copied: &[Vec<String>]) -> Result<Edit, String> {
    let columns = target.columns.get(target.column..).unwrap_or_default();
    let mut batch = Batch::new(draft);
    for (place, cells) in copied.iter().enumerate() {
        let wrong = |why: String| format!("Line {}: {why}. Nothing was pasted.", place + 1);
        if cells.len() > columns.len() {
            let from = columns.first().map_or("", |about| about.label);
            let (has, stand) = (cells.len(), columns.len());
            return Err(wrong(format!("it has {has} cells, and {stand} columns stand from {from} on")));
        }
        let read = |(about, text): (&&'static About, &String)| {
            about
                .typed(text)
                .map(|value| (*about, value))
                .map_err(|fault| format!("{}: {fault}", about.label))
        };
        let values: Vec<(&'static About, Value)> =
            columns.iter().zip(cells).map(read).collect::<Result<_, _>>().map_err(wrong)?;
        match target.rows.get(target.row + place) {
            Some(id) => batch.set(*id, &values).map_err(|error| wrong(error.to_string()))?,
            None => {
                let edit = new_row(target.kind, values).map_err(wrong)?;
                batch.edit(edit).map_err(|error| wrong(error.to_string()))?;
            }
        }
    }
    let plural = if copied.len() == 1 { "" } else { "s" };
    let name = format!("Paste {} row{plural} into {}", copied.len(), title(target.kind));
    batch.finish(name).ok_or_else(|| "The rows hold what was copied already.".to_owned())
}

/// The edit that makes a row of the values that are given.
fn new_row(kind: Kind, values: Vec<(&'static About, Value)>) -> Result<Edit, String> {
    let name =
        values.iter().find(|(about, _)| about.key == "Identity").and_then(|(_, value)| value.as_text());
    let Some(name) = name.map(str::to_owned) else {
        let first = kind.attributes().first().map_or("Name", |about| about.label);
        return Err(format!(
            "it would be a new row, and a new row needs a {first}; paste from the column {first} on"
        ));
    };
    let is_given = |about: &About, value: &Value| {
        let in_the_name = about.key == "MaskBits" && name.contains('/');
        about.key != "Identity" && !in_the_name && *value != Value::None
    };
    let given = values.into_iter().filter(|(about, value)| is_given(about, value));
    let attributes: Attributes = given.map(|(about, value)| (about.key.to_owned(), value)).collect();
    Ok(Edit::Add(Subject::new(kind, name), attributes))
}

/// The edit that gives every cell of a range the value of its uppermost row.
///
/// # Errors
/// A sentence that says what is wrong.
pub fn fill_down(
    draft: &Draft,
    kind: Kind,
    columns: &[&'static About],
    ids: &[AnyId],
) -> Result<Edit, String> {
    let Some((first, below)) = ids.split_first().filter(|(_, below)| !below.is_empty()) else {
        return Err("Select the cell to take and the cells below it.".to_owned());
    };
    if let Some(about) = columns.iter().find(|about| about.key == "Identity") {
        return Err(format!(
            "Every {} has one {} of its own, so it is not filled down.",
            kind.noun(),
            about.label
        ));
    }
    let taken = |about: &&'static About| Some((*about, draft.topology().attribute(*first, about.key)?));
    let values: Vec<(&'static About, Value)> = columns.iter().filter_map(taken).collect();
    let mut batch = Batch::new(draft);
    for id in below {
        let wrong = |error: crate::edit::EditError| format!("{error}. Nothing was filled down.");
        batch.set(*id, &values).map_err(wrong)?;
    }
    let labels: Vec<&str> = columns.iter().map(|about| about.label).collect();
    let name = format!("Fill {} down over {} {}", labels.join(", "), below.len(), kind.plural());
    batch.finish(name).ok_or_else(|| "The cells below hold this value already.".to_owned())
}

/// The edit that gives every cell of a range one value.
///
/// # Errors
/// A sentence that says what is wrong.
pub fn set_all(
    draft: &Draft,
    name: String,
    columns: &[&'static About],
    ids: &[AnyId],
    text: &str,
) -> Result<Edit, String> {
    let mut batch = Batch::new(draft);
    let read = |about: &&'static About| {
        about.typed(text).map(|value| (*about, value)).map_err(|fault| format!("{}: {fault}.", about.label))
    };
    let values: Vec<(&'static About, Value)> = columns.iter().map(read).collect::<Result<_, _>>()?;
    for id in ids {
        batch.set(*id, &values).map_err(|error| format!("{error}. No cell was changed."))?;
    }
    batch.finish(name).ok_or_else(|| "The cells hold this already.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::panels::tables::{clipboard, columns};
    use crate::file::Sample;

    fn litware() -> Draft {
        Draft::new(Sample::named("litware").unwrap().open().unwrap())
    }

    /// Pastes a text into the table of a kind, from a cell on.
    fn paste(draft: &Draft, kind: Kind, at: (usize, &str), text: &str) -> Result<Edit, String> {
        let (columns, rows) = (columns(kind), draft.topology().ids(kind));
        let column = columns.iter().position(|about| about.key == at.1).unwrap();
        let target = Target { kind, columns: &columns, rows: &rows, row: at.0, column };
        plan(draft, &target, &clipboard::rows(text))
    }

    fn name(edit: &Edit) -> &str {
        match edit {
            Edit::Batch(name, _) => name,
            _ => panic!("{edit:?}"),
        }
    }

    #[test]
    fn lines_beyond_the_last_row_make_new_rows_in_one_edit() {
        let mut draft = litware();
        let before = draft.topology().subnets.len();
        let text = "10.90.0.0\t24\tReno\tLab\n10.91.0.0\t23\tAlbuquerque\n10.92.0.0/16\t16\n";
        let edit = paste(&draft, Kind::Subnet, (before, "Identity"), text).unwrap();
        assert_eq!(name(&edit), "Paste 3 rows into Subnets");
        draft.apply(&edit).unwrap();
        assert_eq!(draft.topology().subnets.len(), before + 3);
        let (_, subnet) = draft.topology().subnets.iter().last().unwrap();
        assert_eq!(subnet.range.to_string(), "10.92.0.0/16");
    }

    #[test]
    fn rows_that_are_there_are_changed_and_renamed_last() {
        let mut draft = litware();
        let edit =
            paste(&draft, Kind::NetworkSite, (0, "Identity"), "Sparks\tNorth America\t5Mb_Link").unwrap();
        let first = draft.topology().ids(Kind::NetworkSite)[0];
        draft.apply(&edit).unwrap();
        assert_eq!(draft.topology().name(first), "Sparks");
        assert_eq!(draft.topology().attribute(first, "BWPolicyProfileID"), Some(Value::text("5Mb_Link")));
    }

    #[test]
    fn address_and_mask_of_a_subnet_are_set_together() {
        let mut draft = litware();
        let edit = paste(&draft, Kind::Subnet, (0, "Identity"), "10.64.0.0\t10").unwrap();
        draft.apply(&edit).unwrap();
        let (_, subnet) = draft.topology().subnets.iter().next().unwrap();
        assert_eq!(subnet.range.to_string(), "10.64.0.0/10");
    }

    #[test]
    fn one_wrong_line_is_named_and_nothing_is_pasted() {
        let draft = litware();
        let sites = draft.topology().network_sites.len();
        let cases = [
            (
                Kind::BandwidthPolicyProfile,
                (0, "AudioBWLimit"),
                "4000\nmany",
                "Line 2: Audio limit: \"many\" is not a whole number. Nothing was pasted.",
            ),
            (
                Kind::NetworkSite,
                (0, "BWPolicyProfileID"),
                "5Mb_Link\n5Mb_Lonk",
                "there is no bandwidth policy profile 5Mb_Lonk; 5Mb_Link",
            ),
            (
                Kind::NetworkSite,
                (sites, "BWPolicyProfileID"),
                "5Mb_Link",
                "Line 1: it would be a new row, and a new row needs a Name; paste from the column Name on. Nothing was pasted.",
            ),
            (
                Kind::NetworkSite,
                (0, "Description"),
                "a\tb",
                "Line 1: it has 2 cells, and 1 columns stand from Description on. Nothing was pasted.",
            ),
            (Kind::Subnet, (0, "Identity"), "10.0.0.1\t24", "has host bits set"),
        ];
        for (kind, at, text, expected) in cases {
            let refused = paste(&draft, kind, at, text).unwrap_err();
            assert!(refused.starts_with("Line ") && refused.contains(expected), "{refused}");
        }
    }

    #[test]
    fn what_is_there_already_is_no_edit() {
        let draft = litware();
        let first = draft.topology().name(draft.topology().ids(Kind::NetworkSite)[0]);
        assert!(paste(&draft, Kind::NetworkSite, (0, "Identity"), &first).is_err());
    }

    #[test]
    fn filling_down_gives_the_uppermost_value_to_all() {
        let mut draft = litware();
        let ids = draft.topology().ids(Kind::NetworkSite);
        let about = Kind::NetworkSite.attribute("Description").unwrap();
        draft
            .apply(&Edit::set(Subject::of(draft.topology(), ids[0]), "Description", Value::text("Leased")))
            .unwrap();
        let edit = fill_down(&draft, Kind::NetworkSite, &[about], &ids[..4]).unwrap();
        assert_eq!(name(&edit), "Fill Description down over 3 network sites");
        draft.apply(&edit).unwrap();
        assert_eq!(draft.topology().attribute(ids[3], "Description"), Some(Value::text("Leased")));
        let identity = Kind::NetworkSite.attribute("Identity").unwrap();
        assert!(fill_down(&draft, Kind::NetworkSite, &[identity], &ids[..4]).is_err());
        assert!(fill_down(&draft, Kind::NetworkSite, &[about], &ids[..1]).is_err());
    }
}
