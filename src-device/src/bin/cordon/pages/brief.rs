//! What several pages have in common: orders in a list, what else there is, the age of the copy.

use crate::page::Page;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::text_key;
use cordon_core::wire::{
    AgesSheet, CardRow, ConditionLine, Coverage, HistoryItem, OrderBrief, Otherwise, Piece, SafeguardPrompt,
    Visibility, says,
};
use cordon_core::words::{English, Reader as _, TextKey, Verbatim, english};
use uuid::Uuid;

/// How many figures of an id are shown: its end, which is drawn at random.
const SHORT: usize = 8;

/// The end of an id, which the next command takes.
pub fn short_id(id: Uuid) -> String {
    let whole = id.simple().to_string();
    whole.get(whole.len().saturating_sub(SHORT)..).unwrap_or_default().to_owned()
}

/// How old and how wide this device's copy is.
pub fn age(page: &mut Page, coverage: &Coverage, now: Timestamp) {
    page.gap();
    page.aside(says::coverage(English, coverage, now.millis()));
}

/// When an order ends; whether that is today is said only where this device's clock is not in doubt.
fn ends(order: &OrderBrief, coverage: &Coverage, now: Timestamp) -> String {
    let text = if coverage.clock.is_some() {
        order.ends.text_when(order.in_force)
    } else {
        order.ends.text_on(now.london_day())
    };
    english(text)
}

/// Whom an order in a list names: of somebody's own orders, the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Whom it protects: the page is of whom it binds.
    Protected,
    /// Whom it binds: the page is of whom it protects.
    Bound,
    /// Both: the page is of somebody else in it.
    Both,
}

/// An order in a list: the first fact first, with the short id that `cordon order` takes.
fn order_line(page: &mut Page, order: &OrderBrief, names: Names, (coverage, now): (&Coverage, Timestamp)) {
    let tag = says::in_force_tag(English, order.paper, order.in_force);
    page.item(format!("{}  {tag}  {}", short_id(order.order.0), English.wording(&order.title)));
    let (names_bound, names_protected) = match names {
        Names::Protected => (false, true),
        Names::Bound => (true, false),
        Names::Both => (true, true),
    };
    if names_bound && !order.binds.is_empty() {
        page.under(english(text!("find.binds", who = Verbatim::from(says::named(&order.binds)))));
    }
    if names_protected && !order.protects.is_empty() {
        page.under(english(text!("find.protects", who = Verbatim::from(says::named(&order.protects)))));
    }
    card_in_short(page, order);
    if order.in_force.may_stand() {
        conditions(order).iter().for_each(|line| page.under(line));
    }
    let notice = text!("find.notice_line", answer = order.paper.notice(order.notice));
    let terms = text!("find.terms", count = order.conditions);
    let areas = text!("find.areas", count = order.areas);
    let [notice, terms, areas] = [notice, terms, areas].map(english);
    page.under(says::join([ends(order, coverage, now), notice, format!("{terms}, {areas}")]));
}

/// The card of an order: what is read first of it, in the one order of reading.
pub fn card(page: &mut Page, card: &[CardRow]) {
    card.iter().flat_map(row).for_each(|line| page.line(line));
}

/// Of an order among others: whether it is in force and whether an arrest may follow.
fn card_in_short(page: &mut Page, order: &OrderBrief) {
    CardRow::in_short(&order.card).iter().flat_map(row).for_each(|line| page.under(line));
}

/// The first line after its label, the others under it.
fn row(row: &CardRow) -> Vec<String> {
    let (label, lines) = says::card_row(English, row);
    let mut lines = lines.into_iter();
    let first = format!("{label} {}", lines.next().unwrap_or_default());
    std::iter::once(first).chain(lines.map(|line| format!("  {line}"))).collect()
}

/// Its conditions, a line each, and of which no arrest follows.
pub fn conditions(order: &OrderBrief) -> Vec<String> {
    let line = |line: &ConditionLine| {
        let tag = says::no_arrest_tag(English, &order.powers, line).unwrap_or_default();
        says::join([says::condition_line(English, line), tag])
    };
    order.lines.iter().map(line).collect()
}

/// Whether the force signed the rows off, once for all orders of a page.
pub fn sign_off<'o>(page: &mut Page, orders: impl IntoIterator<Item = &'o OrderBrief>) {
    for line in says::sign_offs(English, orders) {
        page.aside(line);
    }
}

