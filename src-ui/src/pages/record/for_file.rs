//! More for the file: witnesses, the caution, who confirmed what, what somebody claims, and last the
//! account of who made first contact.

use super::keeper::Keeper;
use super::moment::Moment;
use crate::components::{TextArea, TextInput};
use crate::dom::{AnyView, view};
use crate::text::{I18n, say};
use cordon_core::wire::FileNotes;
use leptos::prelude::*;

/// All of it. Whatever is not known stays empty.
pub fn file_fields(i18n: I18n, keeper: Keeper) -> AnyView {
    let (cautioned_at, live_at) = keeper.form.with_untracked(|form| (form.file.cautioned_at, form.file.live_at));
    let witnesses = keeper.field(
        |form| form.file.witnesses.join("\n"),
        |form, text| form.file.witnesses = text.lines().map(str::to_owned).collect(),
    );
    let who_can_say = text_of(keeper, |file| &mut file.who_can_say);
    let live_by = text_of(keeper, |file| &mut file.live_by);
    let bail_offence = text_of(keeper, |file| &mut file.bail_offence);
    let made_under = text_of(keeper, |file| &mut file.made_under);
    let claimed = text_of(keeper, |file| &mut file.claimed);
    let claimed_by = text_of(keeper, |file| &mut file.claimed_by);
    let first_contact = text_of(keeper, |file| &mut file.first_contact);
    let first_contact_by = text_of(keeper, |file| &mut file.first_contact_by);
    view! {
        <TextArea label=say!(i18n, points.file_witnesses) hint=say!(i18n, points.file_witnesses_hint)
            name="witnesses" value=witnesses rows=2 />
        <Moment name="cautioned" asked=say!(i18n, points.file_cautioned) plain=say!(i18n, points.file_cautioned_no)
            given=cautioned_at
            heard=Callback::new(move |at| keeper.edit(|form| form.file.cautioned_at = at)) />
        <TextInput label=say!(i18n, points.file_who_can_say) hint=say!(i18n, points.file_who_can_say_hint)
            name="who-can-say" value=who_can_say />
        <TextInput label=say!(i18n, points.file_live_by) hint=say!(i18n, points.file_live_by_hint)
            name="live-by" value=live_by />
        <Moment name="live-at" asked=say!(i18n, points.file_live_at) plain=say!(i18n, points.file_cautioned_no)
            given=live_at
            heard=Callback::new(move |at| keeper.edit(|form| form.file.live_at = at)) />
        <TextInput label=say!(i18n, points.file_bail_offence) name="bail-offence" value=bail_offence />
        <TextInput label=say!(i18n, points.file_made_under) hint=say!(i18n, points.file_made_under_hint)
            name="made-under" value=made_under />
        <TextInput label=say!(i18n, points.file_claimed) hint=say!(i18n, points.file_claimed_hint)
            name="claimed" value=claimed />
        <TextInput label=say!(i18n, points.file_claimed_by) name="claimed-by" value=claimed_by />
        <TextArea label=say!(i18n, points.file_first_contact) hint=say!(i18n, points.file_first_contact_hint)
            name="first-contact" value=first_contact rows=3 />
        <TextInput label=say!(i18n, points.file_first_contact_by) name="first-contact-by" value=first_contact_by />
    }
    .into_any()
}

/// A text of the file as the signal that its field writes to.
fn text_of(keeper: Keeper, part: fn(&mut FileNotes) -> &mut String) -> RwSignal<String> {
    keeper.field(move |form| part(&mut form.file.clone()).clone(), move |form, text| *part(&mut form.file) = text)
}
