//! The key of the encrypted store: 32 bytes in hex, from a file only HQ may read.

use crate::failure::{Failure, Result};
use cordon_core::text;
use cordon_core::words::Verbatim;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// What to do where no key can be read.
struct Advice {
    none_given: &'static str,
    no_key: &'static str,
}

const OF_A_NEW_HQ: Advice = Advice {
    none_given: "none given: pass --key-file FILE; `cordon-hq new-key FILE` makes one",
    no_key: "the file does not hold 64 hex digits: `cordon-hq new-key FILE` makes one",
};

/// A new key would not open it.
const OF_A_HELD_HQ: Advice = Advice {
    none_given: "none given: pass with --key-file FILE the key that this HQ was made with",
    no_key: "the file does not hold 64 hex digits: put back a copy of the key that this HQ was made with",
};

/// The raw key of the store.
#[derive(Clone)]
pub struct StoreKey(Zeroizing<[u8; 32]>);

impl StoreKey {
    /// From 32 bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Reads the key file, or systemd's credential `cordon-hq.key` where none is named.
    pub fn read(path: Option<&Path>) -> Result<Self> {
        Self::read_or(path, &OF_A_NEW_HQ)
    }

    /// As [`read`](Self::read), where an HQ stands: a new key would not open it.
    pub fn read_of_held(path: Option<&Path>) -> Result<Self> {
        Self::read_or(path, &OF_A_HELD_HQ)
    }

    fn read_or(path: Option<&Path>, advice: &Advice) -> Result<Self> {
        let path = path
            .map(Path::to_path_buf)
            .or_else(credential)
            .ok_or_else(|| Failure::Key(advice.none_given.to_owned()))?;
        let text = fs::read_to_string(&path).map_err(|error| Failure::file("read key file", &path, error))?;
        let text = Zeroizing::new(text);
        refuse_if_others_may_read(&path)?;
        let mut bytes = Zeroizing::new([0_u8; 32]);
        hex::decode_to_slice(text.trim(), bytes.as_mut_slice()).map_err(|_| Failure::Key(advice.no_key.to_owned()))?;
        Ok(Self(bytes))
    }

    /// The key as 64 hex digits, for the store's statement.
    pub(crate) fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex::encode(self.0.as_slice()))
    }
}

/// Writes a new random key where no file stands yet, readable by its owner only.
pub fn write_new(path: &Path) -> Result<()> {
    use std::io::Write as _;
    let bytes = Zeroizing::new(crate::random::bytes::<32>()?);
    let text = Zeroizing::new(hex::encode(bytes.as_slice()));
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|error| {
        if error.kind() == ErrorKind::AlreadyExists {
            let file = Verbatim::from(path.display().to_string());
            return Failure::Setting(text!("hq.key_file_is_there", file = file));
        }
        Failure::file("create key file", path, error)
    })?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.write_all(b"\n"))
        .and_then(|()| file.sync_all())
        .map_err(|error| Failure::file("write key file", path, error))
}

fn credential() -> Option<PathBuf> {
    let folder = std::env::var_os("CREDENTIALS_DIRECTORY")?;
    let path = Path::new(&folder).join("cordon-hq.key");
    path.exists().then_some(path)
}

#[cfg(unix)]
fn refuse_if_others_may_read(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path).map_err(|error| Failure::file("read mode of", path, error))?.permissions().mode();
    if mode & 0o007 != 0 {
        return Err(Failure::Key(format!("everybody may read {0}: run `chmod 600 {0}`", path.display())));
    }
    Ok(())
}

#[cfg(not(unix))]
fn refuse_if_others_may_read(_path: &Path) -> Result<()> {
    Ok(())
}
