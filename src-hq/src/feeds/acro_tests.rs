//! The manifest: its shape, its rows, and an archive made as the family courts make theirs.

use super::*;
use cordon_core::rules::condition::Term;
use cordon_core::rules::names;
use cordon_core::rules::order::{Heads, InForceCause};
use cordon_core::rules::person::{BirthDate, IdentifierKind};
use cordon_core::rules::time::Day;
use cordon_core::rules::visibility::Visibility;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::unstable::write::FileOptionsExt;
use zip::write::{SimpleFileOptions, ZipWriter};

fn learnt() -> Timestamp {
    Timestamp::parse("2026-11-22T02:10:00Z").unwrap()
}

fn synthetic() -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/feeds/acro/manifest-20261110.csv")).unwrap()
}

#[track_caller]
fn the_order(reading: &Reading) -> &super::super::IncomingOrder {
    match &reading.outcome {
        Outcome::Orders(orders) => orders.first().unwrap(),
        Outcome::NothingForUs { reason } | Outcome::Broken { reason, .. } => panic!("{reason}"),
    }
}

#[track_caller]
fn check_broken(csv: &str, expected: &str) {
    let readings = read_manifest(csv.as_bytes(), &Papers::default(), learnt());
    match readings.first().map(|reading| &reading.outcome) {
        Some(Outcome::Broken { reason, .. }) => assert!(reason.to_string().starts_with(expected), "{reason}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_row_is_an_order_that_must_be_read() {
    let readings = read_manifest(&synthetic(), &Papers::default(), learnt());
    assert_eq!(readings.len(), 3);
    let first = the_order(readings.first().unwrap());
    let version = first.order.versions.first().unwrap();
    let condition = version.conditions.first().unwrap();
    let note = "HQ's note, not the court's words. Read the order: ";
    assert!(condition.verbatim.starts_with(note), "{}", condition.verbatim);
    assert_eq!(condition.term, Term::WordsNotHeld);
    assert_eq!(version.ends_at().unwrap().to_string(), "2027-11-03T00:00:00.000Z");
    let second = the_order(readings.get(1).unwrap());
    assert_eq!(second.order.versions.first().unwrap().in_force.first().unwrap().cause, InForceCause::EndUnknown);
    let respondent = second.people.first().unwrap().names.first().unwrap();
    assert_eq!((respondent.given.as_str(), respondent.family.as_str()), ("Tango \"Tee\"", "O'Pattern-Test"));
}

#[test]
fn contact_details_of_the_protected_are_need_to_know() {
    let readings = read_manifest(&synthetic(), &Papers::default(), learnt());
    for reading in &readings {
        let applicant = the_order(reading).people.get(1).unwrap();
        assert!(applicant.addresses.iter().all(|address| address.visibility == Visibility::NeedToKnow));
    }
    let third = the_order(readings.get(2).unwrap()).people.first().unwrap();
    assert!(third.addresses.iter().all(|address| address.visibility == Visibility::NeedToKnow));
}

#[test]
fn thirty_columns_are_refused_with_their_number() {
    let header = COLUMNS.iter().take(30).copied().collect::<Vec<_>>().join(",");
    check_broken(&header, "30 columns where 31 are expected");
}

#[test]
fn a_night_without_orders_is_nothing_for_us() {
    let csv = format!("{}\r\n{}\r\n", COLUMNS.join(","), ",".repeat(30));
    let readings = read_manifest(csv.as_bytes(), &Papers::default(), learnt());
    assert_eq!(readings, [Reading::nothing(TITLE, NO_ORDERS)]);
}

#[test]
fn the_papers_come_out_of_an_encrypted_archive() {
    let file = "FL404A-1700000000000101-1793577600.pdf";
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = || SimpleFileOptions::default().with_deprecated_encryption(b"secret").unwrap();
    writer.start_file("manifest-20261110.csv", options()).unwrap();
    writer.write_all(&synthetic()).unwrap();
    writer.start_file(file, options()).unwrap();
    writer.write_all(b"not a pdf at all").unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let readings = read_zip(&bytes, Some("secret"), learnt());
    let incoming = the_order(readings.first().unwrap());
    let paper = incoming.attachments.first().unwrap();
    assert_eq!((paper.name.as_str(), paper.text.as_deref(), paper.sha256.len()), (file, None, 64));
    for wrong in [None, Some("wrong")] {
        let readings = read_zip(&bytes, wrong, learnt());
        assert!(matches!(readings.first().unwrap().outcome, Outcome::Broken { .. }));
    }
}

#[test]
fn the_published_manifest_is_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/acro/manifest-20260301.csv");
    let Ok(csv) = std::fs::read(path) else {
        println!("skipped: the published manifest is not beside this tree");
        return;
    };
    let readings = read_manifest(&csv, &Papers::default(), learnt());
    assert_eq!(readings.len(), 3);
    assert!(readings.iter().all(|reading| matches!(reading.outcome, Outcome::Orders(_))));
}

/// A row as the manifest writes one, with cells changed.
fn row(change: &[(&str, &str)]) -> Vec<String> {
    let given = [
        ("Case No. FamilyMan", "DE26F00001"),
        ("Case No. Manage Cases", "1700000000000001"),
        ("Court Name/Location", "Invented Court"),
        ("Court Code", "195520"),
        ("Order Name", "FL401"),
        ("Court Date", "26/10/2026"),
        ("Order Expiry Date", "26/10/2027_23:59"),
        ("Respondent Surname", "Example"),
        ("Respondent Forename(s)", "Una"),
        ("Respondent DOB", "1988-04-12"),
        ("Respondent 1st Line of Address", "1 Sample Street"),
        ("Respondent Postcode", "DE1 2AB"),
        ("Is Respondent Address Confidential", "No"),
        ("Is Respondent Phone Confidential", "No"),
        ("Is Respondent Email Confidential", "No"),
        ("Applicant Surname", "Specimen"),
        ("Applicant Forename(s)", "Beta"),
        ("Order File Name", "paper.pdf"),
    ];
    let cell = |column: &str| {
        let changed = change.iter().chain(given.iter()).find(|(name, _)| *name == column);
        changed.map_or(String::new(), |(_, value)| (*value).to_owned())
    };
    COLUMNS.iter().map(|column| cell(column)).collect()
}

/// A row for each name, all else being alike.
fn named(names: &[&str]) -> Vec<String> {
    let one = |(index, name): (usize, &&str)| {
        let case = format!("17000000000000{index:02}");
        row(&[("Respondent Forename(s)", name), ("Case No. Manage Cases", &case)]).join(",")
    };
    names.iter().enumerate().map(one).collect()
}

fn manifest(rows: &[String]) -> String {
    let mut text = format!("{}\r\n", COLUMNS.join(","));
    for row in rows {
        text.push_str(row);
        text.push_str("\r\n");
    }
    text
}

fn read_rows(rows: &[String]) -> Vec<Reading> {
    read_manifest(manifest(rows).as_bytes(), &Papers::default(), learnt())
}

/// The reading of one row with cells changed.
fn changed(change: &[(&str, &str)]) -> Reading {
    read_rows(&[row(change).join(",")]).remove(0)
}

#[track_caller]
fn refused(reading: &Reading) -> (Option<u32>, String) {
    match &reading.outcome {
        Outcome::Broken { line, reason } => (*line, reason.to_string()),
        other @ (Outcome::Orders(_) | Outcome::NothingForUs { .. }) => panic!("{other:?}"),
    }
}

fn tells(reading: &Reading, what: &str) -> bool {
    reading.told.iter().any(|told| told.line == Some(2) && told.what.to_string().contains(what))
}

#[test]
fn a_quote_left_open_brings_nothing_of_one_row_into_another() {
    for (cell, before) in [("paper.pdf", "\"paper.pdf"), ("1 Sample Street", "\"1 Sample Street")] {
        let mut rows = named(&["Una", "Duo", "Tria"]);
        rows[0] = rows[0].replace(cell, before);
        let readings = read_rows(&rows);
        assert_eq!(readings.len(), 3);
        assert_eq!(refused(&readings[0]).0, Some(2));
        let names: Vec<&str> =
            readings.iter().skip(1).map(|reading| the_order(reading).people[0].names[0].given.as_str()).collect();
        assert_eq!(names, ["Duo", "Tria"]);
    }
}

#[test]
fn every_reason_for_which_a_row_is_refused_is_named_with_its_line() {
    let mut rows = named(&["Una", "Duo", "Tria"]);
    rows[1] = row(&[("Court Date", "never"), ("Case No. Manage Cases", "1.7E+15")]).join(",");
    for end in ["\r\n", "\n", "\r"] {
        let text = manifest(&rows).replace("\r\n", end);
        let readings = read_manifest(text.as_bytes(), &Papers::default(), learnt());
        let (line, reason) = refused(&readings[1]);
        assert_eq!(line, Some(3), "{end:?}");
        assert!(reason.contains("Court Date cannot be read as a date") && reason.contains("rounded"), "{reason}");
    }
}

#[test]
fn years_out_of_life_are_never_taken() {
    for (date, reason) in [("26/10/2126", "future"), ("26/10/0026", "too far back"), ("26/10/026", "cannot be read")] {
        let reading = changed(&[("Court Date", date)]);
        assert!(refused(&reading).1.contains(reason), "{date}: {:?}", reading.outcome);
    }
    let short =
        changed(&[("Court Date", "26/10/26"), ("Order Expiry Date", "26/10/27_23:59"), ("Respondent DOB", "12/04/88")]);
    let order = the_order(&short);
    let version = &order.order.versions[0];
    assert_eq!(version.made_at.london_day().to_string(), "2026-10-26");
    assert_eq!(version.ends_at().unwrap().to_string(), "2027-10-26T23:00:00.000Z");
    assert_eq!(order.people[0].born, BirthDate::Known(Day::new(1988, 4, 12).unwrap()));
    for born in ["2030-01-01", "0088-04-12", "1900-01-01", "32244", "12/04/20"] {
        let reading = changed(&[("Respondent DOB", born)]);
        let order = the_order(&reading);
        assert_eq!(order.people[0].born, BirthDate::Unknown, "{born}");
        assert!(tells(&reading, "Respondent DOB"), "{born}");
        assert!(order.order.references.iter().any(|reference| reference.value == born), "kept as written: {born}");
    }
}

#[test]
fn an_end_that_cannot_be_read_is_shown_as_written() {
    for end in ["sometime", "26/10/2025_23:59", "31/12/9999_23:59", "26/10/2027_25:00", "27-06-12_23:59"] {
        let reading = changed(&[("Order Expiry Date", end)]);
        let version = &the_order(&reading).order.versions[0];
        assert_eq!((version.ends_at(), version.in_force[0].cause), (None, InForceCause::EndUnknown), "{end}");
        assert!(version.duration_words.contains(end), "{}", version.duration_words);
        assert!(tells(&reading, "stated end cannot be read"), "{end}");
    }
}

#[test]
fn what_a_spreadsheet_damaged_is_read_where_it_is_plain_and_else_told() {
    for born in ["12-Apr-88", "12/04/1988 00:00", "1988-04-12T00:00:00", "12.04.1988"] {
        let reading = changed(&[("Respondent DOB", born)]);
        assert_eq!(the_order(&reading).people[0].born, BirthDate::Known(Day::new(1988, 4, 12).unwrap()), "{born}");
    }
    let numbers = |phone: &str| {
        let reading = changed(&[("Respondent Phone", phone)]);
        let phones = the_order(&reading).people[0].identifiers.iter().filter(|id| id.kind == IdentifierKind::Phone);
        (phones.map(|id| id.value.clone()).collect::<Vec<_>>(), tells(&reading, "Respondent Phone"))
    };
    let one = |number: &str, told| (vec![number.to_owned()], told);
    assert_eq!(numbers("07700 900101"), one("07700 900101", false));
    assert_eq!(numbers("7700900101"), one("07700900101", true));
    assert_eq!(numbers("'07700900103"), one("07700900103", true));
    assert_eq!(numbers("07700 900107 (mum)"), one("07700 900107", true));
    assert_eq!(numbers("4.477E+11"), one("4.477E+11", true));
    assert_eq!(numbers("07700 900105 / 07700 900106").0.len(), 2);
}

#[test]
fn a_placeholder_is_no_name() {
    let reading =
        changed(&[("Respondent Forename(s)", "FNU"), ("Applicant Forename(s)", "."), ("Applicant Surname", "UNKNOWN")]);
    let order = the_order(&reading);
    let name = &order.people[0].names[0];
    assert_eq!((name.given.as_str(), name.family.as_str()), ("", "Example"));
    assert_eq!(names::shown(&order.people[1].names[0]), names::UNNAMED);
    assert!(
        tells(&reading, "Respondent Forename(s) is a placeholder") && tells(&reading, "the applicant is not named")
    );
}

#[test]
fn other_separators_and_encodings_are_named_or_read() {
    let rows = named(&["Una", "Duo"]);
    for (mark, name) in [(";", "semicolons"), ("\t", "tabs")] {
        let readings = read_manifest(manifest(&rows).replace(',', mark).as_bytes(), &Papers::default(), learnt());
        assert!(refused(&readings[0]).1.contains(name), "{readings:?}");
    }
    let utf16: Vec<u8> = format!("\u{feff}{}", manifest(&rows)).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_manifest(&utf16, &Papers::default(), learnt()).len(), 2);
    let windows: Vec<u8> =
        manifest(&rows).replace("Duo", "O~Duo").bytes().map(|byte| if byte == b'~' { 0x92 } else { byte }).collect();
    let readings = read_manifest(&windows, &Papers::default(), learnt());
    assert_eq!(the_order(&readings[1]).people[0].names[0].given, "O’Duo");
    assert!(readings[0].told[0].what.to_string().contains("Windows-1252"));
}

