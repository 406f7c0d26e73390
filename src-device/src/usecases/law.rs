//! What the force's lawyers do with the law's rows on devices of their own: they sign rows off, recall them, lift a
//! recall, and sign as the second for what another began. HQ checks all of it again, and hands it on.

use super::{approvals, entries, law_words};
use crate::house::{Hold, House};
use crate::session::Session;
use crate::store::own::journal;
use crate::store::replica::events;
use crate::view::{Ungranted, View};
use crate::{Failure, Refusal};
use cordon_core::proof::approval::{Approval, ApprovalFault, Approved, Signer, Subject, check};
use cordon_core::proof::entry::{Body, BodyKind};
use cordon_core::proof::envelope::SignedEntry;
use cordon_core::proof::law_word::{LawEntry, LawWordRow};
use cordon_core::rules::ids::EntryId;
use cordon_core::rules::law::{
    LAW_TABLE, LawRecall, LawRecallLift, LawSays, LawSignOff, LawWordId, LawWords, ROWS, RecallNow, kind_from_id,
    row_for,
};
use cordon_core::rules::time::Day;
use cordon_core::wire::{ApprovedSheet, CommandName, LawRowSheet, LawSaid, LawStatusSheet, RecallLaw, Stamp, Token};
use cordon_core::words::Verbatim;
use cordon_core::{text, text_key};

/// How the rows stand with the force's lawyers, and what waits for a second of them.
pub fn status(view: &View<'_>) -> Result<LawStatusSheet, Failure> {
    let latest = law_words::latest_day(view.now());
    view.ungranted(Ungranted::LawWords, |session| {
        let words = law_words::held(&session.replica)?;
        let rows = ROWS.into_iter().map(|row| LawRowSheet {
            kind: row.kind_id.into(),
            title: row.title,
            word: words.of(row.kind_id, latest),
        });
        Ok(LawStatusSheet {
            edition: LAW_TABLE.into(),
            rows: rows.collect(),
            waiting: waiting(session)?.iter().map(|asked| asked.sheet(&words)).collect(),
        })
    })
}

/// Signs rows of this edition off until a day.
pub fn sign_off(house: &House, kinds: &[Token], valid_until: Day) -> Result<LawSaid, Failure> {
    let kinds = known(kinds)?;
    say(house, LawSays::SignOff(LawSignOff { edition: LAW_TABLE.into(), kinds, valid_until }))
}

/// Recalls rows.
pub fn recall(house: &House, asked: RecallLaw) -> Result<LawSaid, Failure> {
    let RecallLaw { kinds, edition, reason, words, meanwhile } = asked;
    let kinds = known(&kinds)?;
    let edition = edition.map(|edition| Verbatim::from(edition.0));
    say(house, LawSays::Recall(LawRecall { edition, kinds, reason, words, meanwhile }))
}

/// Lifts every recall of rows that this device holds: what came since stands.
pub fn lift(house: &House, kinds: &[Token]) -> Result<LawSaid, Failure> {
    let kinds = known(kinds)?;
    let words = house.with_session(|session| law_words::held(&session.replica))?;
    let mut recalls: Vec<LawWordId> = Vec::new();
    for id in kinds.iter().flat_map(|kind| words.recalls(kind)) {
        if !recalls.contains(&id) {
            recalls.push(id);
        }
    }
    if recalls.is_empty() {
        return Err(Failure::Refused(Refusal::No(text!("refusal.no_recall_is_held"))));
    }
    say(house, LawSays::Lift(LawRecallLift { kinds, recalls }))
}

