//! What was refused, as SQLite keeps it.

use super::{Tx, from_sql, parsed, to_sql};
use crate::failure::{Failure, Result};
use crate::operator::Operator;
use crate::store::people::PaperPlace;
use crate::store::refused::{
    Because, CameFrom, Ended, Ending, Held, OfAct, Refused, RefusedOf, RefusedPaper, RefusedReads, RefusedWrites,
    Share, Step, Turn,
};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::{CaptureId, DeviceId};
use cordon_core::rules::time::Timestamp;
use cordon_core::words::{Text, Verbatim, Wording};
use rusqlite::{OptionalExtension as _, Row, ToSql, named_params};

const HELD: &str = include_str!("held.sql");

impl RefusedReads for Tx<'_> {
    fn weigh_refused(&self, by: DeviceId, share: Share) -> Result<RefusedOf> {
        let mut statement = self.0.prepare_cached(
            "select count(*), coalesce(sum(size), 0)
            from quarantine where handed_in_by = :by and share = :share and ended is null",
        )?;
        let named = named_params! { ":by": by.to_string(), ":share": share.name() };
        let held = statement
            .query_row(named, |row| Ok(RefusedOf { count: from_sql(row.get(0)?), bytes: from_sql(row.get(1)?) }));
        Ok(held?)
    }

    fn is_refused(&self, refused: &Refused<'_>) -> Result<bool> {
        Ok(self.find_kept(&NewRow::of(refused)?)?.is_some())
    }

    fn list_refused(&self) -> Result<Vec<Held>> {
        self.held("where ended is null order by quarantine.id", &[])
    }

    fn list_ever_refused(&self) -> Result<Vec<Held>> {
        self.held("order by quarantine.id", &[])
    }

    fn list_refused_of(&self, file: &str) -> Result<Vec<Held>> {
        self.held("where file = :file and ended is null order by within, line, quarantine.id", &[(":file", &file)])
    }

    fn find_refused(&self, id: u64) -> Result<Option<Held>> {
        Ok(self.held("where quarantine.id = :id", &[(":id", &to_sql(id))])?.pop())
    }

    fn list_refused_steps(&self, id: u64) -> Result<Vec<Step>> {
        let mut statement = self.0.prepare_cached(include_str!("list_refused_steps.sql"))?;
        let mut rows = statement.query(named_params! { ":id": to_sql(id) })?;
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            steps.push(read_step(row)?);
        }
        Ok(steps)
    }

    fn find_refused_bytes(&self, id: u64) -> Result<Option<Vec<u8>>> {
        let mut statement = self.0.prepare_cached(
            "select bytes from quarantine join refused_bytes using (sha256) where id = :id and kind <> 'nonsense'",
        )?;
        Ok(statement.query_row(named_params! { ":id": to_sql(id) }, |row| row.get(0)).optional()?)
    }

    fn list_refused_papers(&self, file: &str) -> Result<Vec<RefusedPaper>> {
        let mut statement =
            self.0.prepare_cached("select name, sha256 from refused_paper where file = :file order by name, sha256")?;
        let rows = statement.query_map(named_params! { ":file": file }, |row| {
            Ok(RefusedPaper { name: row.get(0)?, sha256: row.get(1)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl RefusedWrites for Tx<'_> {
    fn keep_refused(&self, refused: &Refused<'_>, now: Timestamp) -> Result<()> {
        let row = NewRow::of(refused)?;
        match refused.from {
            CameFrom::Nonsense if self.is_counted(&row)? => return Ok(()),
            CameFrom::Nonsense => {}
            CameFrom::Part { .. } => {
                if let Some(id) = self.find_kept(&row)? {
                    return self.refuse_again(id, now);
                }
                self.keep_bytes(&row.sha256, refused.bytes)?;
            }
            CameFrom::Entry { .. } | CameFrom::Capture { .. } => {
                if self.find_kept(&row)?.is_some() {
                    return Ok(());
                }
                self.keep_bytes(&row.sha256, refused.bytes)?;
            }
        }
        self.0.prepare_cached(include_str!("insert_refused.sql"))?.execute(named_params! {
            ":id": self.next_number("quarantine")?,
            ":kind": row.kind,
            ":by": row.by,
            ":share": refused.share.name(),
            ":path": row.path,
            ":file": row.file,
            ":within": row.within,
            ":line": row.line,
            ":device": row.device,
            ":sequence": row.sequence,
            ":capture": row.capture,
            ":reason": row.reason,
            ":sha256": row.sha256,
            ":size": to_sql(refused.bytes.len() as u64),
            ":now": now.millis(),
        })?;
        Ok(())
    }

    fn refuse_otherwise(&self, refused: &Refused<'_>, now: Timestamp) -> Result<bool> {
        let row = NewRow::of(refused)?;
        if self.find_kept(&row)?.is_some() {
            return Ok(false);
        }
        let waits = self.waiting_parts(&row)?;
        let [(id, before)] = waits.as_slice() else { return Ok(false) };
        let mut statement =
            self.0.prepare_cached("update quarantine set reason = :reason, steps = steps + 1 where id = :id")?;
        statement.execute(named_params! { ":id": id, ":reason": row.reason })?;
        self.keep_step(from_sql(*id), Turn::RefusedOtherwise, before, now)?;
        Ok(true)
    }

    fn end_refused(&self, id: u64, how: Ending, why: &str, now: Timestamp) -> Result<bool> {
        let mut statement = self.0.prepare_cached(
            "update quarantine set ended = :how, steps = steps + 1
            where id = :id and (ended is null or (ended = 'closed' and :how = 'released'))",
        )?;
        let is_ended = statement.execute(named_params! { ":id": to_sql(id), ":how": how.name() })? == 1;
        if is_ended {
            self.keep_step(id, how.into(), why, now)?;
        }
        Ok(is_ended)
    }

    fn reopen_refused(&self, id: u64, why: &str, now: Timestamp) -> Result<bool> {
        let mut statement = self.0.prepare_cached(
            "update quarantine set ended = null, steps = steps + 1 where id = :id and ended = 'closed'",
        )?;
        let is_open = statement.execute(named_params! { ":id": to_sql(id) })? == 1;
        if is_open {
            self.keep_step(id, Turn::Reopened, why, now)?;
        }
        Ok(is_open)
    }

    fn name_act_of_refused(&self, id: u64, act: u64) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "update quarantine_step set act = :act
            where id = :id and step = (select steps from quarantine where id = :id)",
        )?;
        statement.execute(named_params! { ":id": to_sql(id), ":act": to_sql(act) })?;
        Ok(())
    }

    fn keep_refused_paper(&self, file: &str, paper: &RefusedPaper, place: &PaperPlace) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into refused_paper (file, name, sha256, key, object)
            values (:file, :name, :sha256, :key, :object)
            on conflict (file, name, sha256) do update set key = :key, object = :object",
        )?;
        statement.execute(named_params! {
            ":file": file,
            ":name": paper.name,
            ":sha256": paper.sha256,
            ":key": place.key.as_slice(),
            ":object": place.object,
        })?;
        Ok(())
    }
}