/// An archive of files; the manifest names `paper.pdf`.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn night(manifest_name: &str, papers: &[(&str, &[u8])]) -> Vec<Reading> {
    let csv = manifest(&[row(&[("Order File Name", "Siân.pdf")]).join(",")]);
    let mut files: Vec<(&str, &[u8])> = vec![(manifest_name, csv.as_bytes())];
    files.extend(papers);
    read_zip(&archive(&files), None, learnt())
}

#[test]
fn two_papers_under_one_name_are_both_kept_and_in_conflict() {
    let readings = night("manifest-1.csv", &[("one/Siân.pdf", b"one"), ("two/Siân.pdf", b"two")]);
    let order = the_order(&readings[0]);
    assert_eq!((order.attachments.len(), order.order.versions.len()), (2, 2));
    assert!(matches!(order.order.heads(), Heads::Several(_)));
    assert!(tells(&readings[0], "2 different papers have the same name"));
    let same = night("manifest-1.csv", &[("one/Siân.pdf", b"one"), ("two/Siân.pdf", b"one")]);
    assert_eq!(the_order(&same[0]).attachments.len(), 1);
    // Twice at the very same place, as a faulty program writes it.
    let mut twice = archive(&[
        ("manifest-1.csv", manifest(&[row(&[]).join(",")]).as_bytes()),
        ("paper.pdf", b"one"),
        ("paper.pdx", b"two"),
    ]);
    while let Some(at) = twice.windows(9).position(|window| window == b"paper.pdx") {
        twice[at + 8] = b'f';
    }
    assert_eq!(the_order(&read_zip(&twice, None, learnt())[0]).attachments.len(), 2);
}

