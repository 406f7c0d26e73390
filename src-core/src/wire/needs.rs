//! What a command amounts to under the policy. The list of commands says it of each.

use crate::rules::policy::{Deed, Scope};

/// What must be so before a command is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: it is asked before anybody is signed in, and shows nothing that is held.
    Nothing,
    /// The officer who is signed in may do this, as far as this.
    Leave(Deed, Scope),
    /// What looking at the subject of the grant that it names needs: whoever may look at something may look
    /// at it again.
    OfItsGrant,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::CommandName;

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
                Needs::OfItsGrant => format!("{} of_its_grant", command.name()),
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
