//! Two settings side by side: both pictures, then measure by measure.

use super::{TABLE_ENDS, escaped, figure, row, table};
use crate::call::compare::Side;
use crate::report::comparison::ComparedWords;

/// Writes a comparison.
pub(super) fn write(out: &mut String, words: &ComparedWords<'_>, titles: [&str; 2], pictures: &[String; 2]) {
    out.push_str("<div class=\"pair\">\n");
    let sides = [Side::A, Side::B].into_iter().zip(titles).zip(pictures);
    for ((side, title), picture) in sides {
        out.push_str(&format!("<div>\n<h2>{}: {}</h2>\n", side.letter(), escaped(title)));
        out.push_str(&figure(picture, &words.sentence(side)));
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n");
    let heads = titles.map(ToOwned::to_owned);
    let [a, b] = [("A", &heads[0]), ("B", &heads[1])].map(|(letter, title)| format!("{letter}: {title}"));
    out.push_str(&table(&["Measure", &a, &b, "Change", "Why"]));
    for compared in words.rows() {
        let class = if compared.differs { "changed" } else { "" };
        let cells = [compared.measure, compared.a, compared.b, compared.change, compared.why];
        out.push_str(&row(class, &cells.map(|cell| escaped(&cell))));
    }
    out.push_str(TABLE_ENDS);
}