#[test]
fn a_paper_is_found_though_its_name_is_written_otherwise() {
    for name in ["Sia\u{302}n.pdf", "SIÂN.PDF", "papers\\Siân.pdf", "siân.PDF"] {
        let readings =
            night("Manifest-4.CSV", &[("__MACOSX/._Siân.pdf", b"no"), (name, b"a paper"), (".DS_Store", b"no")]);
        let order = the_order(&readings[0]);
        assert_eq!(order.attachments.len(), 1, "{name}");
        assert!(order.order.versions[0].conditions[0].verbatim.contains("the terms are in"), "{name}");
    }
}

#[test]
fn a_file_of_another_program_in_an_archive_is_named_as_what_it_is() {
    let workbook = archive(&[("xl/workbook.xml", b"x"), ("[Content_Types].xml", b"x")]);
    let inner = archive(&[("manifest-1.csv", b"x")]);
    for (name, bytes, words) in
        [("manifest-20261026.xlsx", &workbook, "CSV UTF-8"), ("manifest-20261026.zip", &inner, "unpack it")]
    {
        let alone = read_zip(&archive(&[(name, bytes.as_slice())]), None, learnt());
        let why = refused(&alone[0]).1;
        assert!(why.contains(name) && why.contains(words), "{why}");
        let readings = night_of(&[&[]], &[(name, bytes.clone())]);
        let why = refused(readings.last().unwrap()).1;
        assert!(why.contains(name) && why.contains(words) && !why.contains("is called manifest"), "{why}");
    }
    let nothing = read_zip(&archive(&[("a.pdf", b"x"), ("notes.txt", b"x")]), None, learnt());
    assert!(refused(&nothing[0]).1.contains("a.pdf, notes.txt"), "{nothing:?}");
}

