//! HQ's secrets: made at first start, kept as rows of the encrypted store.

use crate::authority::{self, Authority};
use crate::failure::{Failure, Result};
use crate::random;
use crate::store::{Reads, Store, Writes};
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::{seal, sign};
use zeroize::Zeroizing;

/// What HQ signs, unseals and certifies with.
pub struct Secrets {
    /// The certificate authority.
    pub authority: Authority,
    /// The secret half of the signing key.
    pub sign_secret: Zeroizing<[u8; 32]>,
    /// The public half of the signing key.
    pub sign_key: HexBytes,
    /// The private half of the sealing key.
    pub seal_private: HexBytes,
    /// The public half of the sealing key.
    pub seal_key: HexBytes,
}

impl Secrets {
    /// Reads the secrets, making them where there are none yet.
    pub fn load_or_make(store: &Store) -> Result<Self> {
        store.write(|tx| {
            if tx.find_secret("authority key")?.is_none() {
                make(tx)?;
            }
            load(tx)
        })
    }

    /// Reads the secrets of a store in which nothing is to be made.
    pub fn load(store: &Store) -> Result<Self> {
        store.read(|db| load(db))
    }
}

fn make(tx: &dyn Writes) -> Result<()> {
    let (key, certificate) = authority::found()?;
    let key = Zeroizing::new(key);
    tx.keep_secret("authority key", key.as_bytes())?;
    tx.keep_secret("authority certificate", certificate.as_bytes())?;
    tx.keep_secret("sign", Zeroizing::new(random::bytes::<32>()?).as_slice())?;
    tx.keep_secret("seal", Zeroizing::new(random::bytes::<32>()?).as_slice())
}

fn load(tx: &dyn Reads) -> Result<Secrets> {
    let key = text(tx, "authority key")?;
    let certificate = text(tx, "authority certificate")?;
    let sign_secret = Zeroizing::new(array(tx, "sign")?);
    let seal_secret = Zeroizing::new(array(tx, "seal")?);
    let (seal_private, seal_key) = seal::key_pair(&seal_secret);
    Ok(Secrets {
        authority: Authority::load(&key, &certificate)?,
        sign_key: sign::public_key(&sign_secret),
        sign_secret,
        seal_private,
        seal_key,
    })
}

fn bytes(tx: &dyn Reads, name: &'static str) -> Result<Zeroizing<Vec<u8>>> {
    tx.find_secret(name)?.map(Zeroizing::new).ok_or(Failure::Missing(name))
}

fn text(tx: &dyn Reads, name: &'static str) -> Result<Zeroizing<String>> {
    let bytes = bytes(tx, name)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Failure::Missing(name))?;
    Ok(Zeroizing::new(text.to_owned()))
}

fn array(tx: &dyn Reads, name: &'static str) -> Result<[u8; 32]> {
    bytes(tx, name)?.as_slice().try_into().map_err(|_| Failure::Missing(name))
}
