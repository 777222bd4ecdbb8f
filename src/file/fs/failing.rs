//! A file system in memory, for tests, that fails at a chosen call or loses power before it.
//!
//! Power cuts are modelled as harshly as a file system may behave: of the names changed since their
//! folder was last synced any subset may survive, and of the bytes written since their file was last
//! synced none, half or all may.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, UNIX_EPOCH};

use super::{FileKind, Fs, FsFile, Status};

/// What goes wrong, and at which call; calls count from 1.
#[derive(Debug, Clone, Copy)]
pub enum Fault {
    /// Nothing.
    None,
    /// One call answers an error of this kind; a write does half its work first.
    Error(usize, ErrorKind),
    /// Power goes off before this call, so it and every later one fails.
    PowerLost(usize),
    /// The folder takes no new file, and says so with an error of this kind.
    NoNewFiles(ErrorKind),
    /// Someone else does this whenever a file is being written.
    WhileWriting(fn(&FailingFs)),
}

/// How much of the unsynced bytes survives a power cut.
#[derive(Debug, Clone, Copy)]
enum Survival {
    Nothing,
    Half,
    All,
}

/// A file system in memory that fails on request. Clones share their files.
#[derive(Debug, Clone)]
pub struct FailingFs(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    files: BTreeMap<u64, Node>,
    names: Names,
    /// The names as of the last sync of their folder.
    synced_names: Names,
    /// Changes of names since then, each of which survives or not as a whole.
    unsynced: Vec<Vec<(PathBuf, Option<u64>)>>,
    calls: usize,
    fault: Fault,
    hard_links: bool,
    /// Rises with every write: the time of change of the file written to.
    clock: u64,
}

type Names = BTreeMap<PathBuf, u64>;

#[derive(Debug, Clone, Default)]
struct Node {
    bytes: Vec<u8>,
    synced: Vec<u8>,
    changed: u64,
    read_only: bool,
    permissions: u32,
}

impl Default for FailingFs {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(State {
            files: BTreeMap::new(),
            names: BTreeMap::new(),
            synced_names: BTreeMap::new(),
            unsynced: Vec::new(),
            calls: 0,
            fault: Fault::None,
            hard_links: true,
            clock: 0,
        })))
    }
}

impl FailingFs {
    /// A file system that holds these files, synced.
    pub fn holding<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Self {
        let fs = Self::default();
        for (path, bytes) in files {
            fs.put(path, bytes);
        }
        fs
    }

