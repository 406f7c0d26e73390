//! What became of an import, in words for whoever ran it.

use crate::import::{FileOutcome, Imported};
use crate::store::items::Held;

/// Every file with what was taken, and under it every row refused and everything to be known.
pub fn shown(imported: &Imported) -> String {
    if imported.files.is_empty() {
        return "no file that HQ reads was found".to_owned();
    }
    imported.files.iter().map(file).collect::<Vec<_>>().join("\n")
}

fn file(file: &FileOutcome) -> String {
    let mut lines = vec![format!("{}: {}", file.file, outcome(file))];
    lines.extend(file.refused.iter().map(|part| format!("  refused, {}{}", line(part.line), part.reason)));
    lines.extend(file.told.iter().map(|told| format!("  note, {}{}", line(told.line.map(u64::from)), told.what)));
    lines.join("\n")
}

fn outcome(file: &FileOutcome) -> String {
    let refused = file.refused.len();
    if file.outcome == "already_imported" {
        let stay = match refused {
            0 => String::new(),
            1 => "; 1 row stays refused".to_owned(),
            rows => format!("; {rows} rows stay refused"),
        };
        return format!("imported before, when {} orders were taken; nothing changed{stay}", file.taken_before);
    }
    if let (Some(reason), 0) = (&file.reason, refused) {
        return format!("nothing for us: {reason}");
    }
    let orders = &file.orders;
    let counted = [
        (orders.new, "new"),
        (orders.changed, "changed"),
        (orders.unchanged, "unchanged"),
        (orders.waiting, "for a person to match"),
        (refused as u64, "refused"),
    ];
    let said: Vec<String> =
        counted.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if said.is_empty() { "nothing in it".to_owned() } else { said.join(", ") }
}

fn line(line: Option<u64>) -> String {
    line.map_or_else(String::new, |line| format!("line {line}: "))
}

/// Everything in quarantine, a line for each.
pub fn quarantine(held: &[Held]) -> String {
    if held.is_empty() {
        return "nothing is in quarantine".to_owned();
    }
    let one = |held: &Held| {
        format!("{}  {}  {}, {}{} ({} bytes)", held.id, held.at, held.source, line(held.line), held.reason, held.bytes)
    };
    held.iter().map(one).collect::<Vec<_>>().join("\n")
}
