//! What the operating system says about processes and about this computer.

use std::env;
use std::fs;
use std::process::Command;

/// What is known about a process number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Running {
    /// A process runs under it; the text tells it from every other that ever had the number.
    Started(String),
    /// None does.
    No,
    /// This system does not say.
    Unknown,
}

/// Looks a process up in /proc, where there is one.
pub(super) fn running(pid: u32) -> Running {
    let Ok(boot) = fs::read_to_string("/proc/sys/kernel/random/boot_id") else {
        return Running::Unknown;
    };
    match fs::read_to_string(format!("/proc/{pid}/stat")) {
        Ok(stat) => match start_time(&stat) {
            Some(ticks) => Running::Started(format!("{} {ticks}", boot.trim())),
            None => Running::No,
        },
        Err(_) if fs::exists("/proc/self/stat").unwrap_or(false) => Running::No,
        Err(_) => Running::Unknown,
    }
}

/// The start of a process, in clock ticks since the computer started, out of its line in /proc;
/// `None` where the process has ended and only waits for its parent to notice.
fn start_time(stat: &str) -> Option<&str> {
    // The name of the program stands in brackets and may itself hold brackets and spaces.
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut fields = after_name.split_ascii_whitespace();
    let state = fields.next()?;
    // The start time is field 22 of the line, the state field 3.
    fields.nth(18).filter(|_| !matches!(state, "Z" | "X"))
}

/// The name of this computer.
pub(super) fn host_name() -> String {
    let from_files =
        ["/proc/sys/kernel/hostname", "/etc/hostname"].iter().map(|path| fs::read_to_string(path).ok());
    let from_environment = ["COMPUTERNAME", "HOSTNAME"].iter().map(|name| env::var(name).ok());
    from_files
        .chain(from_environment)
        .flatten()
        .chain(host_name_from_program())
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "a computer without a name".to_owned())
}

fn host_name_from_program() -> impl Iterator<Item = String> {
    // Run only once everything before it gave nothing.
    std::iter::once_with(|| Command::new("hostname").output().ok())
        .flatten()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_time_is_found_behind_a_name_with_brackets() {
        let stat = "42 (a) b (c)) S 1 42 42 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 98765 1000 2 3";
        assert_eq!(start_time(stat), Some("98765"));
    }

    #[test]
    fn a_process_that_only_waits_to_be_noticed_has_ended() {
        let stat = "42 (a) Z 1 42 42 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 98765 1000 2 3";
        assert_eq!(start_time(stat), None);
    }

    #[test]
    fn a_computer_has_a_name_of_one_line() {
        let name = host_name();
        assert!(!name.is_empty() && !name.contains('\n'), "{name:?}");
    }
}
