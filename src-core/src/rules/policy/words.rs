//! Roles, ranks, deeds and scopes, each with the name it has in stores and on command lines.

use serde::{Deserialize, Serialize};

macro_rules! listed {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Each of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in stores and on command lines.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The one of a name.
            pub fn named(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|each| each.name() == text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

listed! {
    /// What somebody is to the force, as HQ says at enrolment.
    Role {
        /// Looks up, assesses, records.
        Officer = "officer",
        /// As an officer, and answers for the records of others.
        Supervisor = "supervisor",
        /// The desk that confirms orders.
        Unit = "unit",
        /// Professional standards: who looked at what.
        Standards = "standards",
        /// Codes, devices, keys.
        Administrator = "administrator",
        /// A court or force whose files come in; no person.
        Feed = "feed",
        /// The force's solicitor: signs off the law.
        Legal = "legal",
    }
}

listed! {
    /// Police ranks, lowest first (Police Act 1996 ss.9H and 13). A force outside London has no rank
    /// between chief superintendent and assistant chief constable; commander stands with the latter.
    Rank {
        /// Constable, detectives and special constables included.
        Constable = "constable",
        /// Sergeant.
        Sergeant = "sergeant",
        /// Inspector.
        Inspector = "inspector",
        /// Chief inspector.
        ChiefInspector = "chief_inspector",
        /// Superintendent.
        Superintendent = "superintendent",
        /// Chief superintendent.
        ChiefSuperintendent = "chief_superintendent",
        /// Assistant chief constable; in London commander or deputy assistant commissioner.
        AssistantChiefConstable = "assistant_chief_constable",
        /// Deputy chief constable; in London assistant or deputy commissioner.
        DeputyChiefConstable = "deputy_chief_constable",
        /// Chief constable; in London commissioner.
        ChiefConstable = "chief_constable",
    }
}

listed! {
    /// How far it reaches, narrowest first.
    Scope {
        /// What they made themselves, and the device in their hand.
        Own = "own",
        /// What HQ gave their device: their own area.
        Area = "area",
        /// All of the force.
        Force = "force",
        /// Every force this HQ serves.
        All = "all",
    }
}

listed! {
    /// What somebody does.
    Deed {
        /// Opens and locks their own slot.
        SignIn = "sign_in",
        /// Searches for people.
        Search = "search",
        /// Opens a person and confirms their identity.
        OpenPerson = "open_person",
        /// Opens an order, or the list of orders.
        OpenOrder = "open_order",
        /// Has a masked field or need-to-know words shown.
        RevealMasked = "reveal_masked",
        /// Asks which areas hold a place.
        AskHere = "ask_here",
        /// Sets facts against orders.
        Assess = "assess",
        /// Hands the screen to the respondent, and records notice.
        ShowToRespondent = "show_to_respondent",
        /// Drafts, keeps evidence and records.
        Record = "record",
        /// Lists their own records and the clocks they started.
        SeeOwnRecords = "see_own_records",
        /// Changes the settings of the device in their hand.
        ChangeSettings = "change_settings",
        /// Hands entries and evidence in to HQ.
        HandIn = "hand_in",
        /// Holds a copy of orders and people.
        HoldCopy = "hold_copy",
        /// Reads what others recorded.
        SeeRecords = "see_records",
        /// Reads who looked at what.
        Audit = "audit",
        /// Confirms what a court or force stated.
        ConfirmOrders = "confirm_orders",
        /// Says that two records are of one person, or are not.
        LinkPeople = "link_people",
        /// Delivers files of orders.
        DeliverOrders = "deliver_orders",
        /// Signs a colleague's record as the second officer.
        ApproveRecord = "approve_record",
        /// Authorises a domestic violence protection notice.
        AuthoriseViolenceNotice = "authorise_violence_notice",
        /// Authorises a domestic abuse protection notice.
        AuthoriseAbuseNotice = "authorise_abuse_notice",
        /// Signs off rows of the law.
        SignLaw = "sign_law",
        /// Recalls rows of the law: one is enough, for that cannot wait.
        RecallLaw = "recall_law",
        /// Mints enrolment codes.
        MintCode = "mint_code",
        /// Revokes a device.
        RevokeDevice = "revoke_device",
        /// Takes data out of the system.
        Export = "export",
        /// Disposes of data whose time has come.
        Purge = "purge",
        /// Changes HQ's keys.
        ChangeKeys = "change_keys",
        /// Restores HQ from a backup.
        Restore = "restore",
    }
}
