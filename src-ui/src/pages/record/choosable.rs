//! The powers that can be chosen for an arrest, of the orders and beside them.

use crate::text::{self, say};
use cordon_core::wire::{BESIDE, BesideRow, ClockRule, OrderId, OrderTerms, PowerId, SECTION_24, TurnsOn, stands_now};

/// A power that can be chosen for an arrest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    /// Its value in the list.
    pub key: String,
    /// The row's id.
    pub power: PowerId,
    /// For a breach of which order.
    pub order: Option<OrderId>,
    /// What it says.
    pub label: String,
    /// What stands in the record once it was used: the power and what was suspected, and nothing of this
    /// table's own doubts, for the record is disclosed.
    pub recorded: String,
    /// Whether Code G necessity is needed.
    pub needs_necessity: bool,
    /// What its use turns on beside its test and what follows it, a line each: of an order's power where whoever
    /// was arrested must be taken, and whether police may bail them.
    pub follows: Vec<String>,
    /// Whether its clock turns on what the bail is for.
    pub asks_bail_offence: bool,
    /// Whether the papers list a charge of murder.
    pub murder_charged: bool,
    /// Whether a hearing ahead may end its clock.
    pub asks_hearing: bool,
    /// Whether it stands now; one that does not is chosen with a reason.
    pub stands: bool,
}

/// The powers of the orders that stand, s.24 for an offence beside them, those that hang on no order, and last
/// those that do not stand. None of them is ranked or chosen.
pub fn choosable(i18n: text::I18n, orders: &[OrderTerms]) -> Vec<Choosable> {
    let of_orders = orders.iter().flat_map(|terms| {
        let order = &terms.order;
        order.powers.iter().map(move |power| Choosable {
            key: format!("{}/{}", order.order, power.id),
            power: power.id,
            order: Some(order.order),
            label: format!("{} · {}", i18n.wording(&order.title), text::power(i18n, power)),
            recorded: format!("{} · {}", text::arrested_under(i18n, power), i18n.wording(&order.title)),
            needs_necessity: power.needs_necessity,
            follows: vec![text::custody(i18n, power.custody)],
            asks_bail_offence: power.clock_if_murder.is_some(),
            murder_charged: power.turns_on.contains(&TurnsOn::MurderCharged),
            asks_hearing: power.clock.is_some_and(ClockRule::takes_a_hearing),
            stands: stands_now(power),
        })
    });
    let beside = Choosable {
        key: SECTION_24.id.to_string(),
        power: SECTION_24.id,
        order: None,
        label: say!(i18n, record.power_other_offence),
        recorded: say!(i18n, record.arrested_other_offence),
        needs_necessity: SECTION_24.needs_necessity,
        follows: vec![text::custody(i18n, SECTION_24.custody)],
        asks_bail_offence: false,
        murder_charged: false,
        asks_hearing: false,
        stands: true,
    };
    let (mut live, ended): (Vec<Choosable>, Vec<Choosable>) = of_orders.partition(|one| one.stands);
    live.push(beside);
    live.extend(BESIDE.iter().map(|row| of_no_order(i18n, row)));
    live.extend(ended);
    live
}

/// A power that hangs on no order.
fn of_no_order(i18n: text::I18n, row: &BesideRow) -> Choosable {
    Choosable {
        key: row.id.to_string(),
        power: row.id,
        order: None,
        label: text::beside_line(i18n, row),
        recorded: text::arrested_beside(i18n, row),
        needs_necessity: row.needs_necessity,
        follows: text::beside_lines(i18n, row),
        asks_bail_offence: false,
        murder_charged: false,
        asks_hearing: false,
        stands: true,
    }
}
