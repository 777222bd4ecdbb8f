//! `trunkline check`: what is wrong with a document.

use super::exit::Answer;
use super::input::Input;
use super::out::Out;
use super::{Output, Run};
use crate::file::native::{Fault, Faults, Reason};
use crate::report::{Notice, notices};
use crate::rules::{Code, Findings, Severity, rule};
use anyhow::bail;
use std::fmt;
use std::path::Path;

/// Check a document and list what is wrong with it
///
/// The exit status is 1 when an error is found that nobody waived; warnings alone are good.
#[derive(Debug, clap::Args)]
pub struct Check {
    #[command(flatten)]
    input: Input,
    /// List findings of this severity and graver ones
    #[arg(long, value_enum, default_value_t)]
    severity: Least,
    /// List findings of these codes alone, such as V-44,V-81
    #[arg(long, value_name = "CODES", value_delimiter = ',', value_parser = code)]
    only: Vec<Code>,
    /// List waived findings too, with who waived them and why
    #[arg(long)]
    waivers: bool,
    #[command(flatten)]
    output: Output,
}

/// The least grave severity that is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum Least {
    /// What stops publishing
    Error,
    /// And what will not work as drawn
    Warning,
    /// And what is good to know
    #[default]
    Info,
}

impl Least {
    fn includes(self, severity: Severity) -> bool {
        let least = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        };
        // The gravest comes first.
        severity <= least
    }
}

/// The columns of CSV.
const COLUMNS: &[&str] = &["code", "severity", "subjects", "sentence", "advice", "source", "waived.by"];

impl Run for Check {
    fn output(&self) -> &Output {
        &self.output
    }

    fn run(&self, out: &mut Out<'_>) -> anyhow::Result<Answer> {
        let (draft, faults) = self.input.read_what_is_there()?;
        let findings = Findings::new(draft.model());
        let of_rules = notices(draft.document(), &findings).map(|(_, notice)| notice);
        let of_file = of_file(&self.input.file, &faults)?;
        let asked = of_file.into_iter().chain(of_rules).filter(|notice| self.asks_for(notice));
        let mut counts = Counts::default();
        let shown = asked.inspect(|notice| counts.count(notice)).filter(|notice| self.shows(notice));
        if out.is_text() {
            for notice in shown {
                out.line(notice)?;
            }
            out.line(&counts)?;
        } else {
            out.rows(COLUMNS, shown)?;
        }
        Ok(Answer::yes_if(counts.errors == 0))
    }
}

impl Check {
    fn asks_for(&self, notice: &Notice) -> bool {
        self.only.is_empty() || self.only.iter().any(|code| code.to_string() == notice.code)
    }

    fn shows(&self, notice: &Notice) -> bool {
        self.severity.includes(notice.severity) && (self.waivers || notice.waived.is_none())
    }
}

/// How many findings there are, waived ones apart.
#[derive(Default)]
struct Counts {
    errors: usize,
    warnings: usize,
    infos: usize,
    waived: usize,
}

impl Counts {
    fn count(&mut self, notice: &Notice) {
        *match (&notice.waived, notice.severity) {
            (Some(_), _) => &mut self.waived,
            (None, Severity::Error) => &mut self.errors,
            (None, Severity::Warning) => &mut self.warnings,
            (None, Severity::Info) => &mut self.infos,
        } += 1;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let several = |count: usize| if count == 1 { "" } else { "s" };
        let Self { errors, warnings, infos, waived } = self;
        write!(f, "{errors} error{}, {warnings} warning{}", several(*errors), several(*warnings))?;
        write!(f, ", {infos} for information, {waived} waived")
    }
}

/// The code that a text names.
fn code(text: &str) -> Result<Code, String> {
    Code::parse(text).ok_or_else(|| format!("there is no rule {text}; codes are written as V-44"))
}

/// What the reader of the file found (V-15, V-24, V-32 to V-35, V-53 among it).
///
/// # Errors
/// When the reading ended before the file did.
fn of_file(path: &Path, faults: &Faults) -> anyhow::Result<Vec<Notice>> {
    if let Some(fault) = faults.list.iter().find(|fault| matches!(fault.reason, Reason::Syntax(_))) {
        bail!("{}, {fault}", path.display());
    }
    let mut notices: Vec<Notice> = faults.list.iter().map(in_file).collect();
    if faults.more > 0 {
        notices.push(of_code(None, format!("the file has {} more faults", faults.more)));
    }
    Ok(notices)
}

fn in_file(fault: &Fault) -> Notice {
    let place = format!("line {}, column {}", fault.line, fault.column);
    let subject = fault.subject.as_ref().map(|subject| format!("{subject}: ")).unwrap_or_default();
    Notice {
        subjects: fault.subject.iter().cloned().collect(),
        ..of_code(fault.code, format!("{place}: {subject}{}", fault.reason))
    }
}

/// A fault of the file as a finding; what breaks no rule of its own has the code `file`.
fn of_code(code: Option<&str>, sentence: String) -> Notice {
    let rule = code.and_then(Code::parse).and_then(rule);
    Notice {
        code: code.unwrap_or("file").to_owned(),
        severity: rule.map_or(Severity::Error, |rule| rule.severity),
        subjects: Vec::new(),
        sentence,
        advice: String::new(),
        source: rule.map_or("", |rule| rule.source).to_owned(),
        waived: None,
    }
}
