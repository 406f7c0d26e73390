//! The law's rows: one kind, all kinds, or what an area has.

use super::invalid;
use crate::page::Page;
use crate::pages;
use crate::print::{Out, reply};
use anyhow::Result;
use cordon_core::rules::card::OrderCard;
use cordon_core::rules::dates;
use cordon_core::rules::identifiers::force_name;
use cordon_core::rules::law::{
    self, Area, BESIDE, BesideRow, Breach, Change, LAW_TABLE, LawRow, LeastAge, Life, MadeDoubt, Moment, OFFENCES,
    OffencePrompt, PROTECT, ProtectRow, ROWS, RegimeAnswer, RegimeDoubt, domestic_regime, kind_from_id,
};
use cordon_core::rules::time::Day;
use cordon_core::wire::{CardRow, says};
use cordon_core::words::{English, Reader as _, Text, TextKey, Verbatim, english};
use cordon_core::{text, text_key};
use cordon_device::clock::{Clock, SystemClock};
use serde::Serialize;

/// Every kind of the edition.
#[derive(Serialize)]
struct Kinds {
    edition: &'static str,
    kinds: Vec<Kind>,
}

#[derive(Serialize)]
struct Kind {
    kind: &'static str,
    title: TextKey,
}

/// The row of a kind, with its edition.
#[derive(Serialize)]
struct Row {
    edition: &'static str,
    #[serde(flatten)]
    row: &'static LawRow,
    /// From which age it can be made, and for whom.
    least_ages: Vec<Text>,
    /// What is otherwise for somebody under 18.
    under_18: Vec<TextKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    then: Option<Then>,
}

/// What the days that were given change.
#[derive(Serialize)]
struct Then {
    made: Option<Day>,
    act: Option<Day>,
    breach: Breach,
    changes: Vec<&'static Change>,
    doubt: Option<MadeDoubt>,
}

/// Other offences to have in view.
#[derive(Serialize)]
struct OtherOffences {
    edition: &'static str,
    offences: &'static [OffencePrompt],
}

/// The powers that hang on no order: to arrest, and to safeguard somebody.
#[derive(Serialize)]
struct Beside {
    edition: &'static str,
    powers: &'static [BesideRow],
    safeguarding: &'static [ProtectRow],
}

/// What an area has on a day.
#[derive(Serialize)]
struct RegimeSheet<'a> {
    force: &'a str,
    force_name: &'static str,
    district: Option<&'a str>,
    on: Day,
    regime: RegimeAnswer,
}

/// Prints everything the row of a kind says, for an order made and an act done on days that may be given.
pub fn sheet(kind: &str, made: Option<&str>, act: Option<&str>, out: Out) -> Result<()> {
    let kind = kind_from_id(kind);
    let row = kind.as_ref().and_then(law::row_for).ok_or_else(|| {
        let ids: Vec<&str> = ROWS.iter().map(|row| row.kind_id).collect();
        invalid(text!("cordon.no_such_kind", kinds = Verbatim::from(ids.join(", "))))
    })?;
    let made = made.map(|text| day_of(text, |why| text!("cordon.made_is_a_day", why = why))).transpose()?;
    let act = act.map(|text| day_of(text, |why| text!("cordon.act_is_a_day", why = why))).transpose()?;
    let then = (made.is_some() || act.is_some()).then(|| Then::of(row, made, act));
    let least_ages = kind.iter().flat_map(law::least_ages).map(LeastAge::text).collect();
    let under_18 = kind.iter().flat_map(law::for_youths).collect();
    reply(&Row { edition: LAW_TABLE, row, least_ages, under_18, then }, out, |page, asked| {
        row_shown(page, asked.row, asked.then.as_ref());
        ages_shown(page, asked);
        row_ends(page, asked.row);
    })
}

/// A day that was typed, or what is wrong with it.
fn day_of(text: &str, said: impl Fn(Text) -> Text) -> Result<Day> {
    let today = Clock::wall(&SystemClock).london_day();
    dates::read_asked(text, today).map_err(|fault| invalid(said(fault.text())))
}

impl Then {
    fn of(row: &'static LawRow, made: Option<Day>, act: Option<Day>) -> Self {
        let law = row.at(Moment { made, act, decision: None });
        let doubt = made.and_then(|made| row.dated.made_on(made));
        Self { made, act, breach: law.breach(), changes: law.changes().collect(), doubt }
    }