/// A refusal as its columns; each kind has its own.
#[derive(Default)]
struct NewRow<'r> {
    kind: &'static str,
    by: String,
    path: Option<&'r str>,
    file: Option<&'r str>,
    within: Option<&'r str>,
    line: Option<i64>,
    device: Option<String>,
    sequence: Option<i64>,
    capture: Option<String>,
    reason: String,
    sha256: String,
}

impl<'r> NewRow<'r> {
    fn of(refused: &Refused<'r>) -> Result<Self> {
        let row = Self {
            by: refused.by.map(|device| device.to_string()).unwrap_or_default(),
            reason: match refused.because {
                Because::Reader(text) => serde_json::to_string(text)?,
                Because::Intake(because) => because.name().to_owned(),
            },
            sha256: match refused.from {
                // Known already, and a large file need not be digested for each of its rows.
                CameFrom::Part { file, .. } => file.clone(),
                CameFrom::Entry { .. } | CameFrom::Capture { .. } | CameFrom::Nonsense => {
                    Digest::of(refused.bytes).to_string()
                }
            },
            ..Self::default()
        };
        Ok(match refused.from {
            CameFrom::Part { path, file, within, line } => Self {
                kind: "part",
                path: Some(path),
                file: Some(file),
                within: within.as_deref(),
                line: line.map(to_sql),
                ..row
            },
            CameFrom::Entry { device, sequence } => {
                let sequence = Some(sequence.cast_signed());
                Self { kind: "entry", device: Some(device.to_string()), sequence, ..row }
            }
            CameFrom::Capture { device, capture } => {
                let capture = Some(capture.to_string());
                Self { kind: "capture", device: Some(device.to_string()), capture, ..row }
            }
            CameFrom::Nonsense => Self { kind: "nonsense", ..row },
        })
    }
}