/// What stands against the order by the ages held, what a breach is, and the powers now in full, with whether the
/// force signed the row off once at their foot.
pub fn breach_and_powers(order: &OrderBrief) -> Vec<String> {
    if order.breach.is_none() && order.powers.is_empty() {
        return vec![english(text_key!("find.no_law_row"))];
    }
    let word = &order.word;
    let against = order.ages.stands_against().map(|said| English.text(said));
    let recalled = word.recall.as_ref().map(|recall| says::recalled(English, recall));
    let breach = order.breach.as_ref().map(|breach| says::breach(English, breach));
    let powers = order.powers.iter().map(|power| says::power(English, power));
    let sign_off = order.breach.as_ref().map(|_breach| says::sign_off(English, &word.sign_off));
    against.into_iter().chain(breach).chain(recalled).chain(powers).chain(sign_off).collect()
}

/// How old the respondent was and is, and what is otherwise for somebody under 18; nothing of somebody who is
/// and was grown up. What stands against the order by an age is said with its powers.
pub fn ages(page: &mut Page, sheet: &AgesSheet) {
    if sheet.is_of_no_matter() {
        return;
    }
    let known = std::iter::once(&sheet.ages).chain(sheet.asks()).map(|text| English.text(text));
    let follows = sheet.follows.iter().map(|key| English.key(*key));
    page.part(English.key(sheet.lead), known.chain(follows));
}

/// Orders in one role, or that there are none in this copy.
pub fn orders(page: &mut Page, title: String, (orders, names): (&[OrderBrief], Names), copy: (&Coverage, Timestamp)) {
    page.gap();
    page.title(title);
    if orders.is_empty() {
        page.item(english(text_key!("find.none_held")));
    }
    for order in orders {
        order_line(page, order, names, copy);
    }
}

/// What else there is beside an order.
pub fn what_else(page: &mut Page, offered: &[Otherwise]) {
    let said = offered.iter().map(|each| (says::otherwise(English, *each), says::otherwise_lines(English, *each)));
    with_lines(page, text_key!("record.what_else"), said);
    let asked = SafeguardPrompt::ALL.map(|each| (says::safeguard(English, each), says::safeguard_lines(English, each)));
    with_lines(page, text_key!("law.safeguard_title"), asked);
}

/// A heading with its lines, each with those that stand under it.
fn with_lines(page: &mut Page, title: TextKey, said: impl IntoIterator<Item = (String, Vec<String>)>) {
    page.gap();
    page.title(english(title));
    for (line, under) in said {
        page.item(line);
        under.iter().for_each(|line| page.under(line));
    }
}

/// That nothing is held, what that does not mean, and what else there is.
pub fn nothing_held(page: &mut Page, title: String, offered: &[Otherwise]) {
    page.gap();
    page.title(title);
    page.say(text_key!("find.not_cleared"));
    let beside = offered.iter().filter(|each| **each != Otherwise::ControlRoom);
    for each in beside {
        page.item(says::otherwise(English, *each));
    }
    page.say(text_key!("find.ask_control"));
}

/// Earlier allegations and visits, each with what became of it.
pub fn history(page: &mut Page, items: &[HistoryItem]) {
    let said = items.iter().map(|item| {
        let what = item.order.as_ref().map(|order| English.wording(order));
        let what = what.unwrap_or_else(|| english(text_key!("find.an_offence")));
        let by = item.by.0.clone();
        says::join([item.at.day.clone(), what, says::outcome(English, item.outcome), by])
    });
    page.part(english(text_key!("find.history")), said);
}

/// The court's words, with a mark on every run that he may not be shown.
pub fn court_words(pieces: &[Piece]) -> String {
    let said = pieces.iter().map(|piece| {
        let who = match piece.visibility {
            Visibility::RespondentMaySee => return piece.text.0.clone(),
            Visibility::PoliceOnly => text_key!("find.words_police"),
            Visibility::NeedToKnow => text_key!("find.words_need"),
            Visibility::Sealed => text_key!("find.words_sealed"),
        };
        format!("{} [{}]", piece.text.0, english(who)).trim_start().to_owned()
    });
    said.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Look;
    use cordon_core::wire::Stamp;

    #[test]
    fn an_age_is_told_by_the_time_that_the_device_knows() {
        let knew = Timestamp::parse("2026-11-22T02:10:00Z").unwrap();
        let coverage =
            Coverage { hq_knew_at: Some(Stamp::of(knew)), areas: Vec::new(), not_held: Vec::new(), clock: None };
        let told = |now: &str| {
            let mut page = Page::new(Look::PLAIN);
            age(&mut page, &coverage, Timestamp::parse(now).unwrap());
            page.text().to_owned()
        };
        assert!(told("2026-11-22T07:10:00Z").contains("5 h ago"), "{}", told("2026-11-22T07:10:00Z"));
        assert!(told("2027-03-02T02:10:00Z").contains("100 days ago"));
    }
}
