//! The disk beneath it all: what it is, and what it takes to keep something on it.

use crate::figures::{Figures, timed};
use anyhow::Result;
use std::{
    fs::{self, File},
    io::Write,
    path::Path,
};

/// How often something is kept to see what that takes.
const TIMES: usize = 100;

/// On what the figures of a run were taken. Where that lies in memory, nothing that is durable costs anything.
pub fn tell(folder: &Path, figures: &mut Figures) {
    let kind = file_system(folder).unwrap_or_else(|| "not known".to_owned());
    let means = match kind.as_str() {
        "tmpfs" | "ramfs" => ", in memory: no figure with a commit or a sync in it says anything of a disk",
        _ => "",
    };
    figures.note("file system of what is measured", &format!("{kind}{means}"));
}

/// What the disk itself takes: 4 KiB put behind a file and synced. It is taken before the work and after it, for
/// a disk that others use is not the same all along.
pub fn append_and_sync(folder: &Path, when: &str, figures: &mut Figures) -> Result<()> {
    let place = folder.join("peer");
    let mut file = File::create(&place)?;
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let write = || file.write_all(&[7; 4096]).and_then(|()| file.sync_all());
        times.push(timed(write)?.1 * 1000.0);
    }
    drop(file);
    fs::remove_file(place)?;
    figures.spread(&format!("peer, {when} the work: 4 KiB put behind a file and synced"), &times, &[]);
    Ok(())
}

fn file_system(folder: &Path) -> Option<String> {
    kind_of(&fs::read_to_string("/proc/self/mounts").ok()?, &folder.canonicalize().ok()?)
}

/// The kind of what is mounted nearest above a folder: of two at one place, the later hides the earlier.
fn kind_of(mounts: &str, folder: &Path) -> Option<String> {
    let named = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?, words.next()?))
    });
    let above = named.filter(|(at, _)| folder.starts_with(at));
    above.max_by_key(|(at, _)| at.len()).map(|(_, kind)| kind.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_lies_on_what_is_mounted_nearest_above_it() {
        let mounts = "/dev/sda / ext4 rw 0 0\ntmp /tmp ext4 rw 0 0\ntmp /tmp tmpfs rw 0 0\nproc /proc proc rw 0 0\n";
        let kind = |folder: &str| kind_of(mounts, Path::new(folder));
        assert_eq!(kind("/tmp/bench").as_deref(), Some("tmpfs"));
        assert_eq!(kind("/tmpfiles").as_deref(), Some("ext4"));
        assert_eq!(kind_of("", Path::new("/tmp")), None);
    }
}