#[test]
fn a_row_that_names_no_paper_is_told() {
    for none in ["", "  ", "-"] {
        let readings = read_rows(&[row(&[("Order File Name", none)]).join(",")]);
        assert!(tells(&readings[0], "no paper is named"), "{none:?}: {readings:?}");
    }
    let readings = read_rows(&[row(&[("Order File Name", "a.pdf")]).join(",")]);
    assert!(!tells(&readings[0], "no paper is named"), "{readings:?}");
}

#[test]
fn an_archive_says_what_is_there_instead_of_a_manifest() {
    for (name, reason) in
        [("night.zip", "an archive in the archive"), ("list.csv", "there is list.csv"), ("a.pdf", "no manifest among")]
    {
        let readings = read_zip(&archive(&[(name, b"x")]), None, learnt());
        assert!(refused(&readings[0]).1.contains(reason), "{readings:?}");
    }
    // The method's number stands in both headers: Deflate64 is 9.
    let mut packed = archive(&[("manifest-1.csv", b"x")]);
    let places: Vec<usize> = (0..packed.len() - 4)
        .filter(|at| packed[*at..].starts_with(b"PK\x03\x04") || packed[*at..].starts_with(b"PK\x01\x02"))
        .collect();
    for at in places {
        let method = if packed[at + 2] == 3 { at + 8 } else { at + 10 };
        packed[method] = 9;
    }
    assert!(refused(&read_zip(&packed, None, learnt())[0]).1.contains("Deflate64"));
}

