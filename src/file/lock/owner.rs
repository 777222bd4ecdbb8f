//! Who holds a lock, as written into the lock file, and whether that owner still runs.

use std::env;
use std::fmt;
use std::io;
use std::process;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::process::{Running, host_name, running};

/// A program that has a document open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Number of the process.
    pub pid: u32,
    /// Name of the computer.
    pub host: String,
    /// Name of the user.
    pub user: String,
    /// When the document was opened.
    #[serde(with = "as_text")]
    pub since: Timestamp,
    /// What tells the process from a later one with the same number, where the system says it.
    pub started: Option<String>,
}

/// Whether the owner of a lock still runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Life {
    Runs,
    Ended,
    Unknown,
}

impl Owner {
    /// This program, from now on.
    pub(super) fn this_process() -> Self {
        let pid = process::id();
        Self {
            pid,
            host: host_name(),
            user: user_name(),
            since: Timestamp::now(),
            started: match running(pid) {
                Running::Started(started) => Some(started),
                Running::No | Running::Unknown => None,
            },
        }
    }

    pub(super) fn from_text(text: &str) -> Option<Self> {
        ron::from_str(text).ok()
    }

    pub(super) fn to_text(&self) -> io::Result<String> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map_err(io::Error::other)
    }

    /// Whether this owner still runs, seen from the process `here`. `locked`: the system let `here`
    /// lock the lock file, which no other process of this computer can have locked then.
    pub(super) fn life(&self, here: &Self, locked: bool) -> Life {
        if self.host != here.host {
            return Life::Unknown;
        }
        let same_process = self.started.is_none() || self.started == here.started;
        if self.pid == here.pid && same_process {
            return if locked { Life::Ended } else { Life::Runs };
        }
        match (running(self.pid), &self.started) {
            (Running::No, _) => Life::Ended,
            (Running::Started(now), Some(then)) if now == *then => Life::Runs,
            (Running::Started(_), Some(_)) => Life::Ended,
            _ if locked => Life::Ended,
            _ => Life::Unknown,
        }
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let since = self.since.to_zoned(TimeZone::system());
        write!(
            f,
            "{} on {}, process {}, since {}",
            self.user,
            self.host,
            self.pid,
            since.strftime("%-d %B %Y at %H:%M")
        )
    }
}

/// Who works here: the name of the person's account.
#[must_use]
pub fn user_name() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.trim().is_empty()))
        .unwrap_or_else(|| "a user without a name".to_owned())
}

/// Times as text in RON.
mod as_text {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(time: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(time)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_reads_back_as_written() {
        let owner = Owner { user: "Zoë \"Z\"\n".to_owned(), ..Owner::this_process() };
        assert_eq!(Owner::from_text(&owner.to_text().unwrap()), Some(owner));
        assert_eq!(Owner::from_text(""), None);
        assert_eq!(Owner::from_text("(pid: 1, host:"), None);
    }

    #[test]
    fn an_owner_on_another_computer_cannot_be_judged() {
        let here = Owner::this_process();
        let away = Owner { host: format!("not-{}", here.host), ..here.clone() };
        assert_eq!(away.life(&here, true), Life::Unknown);
    }

    #[test]
    fn another_window_of_this_program_is_told_by_the_lock_alone() {
        let here = Owner::this_process();
        assert_eq!(here.life(&here, false), Life::Runs);
        assert_eq!(here.life(&here, true), Life::Ended);
    }

    #[test]
    fn a_sentence_about_an_owner_names_user_computer_process_and_time() {
        let owner = Owner {
            pid: 4711,
            host: "desk-7".to_owned(),
            user: "anna".to_owned(),
            since: "2026-11-18T12:00:00Z".parse().unwrap(),
            started: None,
        };
        let text = owner.to_string();
        assert!(text.starts_with("anna on desk-7, process 4711, since 18 November 2026 at "), "{text}");
    }
}
