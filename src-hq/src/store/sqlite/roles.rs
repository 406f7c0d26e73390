//! What officers are to the force, as SQLite keeps it.

use super::Tx;
use crate::failure::{Failure, Result};
use crate::store::roles::{RoleReads, RoleSince, RoleWrites};
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::policy::{Actor, Rank, Role};
use cordon_core::rules::time::Timestamp;
use rusqlite::{Params, Row, named_params};

impl RoleReads for Tx<'_> {
    fn find_role(&self, collar: &str) -> Result<Option<Actor>> {
        let sql = "select role, rank from officer_role where collar = :collar order by since desc limit 1";
        Ok(self.actors(sql, named_params! { ":collar": collar })?.pop())
    }

    fn list_roles(&self, officer: OfficerId) -> Result<Vec<RoleSince>> {
        let mut statement = self.0.prepare_cached(
            "select r.role, r.rank, r.since from officer o join officer_role r on r.collar = o.collar
            where o.id = :officer order by r.since",
        )?;
        let mut rows = statement.query(named_params! { ":officer": officer.to_string() })?;
        let mut roles = Vec::new();
        while let Some(row) = rows.next()? {
            roles.push(RoleSince { since: Timestamp::from_millis(row.get(2)?), actor: read(row)? });
        }
        Ok(roles)
    }

    fn list_actors(&self, device: DeviceId) -> Result<Vec<Actor>> {
        let sql = "select distinct r.role, r.rank from device_officer d
            join officer o on o.id = d.officer
            join officer_role r on r.collar = o.collar
            where d.device = :device";
        self.actors(sql, named_params! { ":device": device.to_string() })
    }

    fn list_present_actors(&self, device: DeviceId) -> Result<Vec<Actor>> {
        let sql = include_str!("list_present_actors.sql");
        self.actors(sql, named_params! { ":device": device.to_string() })
    }
}

impl RoleWrites for Tx<'_> {
    fn keep_role(&self, collar: &str, actor: Actor, now: Timestamp) -> Result<()> {
        // Two changes in one moment, and a clock that was set back, still follow one another.
        let mut statement = self.0.prepare_cached(
            "insert into officer_role (collar, since, role, rank)
            select :collar, max(:now, coalesce(max(since) + 1, :now)), :role, :rank
            from officer_role where collar = :collar",
        )?;
        statement.execute(named_params! {
            ":collar": collar,
            ":now": now.millis(),
            ":role": actor.role.name(),
            ":rank": actor.rank.map(Rank::name),
        })?;
        Ok(())
    }
}

impl Tx<'_> {
    fn actors(&self, sql: &str, named: impl Params) -> Result<Vec<Actor>> {
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query(named)?;
        let mut actors = Vec::new();
        while let Some(row) = rows.next()? {
            actors.push(read(row)?);
        }
        Ok(actors)
    }
}

/// A role and rank by the names that they are kept under, in the first two columns.
fn read(row: &Row<'_>) -> Result<Actor> {
    let (role, rank): (String, Option<String>) = (row.get(0)?, row.get(1)?);
    let role = Role::named(&role).ok_or(Failure::Missing("role"))?;
    let rank = rank.map(|rank| Rank::named(&rank).ok_or(Failure::Missing("rank"))).transpose()?;
    Ok(Actor { role, rank })
}