    /// Writes a file as another program would: in place, synced, not counted.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let mut state = self.state();
        let id = match state.names.get(Path::new(path)) {
            Some(id) => *id,
            None => state.add(PathBuf::from(path)),
        };
        state.clock += 1;
        let changed = state.clock;
        let node = state.files.get_mut(&id).unwrap();
        (node.bytes, node.synced, node.changed) = (bytes.to_vec(), bytes.to_vec(), changed);
        state.sync_names(|_| true);
    }

    /// Gives a file a second name, synced, not counted.
    pub fn put_link(&self, from: &str, to: &str) {
        let mut state = self.state();
        let id = state.names[Path::new(from)];
        state.change_names(vec![(PathBuf::from(to), Some(id))]);
        state.sync_names(|_| true);
    }

    /// Takes a file away, synced, not counted.
    pub fn take_away(&self, path: &str) {
        let mut state = self.state();
        state.change_names(vec![(PathBuf::from(path), None)]);
        state.sync_names(|_| true);
    }

    /// Sets the permissions of a file, a number without further meaning, and whether it is read-only.
    pub fn set_permissions(&self, path: &str, permissions: u32, read_only: bool) {
        let mut state = self.state();
        let id = state.names[Path::new(path)];
        let node = state.files.get_mut(&id).unwrap();
        (node.permissions, node.read_only) = (permissions, read_only);
    }

    /// The permissions of a file.
    pub fn permissions(&self, path: &str) -> u32 {
        let state = self.state();
        state.files[&state.names[Path::new(path)]].permissions
    }

    /// From here on no file can have two names.
    pub fn without_hard_links(self) -> Self {
        self.state().hard_links = false;
        self
    }

    /// Counts calls from 1 again and plans a fault.
    pub fn plan(&self, fault: Fault) {
        let mut state = self.state();
        (state.calls, state.fault) = (0, fault);
    }

    /// The planned fault has happened.
    pub fn fault_happened(&self) -> bool {
        let state = self.state();
        match state.fault {
            Fault::None | Fault::NoNewFiles(_) | Fault::WhileWriting(_) => false,
            Fault::Error(at, _) | Fault::PowerLost(at) => state.calls >= at,
        }
    }

    /// The content of a file, not counted.
    pub fn content(&self, path: &str) -> Option<Vec<u8>> {
        let state = self.state();
        state.names.get(Path::new(path)).map(|id| state.files[id].bytes.clone())
    }

    /// All names, in order, not counted.
    pub fn names(&self) -> Vec<String> {
        self.state().names.keys().map(|path| path.display().to_string()).collect()
    }

    /// Every file system that a machine may find when its power is back, without further faults.
    pub fn after_power_cut(&self) -> Vec<Self> {
        let state = self.state();
        let subsets = 1_u32 << state.unsynced.len();
        (0..subsets)
            .flat_map(|subset| {
                [Survival::Nothing, Survival::Half, Survival::All].map(|data| state.survivor(subset, data))
            })
            .collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// Counts a call and answers the error planned for it.
    fn call(&self) -> io::Result<MutexGuard<'_, State>> {
        let mut state = self.state();
        state.calls += 1;
        match state.fault {
            Fault::Error(at, kind) if state.calls == at => Err(kind.into()),
            Fault::PowerLost(at) if state.calls >= at => Err(io::Error::other("power lost")),
            _ => Ok(state),
        }
    }
}

impl State {
    fn add(&mut self, path: PathBuf) -> u64 {
        let id = self.files.len() as u64;
        self.files.insert(id, Node { permissions: 0o644, ..Node::default() });
        self.change_names(vec![(path, Some(id))]);
        id
    }

    fn id(&self, path: &Path) -> io::Result<u64> {
        self.names.get(path).copied().ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn node(&self, path: &Path) -> io::Result<&Node> {
        Ok(&self.files[&self.id(path)?])
    }

    fn change_names(&mut self, change: Vec<(PathBuf, Option<u64>)>) {
        apply(&mut self.names, &change);
        self.unsynced.push(change);
    }

    fn sync_names(&mut self, within: impl Fn(&Path) -> bool) {
        for change in mem::take(&mut self.unsynced) {
            if change.iter().all(|(path, _)| within(path)) {
                apply(&mut self.synced_names, &change);
            } else {
                self.unsynced.push(change);
            }
        }
    }

    fn survivor(&self, subset: u32, data: Survival) -> FailingFs {
        let mut names = self.synced_names.clone();
        for (bit, change) in self.unsynced.iter().enumerate() {
            if subset & (1 << bit) != 0 {
                apply(&mut names, change);
            }
        }
        let files = self.files.iter().map(|(id, node)| (*id, node.survivor(data))).collect();
        FailingFs(Arc::new(Mutex::new(State {
            files,
            synced_names: names.clone(),
            names,
            unsynced: Vec::new(),
            calls: 0,
            fault: Fault::None,
            hard_links: self.hard_links,
            clock: self.clock,
        })))
    }
}

impl Node {
    fn survivor(&self, data: Survival) -> Self {
        let bytes = match data {
            Survival::All => self.bytes.clone(),
            Survival::Nothing => self.synced.clone(),
            Survival::Half => {
                let same = self.synced.iter().zip(&self.bytes).take_while(|(old, new)| old == new).count();
                self.bytes[..same + (self.bytes.len() - same) / 2].to_vec()
            }
        };
        Self { synced: bytes.clone(), bytes, ..self.clone() }
    }
}

fn apply(names: &mut Names, change: &[(PathBuf, Option<u64>)]) {
    for (path, id) in change {
        match id {
            Some(id) => names.insert(path.clone(), *id),
            None => names.remove(path),
        };
    }
}

impl Fs for FailingFs {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.call().map(|_| path.to_path_buf())
    }