/// What stands in an order and its people, all of it.
fn everything(reading: &Reading) -> String {
    format!("{:?}", reading.outcome)
}

fn without_lines(outcome: &Outcome) -> Outcome {
    let mut outcome = outcome.clone();
    if let Outcome::Orders(orders) = &mut outcome {
        orders.iter_mut().for_each(|order| order.lines.clear());
    }
    outcome
}

proptest::proptest! {
    #[test]
    fn whatever_befalls_one_row_no_other_changes(
        struck in 0_usize..4,
        strikes in proptest::collection::vec((0_usize..400, "[\",;\\r\\n\\t\\x00a]{1,3}"), 1..6),
    ) {
        let names = ["Unaq", "Duoq", "Triaq", "Quadq"];
        let mut rows = named(&names);
        rows[2] = rows[2].replace("1 Sample Street", "\"1, Sample \"\"Street\"\"\"");
        let whole = read_rows(&rows);
        for (at, text) in &strikes {
            let at = at % rows[struck].len();
            rows[struck].insert_str(at, text);
        }
        let readings = read_rows(&rows);
        for (index, name) in names.iter().enumerate() {
            let with_name: Vec<&Reading> = readings
                .iter()
                .filter(|reading| matches!(reading.outcome, Outcome::Orders(_)) && everything(reading).contains(name))
                .collect();
            // Nothing of this row stands in an order of another.
            for reading in &with_name {
                let others = names.iter().filter(|other| *other != name);
                for other in others {
                    proptest::prop_assert!(!everything(reading).contains(other), "{name} beside {other}");
                }
            }
            if index != struck && !with_name.is_empty() {
                // A line end that was struck in moves the rows below it, and nothing else of them.
                proptest::prop_assert_eq!(without_lines(&with_name[0].outcome), without_lines(&whole[index].outcome));
            }
            let lost = with_name.is_empty() && !readings.iter().any(|reading| matches!(reading.outcome, Outcome::Broken { .. }));
            proptest::prop_assert!(!lost || index == struck, "a row is neither taken nor refused");
        }
        // A line end alone may make an empty row of a piece; every row is taken or refused.
        proptest::prop_assert!(readings.len() >= names.len());
    }
}

/// A PDF of one page with these lines.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown: Vec<String> = lines.iter().map(|line| format!("({line}) Tj 0 -16 Td")).collect();
    let stream = format!("BT /F1 12 Tf 50 700 Td {} ET", shown.join(" "));
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(format!("{:010} 00000 n \n", text.len()));
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let start = text.len();
    text.push_str(&format!("xref\n0 6\n0000000000 65535 f \n{}", places.concat()));
    text.push_str(&format!("trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"));
    text.into_bytes()
}

const BARRED: &str = "The respondent Una Example must not go to, enter or attempt to enter 7 Secret Street, Derby.";

/// The readings of a night whose rows name their papers.
fn night_of(rows: &[&[(&str, &str)]], papers: &[(&str, Vec<u8>)]) -> Vec<Reading> {
    let rows: Vec<String> = rows.iter().map(|change| row(change).join(",")).collect();
    let csv = manifest(&rows);
    let mut files: Vec<(&str, &[u8])> = vec![("manifest-20261026.csv", csv.as_bytes())];
    files.extend(papers.iter().map(|(name, bytes)| (*name, bytes.as_slice())));
    read_zip(&archive(&files), None, learnt())
}

fn has_terms_of_the_paper(reading: &Reading) -> bool {
    the_order(reading).order.versions[0].conditions.len() > 1
}

#[test]
fn the_terms_of_a_rows_own_paper_are_read() {
    let file = "FL404A-1700000000000001-1793577600.pdf";
    for text in [vec![BARRED], vec!["Case No: 1700-0000-0000-0001, DE26F00001", BARRED]] {
        let readings = night_of(&[&[("Order File Name", file)]], &[(file, pdf(&text))]);
        assert!(the_order(&readings[0]).order.versions[0].conditions.len() > 1, "{readings:?}");
        assert!(readings[0].told.is_empty(), "{:?}", readings[0].told);
    }
    let readings = night_of(&[&[]], &[("paper.pdf", pdf(&[BARRED]))]);
    assert!(has_terms_of_the_paper(&readings[0]) && tells(&readings[0], "carries the case number"), "{readings:?}");
}