/// Signs as the second for what another signed first. A repeat returns the first signature.
pub fn second(house: &House, entry: EntryId, digest: &Token) -> Result<ApprovedSheet, Failure> {
    let signed = house.hold(|hold| {
        if let Some(first) = earlier(hold.session, entry, digest)? {
            return Ok(Ok(first));
        }
        let no = || Failure::Refused(Refusal::No(text!("refusal.nothing_waits_for_a_second")));
        let is_meant = |asked: &Asked| asked.entry.envelope.id == entry && asked.digest() == *digest;
        let asked = waiting(hold.session)?.into_iter().find(is_meant).ok_or_else(no)?;
        if lifted(&law_words::held(&hold.session.replica)?, &asked.entry.says).is_none() {
            return Err(Failure::Refused(Refusal::No(text!("refusal.no_recall_is_held"))));
        }
        match approval_of(hold.session, &asked) {
            Ok(approval) => sign(hold, &asked, approval).map(Ok),
            Err(fault) => Ok(Err(fault)),
        }
    })?;
    house.ask_for_sync();
    signed.or_else(|fault| approvals::refused(house, CommandName::SecondLaw, entry, fault))
}

/// What one officer signed, with what a second has to know of it.
struct Asked {
    signed: SignedEntry,
    entry: LawEntry,
    /// The force's number of whoever signed it.
    collar: String,
    /// As shown.
    by: Verbatim,
}

impl Asked {
    /// What HQ handed on and nobody has signed for yet. Nothing where it is not what its entry says.
    fn from_hq(row: &LawWordRow) -> Option<Self> {
        let signed = row.asked.clone().filter(|_signed| row.word.second.is_none())?;
        let entry = LawEntry::read(&signed)?;
        let word = &row.word;
        let is_so = entry.id() == word.id && entry.says == word.says && entry.envelope.officer == word.by.officer;
        is_so.then(|| Self { signed, entry, collar: word.by.collar.0.clone(), by: word.by.shown.clone() })
    }

    fn digest(&self) -> Token {
        self.signed.digest().to_string().into()
    }

    fn sheet(&self, words: &LawWords) -> LawSaid {
        sheet_of((&self.signed, &self.entry), self.by.clone(), words)
    }
}

/// What the recalls say that something lifts; none where it lifts nothing, and nothing where one is not held.
fn lifted(words: &LawWords, says: &LawSays) -> Option<Vec<RecallNow>> {
    match says {
        LawSays::Lift(lift) => words.lifted_by(lift),
        LawSays::SignOff(_) | LawSays::Recall(_) => Some(Vec::new()),
    }
}

fn sheet_of((signed, entry): (&SignedEntry, &LawEntry), by: Verbatim, words: &LawWords) -> LawSaid {
    LawSaid {
        entry: entry.envelope.id,
        digest: signed.digest().to_string().into(),
        by,
        at: Stamp::of(entry.envelope.at),
        says: entry.says.clone(),
        lifts: lifted(words, &entry.says).unwrap_or_default(),
    }
}

/// What waits for a second officer: what HQ handed on, and what was signed on this device, which HQ may not have
/// yet.
fn waiting(session: &Session) -> Result<Vec<Asked>, Failure> {
    let rows = events::law_words(&session.replica)?;
    let mut all: Vec<Asked> = rows.iter().filter_map(Asked::from_hq).collect();
    for asked in made_here(session)? {
        let id = asked.entry.id();
        let is_held = rows.iter().any(|row| row.word.id == id);
        if !is_held {
            all.push(asked);
        }
    }
    Ok(all)
}

/// What officers of this device signed that needs a second.
fn made_here(session: &Session) -> Result<Vec<Asked>, Failure> {
    let mut made = Vec::new();
    for slot in &session.device.slots {
        for kind in LawEntry::KINDS.into_iter().filter(|kind| kind.signed_as().is_some()) {
            let entries = journal::of_kind_by(&session.own, kind, slot.officer)?.into_iter();
            made.extend(entries.filter_map(|(_sequence, signed)| {
                let entry = LawEntry::read(&signed)?;
                Some(Asked { signed, entry, collar: slot.collar.clone(), by: slot.shown.as_str().into() })
            }));
        }
    }
    Ok(made)
}

