//! The look into the running window: its accessibility tree, and whether it has come to rest.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::{Duration, Instant};

use egui_inspection::protocol::{PROTOCOL_VERSION, Request, Response, read_handshake};
use egui_inspection::{read_message, write_message};
use libtest_mimic::Failed;

use super::process::{LIMIT, Running, until};
use super::tree::Tree;

/// Longer than the window's own limit for an answer (20 s), so that its complaint is heard.
const ANSWER_LIMIT: Duration = Duration::from_secs(25);

/// Frames to wait for in one question: few enough for the answer to come within the limit.
const FRAMES_AT_A_TIME: u64 = 50;

/// An address for a window to listen on, told to it in `EGUI_INSPECTION`.
pub fn free_address() -> Result<SocketAddr, Failed> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// A connection to one window.
pub struct Inspector {
    stream: TcpStream,
}

impl Inspector {
    /// Connects as soon as the program listens, and fails when it ends instead.
    pub fn connect(address: SocketAddr, program: &mut Running) -> Result<Self, Failed> {
        let mut stream = until("the window to open", || match TcpStream::connect(address) {
            Ok(stream) => Ok(Some(stream)),
            Err(_not_yet) => match program.0.try_wait()? {
                None => Ok(None),
                Some(status) => {
                    Err(format!("the program ended with {status} before its window opened").into())
                }
            },
        })?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(ANSWER_LIMIT))?;
        let version = read_handshake(&mut stream)?;
        if version != PROTOCOL_VERSION {
            return Err(
                format!("the window speaks version {version}, this program {PROTOCOL_VERSION}").into()
            );
        }
        Ok(Self { stream })
    }

    /// Returns once the window has taken in all input so far and has nothing more to draw.
    ///
    /// It must rest twice in a row, because the first answer may come from a frame that began before
    /// the last input arrived; the second frame begins after the first answer.
    pub fn settle(&mut self) -> Result<(), Failed> {
        let start = Instant::now();
        let mut rested = 0;
        while rested < 2 {
            match self.ask(&Request::Settle { max_steps: FRAMES_AT_A_TIME })? {
                Response::Settled { settled: true, .. } => rested += 1,
                Response::Settled { settled: false, .. } => rested = 0,
                other => return Err(unexpected(other)),
            }
            if start.elapsed() > LIMIT {
                return Err(format!("the window still asks to be drawn after {} s", LIMIT.as_secs()).into());
            }
        }
        Ok(())
    }

    /// Everything in the window as it is now.
    pub fn tree(&mut self) -> Result<Tree, Failed> {
        match self.ask(&Request::GetTree)? {
            Response::Tree { accesskit: Some(update), .. } => Tree::new(update),
            Response::Tree { accesskit: None, .. } => Err("the window has no accessibility tree".into()),
            other => Err(unexpected(other)),
        }
    }

    fn ask(&mut self, request: &Request) -> Result<Response, Failed> {
        write_message(&mut self.stream, request)
            .and_then(|()| read_message(&mut self.stream))
            .map_err(|error| format!("the window does not answer: {error}").into())
    }
}

fn unexpected(response: Response) -> Failed {
    match response {
        Response::Error { message } => format!("the window says: {message}").into(),
        other => format!("the window gives an answer to something else: {other:?}").into(),
    }
}