#[test]
fn a_paper_that_may_be_anothers_lends_no_terms_and_is_told() {
    let swapped = "FL404A-1922222222222222-1.pdf";
    let wrong_case = pdf(&["Case No: DE26F01111", BARRED]);
    let wrong_name =
        pdf(&["The respondent Wrongman must not go to, enter or attempt to enter 7 Secret Street, Derby."]);
    for (file, paper, why) in [
        (swapped, pdf(&[BARRED]), "its name carries another case number"),
        ("o.pdf", wrong_case, "it names another case number"),
        ("o.pdf", wrong_name, "it does not name the respondent"),
        ("o.pdf", pdf(&["Case 1700 0000 0000 0002", BARRED]), "it names another case number"),
    ] {
        let readings = night_of(&[&[("Order File Name", file)]], &[(file, paper)]);
        let order = the_order(&readings[0]);
        let conditions = &order.order.versions[0].conditions;
        assert_eq!((conditions.len(), order.attachments.len()), (1, 1), "{why}");
        assert!(conditions[0].verbatim.contains(why), "{}", conditions[0].verbatim);
        assert!(tells(&readings[0], why), "{:?}", readings[0].told);
    }
}

#[test]
fn a_paper_that_two_orders_name_is_neithers() {
    let other = [("Case No. Manage Cases", "1700000000000002"), ("Case No. FamilyMan", "DE26F00002")];
    let readings = night_of(&[&[], &other], &[("paper.pdf", pdf(&[BARRED]))]);
    for reading in &readings {
        assert_eq!(the_order(reading).order.versions[0].conditions.len(), 1);
        assert!(
            reading.told.iter().any(|told| told.what.to_string().contains("rows of other orders name it too")),
            "{reading:?}"
        );
    }
    // The same bytes under two names are one paper as well; one order's row, twice, is no other order's.
    let copy = [other[0], other[1], ("Order File Name", "copy.pdf")];
    let readings = night_of(&[&[], &copy], &[("paper.pdf", pdf(&[BARRED])), ("copy.pdf", pdf(&[BARRED]))]);
    assert!(readings.iter().all(|reading| the_order(reading).order.versions[0].conditions.len() == 1));
    let readings =
        night_of(&[&[], &[("Case No. Manage Cases", "1700-0000-0000-0001")]], &[("paper.pdf", pdf(&[BARRED]))]);
    assert!(readings.iter().all(|reading| the_order(reading).order.versions[0].conditions.len() > 1));
}

#[test]
fn every_file_of_a_delivery_is_read_or_told() {
    let papers =
        [("unlisted.pdf", pdf(&[BARRED])), ("Manifest 20261028.csv", b"x".to_vec()), ("b.zip", b"PK".to_vec())];
    let readings = night_of(&[&[]], &papers);
    assert!(tells(&readings[0], "is not in the delivery"), "{readings:?}");
    assert!(readings[0].told.iter().any(|told| told.what.to_string().contains("no row names the file unlisted.pdf")));
    assert!(refused(&readings[1]).1.contains("Manifest 20261028.csv in the archive was not read"));
    assert!(refused(&readings[2]).1.contains("b.zip in the archive was not read"));
    let mut damaged = pdf(&[BARRED]);
    damaged.truncate(40);
    for (paper, why) in [(b"<html>login</html>".to_vec(), "it is no PDF"), (damaged, "damaged or locked PDF")] {
        assert!(tells(&night_of(&[&[]], &[("paper.pdf", paper)])[0], why), "{why}");
    }
    let welsh = "FL404A-1700000000000001-1-welsh.pdf";
    let file = "FL404A-1700000000000001-1.pdf";
    let readings = night_of(&[&[("Order File Name", file)]], &[(file, pdf(&[BARRED])), (welsh, pdf(&["Peidio"]))]);
    assert!(readings[0].told.is_empty(), "a translation is its paper's: {:?}", readings[0].told);
}

#[test]
fn only_what_is_known_as_a_non_molestation_order_is_one() {
    for (name, kind, is_told) in [
        ("FL401", "NonMolestation", false),
        ("c100", "NonMolestation", false),
        ("Occupation order", "Occupation", true),
        ("FL404", "Other", true),
        ("", "Other", true),
        ("Non-molestation and occupation order", "Other", true),
    ] {
        let reading = changed(&[("Order Name", name)]);
        let found = format!("{:?}", the_order(&reading).order.kind);
        assert!(found.starts_with(kind), "{name}: {found}");
        assert_eq!(tells(&reading, "not taken for a non-molestation order"), is_told, "{name}");
    }
}

