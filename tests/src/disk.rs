//! A disk of its own for a device, small enough to be filled.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A small disk, gone when dropped.
pub struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Mounts one at a folder. `None` where this process may not.
    pub fn mount(place: PathBuf) -> Option<Self> {
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=32m", "tmpfs"]).arg(&place).output();
        mounted.is_ok_and(|output| output.status.success()).then(|| Self(place))
    }

    /// Where it is mounted.
    pub fn at(&self) -> &Path {
        &self.0
    }

    /// Writes a file as large as there is room for, and returns it.
    pub fn fill(&self, name: &str) -> PathBuf {
        let place = self.0.join(name);
        let mut file = File::create(&place).expect("a file");
        while file.write_all(&[0; 4096]).is_ok() {}
        place
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a handle that is still open must not keep it.
        let _gone = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}
