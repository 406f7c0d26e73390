//! The HQ server's command.

use std::process::ExitCode;

fn main() -> ExitCode {
    cordon_hq::cli::run()
}