#[test]
fn one_case_and_one_name_make_one_order_however_they_are_written() {
    let id = |change: &[(&str, &str)]| the_order(&changed(change)).order.id;
    let plain = id(&[("Respondent Surname", "O'Apostrophe")]);
    for change in [
        [("Case No. Manage Cases", "1700-0000-0000-0001"), ("Respondent Surname", "O'Apostrophe")],
        [("Case No. Manage Cases", "'1700000000000001"), ("Respondent Surname", "OAPOSTROPHE")],
        [("Case No. FamilyMan", "de26f00001"), ("Respondent Surname", "O’Apostrophe ")],
        [("Case No. FamilyMan", "\u{feff}DE26F00001"), ("Respondent Surname", "O’Apost\u{200b}rophe")],
    ] {
        assert_eq!(id(&change), plain, "{change:?}");
    }
    for number in ["\"1,700,000,000,000,012\"", "1700000000000012.0", "1.7E+15", "170000000000001"] {
        assert!(
            refused(&changed(&[("Case No. Manage Cases", number)])).1.contains("Case No. Manage Cases"),
            "{number}"
        );
    }
    assert!(tells(&changed(&[("Case No. Manage Cases", "1700000000000000")]), "may have rounded it"));
}

#[test]
fn a_row_whose_cells_are_shifted_is_refused() {
    let whole = row(&[("Respondent 2nd Line of Address", "Derby"), ("Is Applicant Email Confidential", "Yes")]);
    for (added, removed) in [(10, 20), (10, 26), (18, 20), (10, 16), (15, 29)] {
        let mut cells = whole.clone();
        cells.insert(added, "Flat 2".to_owned());
        cells.remove(removed + 1);
        let readings = read_rows(&[cells.join(",")]);
        assert!(refused(&readings[0]).1.contains("are not under their columns"), "{added} {removed}: {readings:?}");
    }
    let no = changed(&[("Applicant Surname", "No"), ("Respondent Surname", "Noh")]);
    assert_eq!(the_order(&no).people[1].names[0].family, "No", "No is a surname too");
    for word in ["N", "FALSE", "nope"] {
        let reading = changed(&[("Is Respondent Phone Confidential", word), ("Respondent Phone", "07700900711")]);
        assert!(tells(&reading, "kept as confidential"), "{word}");
        let phones = the_order(&reading).people[0].identifiers.iter().filter(|id| id.kind == IdentifierKind::Phone);
        assert_eq!(phones.count(), 0, "{word}");
    }
}

#[test]
fn unseen_characters_are_taken_out_and_told_and_lost_ones_refused() {
    let reading = changed(&[("Respondent Surname", "Rl\u{202e}o"), ("Respondent Forename(s)", "Ze\u{200b}ro")]);
    let name = &the_order(&reading).people[0].names[0];
    assert_eq!((name.given.as_str(), name.family.as_str()), ("Zero", "Rlo"));
    assert!(tells(&reading, "invisible"), "{:?}", reading.told);
    assert!(tells(&changed(&[("Respondent Surname", "Mojibake Ã©")]), "wrong encoding"));
    assert!(refused(&changed(&[("Respondent Surname", "Repl\u{fffd}aced")])).1.contains("U+FFFD"));
    for none in ["#REF!", "#NAME?", "=A1", "TBC"] {
        let reading = changed(&[("Respondent Surname", none)]);
        assert_eq!(the_order(&reading).people[0].names[0].family, "", "{none}");
        assert!(tells(&reading, "Respondent Surname is a placeholder"), "{none}");
    }
}

