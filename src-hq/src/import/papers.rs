//! Papers that came with orders: encrypted, each under a key of its own, and put beside the store before
//! the transaction that names them. What a crash leaves without a row is bytes that nobody has the key of.

use crate::failure::{Failure, Result};
use crate::feeds::acro::{Paper, Papers};
use crate::feeds::{Attachment, IncomingOrder};
use crate::hq::Hq;
use crate::random;
use crate::store::Writes;
use crate::store::people::{PaperPlace, PaperRow};
use crate::store::refused::RefusedPaper;
use cordon_core::proof::chunks;
use cordon_core::proof::digest::Digest;
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::names::composed;
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
            Some(_) | None => put_one(hq, &paper.bytes)?,
        };
        places.insert(paper.sha256.clone(), place);
    }
    Ok(places)
}

fn put_one(hq: &Hq, bytes: &[u8]) -> Result<PaperPlace> {
    let key = Zeroizing::new(random::bytes::<32>()?);
    let sealed = chunks::seal(&key, bytes).map_err(|_| Failure::Missing("a paper's bytes"))?;
    let object = Digest::of(&sealed).to_string();
    hq.papers().put(&object, sealed)?;
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

/// Keeps the papers that a file's refused parts name, so that these can be released wherever the file lay.
pub(super) fn keep_beside(hq: &Hq, file: &str, papers: &Papers, named_in: &str) -> Result<()> {
    let named_in = composed(named_in).to_lowercase();
    for paper in papers.all().filter(|paper| is_named(&paper.path, &named_in)) {
        let Ok(bytes) = &paper.content else { continue };
        let sha256 = Digest::of(bytes).to_string();
        let place = match hq.store().read(|db| db.find_paper(&sha256))? {
            Some(place) if hq.papers().size(&place.object)?.is_some() => place,
            Some(_) | None => put_one(hq, bytes)?,
        };
        let kept = RefusedPaper { name: paper.path.clone(), sha256 };
        hq.store().write(|tx| tx.keep_refused_paper(file, &kept, &place))?;
    }
    Ok(())
}

/// Whether a text names a paper, or the one that it is the Welsh translation of.
fn is_named(paper: &str, named_in: &str) -> bool {
    let name = composed(paper).to_lowercase();
    named_in.contains(&name) || name.strip_suffix("-welsh.pdf").is_some_and(|stem| named_in.contains(stem))
}

/// The papers that are kept for what was refused of a file.
pub(super) fn kept_beside(hq: &Hq, file: &str) -> Result<Papers> {
    let mut papers = Papers::default();
    for kept in hq.store().read(|db| db.list_refused_papers(file))? {
        let bytes = find(hq, &kept.sha256)?.ok_or(Failure::Missing("paper"))?;
        papers.add(Paper { path: kept.name, content: Ok(bytes) });
    }
    Ok(papers)
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
