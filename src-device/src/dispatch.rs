//! Every command of the wire, served by the house. The list is core's; a command without a use case
//! does not compile.

use crate::admit::admit;
use crate::copy;
use crate::house::House;
use crate::usecases::{
    approvals, assess, breaches, captures, drafts, exhibits, here, law, looks, mine, notices, orders, persons, points,
    reveal, search, sessions, shape, status, together,
};
use crate::view::View;
use crate::{Enrolment, Failure, enrol};
use cordon_core::proof::entry::LockedBecause;
use cordon_core::text;
use cordon_core::wire::{self, Command, CommandName, Fault, FaultKind};
use cordon_core::words::Verbatim;

/// A house serves a command.
pub trait Serve<C: Command> {
    /// Does it.
    fn serve(&self, command: C) -> Result<C::Reply, Failure>;
}

/// Deeds and watches get the house with its write door; a query gets a [`View`](crate::view::View), from
/// which the door is not reached. A command in the list of another kind than core's does not compile.
macro_rules! serve {
    ($Kind:ident, house: $($Command:ident => |$house:ident, $command:pat_param| $work:expr;)+) => {$(
        impl Serve<wire::$Command> for House {
            fn serve(&self, command: wire::$Command) -> Result<<wire::$Command as Command>::Reply, Failure> {
                const fn is_of_the_kind<C: wire::$Kind>() {}
                const { is_of_the_kind::<wire::$Command>() }
                admit(self, CommandName::$Command, &command)?;
                let $house: &House = self;
                copy::told(self, move || {
                    let $command = command;
                    $work
                })
            }
        }
    )+};
    ($Kind:ident, view: $($Command:ident => |$view:ident, $command:pat_param| $work:expr;)+) => {$(
        impl Serve<wire::$Command> for House {
            fn serve(&self, command: wire::$Command) -> Result<<wire::$Command as Command>::Reply, Failure> {
                const fn is_of_the_kind<C: wire::$Kind>() {}
                const { is_of_the_kind::<wire::$Command>() }
                admit(self, CommandName::$Command, &command)?;
                let $view = &View::of(self);
                copy::told(self, move || {
                    let $command = command;
                    $work
                })
            }
        }
    )+};
}

serve! { Query, view:
    GetSession => |view, _| sessions::sheet(view);
    PersonSheetOf => |view, wire::PersonSheetOf { grant }| persons::shown(view, grant);
    OrderSheetOf => |view, wire::OrderSheetOf { grant }| orders::shown(view, grant);
    OrdersSheetOf => |view, wire::OrdersSheetOf { grant }| orders::list(view, grant);
    PowersSheetOf => |view, wire::PowersSheetOf { grant }| assess::powers(view, grant);
    StillStands => |view, wire::StillStands { grant }| looks::under(view, grant, |_session, _grant| Ok(()));
    DraftSheetOf => |view, wire::DraftSheetOf { grant }| drafts::shown(view, grant);
    Drafts => |view, _| drafts::list(view);
    RecordPoints => |view, wire::RecordPoints { grant }| points::of_draft(view, grant);
    RecordState => |view, wire::RecordState { incident }| mine::state_of(view, incident);
    Work => |view, _| mine::work(view);
    MineSheetOf => |view, wire::MineSheetOf { grant }| mine::mine(view, grant);
    ClocksSheetOf => |view, wire::ClocksSheetOf { grant }| mine::clocks(view, grant);
    EntrySheetOf => |view, wire::EntrySheetOf { grant }| approvals::shown(view, grant);
    LawStatus => |view, _| law::status(view);
    SyncStatus => |view, _| status::sheet(view);
}

serve! { Watch, house:
    Search => |house, wire::Search { search: id, text }| search::search(house, id, &text);
    Locate => |house, _| here::locate(house);
    Here => |house, wire::Here { place }| here::here(house, &place);
}

