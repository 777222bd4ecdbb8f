//! `trunkline client`: what a client at an address is told when it signs in.

use super::exit::Answer;
use super::input::Input;
use super::out::Out;
use super::{Output, Run};
use crate::call::{EndpointAddress, Told};
use crate::report::{ToldLine, ToldWords};

/// Say what a client is told about media bypass when it signs in
///
/// These are the properties of the in-band media configuration: whether bypass is enabled, for clients inside and
/// outside, and the bypass ID of the client's subnet.
#[derive(Debug, clap::Args)]
pub struct Client {
    #[command(flatten)]
    input: Input,
    /// The client's address and mask, such as 172.28.151.140/25; may be given several times
    #[arg(long = "address", value_name = "IP/MASK", required = true)]
    addresses: Vec<EndpointAddress>,
    #[command(flatten)]
    output: Output,
}

impl Run for Client {
    fn output(&self) -> &Output {
        &self.output
    }

    fn run(&self, out: &mut Out<'_>) -> anyhow::Result<Answer> {
        let draft = self.input.read()?;
        let topology = draft.topology();
        let told = self.addresses.iter().map(|address| Told::of(draft.model(), *address));
        if out.is_text() {
            let texts: Vec<_> = told.map(|told| ToldWords::of(topology, &told).text()).collect();
            out.text(texts.join("\n"))?;
        } else {
            out.rows(ToldLine::COLUMNS, told.map(|told| ToldLine::of(topology, &told)))?;
        }
        Ok(Answer::Yes)
    }
}
