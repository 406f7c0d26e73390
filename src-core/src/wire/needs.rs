//! What each command amounts to under the policy. A command without an answer here does not compile.

use super::CommandName;
use crate::rules::policy::{Deed, Scope};

/// What must be so before a command is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: it is asked before anybody is signed in, and shows nothing that is held.
    Nothing,
    /// The officer who is signed in may do this, as far as this.
    Leave(Deed, Scope),
}

impl CommandName {
    /// What it needs.
    pub const fn needs(self) -> Needs {
        match self {
            Self::GetSession
            | Self::Enrol
            | Self::Unlock
            | Self::Lock
            | Self::Touched
            | Self::SyncStatus
            | Self::SyncNow
            | Self::LockedCaptureOpen
            | Self::LockedCaptureAdd
            | Self::LockedCaptureSave => Needs::Nothing,
            Self::SettingsSave => Needs::Leave(Deed::ChangeSettings, Scope::Own),
            Self::SearchOpen | Self::Search | Self::SearchSettle => Needs::Leave(Deed::Search, Scope::Area),
            Self::PersonOpen | Self::PersonConfirm => Needs::Leave(Deed::OpenPerson, Scope::Area),
            Self::OrderOpen | Self::OrdersList | Self::Powers => Needs::Leave(Deed::OpenOrder, Scope::Area),
            Self::Reveal | Self::RevealWords => Needs::Leave(Deed::RevealMasked, Scope::Area),
            Self::Here | Self::Locate => Needs::Leave(Deed::AskHere, Scope::Area),
            Self::Assess | Self::AssessTogether => Needs::Leave(Deed::Assess, Scope::Area),
            Self::ShowOpen | Self::ShowDone => Needs::Leave(Deed::ShowToRespondent, Scope::Area),
            Self::DraftOpen
            | Self::DraftGet
            | Self::DraftSave
            | Self::DraftDiscard
            | Self::Drafts
            | Self::ExhibitAdd
            | Self::RecordPoints
            | Self::Record => Needs::Leave(Deed::Record, Scope::Own),
            // What is approved says which deed it needs: the use case asks for it.
            Self::Approve => Needs::Leave(Deed::SignIn, Scope::Own),
            Self::Mine | Self::Clocks => Needs::Leave(Deed::SeeOwnRecords, Scope::Own),
        }
    }

    /// Whether the device serves it while the respondent holds the screen.
    pub const fn is_served_while_shown(self) -> bool {
        match self {
            Self::GetSession | Self::Lock | Self::Touched | Self::ShowOpen | Self::ShowDone => true,
            Self::Enrol
            | Self::Unlock
            | Self::SyncStatus
            | Self::SyncNow
            | Self::LockedCaptureOpen
            | Self::LockedCaptureAdd
            | Self::LockedCaptureSave
            | Self::SettingsSave
            | Self::SearchOpen
            | Self::Search
            | Self::SearchSettle
            | Self::PersonOpen
            | Self::PersonConfirm
            | Self::OrderOpen
            | Self::OrdersList
            | Self::Powers
            | Self::Reveal
            | Self::RevealWords
            | Self::Here
            | Self::Locate
            | Self::Assess
            | Self::AssessTogether
            | Self::DraftOpen
            | Self::DraftGet
            | Self::DraftSave
            | Self::DraftDiscard
            | Self::Drafts
            | Self::ExhibitAdd
            | Self::RecordPoints
            | Self::Record
            | Self::Approve
            | Self::Mine
            | Self::Clocks => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each command needs, written by hand and apart from the match above.
    const EXPECTED: &str = include_str!("needs_expected.txt");

    #[test]
    fn every_command_needs_what_is_written() {
        let lines: Vec<&str> = EXPECTED.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(lines.len(), CommandName::ALL.len());
        for command in CommandName::ALL {
            let found = match command.needs() {
                Needs::Nothing => format!("{} nothing", command.name()),
                Needs::Leave(deed, scope) => format!("{} {deed} {scope}", command.name()),
            };
            assert!(lines.contains(&found.as_str()), "{found}");
        }
    }

    #[test]
    fn the_respondent_reaches_nothing_but_the_view_and_the_lock() {
        let served: Vec<&str> = CommandName::ALL
            .iter()
            .filter(|command| command.is_served_while_shown())
            .map(|command| command.name())
            .collect();
        assert_eq!(served, ["session", "lock", "touched", "show_open", "show_done"]);
    }
}
