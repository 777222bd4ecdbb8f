//! The commands without a window: arguments in, text or rows out, an exit status that scripts can rely on.

mod apply;
mod check;
mod client;
mod diff;
mod exit;
mod export;
mod first_contact;
mod input;
mod matrix;
mod number;
mod out;
mod publish;
mod sample;
mod seen;
mod simulate;
mod target;
mod window;

pub use window::{NoWindow, Renderer, WindowOptions};

use clap::{Parser, Subcommand};
use exit::Answer;
use out::{Format, Out};
use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

/// What the exit status of every command means.
const EXIT_STATUS: &str = "\
Exit status: 0 good, 1 the answer is no (errors found, the documents differ, the base has moved), \
2 could not run (bad usage, a file that cannot be read), with one sentence on standard error.";

/// Draw an Enterprise Voice topology, see which calls bypass the Mediation Server and why, publish it
///
/// Without a command, the window opens.
#[derive(Debug, Parser)]
#[command(name = "trunkline", version, args_conflicts_with_subcommands = true, after_help = EXIT_STATUS)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    window: WindowOptions,
}

/// Options of every command.
#[derive(Debug, clap::Args)]
struct Output {
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Command {
    Sample(sample::Sample),
    Check(check::Check),
    Simulate(simulate::Simulate),
    Matrix(matrix::Matrix),
    Number(number::Number),
    Client(client::Client),
    Seen(seen::SeenList),
    Apply(apply::Apply),
    Diff(diff::Diff),
    Export(export::Export),
    Publish(publish::Publish),
}

/// A command that can be run.
trait Run {
    /// How it prints.
    fn output(&self) -> &Output;

    /// Runs it.
    ///
    /// # Errors
    /// When there is no answer: what it needs cannot be read, or the output cannot be written to.
    fn run(&self, out: &mut Out<'_>) -> anyhow::Result<Answer>;
}

impl Command {
    fn command(&self) -> &dyn Run {
        match self {
            Self::Sample(command) => command,
            Self::Check(command) => command,
            Self::Simulate(command) => command,
            Self::Matrix(command) => command,
            Self::Number(command) => command,
            Self::Client(command) => command,
            Self::Seen(command) => command,
            Self::Apply(command) => command,
            Self::Diff(command) => command,
            Self::Export(command) => command,
            Self::Publish(command) => command,
        }
    }
}

/// Opens the window and comes back when it is closed.
pub type OpenWindow = fn(&WindowOptions) -> Result<(), NoWindow>;

/// Does what the arguments of the program ask for, the first of which is the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>, open_window: OpenWindow) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return ExitCode::from(usage(&error)),
    };
    let mut writer = BufWriter::new(io::stdout().lock());
    let outcome = match &arguments.command {
        Some(command) => {
            let command = command.command();
            command.run(&mut Out::new(&mut writer, command.output().format))
        }
        None => window::open(&arguments.window, open_window, &mut Out::new(&mut writer, Format::Text)),
    };
    let outcome = outcome.and_then(|answer| {
        writer.flush()?;
        Ok(answer)
    });
    let (status, message) = exit::status(&outcome);
    if let Some(message) = message {
        complain(&message);
    }
    ExitCode::from(status)
}

/// Prints a sentence on standard error; where that cannot be written to, nobody can be told.
fn complain(message: &str) {
    writeln!(io::stderr(), "trunkline: {message}").ok();
}

/// Prints the help that was asked for, or what is wrong with the arguments in one sentence.
fn usage(error: &clap::Error) -> u8 {
    if !error.use_stderr() {
        let printed = error.print().map_err(anyhow::Error::from).map(|()| Answer::Yes);
        return exit::status(&printed).0;
    }
    complain(&sentence(&error.render().to_string()));
    2
}

/// The first paragraph of what clap says, on one line, and where to read more.
fn sentence(message: &str) -> String {
    let paragraph = message.split("\n\n").next().unwrap_or_default();
    let words: Vec<_> = paragraph.split_whitespace().collect();
    let text = words.join(" ");
    let text = text.strip_prefix("error: ").unwrap_or(&text).trim_end_matches('.');
    format!("{text}; --help lists what there is")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn wrong_usage_is_one_sentence() {
        let refused = |arguments: &[&str]| {
            let error = Arguments::try_parse_from(arguments).unwrap_err();
            sentence(&error.render().to_string())
        };
        assert_eq!(
            refused(&["trunkline", "check"]),
            "the following required arguments were not provided: <FILE>; --help lists what there is"
        );
        assert_eq!(
            refused(&["trunkline", "check", "a", "--sevrity", "error"]),
            "unexpected argument '--sevrity' found; --help lists what there is"
        );
    }

    #[test]
    fn nothing_of_later_versions_is_listed() {
        let names: Vec<_> =
            Arguments::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
        assert_eq!(
            names,
            [
                "sample", "check", "simulate", "matrix", "number", "client", "seen", "apply", "diff",
                "export", "publish"
            ]
        );
    }
}