    /// What it changes, in lines.
    fn lines(&self) -> Vec<String> {
        let doubt = self.doubt.map(|doubt| English.key(doubt.text()));
        self.changes.iter().map(|change| english(change.text())).chain(doubt).collect()
    }
}

/// Lists the kinds.
pub fn kinds(out: Out) -> Result<()> {
    let kinds = ROWS.iter().map(|row| Kind { kind: row.kind_id, title: row.title }).collect();
    reply(&Kinds { edition: LAW_TABLE, kinds }, out, kinds_shown)
}

/// Lists the other offences to have in view, each with its sections and points to prove.
pub fn offences(out: Out) -> Result<()> {
    reply(&OtherOffences { edition: LAW_TABLE, offences: OFFENCES }, out, |page, listed| {
        for offence in listed.offences {
            page.part(English.key(offence.title), says::offence(English, offence));
        }
        page.aside(english(text_key!("offence.not_a_finding")));
        page.aside(listed.edition);
    })
}

/// Lists the powers that hang on no order, each with its id, its test and what follows its use.
pub fn beside(out: Out) -> Result<()> {
    let listed = Beside { edition: LAW_TABLE, powers: BESIDE, safeguarding: PROTECT };
    reply(&listed, out, |page, listed| {
        for row in listed.powers {
            let what = [row.id.to_string(), row.source.to_owned(), English.key(row.test_words)];
            let lines = says::beside_lines(English, row);
            page.part(English.key(row.title), std::iter::once(says::join(what)).chain(lines));
        }
        for row in listed.safeguarding {
            page.part(English.key(row.title), says::protect(English, row));
        }
        page.aside(listed.edition);
    })
}

/// Prints which notices and orders of domestic abuse the area of a force has on a day. A code that no
/// force has is refused: the table would take it for an area without a pilot.
pub fn regime(force: &str, district: Option<&str>, on: &str, out: Out) -> Result<()> {
    let force = force.trim();
    let force_name = force_name(force).ok_or_else(|| invalid(text!("cordon.no_such_force")))?;
    let today = Clock::wall(&SystemClock).london_day();
    let on = dates::read_asked(on, today).map_err(|fault| invalid(text!("cordon.on_is_a_day", why = fault.text())))?;
    let district = district.map(str::trim).filter(|name| !name.is_empty());
    let area = Area { force: force.to_owned(), district: district.map(str::to_owned) };
    let regime = domestic_regime(&area, on);
    reply(&RegimeSheet { force, force_name, district, on, regime }, out, regime_shown)
}

fn kinds_shown(page: &mut Page, listed: &Kinds) {
    let widest = listed.kinds.iter().map(|kind| kind.kind.len()).max().unwrap_or_default();
    for kind in &listed.kinds {
        page.line(format!("{:widest$}  {}", kind.kind, English.key(kind.title)));
    }
    page.aside(listed.edition);
}

/// A row as the law page shows it: the card of the kind, then what a breach turns on.
fn row_shown(page: &mut Page, row: &LawRow, then: Option<&Then>) {
    page.title(English.key(row.title));
    pages::card(page, &CardRow::all_of(&OrderCard::of_row(row)));
    page.gap();
    page.line(row.statute);
    breach_shown(page, then.map_or(row.breach, |then| then.breach));
    page.part(english(text_key!("record.law_for_this")), then.map(Then::lines).unwrap_or_default());
    let codes = row.offence_codes.iter().map(|code| says::code_alone(English, code)).collect();
    let reach = if row.uk_wide { text_key!("record.law_uk") } else { text_key!("record.law_not_uk") };
    let said = |keys: &[TextKey]| keys.iter().map(|key| English.key(*key)).collect::<Vec<_>>();
    let points = row.points_to_prove.iter().map(|point| English.key(point.words)).collect();
    let parts: [(TextKey, Vec<String>); 15] = [
        (text_key!("record.law_covers"), vec![says::covers(English, row.covers)]),
        (text_key!("record.law_codes"), codes),
        (text_key!("record.law_notice"), says::notice_needed(English, row)),
        (text_key!("record.law_power"), power_of(row)),
        (text_key!("find.points_to_prove"), points),
        (text_key!("record.law_takes_effect"), said(&[row.takes_effect])),
        (text_key!("record.law_duration"), said(&[row.duration.words])),
        (text_key!("record.law_contains"), said(&[row.may_contain])),
        (text_key!("record.law_made_by"), said(&[row.made_by])),
        (text_key!("record.law_reach"), said(&[reach])),
        (text_key!("record.law_clocks"), row.clocks.iter().map(|clock| says::row_clock(English, clock)).collect()),
        (text_key!("record.law_duties"), row.duties.iter().flat_map(|duty| says::duty(English, duty)).collect()),
        (text_key!("record.law_forms"), row.forms.iter().map(|form| says::form(English, form)).collect()),
        (text_key!("record.law_routes"), row.routes.iter().flat_map(|route| says::route(English, route)).collect()),
        (text_key!("record.law_notes"), [said(row.notes), said(row.status)].concat()),
    ];
    for (title, lines) in parts {
        page.part(english(title), lines);
    }
    dated_shown(page, row);
}

