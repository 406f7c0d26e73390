//! The help of the program: its commands under headings, an officer's first, and what its exit
//! codes mean.

use super::args::Args;
use clap::{Command, CommandFactory as _};
use cordon_core::text_key;
use cordon_core::words::{TextKey, aligned, english};

// Both programs lay their help out so, each in its own file: they share core alone, and core knows no clap.

/// How wide the names of the commands stand.
const NAMES: usize = 12;

/// Columns that help takes at most, and in a file or a pipe.
const WIDTH: usize = 80;

/// A heading with the names of its commands.
type Group = (TextKey, &'static [&'static str]);

/// The commands as they are listed, each under its heading.
fn groups() -> [Group; 5] {
    [
        (text_key!("cordon.help_officer"), &["search", "person", "order", "check", "record", "sync", "status"]),
        (text_key!("cordon.help_colleague"), &["entry", "approve"]),
        (text_key!("cordon.help_device"), &["enrol", "verify"]),
        (text_key!("cordon.help_pure"), &["law", "clock", "zone", "assess", "id"]),
        (text_key!("cordon.help_itself"), &["completions", "man"]),
    ]
}

/// The command line with its help.
pub fn command() -> Command {
    let command = Args::command();
    let listed: String = groups().into_iter().map(|(title, names)| listed(&command, title, names)).collect();
    let header = command.get_styles().get_header();
    let options = format!("{header}{}:{header:#}", english(text_key!("cordon.help_options")));
    let template =
        format!("{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{listed}{options}\n{{options}}{{after-help}}");
    command.help_template(template).after_help(exit_codes()).term_width(WIDTH)
}

/// Help as it is printed, on a terminal of so many columns where it is one: no line is wider.
pub fn shown(rendered: &str, terminal: Option<usize>) -> String {
    let columns = terminal.map_or(WIDTH, |columns| columns.min(WIDTH));
    let lines: Vec<String> = rendered.lines().flat_map(|line| aligned(line, columns)).collect();
    lines.join("\n")
}

/// The command line as its manual tells it: what the exit codes mean stands on every page.
pub fn manual() -> Command {
    told_everywhere(Args::command())
}

fn told_everywhere(command: Command) -> Command {
    command.after_help(exit_codes()).mut_subcommands(told_everywhere)
}

/// A heading with its commands, a line each.
fn listed(command: &Command, title: TextKey, names: &[&str]) -> String {
    let header = command.get_styles().get_header();
    let lines = names.iter().map(|name| format!("  {name:<NAMES$}{}\n", brief(command, name)));
    format!("{header}{}:{header:#}\n{}\n", english(title), lines.collect::<String>())
}

/// What a command does: the first sentence of its own help, up to what it spells out.
fn brief(command: &Command, name: &str) -> String {
    let about = command.find_subcommand(name).and_then(Command::get_about).map(ToString::to_string);
    let about = about.unwrap_or_default();
    let sentence = about.split(". ").next().unwrap_or_default();
    sentence.split(": ").next().unwrap_or_default().to_owned()
}

fn exit_codes() -> String {
    let title = english(text_key!("cordon.help_exit_codes"));
    let means = [text_key!("cordon.help_exit_0"), text_key!("cordon.help_exit_1"), text_key!("cordon.help_exit_2")];
    let lines = means.into_iter().enumerate().map(|(code, means)| format!("\n  {code}  {}", english(means)));
    format!("{title}:{}", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Holds that no line of a command's help is wider than a terminal, nor one of its own commands'.
    fn is_narrow(command: &mut Command) {
        for help in [command.render_help(), command.render_long_help()] {
            let shown = shown(&help.to_string(), None);
            for line in shown.lines() {
                assert!(line.chars().count() <= WIDTH, "{}: {line}", command.get_name());
            }
        }
        command.get_subcommands_mut().for_each(is_narrow);
    }

    #[test]
    fn no_line_of_any_help_is_wider_than_eighty_columns() {
        let mut command = command();
        command.build();
        is_narrow(&mut command);
        assert!(command.get_subcommands().count() > 10, "they were all looked at");
        let narrow = shown(&command.render_long_help().to_string(), Some(40));
        assert!(narrow.lines().all(|line| line.chars().count() <= 60), "names alone stay whole: {narrow}");
    }

    #[test]
    fn every_command_is_listed_once_and_says_what_it_does_in_a_line() {
        let command = Args::command();
        let mut all: Vec<&str> =
            command.get_subcommands().filter(|each| !each.is_hide_set()).map(Command::get_name).collect();
        let mut listed: Vec<&str> = groups().into_iter().flat_map(|(_title, names)| names.iter().copied()).collect();
        all.sort_unstable();
        listed.sort_unstable();
        assert_eq!(listed, all);
        for name in listed {
            let said = brief(&command, name);
            assert!(!said.is_empty() && said.chars().count() + NAMES + 2 <= 80, "{name}: {said}");
        }
    }

    #[test]
    fn help_shows_an_officers_commands_first_and_every_manual_page_the_exit_codes() {
        let help = command().render_help().to_string();
        let at = |part: &str| help.find(part).unwrap_or_else(|| unreachable!("{part} is not in {help}"));
        assert!(at("\n  search") < at("\n  enrol") && at("\n  enrol") < at("\n  completions"), "{help}");
        assert!(at("--version") < at("Exit codes:"), "{help}");
        let manual = manual();
        assert!(manual.get_after_help().is_some());
        assert!(manual.get_subcommands().all(|each| each.get_after_help().is_some()));
    }
}
