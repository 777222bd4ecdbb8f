//! The system's file dialog, in the background and only one at a time. It may fail or never answer; the path
//! field beside its button always works.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// What a file is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be opened.
    Open,
    /// To be saved to.
    Save,
    /// To be published to.
    Publish,
    /// To be compared with.
    CompareWith,
    /// To export reports to.
    ExportReport,
    /// To export the comparison to.
    ExportComparison,
    /// To export the matrix to.
    ExportMatrix,
    /// To read addresses from.
    Addresses,
}

/// A file dialog that is open, or none.
#[derive(Debug, Default)]
pub struct Browse {
    waiting: Option<(Purpose, Receiver<Option<PathBuf>>)>,
}

impl Browse {
    /// Opens a dialog; an older one that never answered is abandoned.
    pub fn open(&mut self, purpose: Purpose, context: &egui::Context) {
        let (send, receive) = channel();
        let context = context.clone();
        let dialog = rfd::AsyncFileDialog::new();
        let spawned = std::thread::Builder::new().name("file dialog".to_owned()).spawn(move || {
            let dialog = match purpose {
                Purpose::Open => dialog.set_title("Open").add_filter("Trunkline", &["ron", "json"]),
                Purpose::CompareWith => {
                    dialog.set_title("Compare with").add_filter("Trunkline", &["ron", "json"])
                }
                Purpose::ExportReport => {
                    dialog.set_title("Export the report to").set_file_name("report.html")
                }
                Purpose::ExportComparison => {
                    dialog.set_title("Export the comparison to").set_file_name("comparison.html")
                }
                Purpose::Save => dialog.set_title("Save as").set_file_name("voice.trunkline.ron"),
                Purpose::ExportMatrix => dialog.set_title("Export the matrix to").set_file_name("matrix.csv"),
                Purpose::Addresses => dialog.set_title("Open a list of addresses"),
                Purpose::Publish => dialog.set_title("Publish to").set_file_name("published.json"),
            };
            let chosen = match purpose {
                Purpose::Open | Purpose::CompareWith | Purpose::Addresses => block_on(dialog.pick_file()),
                Purpose::Save
                | Purpose::Publish
                | Purpose::ExportMatrix
                | Purpose::ExportReport
                | Purpose::ExportComparison => block_on(dialog.save_file()),
            };
            // Nobody listens any more when the dialog was abandoned.
            if send.send(chosen.map(|file| file.path().to_owned())).is_ok() {
                context.request_repaint();
            }
        });
        match spawned {
            Ok(_) => self.waiting = Some((purpose, receive)),
            Err(error) => tracing::warn!("no file dialog: {error}"),
        }
    }

    /// The file that was chosen, once the dialog has answered.
    pub fn take(&mut self) -> Option<(Purpose, PathBuf)> {
        let (purpose, receive) = self.waiting.as_ref()?;
        let purpose = *purpose;
        match receive.try_recv() {
            Ok(chosen) => {
                self.waiting = None;
                chosen.map(|path| (purpose, path))
            }
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                self.waiting = None;
                None
            }
        }
    }
}

/// Waits for a future on this thread.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let waker = std::task::Waker::from(std::sync::Arc::new(Unpark(std::thread::current())));
    let mut context = std::task::Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            std::task::Poll::Ready(value) => return value,
            std::task::Poll::Pending => std::thread::park(),
        }
    }
}

struct Unpark(std::thread::Thread);

impl std::task::Wake for Unpark {
    fn wake(self: std::sync::Arc<Self>) {
        self.0.unpark();
    }
}
