//! The program started with no display, with and without a document.

use super::shell::Shell;
use crate::case::{Case, Outcome, cases};

pub fn cases() -> Vec<Case> {
    cases![&[];
        without_a_display_two_calls_are_explained_and_files_are_written,
        a_display_that_does_not_answer_is_as_good_as_none,
        a_second_first_look_leaves_the_first_one_alone,
        a_document_cannot_be_shown_without_a_display,
        a_slip_in_the_name_of_a_command_is_told,
    ]
}

fn without_a_display_two_calls_are_explained_and_files_are_written() -> Outcome {
    let shell = Shell::new();
    let out = shell.run("trunkline").good();
    assert!(out.starts_with("No window: there is no display"), "{out}");
    for words in ["Verdict: Bypass.", "Verdict: Mediated.", "ids-differ"] {
        assert!(out.contains(words), "{words}: {out}");
    }
    let folder = shell.path("trunkline-litware-1");
    assert!(out.contains(&folder.display().to_string()), "{out}");
    shell.run("trunkline check trunkline-litware-1/litware.json").good();
    assert!(shell.read("trunkline-litware-1/litware.svg").starts_with("<svg "));
    Ok(())
}

fn a_display_that_does_not_answer_is_as_good_as_none() -> Outcome {
    // Graphics drivers complain beside it in words of their own.
    let out = Shell::new().run("DISPLAY=:9871 trunkline 2>drivers").good();
    assert!(out.starts_with("No window: "), "{out}");
    assert!(out.contains("Verdict: Bypass.") && out.contains("ids-differ"), "{out}");
    Ok(())
}

fn a_second_first_look_leaves_the_first_one_alone() -> Outcome {
    let shell = Shell::new();
    shell.run("trunkline").good();
    let first = shell.read("trunkline-litware-1/litware.json");
    assert!(shell.run("trunkline").good().contains("trunkline-litware-2"));
    assert_eq!(shell.read("trunkline-litware-1/litware.json"), first);
    Ok(())
}

fn a_document_cannot_be_shown_without_a_display() -> Outcome {
    let said = Shell::with_litware().run("trunkline l.trunkline.ron").failed();
    assert!(said.contains("no display"), "{said}");
    Ok(())
}

fn a_slip_in_the_name_of_a_command_is_told() -> Outcome {
    let said = Shell::new().run("trunkline chekc").failed();
    assert_eq!(said, "trunkline: there is neither a file nor a command chekc; --help lists the commands\n");
    Ok(())
}