/// Signs what is said, and asks for it to go out at once.
fn say(house: &House, says: LawSays) -> Result<LawSaid, Failure> {
    if let Some(fault) = says.fault(house.now().shown().london_day()) {
        return Err(Failure::invalid("kinds", fault.text()));
    }
    let said = house.hold(|hold| {
        let sequence = hold.write(|write| write.journal(&Body::from(says)))?;
        let signed = journal::get(&hold.session.own, sequence)?;
        let unread = || Failure::Unreadable { what: text_key!("fault.entry") };
        let entry = LawEntry::read(&signed).ok_or_else(unread)?;
        let words = law_words::held(&hold.session.replica)?;
        Ok(sheet_of((&signed, &entry), hold.session.officer.shown.clone(), &words))
    })?;
    house.ask_for_sync();
    Ok(said)
}

fn sign(hold: &mut Hold<'_>, asked: &Asked, approval: Approval) -> Result<ApprovedSheet, Failure> {
    let (at, sequence) = hold.write(|write| Ok((write.at(), write.journal(&Body::Approved(Box::new(approval)))?)))?;
    Ok(ApprovedSheet {
        entry: asked.entry.envelope.id,
        kind: asked.entry.envelope.kind.as_str().into(),
        digest: asked.digest(),
        by: hold.session.officer.shown.clone(),
        at: Stamp::of(at),
        sequence,
    })
}

/// The signature that this officer gave for the same bytes before.
fn earlier(session: &Session, entry: EntryId, digest: &Token) -> Result<Option<ApprovedSheet>, Failure> {
    for (sequence, signed) in journal::of_kind_by(&session.own, BodyKind::Approved, session.officer.id)? {
        let Some(Body::Approved(approval)) = entries::body_of(&signed)? else { continue };
        let Approved::Entry { entry: of, .. } = approval.of else { continue };
        if of == entry && approval.digest.to_string() == digest.as_str() {
            let held = law_words::held(&session.replica)?.0.into_iter().find(|word| word.id.entry == entry);
            let kind = held.map_or(BodyKind::LawSignOff, |word| Body::from(word.says).kind());
            return Ok(Some(ApprovedSheet {
                entry,
                kind: kind.name().into(),
                digest: digest.clone(),
                by: session.officer.shown.clone(),
                at: Stamp::of(signed.read()?.at),
                sequence,
            }));
        }
    }
    Ok(None)
}

/// This officer's approval of what another signed, or why it would not stand.
fn approval_of(session: &Session, asked: &Asked) -> Result<Approval, ApprovalFault> {
    let envelope = &asked.entry.envelope;
    let deed = BodyKind::find(&envelope.kind).and_then(BodyKind::signed_as);
    let of = Approved::Entry { device: envelope.chain, entry: envelope.id };
    let subject = Subject { of, digest: asked.signed.digest(), officer: envelope.officer, deed };
    let by = session.officer.id;
    let approval = Approval { of, digest: subject.digest, of_officer: subject.officer, by, role: session.actor };
    let own = session.device.slots.iter().find(|slot| slot.officer == by);
    // Whose number is not known may be anybody's.
    let is_same = own.is_none_or(|slot| slot.collar == asked.collar);
    check(&approval, &subject, Signer { officer: by, actor: session.actor }, |_one, _other| is_same)?;
    Ok(approval)
}

/// The ids of the rows that are named, each once.
fn known(kinds: &[Token]) -> Result<Vec<Verbatim>, Failure> {
    let mut ids: Vec<Verbatim> = Vec::new();
    for kind in kinds {
        let no =
            || Failure::invalid("kinds", text!("refusal.no_law_row_of_a_kind", kind = Verbatim::from(kind.as_str())));
        let row = kind_from_id(kind).as_ref().and_then(row_for).ok_or_else(no)?;
        if !ids.iter().any(|id| *id == *row.kind_id) {
            ids.push(row.kind_id.into());
        }
    }
    Ok(ids)
}
