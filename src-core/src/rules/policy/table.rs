//! The table. A deed without a row does not compile.

use super::{Deed, Rank, Role, Scope};

type Reach = Option<Scope>;

const NONE: Reach = None;
const OWN: Reach = Some(Scope::Own);
const AREA: Reach = Some(Scope::Area);
const FORCE: Reach = Some(Scope::Force);
const ALL: Reach = Some(Scope::All);

/// How far a role does something.
pub fn granted(role: Role, deed: Deed) -> Reach {
    let [officer, supervisor, unit, standards, administrator, feed, legal] = row(deed);
    match role {
        Role::Officer => officer,
        Role::Supervisor => supervisor,
        Role::Unit => unit,
        Role::Standards => standards,
        Role::Administrator => administrator,
        Role::Feed => feed,
        Role::Legal => legal,
    }
}

/// In the order: officer, supervisor, unit, standards, administrator, feed, legal.
const fn row(deed: Deed) -> [Reach; 7] {
    match deed {
        Deed::SignIn | Deed::SeeOwnRecords | Deed::ChangeSettings | Deed::HandIn => {
            [OWN, OWN, OWN, OWN, OWN, NONE, OWN]
        }
        Deed::Record => [OWN, OWN, OWN, NONE, NONE, NONE, NONE],
        Deed::Search
        | Deed::OpenPerson
        | Deed::OpenOrder
        | Deed::RevealMasked
        | Deed::AskHere
        | Deed::Assess
        | Deed::ShowToRespondent
        | Deed::HoldCopy => [AREA, AREA, FORCE, NONE, NONE, NONE, NONE],
        Deed::SeeRecords => [NONE, AREA, FORCE, FORCE, NONE, NONE, NONE],
        Deed::Audit => [NONE, NONE, NONE, FORCE, NONE, NONE, NONE],
        Deed::ConfirmOrders | Deed::LinkPeople => [NONE, NONE, FORCE, NONE, NONE, NONE, NONE],
        Deed::DeliverOrders => [NONE, NONE, FORCE, NONE, NONE, FORCE, NONE],
        Deed::ApproveRecord => [NONE, AREA, FORCE, NONE, NONE, NONE, NONE],
        Deed::AuthoriseViolenceNotice | Deed::AuthoriseAbuseNotice => [AREA, AREA, AREA, NONE, NONE, NONE, NONE],
        Deed::SignLaw | Deed::RecallLaw => [NONE, NONE, NONE, NONE, FORCE, NONE, FORCE],
        Deed::MintCode | Deed::RevokeDevice | Deed::Export | Deed::Purge => [NONE, NONE, NONE, NONE, FORCE, NONE, NONE],
        Deed::ChangeKeys | Deed::Restore => [NONE, NONE, NONE, NONE, ALL, NONE, NONE],
    }
}

/// The lowest rank that the law gives it to, where it names one.
pub const fn least_rank(deed: Deed) -> Option<Rank> {
    match deed {
        // Crime and Security Act 2010 s.24(1).
        Deed::AuthoriseViolenceNotice => Some(Rank::Superintendent),
        // Domestic Abuse Act 2021 s.22(1) with s.22(10): a senior police officer.
        Deed::AuthoriseAbuseNotice => Some(Rank::Inspector),
        Deed::SignIn
        | Deed::Search
        | Deed::OpenPerson
        | Deed::OpenOrder
        | Deed::RevealMasked
        | Deed::AskHere
        | Deed::Assess
        | Deed::ShowToRespondent
        | Deed::Record
        | Deed::SeeOwnRecords
        | Deed::ChangeSettings
        | Deed::HandIn
        | Deed::HoldCopy
        | Deed::SeeRecords
        | Deed::Audit
        | Deed::ConfirmOrders
        | Deed::LinkPeople
        | Deed::DeliverOrders
        | Deed::ApproveRecord
        | Deed::SignLaw
        | Deed::RecallLaw
        | Deed::MintCode
        | Deed::RevokeDevice
        | Deed::Export
        | Deed::Purge
        | Deed::ChangeKeys
        | Deed::Restore => None,
    }
}

/// Whether two people must agree to it.
pub const fn needs_two(deed: Deed) -> bool {
    match deed {
        Deed::SignLaw | Deed::Export | Deed::Purge | Deed::ChangeKeys | Deed::Restore => true,
        Deed::SignIn
        | Deed::Search
        | Deed::OpenPerson
        | Deed::OpenOrder
        | Deed::RevealMasked
        | Deed::AskHere
        | Deed::Assess
        | Deed::ShowToRespondent
        | Deed::Record
        | Deed::SeeOwnRecords
        | Deed::ChangeSettings
        | Deed::HandIn
        | Deed::HoldCopy
        | Deed::SeeRecords
        | Deed::Audit
        | Deed::ConfirmOrders
        | Deed::LinkPeople
        | Deed::DeliverOrders
        | Deed::ApproveRecord
        | Deed::AuthoriseViolenceNotice
        | Deed::AuthoriseAbuseNotice
        | Deed::RecallLaw
        | Deed::MintCode
        | Deed::RevokeDevice => false,
    }
}
