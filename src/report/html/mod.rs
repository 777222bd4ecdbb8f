//! Reports as one page of HTML that needs nothing beside itself: no script, no font, no picture from elsewhere. The words
//! are those of the other formats.

mod call;
mod comparison;
#[cfg(test)]
mod tests;

use super::call::CallWords;
use super::comparison::ComparedWords;

/// How the page looks: on screens of either kind, and on paper.
const STYLE: &str = "\
:root{color-scheme:light}\
body{font:15px/1.5 Inter,system-ui,sans-serif;color:#1b2530;background:#fff;margin:2rem auto;max-width:72rem;padding:0 1rem}\
h1{font-size:1.6rem;font-weight:500}h2{font-size:1.2rem;font-weight:500;margin-top:2.5rem}\
table{border-collapse:collapse;width:100%;margin:1rem 0}\
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #d5dbe1}\
th{font-weight:500;color:#4d5b68}\
code{font-family:'JetBrains Mono',monospace;font-size:.9em}\
figure{margin:1rem 0}figure svg{max-width:100%;height:auto;border:1px solid #d5dbe1}\
figcaption{color:#4d5b68}\
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}\
tr.failed td{background:#fce7da}tr.changed td{background:#dcebf6}\
section{break-inside:auto}figure,tr{break-inside:avoid}\
@media(max-width:50rem){.pair{grid-template-columns:1fr}}";

/// A page of reports.
#[derive(Debug, Clone)]
pub struct HtmlPage {
    title: String,
    body: String,
}

impl HtmlPage {
    /// A page without reports.
    pub fn new(title: &str) -> Self {
        Self { title: title.to_owned(), body: String::new() }
    }

    /// Adds the report of a call, with the picture of its way as SVG where there is one.
    pub fn call(&mut self, words: &CallWords<'_>, picture: Option<&str>) {
        self.body.push_str("<section>\n");
        call::write(&mut self.body, words, picture);
        self.body.push_str("</section>\n");
    }

    /// Adds calls that are up together: a picture of what they take as SVG, and a line for each.
    pub fn calls<'a>(&mut self, calls: impl IntoIterator<Item = CallWords<'a>>, picture: Option<&str>) {
        self.body.push_str("<section>\n");
        self.picture(picture, "What the calls take of the links, and how many each pool and gateway carries");
        call::list(&mut self.body, calls);
        self.body.push_str("</section>\n");
    }

    /// Adds a comparison, both sides with their titles and their pictures as SVG.
    pub fn comparison(&mut self, words: &ComparedWords<'_>, titles: [&str; 2], pictures: &[String; 2]) {
        self.body.push_str("<section>\n");
        comparison::write(&mut self.body, words, titles, pictures);
        self.body.push_str("</section>\n");
    }

    fn picture(&mut self, picture: Option<&str>, caption: &str) {
        if let Some(picture) = picture {
            self.body.push_str(&figure(picture, caption));
        }
    }

    /// The page, with a line break at the end.
    pub fn finish(self) -> String {
        let Self { title, body } = self;
        let title = escaped(&title);
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
        )
    }
}

/// A picture with its caption. The picture is SVG that this program wrote, and stands as it is.
fn figure(picture: &str, caption: &str) -> String {
    format!("<figure>\n{picture}<figcaption>{}</figcaption>\n</figure>\n", escaped(caption))
}

/// A row of a table: its class, and its cells, which hold HTML.
fn row(class: &str, cells: &[String]) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let cells: String = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
    format!("<tr{class}>{cells}</tr>\n")
}

/// The start of a table with its heads.
fn table(heads: &[&str]) -> String {
    let heads: String =
        heads.iter().map(|head| format!("<th scope=\"col\">{}</th>", escaped(head))).collect();
    format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n")
}

const TABLE_ENDS: &str = "</tbody>\n</table>\n";

/// Text in which HTML finds no mark-up, and no character that it forbids.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}
