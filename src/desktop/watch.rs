//! Watching the file of the document in work: a thread that looks at its status every second, reads it only where that
//! differs, and wakes the window only when there is news. While nothing happens, no frame is drawn.

use super::file::SharedFile;
use crate::file::{Disk, DocumentFile, FileError, Fs, OutsideChange, Status};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::task::Waker;
use std::time::{Duration, SystemTime};

/// How often the file is looked at.
const EVERY: Duration = Duration::from_secs(1);

/// What somebody else did to the file of the document in work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// It holds something else; with the time of the change, where the file system keeps one.
    Edited(Option<SystemTime>),
    /// It is no longer there.
    Removed,
    /// Another window took the document over.
    TakenOver,
}

/// News of the document with a serial: what was done to its file, or that it is as it was left again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct News {
    /// Which document of the window.
    pub serial: u64,
    /// What was done to it.
    pub outside: Option<Outside>,
}

/// A file that is let go of when its window is: watching holds no lock.
type WeakFile = Weak<Mutex<Option<DocumentFile>>>;

/// The file of the document with a serial.
type Order = (u64, WeakFile);

/// The thread that watches. It ends when this is dropped.
pub struct Watch {
    orders: Sender<Order>,
    news: Arc<Mutex<Option<News>>>,
}

impl Watch {
    /// Starts to watch; `waker` wakes the window.
    ///
    /// # Errors
    /// When the system starts no more threads.
    pub fn start(waker: Waker) -> std::io::Result<Self> {
        let (orders, received) = channel();
        let news = Arc::new(Mutex::new(None));
        let told = Arc::clone(&news);
        std::thread::Builder::new().name("watch".to_owned()).spawn(move || {
            watch(&received, |news| {
                *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(news);
                waker.wake_by_ref();
            });
        })?;
        Ok(Self { orders, news })
    }

    /// Watches another file from now on, or the same one with other eyes.
    pub fn file(&self, serial: u64, file: &SharedFile) {
        if self.orders.send((serial, Arc::downgrade(file))).is_err() {
            tracing::warn!("the file is no longer watched");
        }
    }

    /// Takes the news.
    pub fn take(&self) -> Option<News> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// What is known of the file that is watched.
struct Watched {
    serial: u64,
    file: WeakFile,
    status: Option<Status>,
    outside: Option<Outside>,
}

fn watch(orders: &Receiver<Order>, mut tell: impl FnMut(News)) {
    let mut watched: Option<Watched> = None;
    loop {
        match orders.recv_timeout(EVERY) {
            Ok((serial, file)) => watched = Some(Watched { serial, file, status: None, outside: None }),
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                if let Some(news) = watched.as_mut().and_then(Watched::look) {
                    tell(news);
                }
            }
        }
    }
}

impl Watched {
    /// Looks once more; `None` where nothing is other than before.
    fn look(&mut self) -> Option<News> {
        // A job that works on it leaves it in order a moment later.
        let file = self.file.upgrade()?;
        let guard = file.try_lock().ok()?;
        let document = guard.as_ref()?;
        let status = Disk.status(document.path()?).ok();
        let taken = document.is_taken_over().unwrap_or(false);
        let outside = if taken {
            Some(Outside::TakenOver)
        } else if self.status.is_some() && self.status == status {
            self.outside.filter(|outside| *outside != Outside::TakenOver)
        } else {
            match found(document, status.as_ref()) {
                Ok(outside) => outside,
                Err(error) => {
                    tracing::warn!("{error}");
                    return None;
                }
            }
        };
        self.status = status;
        let news = (outside != self.outside).then_some(News { serial: self.serial, outside });
        self.outside = outside;
        news
    }
}

fn found(document: &DocumentFile, status: Option<&Status>) -> Result<Option<Outside>, FileError> {
    Ok(document.changed_outside()?.map(|change| match change {
        OutsideChange::Edited => Outside::Edited(status.and_then(|status| status.modified)),
        OutsideChange::Removed => Outside::Removed,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{Access, Lock, Sample, native};
    use std::path::PathBuf;

    /// The sample in a file, opened and watched without a thread.
    fn watched() -> (tempfile::TempDir, PathBuf, SharedFile, Watched) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("voice.trunkline.ron");
        let document = Sample::named("litware").unwrap().open().unwrap();
        std::fs::write(&path, native::to_bytes(&document)).unwrap();
        let opening = DocumentFile::open(Arc::new(Disk), &path, Access::Edit, &mut ()).unwrap();
        let file = Arc::new(Mutex::new(Some(opening.file)));
        let watched = Watched { serial: 7, file: Arc::downgrade(&file), status: None, outside: None };
        (folder, path, file, watched)
    }

    /// How often there is news in a hundred looks.
    fn news(watched: &mut Watched) -> usize {
        (0..100).filter_map(|_| watched.look()).count()
    }

    fn told(watched: &mut Watched) -> Option<Outside> {
        let news = watched.look().unwrap();
        assert_eq!(news.serial, 7);
        news.outside
    }

    #[test]
    fn a_file_that_nobody_touches_is_no_news_and_a_change_is_told_once() {
        let (_folder, path, _file, mut watched) = watched();
        assert_eq!(news(&mut watched), 0);
        std::fs::write(&path, "written by another program").unwrap();
        assert!(matches!(told(&mut watched), Some(Outside::Edited(_))));
        assert_eq!(news(&mut watched), 0);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(told(&mut watched), Some(Outside::Removed));
        assert_eq!(news(&mut watched), 0);
    }

    #[test]
    fn the_same_bytes_at_another_time_are_no_news() {
        let (_folder, path, _file, mut watched) = watched();
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(news(&mut watched), 0);
    }

    #[test]
    fn what_was_decided_about_is_no_news_any_more_and_the_next_change_is() {
        let (_folder, path, file, mut watched) = watched();
        for change in 0..3 {
            std::fs::write(&path, format!("written by another program, {change}")).unwrap();
            assert!(matches!(told(&mut watched), Some(Outside::Edited(_))), "{change}");
            file.lock().unwrap().as_mut().unwrap().keep_mine().unwrap();
            watched.status = None;
            assert_eq!(told(&mut watched), None, "it is as it was left");
        }
        std::fs::remove_file(&path).unwrap();
        assert_eq!(told(&mut watched), Some(Outside::Removed));
        file.lock().unwrap().as_mut().unwrap().keep_mine().unwrap();
        assert_eq!(told(&mut watched), None);
    }

    #[test]
    fn a_document_that_another_window_took_over_is_told() {
        let (_folder, path, _file, mut watched) = watched();
        let _lock = Lock::take_over(&path).unwrap();
        assert_eq!(told(&mut watched), Some(Outside::TakenOver));
        assert_eq!(news(&mut watched), 0);
    }
}
