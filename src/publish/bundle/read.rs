//! Reading a bundle: first whether it is one, then whether it is as it was published, then what it says.

use super::{Bundle, FORMAT, FORMAT_VERSION, Form, json};
use crate::edit::WaiverForm;
use crate::file::{digest, native};
use crate::topology::values::{Text, ValueFault};
use crate::topology::{Name, Topology};
use jiff::Timestamp;
use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::Deserialize;
use std::sync::Arc;
use thiserror::Error;

/// Why a bundle is not opened.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BundleFault {
    /// It does not begin as a bundle does.
    #[error("it is no published bundle; choose another file")]
    NotABundle,
    /// A later version of the program wrote it.
    #[error(
        "it is a bundle of format version {found}, and this program reads versions up to {FORMAT_VERSION}; open it \
         with a newer Trunkline"
    )]
    Newer {
        /// The version as the file gives it.
        found: String,
    },
    /// Its seal does not fit: some byte is another than when it was written.
    #[error(
        "it was changed after it was published, because its seal does not fit; take it again from where it was \
         published, or publish the topology again"
    )]
    Changed,
    /// It is sealed, but says what no bundle says.
    #[error("it is sealed, but {0}; whatever wrote it has to be corrected")]
    Wrong(String),
    /// It is sealed, but its topology is not the one of its digest.
    #[error(
        "it is sealed, but its topology has the digest {found} and not {stated}; publish the topology again"
    )]
    OtherTopology {
        /// The digest of the topology in it.
        found: Box<str>,
        /// The digest that it states.
        stated: Box<str>,
    },
}

/// A bundle as it stands in a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<T> {
    format: String,
    format_version: u64,
    name: String,
    version: u64,
    published_at: String,
    published_by: String,
    #[serde(default)]
    comment: Option<String>,
    #[serde(default)]
    base_version: Option<u64>,
    #[serde(default)]
    base_digest: Option<String>,
    digest: String,
    #[serde(default)]
    waivers: Vec<WaiverForm>,
    topology: T,
    #[serde(rename = "seal")]
    _seal: String,
}

impl Bundle {
    /// Whether a text begins as a bundle does, in either form.
    pub fn is_begun_in(text: &str) -> bool {
        start(text).is_some()
    }

    /// Reads a bundle and makes sure that it is as it was published.
    ///
    /// # Errors
    /// When it is no bundle, is one of a later version, or any byte of it was changed.
    pub fn read(text: &str) -> Result<Self, BundleFault> {
        let (form, rest) = start(text).ok_or(BundleFault::NotABundle)?;
        check_version(rest)?;
        if !form.is_sealed(text) {
            return Err(BundleFault::Changed);
        }
        match form {
            Form::Ron => {
                let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
                let envelope: Envelope<&RawValue> =
                    options.from_str(text).map_err(|error| BundleFault::Wrong(error.to_string()))?;
                envelope.open(|topology| native_topology(topology.get_ron()))
            }
            Form::Json => {
                let envelope: Envelope<json::Sections> =
                    serde_json::from_str(text).map_err(|error| BundleFault::Wrong(error.to_string()))?;
                envelope.open(|topology| native_topology(&topology.into_native()))
            }
        }
    }
}

/// The form of a text that begins as a bundle, and what follows the name of the format.
fn start(text: &str) -> Option<(Form, &str)> {
    let ron = text.strip_prefix("(\nformat: \"");
    let json = || text.strip_prefix("{\n  \"format\": \"");
    let (form, rest) = ron.map(|rest| (Form::Ron, rest)).or_else(|| Some((Form::Json, json()?)))?;
    Some((form, rest.strip_prefix(FORMAT)?))
}

/// Checks the version before anything else is read, for a later format may be laid out otherwise.
fn check_version(rest: &str) -> Result<(), BundleFault> {
    let digits: String = rest
        .chars()
        .take(60)
        .skip_while(|letter| !letter.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    if digits == FORMAT_VERSION.to_string() { Ok(()) } else { Err(BundleFault::Newer { found: digits }) }
}

impl<T> Envelope<T> {
    fn open(self, topology: impl FnOnce(T) -> Result<Topology, BundleFault>) -> Result<Bundle, BundleFault> {
        let bad = |what: &str| {
            let what = what.to_owned();
            move |fault: ValueFault| BundleFault::Wrong(format!("its {what} cannot be read: {fault}"))
        };
        if self.format != FORMAT || self.format_version != FORMAT_VERSION {
            return Err(BundleFault::NotABundle);
        }
        let waivers = self.waivers.iter().map(WaiverForm::waiver).collect::<Result<_, _>>();
        let topology = topology(self.topology)?;
        let (digest, stated): (Box<str>, Box<str>) = (digest(&topology).into(), self.digest.into());
        if digest != stated {
            return Err(BundleFault::OtherTopology { found: digest, stated });
        }
        Ok(Bundle {
            name: Name::new(&self.name).map_err(bad("name"))?,
            version: self.version,
            published_at: self
                .published_at
                .parse::<Timestamp>()
                .map_err(|_| BundleFault::Wrong(format!("{:?} is no time of RFC 3339", self.published_at)))?,
            published_by: Name::new(&self.published_by).map_err(bad("publisher"))?,
            comment: self.comment.as_deref().map(Text::new).transpose().map_err(bad("comment"))?,
            base: self.base_version.zip(self.base_digest.map(Into::into)),
            waivers: Arc::new(
                waivers
                    .map_err(|error| BundleFault::Wrong(format!("its waivers cannot be read: {error}")))?,
            ),
            topology,
            digest,
        })
    }
}

/// The topology in its native form. It is whole or not at all.
fn native_topology(text: &str) -> Result<Topology, BundleFault> {
    let read = native::read(text, &mut ())
        .map_err(|error| BundleFault::Wrong(format!("of its topology {error}")))?;
    match read.faults.list.first() {
        None => Ok(read.document.topology),
        Some(fault) => Err(BundleFault::Wrong(format!("its topology has a fault: {}", fault.reason))),
    }
}
