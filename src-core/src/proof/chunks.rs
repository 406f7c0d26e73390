//! Evidence at rest: ChaCha20-Poly1305 (RFC 8439) over chunks of 1 MiB under a key of its own. The
//! nonce is the chunk's number and whether it is the last, so chunks cannot be swapped, dropped or
//! cut short unseen.

use chacha20poly1305::{
    ChaCha20Poly1305, Key, KeyInit, Nonce,
    aead::{Aead, Payload},
};

/// Plain bytes per chunk.
pub const CHUNK_BYTES: usize = 1 << 20;

/// Bytes that each chunk grows by.
pub const TAG_BYTES: usize = 16;

/// A chunk was changed, moved or cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("evidence chunk {0} does not open")]
pub struct ChunkError(pub u64);

/// Encrypts bytes into chunks. The key must be used for nothing else.
pub fn seal(key: &[u8; 32], plain: &[u8]) -> Result<Vec<u8>, ChunkError> {
    let cipher = ChaCha20Poly1305::new(&Key::from(*key));
    let mut out = Vec::with_capacity(plain.len() + TAG_BYTES * (plain.len() / CHUNK_BYTES + 1));
    for (index, chunk, last) in parts(plain, CHUNK_BYTES) {
        let sealed = cipher.encrypt(&nonce(index, last), Payload::from(chunk)).map_err(|_| ChunkError(index))?;
        out.extend_from_slice(&sealed);
    }
    Ok(out)
}

/// Decrypts chunks.
pub fn open(key: &[u8; 32], sealed: &[u8]) -> Result<Vec<u8>, ChunkError> {
    let cipher = ChaCha20Poly1305::new(&Key::from(*key));
    let mut out = Vec::with_capacity(sealed.len());
    for (index, chunk, last) in parts(sealed, CHUNK_BYTES + TAG_BYTES) {
        let plain = cipher.decrypt(&nonce(index, last), Payload::from(chunk)).map_err(|_| ChunkError(index))?;
        out.extend_from_slice(&plain);
    }
    Ok(out)
}

fn parts(bytes: &[u8], size: usize) -> Vec<(u64, &[u8], bool)> {
    let chunks: Vec<&[u8]> = if bytes.is_empty() { vec![bytes] } else { bytes.chunks(size).collect() };
    let last = chunks.len() - 1;
    chunks.into_iter().enumerate().map(|(index, chunk)| (index as u64, chunk, index == last)).collect()
}

fn nonce(index: u64, last: bool) -> Nonce {
    let number = index.to_be_bytes();
    let mut bytes = [0_u8; 12];
    for (to, from) in bytes.iter_mut().zip(number) {
        *to = from;
    }
    if let Some(end) = bytes.last_mut() {
        *end = u8::from(last);
    }
    Nonce::from(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn what_is_sealed_opens_and_a_cut_does_not(extra in 0_usize..3, near in 0_usize..40) {
            let plain = vec![9_u8; (extra * CHUNK_BYTES + near).saturating_sub(20)];
            let key = [3; 32];
            let sealed = seal(&key, &plain).unwrap();
            prop_assert_eq!(open(&key, &sealed).unwrap(), plain);
            prop_assert!(open(&key, sealed.get(..sealed.len() - 1).unwrap()).is_err());
            prop_assert!(open(&[4; 32], &sealed).is_err());
        }
    }

    #[test]
    fn dropping_the_last_whole_chunk_is_found() {
        let plain = vec![1; 2 * CHUNK_BYTES];
        let sealed = seal(&[3; 32], &plain).unwrap();
        assert_eq!(open(&[3; 32], &sealed[..CHUNK_BYTES + TAG_BYTES]), Err(ChunkError(0)));
    }
}
