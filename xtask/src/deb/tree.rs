//! The files of a package, as they will stand below the root.

use crate::process;
use anyhow::{Context, Result};
use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

/// A folder that stands for the root, and one beside it for what is made on the way.
pub struct Tree {
    folder: PathBuf,
}

impl Tree {
    /// An empty one in a folder of its own.
    pub fn empty(folder: &Path) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        let tree = Self { folder: folder.to_path_buf() };
        make(&tree.root())?;
        Ok(tree)
    }

    /// The folder that stands for the root.
    pub fn root(&self) -> PathBuf {
        self.folder.join("root")
    }

    /// A folder for what is made on the way and not installed.
    pub fn beside(&self, name: &str) -> Result<PathBuf> {
        let folder = self.folder.join(name);
        make(&folder)?;
        Ok(folder)
    }

    /// Copies a program in, and says where it stands.
    pub fn program(&self, from: &Path, at: &str) -> Result<PathBuf> {
        let to = self.place(at)?;
        fs::copy(from, &to).with_context(|| format!("no program at {}", from.display()))?;
        fs::set_permissions(&to, fs::Permissions::from_mode(0o755))?;
        Ok(to)
    }

    /// Copies a file in.
    pub fn file(&self, from: &Path, at: &str) -> Result<()> {
        self.bytes(&fs::read(from).with_context(|| format!("no file at {}", from.display()))?, at)
    }

    /// Writes a text.
    pub fn text(&self, text: &str, at: &str) -> Result<()> {
        self.bytes(text.as_bytes(), at)
    }

    /// Writes a text packed, under the name with `.gz`.
    pub fn packed(&self, text: &str, at: &str) -> Result<()> {
        self.text(text, at)?;
        process::run(Command::new("gzip").args(["-9", "--no-name", "--force"]).arg(self.root().join(at)))
    }

    /// Takes it away.
    pub fn remove(self) -> Result<()> {
        Ok(fs::remove_dir_all(&self.folder)?)
    }

    fn bytes(&self, bytes: &[u8], at: &str) -> Result<()> {
        let to = self.place(at)?;
        fs::write(&to, bytes)?;
        Ok(fs::set_permissions(&to, fs::Permissions::from_mode(0o644))?)
    }

    /// Where something will stand, its folders made.
    fn place(&self, at: &str) -> Result<PathBuf> {
        let mut folder = self.root();
        let parts: Vec<&str> = at.split('/').collect();
        if let Some((_name, folders)) = parts.split_last() {
            for part in folders {
                folder.push(part);
                make(&folder)?;
            }
        }
        Ok(self.root().join(at))
    }
}

/// Makes a folder that everybody may look into, whatever the one who packs has set for new ones.
fn make(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?)
}

/// The files in a folder and below, sorted.
pub fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_of(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
