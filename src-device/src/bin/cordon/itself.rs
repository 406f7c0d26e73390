//! What the program tells of itself: completions for a shell, and its manual.

use super::args::{Args, Itself};
use super::help;
use super::print;
use anyhow::Result;
use clap::CommandFactory as _;
use clap_complete::Generator as _;
use cordon_core::text;
use cordon_core::wire::{Fault, FaultKind};
use cordon_core::words::Verbatim;

/// Does it.
pub fn run(asked: &Itself) -> Result<()> {
    match asked {
        Itself::Completions { shell } => {
            let mut command = Args::command();
            command.set_bin_name("cordon");
            command.build();
            let mut script = Vec::new();
            shell.try_generate(&command, &mut script)?;
            print::write(&String::from_utf8_lossy(&script))
        }
        Itself::Man { folder } => clap_mangen::generate_to(help::manual(), folder).map_err(|error| {
            let (file, why) = (Verbatim::from(folder.display().to_string()), Verbatim::from(error.to_string()));
            Fault::new(FaultKind::Failed, text!("cordon.man_unwritten", folder = file, why = why)).into()
        }),
    }
}
