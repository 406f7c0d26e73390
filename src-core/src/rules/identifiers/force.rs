//! The two-digit codes of police forces, as they stand in summons numbers, case references and the
//! codes of courts.

/// Code and name (Ministry of Justice, standing data of the criminal justice exchange).
const FORCES: [(&str, &str); 51] = [
    ("01", "Metropolitan Police"),
    ("02", "Metropolitan Police"),
    ("03", "Cumbria"),
    ("04", "Lancashire"),
    ("05", "Merseyside"),
    ("06", "Greater Manchester"),
    ("07", "Cheshire"),
    ("10", "Northumbria"),
    ("11", "Durham"),
    ("12", "North Yorkshire"),
    ("13", "West Yorkshire"),
    ("14", "South Yorkshire"),
    ("16", "Humberside"),
    ("17", "Cleveland"),
    ("20", "West Midlands"),
    ("21", "Staffordshire"),
    ("22", "West Mercia"),
    ("23", "Warwickshire"),
    ("24", "Ministry of Defence Police"),
    ("30", "Derbyshire"),
    ("31", "Nottinghamshire"),
    ("32", "Lincolnshire"),
    ("33", "Leicestershire"),
    ("34", "Northamptonshire"),
    ("35", "Cambridgeshire"),
    ("36", "Norfolk"),
    ("37", "Suffolk"),
    ("40", "Bedfordshire"),
    ("41", "Hertfordshire"),
    ("42", "Essex"),
    ("43", "Thames Valley"),
    ("44", "Hampshire"),
    ("45", "Surrey"),
    ("46", "Kent"),
    ("47", "Sussex"),
    ("48", "City of London"),
    ("50", "Devon and Cornwall"),
    ("52", "Avon and Somerset"),
    ("53", "Gloucestershire"),
    ("54", "Wiltshire"),
    ("55", "Dorset"),
    ("59", "Civil Nuclear Constabulary"),
    ("60", "North Wales"),
    ("61", "Gwent"),
    ("62", "South Wales"),
    ("63", "Dyfed-Powys"),
    ("88", "HM Revenue and Customs"),
    ("91", "National Crime Agency"),
    ("93", "British Transport Police"),
    ("97", "Isle of Man"),
    ("98", "Police Service of Northern Ireland"),
];

/// The force or police area of a two-digit code; `None` for a code that is not in the list.
pub fn force_name(code: &str) -> Option<&'static str> {
    FORCES.iter().find(|(listed, _)| *listed == code).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_is_listed_once_and_in_order() {
        assert!(FORCES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(force_name("06"), Some("Greater Manchester"));
        assert_eq!(force_name("30"), Some("Derbyshire"));
        assert_eq!(force_name("00"), None);
        assert_eq!(force_name("ZZ"), None);
    }
}
