//! What a refusal is about, by the name that whoever typed it knows: the field of a form's file, or the
//! argument. The device names the fields of its pages.

use cordon_core::text;
use cordon_core::wire::{Fault, FaultKind, Token};
use cordon_core::words::Verbatim;

/// A refusal of a record's form, by the field of `docs/files.md`.
pub fn named(fault: Fault) -> Fault {
    by(fault, in_a_form)
}

/// A refusal of the facts of `check`, by its argument.
pub fn of_arguments(fault: Fault) -> Fault {
    by(fault, |field| match field {
        "when" => Some("--at".to_owned()),
        "place" => Some("--place".to_owned()),
        _ => None,
    })
}

fn by(fault: Fault, name: impl FnOnce(&str) -> Option<String>) -> Fault {
    let named =
        fault.field.as_ref().filter(|_| fault.kind == FaultKind::Invalid).and_then(|field| name(field.as_str()));
    let Some(named) = named else { return fault };
    let what = text!("cordon.of_field", field = Verbatim::from(named.as_str()), what = fault.what.clone());
    Fault { what, field: Some(Token::from(named)), ..fault }
}

/// The field of a form's file that a field of the page fills.
fn in_a_form(field: &str) -> Option<String> {
    let named = match field {
        "declare" => "declared",
        "when" => "act_at",
        "until" => "act_until",
        "cautioned" => "file.cautioned_at",
        "decision-grounds" => "decision.grounds",
        "decision-none" => "decision.none_because",
        "arrests" => "decision.arrests",
        "place-of-safety-who" => "decision.place_of_safety.who",
        "place-of-safety-at" => "decision.place_of_safety.at",
        "place-of-safety-arrived" => "decision.place_of_safety.arrived",
        "police-protection-who" => "decision.police_protection.who",
        "police-protection-at" => "decision.police_protection.at",
        "police-protection-designated" => "decision.police_protection.designated",
        "place-grid-text" => "place",
        "place-words-text" => "place_words",
        "witnesses" | "who-can-say" | "live-by" | "live-at" | "bail-offence" | "made-under" | "claimed"
        | "claimed-by" | "first-contact" | "first-contact-by" => {
            return Some(format!("file.{}", field.replace('-', "_")));
        }
        "passphrase" | "bytes" => return None,
        _ => return Some(field.replace('-', "_")),
    };
    Some(named.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::rules::incident::SayingKind;
    use cordon_core::rules::record::{MomentField, RecordFault};
    use cordon_core::words::english;

    #[test]
    fn a_refusal_names_the_field_that_the_file_has() {
        let said =
            |fault: RecordFault| english(named(Fault::new(FaultKind::Invalid, fault.text()).at(fault.field())).text());
        for (fault, field) in [
            (RecordFault::NoMode, "mode: "),
            (RecordFault::NotDeclared, "declared: "),
            (RecordFault::Implausible(MomentField::When), "act_at: "),
            (RecordFault::Implausible(MomentField::Until), "act_until: "),
            (RecordFault::LaterThanNow(MomentField::Cautioned), "file.cautioned_at: "),
            (RecordFault::LaterThanNow(MomentField::LiveAt), "file.live_at: "),
            (RecordFault::NoCount, "times: "),
            (RecordFault::NoWords { kind: SayingKind::Significant }, "said: "),
            (RecordFault::Blank("claimed-by"), "file.claimed_by: "),
            (RecordFault::NoGrounds, "decision.grounds: "),
            (RecordFault::NoPower { arrest: 0 }, "decision.arrests: "),
            (RecordFault::ArrivedBeforeTaken, "decision.place_of_safety.at: "),
            (RecordFault::LaterThanNow(MomentField::ArrivedInSafety), "decision.place_of_safety.arrived: "),
            (RecordFault::NoChild, "decision.police_protection.who: "),
        ] {
            assert!(said(fault).starts_with(&format!("Not taken: {field}")), "{}", said(fault));
        }
    }
}
