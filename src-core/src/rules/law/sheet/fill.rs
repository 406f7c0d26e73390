//! Fills the sheet from the row, field by field.

use super::{
    BreachSheet, CodeSheet, DurationSheet, DutySheet, LawSheet, LimitSheet, Named, NoticeNeeded, PointSheet,
    PowerSheet, RouteSheet, RowClockSheet,
};
use crate::rules::clock::ClockRule;
use crate::rules::law::{
    AwarenessWhen, Breach, LAW_TABLE, LawDuration, LawRow, NoticeRule, NotificationDuty, OffenceCode, PointRow,
    PowerRow, Route,
};
use crate::rules::notice::NoticeKind;

/// Everything a row says.
pub(super) fn of_row(row: &LawRow) -> LawSheet {
    let (notice, notice_counts) = notice(row.notice);
    LawSheet {
        edition: LAW_TABLE.to_owned(),
        kind: row.kind_id.to_owned(),
        title: row.title.to_owned(),
        statute: row.statute.to_owned(),
        made_by: row.made_by.to_owned(),
        takes_effect: row.takes_effect.to_owned(),
        service: row.service.to_owned(),
        duration: duration(row.duration),
        may_contain: row.may_contain.to_owned(),
        breach: breach(row.breach),
        covers: row.covers(),
        power_from: row.power_from,
        powers: row.powers.iter().map(power).collect(),
        notice,
        notice_counts,
        uk_wide: row.uk_wide,
        codes: row.offence_codes.iter().map(code).collect(),
        clocks: row.clocks.iter().map(|clock| clock_start(clock.rule, clock.starts)).collect(),
        duties: row.duties.iter().map(duty).collect(),
        routes: row.routes.iter().map(route).collect(),
        forms: row.forms.iter().map(|form| named(form.id, form.what)).collect(),
        points: row.points_to_prove.iter().map(point).collect(),
        notes: owned(row.notes),
        status: owned(row.status),
        needs_sign_off: row.needs_sign_off,
        unsure: owned(row.unsure),
        source: row.source.to_owned(),
    }
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|&line| line.to_owned()).collect()
}

fn named(id: &str, what: &str) -> Named {
    Named { id: id.to_owned(), what: what.to_owned() }
}

fn point(point: &PointRow) -> PointSheet {
    PointSheet { id: point.id, words: point.words.to_owned() }
}

fn clock_start(rule: ClockRule, starts: &str) -> RowClockSheet {
    RowClockSheet { rule, source: rule.source().to_owned(), starts: starts.to_owned() }
}

fn duration(duration: LawDuration) -> DurationSheet {
    let limits = duration.limits.iter();
    DurationSheet {
        words: duration.words.to_owned(),
        limits: limits
            .map(|limit| LimitSheet { of: limit.of.to_owned(), least: limit.least, most: limit.most })
            .collect(),
        beginning_with_day_made: duration.beginning_with_day_made,
        until_further_order: duration.until_further_order,
        renewal: duration.renewal,
    }
}

fn breach(breach: Breach) -> BreachSheet {
    let some = |code: &str| Some(code.to_owned()).filter(|code| !code.is_empty());
    match breach {
        Breach::Offence { section, penalty, mode, code } => BreachSheet::Offence {
            section: section.to_owned(),
            penalty: penalty.to_owned(),
            mode: mode.to_owned(),
            code: code.to_owned(),
        },
        Breach::Contempt { section, penalty, code } => {
            BreachSheet::Contempt { section: section.to_owned(), penalty: penalty.to_owned(), code: some(code) }
        }
        Breach::NoOffence { section, consequence, code } => BreachSheet::NoOffence {
            section: section.to_owned(),
            consequence: consequence.to_owned(),
            code: some(code),
        },
    }
}

fn power(power: &PowerRow) -> PowerSheet {
    PowerSheet {
        id: power.id.to_owned(),
        source: power.source.to_owned(),
        tense: power.tense,
        test: power.test,
        needs_necessity: power.needs_necessity,
        entry: power.entry.map(str::to_owned),
        clock: power.clock,
    }
}

fn notice(rule: NoticeRule) -> (NoticeNeeded, Vec<NoticeKind>) {
    match rule {
        NoticeRule::NotNeeded => (NoticeNeeded::NotNeeded, Vec::new()),
        NoticeRule::Awareness { when: AwarenessWhen::OnlyWithoutNotice, counts } => {
            (NoticeNeeded::OnlyWithoutNotice, counts.to_vec())
        }
        NoticeRule::Awareness { when: AwarenessWhen::Always, counts } => (NoticeNeeded::Always, counts.to_vec()),
    }
}

fn code(code: &OffenceCode) -> CodeSheet {
    let (made_from, made_before) = code.days();
    CodeSheet {
        code: code.code.to_owned(),
        act: code.act,
        section: code.section.to_owned(),
        made_under: code.made_under,
        made_from,
        made_before,
    }
}

fn duty(duty: &NotificationDuty) -> DutySheet {
    DutySheet {
        starts: duty.starts,
        starts_words: duty.starts_words.to_owned(),
        days: duty.days,
        clock: duty.clock,
        what: duty.what.to_owned(),
        how: duty.how.to_owned(),
        waived_while: duty.waived_while.to_owned(),
        penalty: duty.penalty.to_owned(),
        codes: duty.codes.iter().map(|code| named(code.code, code.of)).collect(),
        source: duty.source.to_owned(),
    }
}

fn route(route: &Route) -> RouteSheet {
    RouteSheet {
        route: route.kind,
        section: route.section.to_owned(),
        brought_by: route.brought_by.to_owned(),
        court: route.court.to_owned(),
        barred_by: route.barred_by.to_vec(),
    }
}
