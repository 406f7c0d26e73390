//! The parts pages are laid out from. A component takes props and emits callbacks; it never calls
//! the shell. (The frame alone asks for a lock and a theme.)
//!
//! | component | props |
//! |---|---|
//! | `Page` | `title`, `named` (where the title says whom it shows), `back`, `bare` (no bottom navigation: for pages with `Actions`), children |
//! | `Actions` | children: one or two `.button`s, kept in thumb reach |
//! | `Loading`, `Failed` | `fault`, `retry: Callback<()>`, `title` (where something else than showing failed) |
//! | `Empty` | `title: String`, children |
//! | `Loaded<T>` | `of: Fetched<T>`, `shown: Callback<T, AnyView>`: loading, failed or the view |
//! | `CoverageLine` | `coverage: Coverage` |
//! | `NameLine` | `said: String`: whom the page concerns, under its title |
//! | `Words` | `pieces: Vec<Piece>`, `reveal: Callback<()>`: the court's words, hidden runs marked or asked for |
//! | `PowerLines` | `breach: Option<BreachBrief>`, `powers: Vec<Power>`, `word: RowWord` |
//! | `WhatElse` | `offered: Vec<Otherwise>`, `lead` |
//! | `NothingHeld` | `title`, `offered: Vec<Otherwise>`, `coverage: Coverage`, `open`: never an all-clear |
//! | `CardRows` | `card: OrderCard` of the wire: the five rows that are read first |
//! | `FoldedPowers` | `breach`, `powers`, `word`: as `PowerLines`, folded away |
//! | `OrderCard` | `order: OrderBrief` (a link to the order): its first rows and its conditions |
//! | `InForceTag` | `paper: Paper`, `answer: InForceAnswer` |
//! | `WarnRow`, `WarnLine` | `line: WarnLine { marker, detail, on, source }` |
//! | `UnderReason` | `title: String`, `opened: Callback<Reason, AnyView>` |
//! | `ReasonLine` | none: the reason that is carried, in the frame of every page |
//! | `Opened` | `about: Subject`, `given`, `opened: Callback<Grant, AnyView>`: opens it once, under a reason where it needs one |
//! | `ReasonSheet` | `title`, `on_reason: Callback<Reason>`, `on_cancel: Callback<()>` |
//! | `Radios<T>`, `Segmented<T>` | `legend`, `name`, `options: Vec<Choice<T>>`, `value: RwSignal<Option<T>>`, `error` |
//! | `TextInput` | `label`, `name`, `value: RwSignal<String>`, `hint`, `kind`, `error`, `autocomplete` |
//! | `TextArea` | `label`, `name`, `value: RwSignal<String>`, `hint`, `max`, `rows`, `error` |
//! | `ErrorSummary` | `faults: Faults`: what is wrong by field, told when somebody goes on; `faults.of(field)` is the `error` of a field |
//! | `FieldFault` | `field`, `error: Signal<Option<String>>`: the message, for a field that is built by hand |
//! | `SummaryList` | `rows: Vec<SummaryRow { key, value, change: Option<(href, label)> }>` |
//! | `YesNoUnknown` | `name`, `label`, `value: Signal<Option<Reply>>`, `on_reply: Callback<Reply>`, `id` |
//! | `Icon` | `glyph: Glyph` |
//!
//! Plain functions return views too: `plain_words` (under the court's words), `pairs` (lines under what
//! they are about), `offences` (others to have in view), `safeguards` (what they ask at the scene), `lines`
//! (one under the other), `against_by_age` (what stands against an order by the ages held), `ages` (what is
//! otherwise under 18), `rows`, `condition_lines` and `no_arrest` (of an order's card) and `sign_off` (once for
//! a page).
//!
//! The id of a field is its `name`; its `data-test` is its `name` too, and each choice's is
//! `name-key`.

mod age;
mod card_rows;
mod choices;
mod faults;
mod fields;
mod frame;
mod icons;
mod name_line;
mod offences;
mod opened;
mod order_card;
mod otherwise;
mod reason;
mod states;
mod summary;
mod top;
mod warning;
mod words;
mod youth;

pub use age::*;
pub use card_rows::*;
pub use choices::*;
pub use faults::*;
pub use fields::*;
pub use frame::*;
pub use icons::*;
pub use name_line::*;
pub use offences::*;
pub use opened::*;
pub use order_card::*;
pub use otherwise::*;
pub use reason::*;
pub use states::*;
pub use summary::*;
pub use top::*;
pub use warning::*;
pub use words::*;
pub use youth::*;
