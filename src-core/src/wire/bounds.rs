//! How large a command may be. Whatever is journalled must fit the request that takes it to HQ, and what
//! does not is refused before anything is written.

use super::command::CommandName;
use crate::text;
use crate::words::Text;
use serde::Serialize;
use std::io::{self, Write};

/// Bytes of a command as JSON, at most: a long account with everything around it. An entry sealed for HQ is
/// at most about four times as large, and HQ takes 4 MiB a request.
pub const COMMAND_BYTES: usize = 256 << 10;

/// Characters of what a search or a list is asked, at most.
pub const QUERY_CHARACTERS: usize = 200;

/// What is larger than its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLarge {
    /// A whole command.
    Command,
    /// A question to a search or a list.
    Query,
}

impl TooLarge {
    /// It in words, with what to do.
    pub fn text(self) -> Text {
        match self {
            Self::Command => text!("refusal.command_too_large"),
            Self::Query => text!("refusal.query_too_long", most = QUERY_CHARACTERS),
        }
    }
}

impl CommandName {
    /// Whether it hands over a file, whose size its use case checks.
    pub const fn carries_a_file(self) -> bool {
        matches!(self, Self::ExhibitAdd | Self::LockedCaptureAdd)
    }
}

/// Refuses a command that is larger than [`COMMAND_BYTES`], unless it carries a file.
pub fn check(name: CommandName, command: &impl Serialize) -> Result<(), TooLarge> {
    if name.carries_a_file() {
        return Ok(());
    }
    let mut room = Room(COMMAND_BYTES);
    serde_json::to_writer(&mut room, command).map_err(|_full| TooLarge::Command)
}

/// Refuses a question of more than [`QUERY_CHARACTERS`].
pub fn check_query(text: &str) -> Result<(), TooLarge> {
    if text.chars().nth(QUERY_CHARACTERS).is_some() { Err(TooLarge::Query) } else { Ok(()) }
}

/// Takes bytes while there is room, and keeps none.
struct Room(usize);

impl Write for Room {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::ids::DraftId;
    use crate::rules::incident::SayingKind;
    use crate::rules::record::{RecordForm, SayingForm};
    use crate::wire::DraftSave;
    use uuid::Uuid;

    #[track_caller]
    fn check_form(form: RecordForm, wanted: Result<(), TooLarge>) {
        let save = DraftSave { id: DraftId(Uuid::from_u128(1)), form };
        assert_eq!(check(CommandName::DraftSave, &save), wanted);
    }

    #[test]
    fn an_account_of_thirty_pages_is_taken() {
        check_form(RecordForm { account: "a word and ".repeat(10_000), ..RecordForm::default() }, Ok(()));
    }

    #[test]
    fn neither_one_long_text_nor_many_short_ones_grow_without_bound() {
        let long = RecordForm { account: "a".repeat(COMMAND_BYTES), ..RecordForm::default() };
        check_form(long, Err(TooLarge::Command));
        let many = RecordForm { offences: vec![String::new(); 100_000], ..RecordForm::default() };
        check_form(many, Err(TooLarge::Command));
        let saying = SayingForm { kind: SayingKind::Significant, words: "x".to_owned() };
        check_form(RecordForm { said: vec![saying; 20_000], ..RecordForm::default() }, Err(TooLarge::Command));
    }

    #[test]
    fn a_question_is_counted_in_characters() {
        assert_eq!(check_query(&"é".repeat(QUERY_CHARACTERS)), Ok(()));
        assert_eq!(check_query(&"a".repeat(QUERY_CHARACTERS + 1)), Err(TooLarge::Query));
    }
}
