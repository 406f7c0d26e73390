//! HQ's secrets: made at first start, kept as rows of the encrypted store.

use crate::authority::{self, Authority};
use crate::failure::{Failure, Result};
use crate::random;
use crate::store::{Store, secret};
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::{seal, sign};
use rusqlite::Connection;
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
            if secret::find(tx, "authority key")?.is_none() {
                make(tx)?;
            }
            load(tx)
        })
    }
}

fn make(tx: &Connection) -> Result<()> {
    let (key, certificate) = authority::found()?;
    let key = Zeroizing::new(key);
    secret::insert(tx, "authority key", key.as_bytes())?;
    secret::insert(tx, "authority certificate", certificate.as_bytes())?;
    secret::insert(tx, "sign", Zeroizing::new(random::bytes::<32>()?).as_slice())?;
    secret::insert(tx, "seal", Zeroizing::new(random::bytes::<32>()?).as_slice())
}

fn load(tx: &Connection) -> Result<Secrets> {
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

fn bytes(tx: &Connection, name: &'static str) -> Result<Zeroizing<Vec<u8>>> {
    secret::find(tx, name)?.map(Zeroizing::new).ok_or(Failure::Missing(name))
}

fn text(tx: &Connection, name: &'static str) -> Result<Zeroizing<String>> {
    let bytes = bytes(tx, name)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Failure::Missing(name))?;
    Ok(Zeroizing::new(text.to_owned()))
}

fn array(tx: &Connection, name: &'static str) -> Result<[u8; 32]> {
    bytes(tx, name)?.as_slice().try_into().map_err(|_| Failure::Missing(name))
}