impl Tx<'_> {
    /// Counts nonsense with what came of its kind; whether there was some that waits yet.
    fn is_counted(&self, row: &NewRow<'_>) -> Result<bool> {
        let mut statement = self.0.prepare_cached(
            "update quarantine set times = times + 1, sha256 = :sha256
            where handed_in_by = :by and kind = 'nonsense' and reason = :reason and ended is null",
        )?;
        let named = named_params! { ":sha256": row.sha256, ":by": row.by, ":reason": row.reason };
        Ok(statement.execute(named)? > 0)
    }

    /// The number of just this refusal where it is kept, in quarantine or no more.
    fn find_kept(&self, row: &NewRow<'_>) -> Result<Option<i64>> {
        let mut statement = self.0.prepare_cached(include_str!("is_refused.sql"))?;
        let named = named_params! {
            ":sha256": row.sha256,
            ":kind": row.kind,
            ":by": row.by,
            ":reason": row.reason,
            ":file": row.file,
            ":within": row.within,
            ":line": row.line,
            ":device": row.device,
            ":sequence": row.sequence,
            ":capture": row.capture,
        };
        Ok(statement.query_row(named, |row| row.get(0)).optional()?)
    }

    /// The numbers and reasons under which a part of a file waits.
    fn waiting_parts(&self, row: &NewRow<'_>) -> Result<Vec<(i64, String)>> {
        let mut statement = self.0.prepare_cached(
            "select id, reason from quarantine
            where
                sha256 = :sha256 and kind = 'part' and file is :file and within is :within and line is :line
                and ended is null",
        )?;
        let named =
            named_params! { ":sha256": row.sha256, ":file": row.file, ":within": row.within, ":line": row.line };
        let rows = statement.query_map(named, |found| Ok((found.get(0)?, found.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Puts a part of a file that was taken in back into quarantine. What a person closed stays closed.
    fn refuse_again(&self, id: i64, now: Timestamp) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "update quarantine set ended = null, steps = steps + 1 where id = :id and ended = 'released'",
        )?;
        if statement.execute(named_params! { ":id": id })? == 1 {
            self.keep_step(from_sql(id), Turn::RefusedAgain, "", now)?;
        }
        Ok(())
    }

    fn keep_bytes(&self, sha256: &str, bytes: &[u8]) -> Result<()> {
        let mut is_held = self.0.prepare_cached("select 1 from refused_bytes where sha256 = :sha256")?;
        if is_held.exists(named_params! { ":sha256": sha256 })? {
            return Ok(());
        }
        let mut statement =
            self.0.prepare_cached("insert into refused_bytes (sha256, bytes) values (:sha256, :bytes)")?;
        statement.execute(named_params! { ":sha256": sha256, ":bytes": bytes })?;
        Ok(())
    }

    fn keep_step(&self, id: u64, how: Turn, why: &str, now: Timestamp) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into quarantine_step (id, step, how, why, at)
            select id, steps, :how, :why, :now from quarantine where id = :id",
        )?;
        statement
            .execute(named_params! { ":id": to_sql(id), ":how": how.name(), ":why": why, ":now": now.millis() })?;
        Ok(())
    }

    fn held(&self, wanted: &str, named: &[(&str, &dyn ToSql)]) -> Result<Vec<Held>> {
        let mut statement = self.0.prepare_cached(&format!("{HELD} {wanted}"))?;
        let mut rows = statement.query(named)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
        Ok(found)
    }
}

