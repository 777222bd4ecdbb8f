//! The file system of the machine.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::{FileKind, Fs, FsFile, Status};

/// Longest chain of symbolic links that is followed by hand; a longer one is left to the system,
/// which calls it a loop.
const LONGEST_LINK_CHAIN: usize = 40;

/// The file system of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl Fs for Disk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        let mut path = path.to_path_buf();
        for _ in 0..LONGEST_LINK_CHAIN {
            if !fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_symlink()) {
                break;
            }
            path = folder_of(&path).join(fs::read_link(&path)?);
        }
        match path.file_name() {
            Some(name) if !path.is_symlink() => Ok(fs::canonicalize(folder_of(&path))?.join(name)),
            _ => fs::canonicalize(path),
        }
    }

    fn status(&self, path: &Path) -> io::Result<Status> {
        let meta = fs::metadata(path)?;
        let kind = if meta.is_file() {
            FileKind::File
        } else if meta.is_dir() {
            FileKind::Folder
        } else {
            FileKind::Other
        };
        Ok(Status {
            kind,
            len: meta.len(),
            modified: meta.modified().ok(),
            read_only: meta.permissions().readonly(),
        })
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let file = File::open(path)?;
        let promised = file.metadata()?.len().min(limit);
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(usize::try_from(promised).unwrap_or(usize::MAX))?;
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn read_start(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect()
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        Ok(Box::new(OpenOptions::new().write(true).create_new(true).open(path)?))
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Box::new(file))
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        let meta = fs::metadata(from)?;
        copy_owner(&meta, to)?;
        fs::set_permissions(to, meta.permissions())
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match File::open(folder)?.sync_all() {
            // Some network file systems have no such call for folders.
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
            outcome => outcome,
        }
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        // Folders cannot be opened as files here; the system orders its own renames.
        Ok(())
    }
}

impl FsFile for File {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        Write::write_all(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        self.set_len(len)?;
        self.seek(SeekFrom::Start(len)).map(drop)
    }
}

/// The folder that holds `path`; the current one for a bare name.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Gives `to` the owner and group of `meta`. Only a superuser may give files away, so a refusal is
/// recorded and no error: the content matters more.
#[cfg(unix)]
fn copy_owner(meta: &Metadata, to: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, chown};

    let now = fs::metadata(to)?;
    if (now.uid(), now.gid()) == (meta.uid(), meta.gid()) {
        return Ok(());
    }
    match chown(to, Some(meta.uid()), Some(meta.gid())) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            tracing::info!(path = %to.display(), %error, "the owner of the earlier file is not kept");
            Ok(())
        }
        outcome => outcome,
    }
}

#[cfg(not(unix))]
fn copy_owner(_meta: &Metadata, _to: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_stops_at_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ten");
        fs::write(&path, b"0123456789").unwrap();
        assert_eq!(Disk.read(&path, 10).unwrap(), b"0123456789");
        assert_eq!(Disk.read(&path, 9).unwrap_err().kind(), ErrorKind::FileTooLarge);
    }

    #[test]
    fn writing_goes_on_where_a_file_was_cut() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cut");
        fs::write(&path, b"kept torn").unwrap();
        let mut file = Disk.open_append(&path).unwrap();
        file.cut(5).unwrap();
        file.write_all(b"new").unwrap();
        file.sync().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"kept new");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_leads_to_its_target_even_before_that_exists() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(real.join("deep")).unwrap();
        symlink("deep/second", real.join("first")).unwrap();
        symlink("../target", real.join("deep/second")).unwrap();
        assert_eq!(Disk.resolve(&real.join("first")).unwrap(), real.join("target"));
        fs::write(real.join("target"), b"x").unwrap();
        assert_eq!(Disk.resolve(&real.join("first")).unwrap(), real.join("target"));
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_circle_are_an_error() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        symlink("b", folder.path().join("a")).unwrap();
        symlink("a", folder.path().join("b")).unwrap();
        assert!(Disk.resolve(&folder.path().join("a")).is_err());
    }
}