serve! { Act, house:
    Enrol => |house, wire::Enrol { hq, code, passphrase }| {
        let ca_pem = house.installed_ca()?;
        enrol(house, &Enrolment { hq, ca_pem, code, passphrase })
    };
    Unlock => |house, wire::Unlock { slot, passphrase }| {
        sessions::unlock(house, slot, &passphrase)?;
        house.ask_for_sync();
        sessions::sheet(&View::of(house))
    };
    Lock => |house, _| {
        sessions::lock(house, LockedBecause::Asked)?;
        sessions::sheet(&View::of(house))
    };
    Touched => |house, _| {
        house.watch.touched(house.options.clock.as_ref());
        Ok(())
    };
    SettingsSave => |house, wire::SettingsSave { settings }| {
        sessions::save_settings(house, &settings)?;
        sessions::sheet(&View::of(house))
    };
    SearchOpen => |house, wire::SearchOpen { reason }| search::open(house, reason);
    SearchSettle => |house, wire::SearchSettle { search: id }| search::settle(house, id);
    SearchClose => |house, wire::SearchClose { search: id }| search::close(house, id);
    PersonOpen => |house, wire::PersonOpen { person, reason }| persons::open(house, person, reason);
    PersonConfirm => |house, wire::PersonConfirm { person, clues }| persons::confirm(house, person, clues);
    OrderOpen => |house, wire::OrderOpen { order, reason }| orders::open(house, order, reason);
    Reveal => |house, wire::Reveal { person, field }| persons::reveal(house, person, &field);
    RevealWords => |house, wire::RevealWords { order, version, condition }| {
        reveal::words(house, order, version, condition)
    };
    OrdersOpen => |house, wire::OrdersOpen { reason, text }| orders::open_list(house, reason, &text);
    Assess => |house, wire::Assess { order, facts }| assess::run(house, order, facts);
    AssessTogether => |house, wire::AssessTogether { person, facts }| together::run(house, person, &facts);
    PowersOpen => |house, wire::PowersOpen { order }| assess::open_powers(house, order);
    LookAgain => |house, wire::LookAgain { grant }| looks::again(house, grant);
    ShowOpen => |house, wire::ShowOpen { order }| notices::open(house, order);
    ShowDone => |house, wire::ShowDone { id, order, done, language, understood, passphrase }| {
        if let Some(saved) = notices::left_before(house, id)? {
            return Ok(saved);
        }
        sessions::leave_show(house, &passphrase)?;
        notices::done(house, id, order, &done, &language, understood)
    };
    DraftOpen => |house, wire::DraftOpen { person, order }| drafts::open(house, person, order);
    DraftReopen => |house, wire::DraftReopen { id, reason }| drafts::reopen(house, id, reason);
    DraftSave => |house, wire::DraftSave { id, form }| drafts::save(house, id, form);
    DraftDiscard => |house, wire::DraftDiscard { id }| drafts::discard(house, id);
    ExhibitAdd => |house, wire::ExhibitAdd { draft, kind, name, bytes }| {
        exhibits::add(house, draft, kind, &name, &shape::from_base64(&bytes)?.0)
    };
    Record => |house, wire::Record { id }| breaches::record(house, id);
    EntryOpen => |house, wire::EntryOpen { entry, reason }| approvals::open(house, entry, reason);
    Approve => |house, wire::Approve { entry }| approvals::approve(house, entry);
    SignLawOff => |house, wire::SignLawOff { kinds, valid_until }| law::sign_off(house, &kinds, valid_until);
    RecallLaw => |house, asked| law::recall(house, asked);
    LiftLawRecall => |house, wire::LiftLawRecall { kinds }| law::lift(house, &kinds);
    SecondLaw => |house, wire::SecondLaw { entry, digest }| law::second(house, entry, &digest);
    MineOpen => |house, _| mine::open(house);
    SyncNow => |house, _| {
        house.ask_for_sync();
        status::sheet(&View::of(house))
    };
    LockedCaptureOpen => |house, wire::LockedCaptureOpen { slot }| captures::open(house, slot);
    LockedCaptureAdd => |house, wire::LockedCaptureAdd { id, kind, name, bytes }| {
        captures::add(house, id, kind, &name, &shape::from_base64(&bytes)?.0)
    };
    LockedCaptureSave => |house, wire::LockedCaptureSave { id, form }| captures::save(house, id, &form);
}

macro_rules! dispatch_by_name {
    ($($name:ident $Command:ident),+ $(,)?) => {
        /// Serves a command by name, as the HTTP bridge and the tests call it.
        pub fn dispatch(house: &House, name: &str, body: serde_json::Value) -> Result<serde_json::Value, Fault> {
            match name {
                $(stringify!($name) => {
                    let command: wire::$Command = serde_json::from_value(body)
                        .map_err(|_| Fault::new(FaultKind::Invalid, text!("refusal.command_unread", command = Verbatim::from(stringify!($name)))))?;
                    let reply = house.serve(command).map_err(|failure| report(stringify!($name), failure))?;
                    serde_json::to_value(reply).map_err(|_| Fault::new(FaultKind::Failed, text!("fault.reply_unwritten")))
                })+
                _ => Err(Fault::new(FaultKind::NotFound, text!("refusal.no_such_command"))),
            }
        }
    };
}

cordon_core::for_each_command!(dispatch_by_name);

/// The small fault of a rich failure; the log gets the kind of failure, never what was looked at.
pub fn report(command: &str, failure: Failure) -> Fault {
    if !matches!(failure, Failure::Refused(_)) {
        tracing::warn!(command, %failure, "command failed");
    }
    failure.into()
}