fn read(row: &Row<'_>) -> Result<Held> {
    let (by, reason): (String, String) = (row.get(2)?, row.get(9)?);
    let (from, because) = came_from(row, &reason)?;
    Ok(Held {
        id: from_sql(row.get(0)?),
        from,
        by: (!by.is_empty()).then(|| parsed(&by, "device id")).transpose()?,
        because,
        bytes: from_sql(row.get(10)?),
        times: from_sql(row.get(11)?),
        at: Timestamp::from_millis(row.get(12)?),
        ended: read_ended(row)?,
    })
}

/// Where something came from and why it was refused, as its kind keeps them.
fn came_from(row: &Row<'_>, reason: &str) -> Result<(CameFrom, Because)> {
    let by_name = Because::Intake(RefusedBecause::named(reason));
    let device = || -> Result<DeviceId> { parsed(&row.get::<_, String>(6)?, "device id") };
    let kind: String = row.get(1)?;
    Ok(match kind.as_str() {
        "part" => {
            let line = row.get::<_, Option<i64>>(5)?.map(from_sql);
            let from = CameFrom::Part { path: row.get(3)?, file: row.get(4)?, within: row.get(16)?, line };
            (from, Because::Reader(text_of(reason)))
        }
        "entry" => {
            let sequence = row.get::<_, i64>(7)?.cast_unsigned();
            (CameFrom::Entry { device: device()?, sequence }, by_name)
        }
        "capture" => {
            let capture: CaptureId = parsed(&row.get::<_, String>(8)?, "capture id")?;
            (CameFrom::Capture { device: device()?, capture }, by_name)
        }
        "nonsense" => (CameFrom::Nonsense, by_name),
        _ => return Err(Failure::Missing("kind of what was refused")),
    })
}

/// The reason of a reader of files. A text that this edition lacks is shown as it is kept.
fn text_of(reason: &str) -> Wording {
    serde_json::from_str::<Text>(reason).map_or_else(|_| Verbatim::from(reason).into(), Wording::from)
}

fn read_step(row: &Row<'_>) -> Result<Step> {
    let (how, why): (String, String) = (row.get(0)?, row.get(2)?);
    let how = Turn::named(&how).ok_or(Failure::Missing("step of what was refused"))?;
    let why = match how {
        Turn::RefusedOtherwise => text_of(&why),
        Turn::Released | Turn::Closed | Turn::Reopened | Turn::RefusedAgain => Verbatim::from(why).into(),
    };
    let act = match row.get::<_, Option<i64>>(3)? {
        Some(number) => {
            Some(OfAct { number: from_sql(number), by: Operator { login: row.get(4)?, account: row.get(5)? } })
        }
        None => None,
    };
    Ok(Step { how, at: Timestamp::from_millis(row.get(1)?), why, act })
}

fn read_ended(row: &Row<'_>) -> Result<Option<Ended>> {
    let Some(how) = row.get::<_, Option<String>>(13)? else { return Ok(None) };
    let how = Ending::named(&how).ok_or(Failure::Missing("ending"))?;
    Ok(Some(Ended { how, why: row.get(14)?, at: Timestamp::from_millis(row.get(15)?) }))
}