#[test]
fn a_paper_names_the_respondent_in_whole_words() {
    let paper = |text: &str| pdf(&[text, "The respondent must not go to 7 Secret Street, Derby."]);
    let has_terms = |change: &[(&str, &str)], text: &str| {
        let mut row = vec![("Order File Name", "paper.pdf")];
        row.extend_from_slice(change);
        has_terms_of_the_paper(&night_of(&[&row], &[("paper.pdf", paper(text))])[0])
    };
    let ng = [("Respondent Surname", "Ng"), ("Respondent Forename(s)", "Una")];
    assert!(!has_terms(&ng, "Victor Stranger, during, pending and hanging"));
    assert!(has_terms(&ng, "Case 1700000000000001: the respondent Ng"));
    assert!(!has_terms(&ng, "Case 1700000000000001: Victor Stranger, during and hanging"));
    let li = [("Respondent Surname", "Li"), ("Respondent Forename(s)", "Una")];
    assert!(!has_terms(&li, "Victor Stranger. No alliance, violence against her family."));
    // Without a case number, the surname alone may be another's.
    assert!(!has_terms(&[], "Victor Example"));
    assert!(has_terms(&[], "Una Example"));
    // The applicant's surname says nothing of the respondent.
    let shared = [("Respondent Surname", "Specimen"), ("Respondent Forename(s)", "Alpha")];
    assert!(!has_terms(&shared, "Case 1700000000000001: Victor Stranger, against Beta Specimen"));
    assert!(has_terms(&shared, "Case 1700000000000001: Alpha Specimen, against Beta Specimen"));
    let apart = [("Respondent Surname", "O'Apostrophe"), ("Respondent Forename(s)", "Una")];
    for text in ["Una O Apostrophe", "Una O'Apostrophe", "UNA OAPOSTROPHE", "Una O'ApostropheThe respondent"] {
        assert!(has_terms(&apart, text), "{text}");
    }
}

#[test]
fn a_file_that_is_month_first_in_one_place_is_read_day_first_in_none_that_may_be_either() {
    let rows = [
        row(&[("Court Date", "10/26/2026"), ("Respondent DOB", "04/13/1988")]).join(","),
        row(&[("Case No. Manage Cases", "1700000000000002"), ("Court Date", "10/11/2026")]).join(","),
        row(&[
            ("Case No. Manage Cases", "1700000000000003"),
            ("Order Expiry Date", "10/11/2027 23:59"),
            ("Respondent DOB", "04/12/1988"),
        ])
        .join(","),
        row(&[("Case No. Manage Cases", "1700000000000004"), ("Respondent DOB", "04/04/1988")]).join(","),
    ];
    let readings = read_rows(&rows);
    assert!(readings[0].told[0].what.to_string().contains("month first"), "{:?}", readings[0].told);
    assert!(refused(&readings[1]).1.to_string().contains("may be day first or month first"));
    let third = the_order(&readings[2]);
    assert_eq!(third.people[0].born, BirthDate::Unknown);
    assert!(third.order.versions[0].ends_at().is_none(), "{:?}", third.order.versions[0].stated_end);
    let fourth = the_order(&readings[3]);
    assert_eq!(fourth.people[0].born, BirthDate::Known(Day::new(1988, 4, 4).unwrap()));
    assert_eq!(fourth.order.versions[0].made_at.london_day().to_string(), "2026-10-26");
    // Of a file that shows nothing of the kind, the day comes first.
    let reading = changed(&[("Court Date", "10/11/2026"), ("Respondent DOB", "04/12/1988")]);
    assert_eq!(the_order(&reading).order.versions[0].made_at.london_day().to_string(), "2026-11-10");
}

#[test]
fn a_blank_row_below_orders_is_nothing_and_a_header_alone_is_told() {
    let blank = ",".repeat(COLUMNS.len() - 1);
    let readings = read_rows(&[row(&[]).join(","), blank.clone(), blank.clone()]);
    assert!(readings.len() == 1 && matches!(readings[0].outcome, Outcome::Orders(_)), "{readings:?}");
    let of_the_file =
        |what: &str| readings[0].told.iter().any(|told| told.line.is_none() && told.what.to_string().contains(what));
    assert!(of_the_file("2 empty rows"), "{readings:?}");
    let night = read_rows(std::slice::from_ref(&blank));
    assert!(night[0].told.is_empty() && matches!(night[0].outcome, Outcome::NothingForUs { .. }));
    let alone = read_rows(&[]);
    assert!(alone[0].told[0].what.to_string().contains("may be cut"));
    match &alone[0].outcome {
        Outcome::NothingForUs { reason } => {
            assert!(!reason.to_string().contains("night"), "one or the other: {reason}")
        }
        other @ (Outcome::Orders(_) | Outcome::Broken { .. }) => panic!("{other:?}"),
    }
}

#[test]
fn what_is_withheld_is_no_value() {
    for word in ["–", "—", "withheld", "Confidential", "(withheld)", "Not disclosed"] {
        let reading = changed(&[("Respondent 1st Line of Address", word), ("Respondent Postcode", "")]);
        assert!(the_order(&reading).people[0].addresses.is_empty(), "{word}");
    }
    let reading = changed(&[("Respondent Forename(s)", "St?phane")]);
    assert!(tells(&reading, "question mark"), "{:?}", reading.told);
}
