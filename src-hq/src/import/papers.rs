//! Papers that came with orders: encrypted, each under a key of its own, and put beside the store before
//! the transaction that names them. What a crash leaves without a row is bytes that nobody has the key of.

use crate::failure::{Failure, Result};
use crate::feeds::{Attachment, IncomingOrder};
use crate::hq::Hq;
use crate::random;
use crate::store::Writes;
use crate::store::people::{PaperPlace, PaperRow};
use cordon_core::proof::chunks;
use cordon_core::proof::digest::Digest;
use cordon_core::rules::ids::OrderId;
use std::collections::HashMap;
use zeroize::Zeroizing;

/// Where papers lie, by the SHA-256 of their bytes.
pub(super) type Places = HashMap<String, PaperPlace>;

/// Puts the papers of some orders; one that lies there already is not put again.
pub(super) fn put(hq: &Hq, orders: &[IncomingOrder]) -> Result<Places> {
    let mut places = Places::new();
    for paper in orders.iter().flat_map(|order| order.attachments.iter()) {
        if places.contains_key(&paper.sha256) {
            continue;
        }
        let place = match hq.store().read(|db| db.find_paper(&paper.sha256))? {
            Some(place) if hq.papers().size(&place.object)?.is_some() => place,
            Some(_) | None => put_one(hq, paper)?,
        };
        places.insert(paper.sha256.clone(), place);
    }
    Ok(places)
}

fn put_one(hq: &Hq, paper: &Attachment) -> Result<PaperPlace> {
    let key = Zeroizing::new(random::bytes::<32>()?);
    let sealed = chunks::seal(&key, &paper.bytes).map_err(|_| Failure::Missing("a paper's bytes"))?;
    let object = Digest::of(&sealed).to_string();
    hq.papers().put(&object, &sealed)?;
    Ok(PaperPlace { key, object })
}

/// Writes down that papers came with an order.
pub(super) fn keep(tx: &dyn Writes, order: OrderId, papers: &[Attachment], places: &Places) -> Result<()> {
    for paper in papers {
        let place = places.get(&paper.sha256).ok_or(Failure::Missing("paper"))?;
        tx.keep_paper(&PaperRow { sha256: &paper.sha256, order, name: &paper.name, place })?;
    }
    Ok(())
}

/// A paper as it came, by the SHA-256 of its bytes.
pub fn find(hq: &Hq, sha256: &str) -> Result<Option<Vec<u8>>> {
    let Some(place) = hq.store().read(|db| db.find_paper(sha256))? else { return Ok(None) };
    let sealed = hq.papers().find(&place.object)?.ok_or(Failure::Missing("paper"))?;
    let plain = chunks::open(&place.key, &sealed).map_err(|_| Failure::Held)?;
    if Digest::of(&plain).to_string() != sha256 {
        return Err(Failure::Held);
    }
    Ok(Some(plain))
}
