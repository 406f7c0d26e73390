//! Who is at HQ's command line, as the system knows them.

use serde::Serialize;
use std::fs;

/// What stands for no login: nobody logged in, as in a service.
const NO_LOGIN: u32 = u32::MAX;

/// Whoever runs this program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Operator {
    /// The account that somebody logged in with, where the system keeps it. It stays what it is through `su`,
    /// `sudo` and `runuser`.
    pub login: Option<String>,
    /// The account that the program runs under.
    pub account: String,
}

impl Operator {
    /// Of this process.
    pub fn of_this_process() -> Self {
        let accounts = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let login = fs::read_to_string("/proc/self/loginuid").ok().and_then(|text| login_in(&text));
        Self { login: login.map(|id| name_of(&accounts, id)), account: account(&accounts) }
    }
}

#[cfg(unix)]
fn account(accounts: &str) -> String {
    name_of(accounts, rustix::process::geteuid().as_raw())
}

#[cfg(not(unix))]
fn account(_accounts: &str) -> String {
    std::env::var("USERNAME").unwrap_or_default()
}

/// The account that the kernel's audit says was logged in with (`pam_loginuid(8)`).
fn login_in(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|id| *id != NO_LOGIN)
}

/// An account's name, or its number where it is not one of this machine's own (`passwd(5)`).
fn name_of(accounts: &str, id: u32) -> String {
    let number = id.to_string();
    let of_line = |line: &str| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1) == Some(number.as_str())).then(|| name.to_owned())
    };
    accounts.lines().find_map(of_line).unwrap_or_else(|| format!("uid {id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCOUNTS: &str = "root:x:0:0:root:/root:/bin/bash\nada:x:1001:1001::/home/ada:/bin/sh\nbad line\n";

    #[test]
    fn an_account_is_named_or_told_by_its_number() {
        let name = |id| name_of(ACCOUNTS, id);
        assert_eq!([name(0), name(1001), name(100)], ["root", "ada", "uid 100"]);
        assert_eq!(name_of("", 7), "uid 7");
    }

    #[test]
    fn nobody_logged_in_where_the_kernel_says_so_or_says_nothing_that_can_be_read() {
        assert_eq!([login_in("1001\n"), login_in("0")], [Some(1001), Some(0)]);
        assert_eq!([login_in("4294967295"), login_in(""), login_in("-1")], [None, None, None]);
    }

    #[test]
    fn whoever_runs_this_has_an_account() {
        assert!(!Operator::of_this_process().account.is_empty());
    }
}
