//! What the pages under `docs` show is what happens.
//!
//! A fenced block whose first line names a file, such as ```` ```ron edits.ron ````, is that file. In a `console` block
//! each line that starts with `$ ` is run, and what follows it is what it prints.

use super::shell::Shell;
use crate::case::{Case, Outcome, cases};

pub fn cases() -> Vec<Case> {
    cases![&[]; the_command_line_is_as_its_page_says, the_files_are_as_their_page_says]
}

/// A fenced block: the words after its fence, and its lines.
struct Block<'a> {
    words: Vec<&'a str>,
    text: String,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(words) = line.strip_prefix("```") {
            let inside = lines.by_ref().take_while(|line| *line != "```");
            let text = inside.map(|line| format!("{line}\n")).collect();
            blocks.push(Block { words: words.split(' ').collect(), text });
        }
    }
    blocks
}

/// The commands of a console block with what each is to print.
fn commands(text: &str) -> Vec<(&str, &str)> {
    let commands = text.strip_prefix("$ ").into_iter().flat_map(|text| text.split("\n$ "));
    commands.map(|command| command.split_once('\n').unwrap_or((command, ""))).collect()
}

fn holds(page: &str) -> Outcome {
    let shell = Shell::new();
    let blocks = blocks(page);
    for block in &blocks {
        if let [_, name] = block.words.as_slice() {
            shell.write(name, &block.text);
        }
    }
    let mut count = 0;
    for block in blocks.iter().filter(|block| block.words == ["console"]) {
        for (command, expected) in commands(&block.text) {
            let said = shell.run(command);
            assert_eq!((said.out + &said.err).trim_end(), expected.trim_end(), "$ {command}");
            count += 1;
        }
    }
    assert!(count > 3, "the page shows {count} commands");
    Ok(())
}

fn the_command_line_is_as_its_page_says() -> Outcome {
    holds(include_str!("../../../docs/command-line.md"))
}

fn the_files_are_as_their_page_says() -> Outcome {
    holds(include_str!("../../../docs/file-format.md"))
}