    fn status(&self, path: &Path) -> io::Result<Status> {
        let state = self.call()?;
        let node = state.node(path)?;
        Ok(Status {
            kind: FileKind::File,
            len: node.bytes.len() as u64,
            modified: Some(UNIX_EPOCH + Duration::from_secs(node.changed)),
            read_only: node.read_only,
        })
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let state = self.call()?;
        let bytes = &state.node(path)?.bytes;
        if bytes.len() as u64 > limit {
            return Err(ErrorKind::FileTooLarge.into());
        }
        Ok(bytes.clone())
    }

    fn read_start(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let state = self.call()?;
        let bytes = &state.node(path)?.bytes;
        Ok(bytes.iter().copied().take(usize::try_from(most).unwrap_or(usize::MAX)).collect())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let state = self.call()?;
        let inside = state.names.keys().filter(|path| path.parent() == Some(folder));
        Ok(inside.filter_map(|path| path.file_name()).map(ToOwned::to_owned).collect())
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let mut state = self.call()?;
        if let Fault::NoNewFiles(kind) = state.fault {
            return Err(kind.into());
        }
        if state.names.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let id = state.add(path.to_path_buf());
        Ok(Box::new(OpenFile { fs: self.clone(), id }))
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let id = self.call()?.id(path)?;
        Ok(Box::new(OpenFile { fs: self.clone(), id }))
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.call()?;
        let Node { permissions, read_only, .. } = *state.node(from)?;
        let id = state.id(to)?;
        let node = state.files.get_mut(&id).unwrap();
        (node.permissions, node.read_only) = (permissions, read_only);
        Ok(())
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.call()?;
        if !state.hard_links {
            return Err(ErrorKind::Unsupported.into());
        }
        if state.names.contains_key(to) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let id = state.id(from)?;
        state.change_names(vec![(to.to_path_buf(), Some(id))]);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.call()?;
        let id = state.id(from)?;
        if state.names.get(to) != Some(&id) {
            state.change_names(vec![(from.to_path_buf(), None), (to.to_path_buf(), Some(id))]);
        }
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.call()?;
        state.id(path)?;
        state.change_names(vec![(path.to_path_buf(), None)]);
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.call()?.sync_names(|path| path.parent() == Some(folder));
        Ok(())
    }
}

#[derive(Debug)]
struct OpenFile {
    fs: FailingFs,
    id: u64,
}

impl FsFile for OpenFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let fault = self.fs.state().fault;
        if let Fault::WhileWriting(act) = fault {
            act(&self.fs);
        }
        let (written, outcome) = match self.fs.call().map(drop) {
            Err(error) if matches!(fault, Fault::PowerLost(_)) => return Err(error),
            Err(error) => (&bytes[..bytes.len() / 2], Err(error)),
            Ok(()) => (bytes, Ok(())),
        };
        let mut state = self.fs.state();
        state.clock += 1;
        let changed = state.clock;
        let node = state.files.get_mut(&self.id).unwrap();
        node.bytes.extend_from_slice(written);
        node.changed = changed;
        outcome
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.fs.call()?;
        let node = state.files.get_mut(&self.id).unwrap();
        node.synced = node.bytes.clone();
        Ok(())
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        let mut state = self.fs.call()?;
        let node = state.files.get_mut(&self.id).unwrap();
        node.bytes.truncate(usize::try_from(len).unwrap());
        Ok(())
    }
}
