//! One trial of this program before the runner has it: a name, needs, a body.

use std::collections::BTreeSet;

use libtest_mimic::{Arguments, Failed, Trial};

use crate::needs::Need;

/// What a trial comes to. `?` turns any error that can be displayed into a failure.
pub type Outcome = Result<(), Failed>;

/// A trial, and what it needs of the machine.
pub struct Case {
    name: String,
    needs: &'static [Need],
    body: Box<dyn FnOnce() -> Outcome + Send>,
}

impl Case {
    /// `module` is the caller's `module_path!()`; the trial is called `module::name` without the
    /// program's own name in front. For a list of plain functions, [`cases!`] is shorter.
    pub fn new(
        module: &str,
        name: &str,
        needs: &'static [Need],
        body: impl FnOnce() -> Outcome + Send + 'static,
    ) -> Self {
        let module = module.split_once("::").map_or(module, |(_program, rest)| rest);
        Self { name: format!("{module}::{name}"), needs, body: Box::new(body) }
    }

    /// The first part of the name: the module that a left-out line speaks for.
    fn group(&self) -> &str {
        self.name.split("::").next().unwrap_or(&self.name)
    }
}

/// Makes the list of a module's cases from its functions: `cases![NEEDS; one, two]`.
macro_rules! cases {
    ($needs:expr; $($body:ident),+ $(,)?) => {
        vec![$($crate::case::Case::new(module_path!(), stringify!($body), $needs, $body)),+]
    };
}
pub(crate) use cases;

/// Hands the cases to the runner, and prints which of those asked for are left out, and why.
///
/// A left-out trial carries the flag of an ignored one, so that both `cargo test` and nextest count
/// it as not run; asked for all the same (`--ignored`), it fails with the reason.
pub fn trials(cases: impl IntoIterator<Item = Case>, arguments: &Arguments) -> Vec<Trial> {
    let leave_nothing_out = std::env::var_os("TRUNKLINE_LEAVE_NOTHING_OUT").is_some_and(|value| value == "1");
    let mut reasons = BTreeSet::new();
    let trials = cases
        .into_iter()
        .map(|case| {
            let as_left_out = Trial::test(case.name.clone(), || Ok(())).with_ignored_flag(true);
            let missing = if arguments.is_filtered_out(&as_left_out) {
                None
            } else {
                case.needs.iter().find_map(|need| need.missing())
            };
            let Some(reason) = missing else {
                return Trial::test(case.name, case.body);
            };
            let reason = format!("left out: {}: {reason}", case.group());
            let trial = Trial::test(case.name, {
                let reason = reason.clone();
                move || Err(reason.into())
            });
            reasons.insert(reason);
            trial.with_ignored_flag(!leave_nothing_out)
        })
        .collect();
    if !arguments.list {
        for reason in reasons {
            eprintln!("{reason}");
        }
    }
    trials
}