/// From which age it can be made, and what is otherwise for somebody under 18.
fn ages_shown(page: &mut Page, asked: &Row) {
    let least = asked.least_ages.iter().map(|text| English.text(text));
    let youth = asked.under_18.iter().map(|key| English.key(*key));
    page.part(english(text_key!("law.youth_title")), least.chain(youth));
}

/// What in a row is open, where it was read, and whether it is signed off.
fn row_ends(page: &mut Page, row: &LawRow) {
    let open = row.doubts.iter().map(|doubt| says::doubt(English, doubt)).collect::<Vec<_>>();
    page.part(english(text_key!("record.open_questions")), open);
    page.part(english(text_key!("record.law_source")), [row.source.to_owned(), LAW_TABLE.to_owned()]);
}

/// When it can be made, and what is otherwise on other days.
fn dated_shown(page: &mut Page, row: &LawRow) {
    let lives = row.dated.life.iter().map(Life::text).map(english);
    page.part(english(text_key!("record.law_made_when")), lives);
    let limits = law::general_limits(row.breach);
    let changes = row.dated.changes.iter().chain(limits).map(Change::text).map(english);
    page.part(english(text_key!("record.law_other_days")), changes);
}

fn breach_shown(page: &mut Page, breach: Breach) {
    let section = |section: &str| Verbatim::from(section);
    let (is, penalty) = match breach {
        Breach::Offence { section: of, penalty, mode, .. } => (
            text!("law.breach_offence", source = section(of)),
            english(text!("kind.penalty_and_mode", penalty = penalty, mode = mode)),
        ),
        Breach::Contempt { section: of, penalty, .. } => {
            (text!("law.breach_contempt", source = section(of)), english(penalty))
        }
        Breach::NoOffence { section: of, consequence, .. } => {
            (text!("law.breach_none", source = section(of)), english(consequence))
        }
    };
    page.line(says::join([english(is), penalty]));
}

/// Whence the power comes, and each that is listed.
fn power_of(row: &LawRow) -> Vec<String> {
    let listed = row.powers.iter().map(|power| {
        let test = says::test_in_words(English, power.test);
        let custody = says::custody(English, power.custody);
        says::join([power.source.to_owned(), test, says::tense(English, power.tense), custody])
    });
    std::iter::once(says::power_from(English, row.power_from)).chain(listed).collect()
}

fn regime_shown(page: &mut Page, sheet: &RegimeSheet<'_>) {
    let district = sheet.district.map(str::to_owned).unwrap_or_default();
    page.title(says::join([sheet.force_name.to_owned(), district, sheet.on.text()]));
    page.say(regime_text(&sheet.regime));
}

/// Which notices and orders of domestic abuse there are, or why that is not known.
fn regime_text(regime: &RegimeAnswer) -> Text {
    let day = |day: Day| Verbatim::from(day.text());
    let words = |text: &str| Verbatim::from(text);
    match regime {
        RegimeAnswer::DvpnAndDvpo => text!("cordon.regime_dvpn"),
        RegimeAnswer::DapnAndDapoToo { since, instrument } => {
            text!("cordon.regime_dapn", day = day(*since), instrument = words(instrument))
        }
        RegimeAnswer::Unknown { why: RegimeDoubt::AfterStatedEnd { last_day, instrument } } => {
            text!("cordon.regime_ended", day = day(*last_day), instrument = words(instrument))
        }
        RegimeAnswer::Unknown { why: RegimeDoubt::AfterTheTable { last_day } } => {
            text!("cordon.regime_after_table", day = day(*last_day))
        }
        RegimeAnswer::Unknown { why: RegimeDoubt::DistrictNotGiven } => text!("cordon.regime_no_district"),
        RegimeAnswer::Unknown { why: RegimeDoubt::DistrictNotKnown } => text!("cordon.regime_other_district"),
        RegimeAnswer::Unknown { why: RegimeDoubt::ForceNotGiven } => text!("cordon.no_such_force"),
    }
}
