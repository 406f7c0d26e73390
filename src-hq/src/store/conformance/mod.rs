//! What every body of the store must do, as functions over the contract alone. A body is held to all of
//! them by one line, `conforms!(its stand);`, and a function that this list forgets does not compile.

mod acts;
mod calls;
mod devices;
mod enrolments;
mod evidence;
mod feeds;
mod journal;
mod papers;
mod refused;
mod transactions;

pub use acts::*;
pub use calls::*;
pub use devices::*;
pub use enrolments::*;
pub use evidence::*;
pub use feeds::*;
pub use journal::*;
pub use papers::*;
pub use refused::*;
pub use transactions::*;

use super::Store;
use super::feed::{About, Covers, NewScope};
use cordon_core::proof::segment::{RowKind, RowState};
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::time::Timestamp;
use uuid::Uuid;

/// Where a body keeps one store for the length of a test.
pub trait Stand {
    /// Opens that store: the same one each time.
    fn open(&self) -> Store;
}

macro_rules! conforms {
    ($stand:expr) => {
        conforms! { $stand;
            work_that_fails_keeps_nothing
            work_that_panics_keeps_nothing_and_the_store_goes_on
            a_transaction_reads_what_it_has_written
            what_was_committed_is_there_when_the_store_is_opened_again
            readers_see_the_last_committed_state_while_a_writer_holds_its_transaction
            a_reader_sees_one_state_from_its_beginning_to_its_end
            writers_follow_one_another
            many_readers_at_once_each_find_the_whole
            a_mark_stays_while_nothing_is_committed_and_changes_with_whatever_is
            revisions_of_a_scope_rise_by_one_without_a_gap
            a_scope_is_forgotten_where_nothing_was_stated_in_it_and_nowhere_else
            a_revision_whose_transaction_failed_is_given_out_again
            a_statement_needs_its_scope
            the_last_statement_about_something_stands_in_its_exact_words
            rows_come_in_order_within_both_bounds
            a_scope_is_set_up_once
            areas_are_listed_and_the_scopes_of_devices_are_not
            of_segments_that_begin_together_the_longest_is_listed
            a_segment_is_found_within_its_scope_only
            what_is_gone_is_handed_out_in_no_words_that_it_had
            segments_in_which_something_was_put_go_at_once_and_no_others
            a_place_of_a_chain_is_taken_once
            a_chain_comes_in_its_order_with_its_exact_bytes
            the_watermark_stops_at_the_first_gap
            what_waits_is_listed_until_it_is_settled
            a_fork_is_kept_once
            an_entry_is_found_by_its_id_and_by_what_it_is_about
            the_same_officer_signs_for_one_thing_once
            a_search_is_closed_by_its_searcher_alone_whichever_entry_came_first
            a_record_made_while_locked_is_kept_once_and_settled
            what_was_decided_of_a_record_is_told_in_order_with_its_act
            a_device_is_enrolled_once_and_revoked_once
            a_certificate_names_one_device
            an_officers_keys_are_found_by_device_and_collar
            an_enrolment_waits_until_it_is_settled_or_too_old
            a_role_is_the_numbers_from_its_time_on_and_what_it_was_before_stays
            hqs_word_on_an_officer_is_its_last
            whoever_leaves_leaves_every_device_and_returns_as_another
            a_code_lives_until_it_is_used_expired_or_out_of_tries
            acts_are_numbered_as_they_come_and_none_stands_whose_work_failed
            a_code_is_listed_by_its_number_and_cancelled_once
            a_day_of_a_device_is_added_to_and_days_come_in_order
            a_device_is_listed_with_how_long_it_may_call
            a_secret_is_never_replaced
            files_of_one_exhibit_lie_side_by_side_and_each_is_begun_once
            what_no_officer_speaks_for_is_counted
            what_an_officer_said_of_a_file_is_not_unsaid
            what_one_officer_says_of_an_exhibit_is_nothing_of_anothers
            what_one_device_says_of_an_exhibit_is_nothing_of_anothers
            what_an_officer_names_without_a_digest_takes_none_from_a_claim
            a_refusal_is_kept_once_and_numbered_without_a_gap
            each_kind_of_what_was_refused_is_found_as_it_came
            refusals_of_a_file_come_in_order_of_their_lines
            a_device_fills_a_share_with_what_waits_alone
            a_device_that_filled_its_share_hands_in_what_is_held_and_nothing_else
            a_part_that_was_taken_in_and_is_refused_again_waits_again
            a_part_that_is_refused_for_another_reason_keeps_its_number_and_its_time
            nonsense_is_counted_and_takes_no_place
            papers_beside_a_refused_file_are_kept_and_found_by_their_bytes
            what_a_person_ended_leaves_the_quarantine_and_stays_with_its_bytes
            each_step_of_what_was_refused_is_told_in_order_with_its_act
            what_was_told_of_a_file_is_replaced_in_its_order
            what_became_of_a_file_is_replaced
            a_file_came_first_when_it_was_kept_or_refused_first
            a_record_is_of_one_person_and_a_pnc_id_stays_the_first_persons
            a_paper_is_found_where_it_was_put_last
            what_has_to_lie_beside_the_store_is_listed
            the_last_that_was_received_and_the_devices_in_use_are_told
            an_order_waits_once_and_is_matched_once
            an_order_in_conflict_is_noted_once
        }
    };
    ($stand:expr; $($case:ident)+) => {
        $(#[test]
        fn $case() {
            $crate::store::conformance::$case(&$stand);
        })+
    };
}
pub(super) use conforms;

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

fn device(number: u128) -> DeviceId {
    DeviceId(Uuid::from_u128(number))
}

fn officer(number: u128) -> OfficerId {
    OfficerId(Uuid::from_u128(number))
}

fn set_up(store: &Store, name: &str) {
    store
        .write(|tx| tx.ensure_scope(&NewScope { name, shown: "An area", covers: Covers::Area, not_held: &[] }))
        .unwrap();
}

fn state(store: &Store, scope: &str, id: &str, body: &str) -> u64 {
    let about = About { scope, kind: RowKind::Notice, id };
    store.write(|tx| tx.keep_statement(about, RowState::Put, Some(body))).unwrap()
}

fn revision(store: &Store, scope: &str) -> u64 {
    store.read(|db| db.find_scope(scope)).unwrap().unwrap().revision
}

/// From when on nothing is overdue.
fn since() -> crate::store::totals::Since {
    crate::store::totals::Since { overdue: at(0), withheld: at(0) }
}
