//! Files of other programs that come instead of what a court or a force sends: a workbook, a message, a document.
//! A name proves nothing, so each is known by what it holds, and told with what to do instead.

use cordon_core::text;
use cordon_core::words::Text;
use std::io::Cursor;
use zip::unstable::read::ZipIterable;

/// How a packed file begins, with an entry or with its end where it holds none.
const PACKED: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// How the files of Office before 2007, of Outlook, and encrypted workbooks begin.
const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// How other packed files begin: gzip, 7z, RAR, bzip2, xz.
const OTHER_PACKED: [&[u8]; 5] = [b"\x1F\x8B", b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A\x07", b"BZh", b"\xFD7zXZ\0"];

/// What the first lines of a message are called.
const OF_A_MESSAGE: [&str; 12] = [
    "received",
    "return-path",
    "delivered-to",
    "from",
    "to",
    "date",
    "subject",
    "message-id",
    "mime-version",
    "content-type",
    "reply-to",
    "x-mailer",
];

/// What a file is, and what to do, where it is of another program and no archive.
pub(super) fn instead(bytes: &[u8]) -> Option<Text> {
    let begins = |with: &&[u8]| bytes.starts_with(with);
    if PACKED.iter().any(begins) {
        return document(bytes).or_else(|| Some(text!("feed.foreign_archive")));
    }
    if begins(&OLD_OFFICE) {
        return Some(text!("feed.foreign_old_office"));
    }
    if OTHER_PACKED.iter().any(begins) {
        return Some(text!("feed.foreign_packed"));
    }
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
    if text.starts_with(b"%PDF-") {
        Some(text!("feed.foreign_pdf"))
    } else if text.starts_with(b"{\\rtf") {
        Some(text!("feed.foreign_document"))
    } else {
        is_message(text).then(|| text!("feed.foreign_message"))
    }
}

/// What a packed file is, and what to do, where it is the document of a program: these are archives by their form.
pub(super) fn document(bytes: &[u8]) -> Option<Text> {
    let names = names(bytes);
    let holds = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    let is = |name: &str| names.iter().any(|held| held == name);
    let of_office = is("[Content_Types].xml");
    if of_office && holds("xl/") {
        Some(text!("feed.foreign_workbook"))
    } else if of_office && (holds("word/") || holds("ppt/")) {
        Some(text!("feed.foreign_document"))
    } else if is("mimetype") && is("content.xml") {
        Some(if of_a_sheet(bytes) { text!("feed.foreign_workbook") } else { text!("feed.foreign_document") })
    } else {
        None
    }
}

/// Whether an OpenDocument file says at its beginning, where it says it in clear, that it is a spreadsheet.
fn of_a_sheet(bytes: &[u8]) -> bool {
    let kind = b"opendocument.spreadsheet";
    bytes.get(..256).unwrap_or(bytes).windows(kind.len()).any(|at| at == kind)
}

/// How many files a document holds, at most.
const MOST_FILES: usize = 10_000;

/// The names of what lies in a packed file; none where it cannot be opened.
fn names(bytes: &[u8]) -> Vec<String> {
    let Ok(mut archive) = ZipIterable::try_new(Cursor::new(bytes), zip::read::Config::default()) else {
        return Vec::new();
    };
    if archive.len() > MOST_FILES {
        return Vec::new();
    }
    let Ok(files) = archive.files() else { return Vec::new() };
    files.filter_map(|entry| Some(entry.ok()?.name().ok()?.into_owned())).collect()
}

/// Whether a text begins as an e-mail does: with a head of at least three lines of those that every one has.
fn is_message(text: &[u8]) -> bool {
    let head = text.get(..4096).unwrap_or(text);
    let mut of_it = 0;
    for line in head.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)) {
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(at) = line.iter().position(|byte| *byte == b':') else { break };
        let name = String::from_utf8_lossy(line.get(..at).unwrap_or_default()).to_ascii_lowercase();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            break;
        }
        of_it += usize::from(OF_A_MESSAGE.contains(&name.as_str()));
    }
    of_it >= 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn packed(names: &[&str]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for name in names {
            writer.start_file(*name, stored).unwrap();
            let holds = if *name == "mimetype" { "application/vnd.oasis.opendocument.spreadsheet" } else { "x" };
            writer.write_all(holds.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[track_caller]
    fn check(bytes: &[u8], what: &str) {
        let said = instead(bytes).map(|text| text.to_string()).unwrap_or_default();
        assert!(said.contains(what) && said.contains("import"), "{what}: {said}");
    }

    #[test]
    fn a_file_of_another_program_is_named_with_what_to_do() {
        check(&packed(&["docProps/app.xml", "xl/workbook.xml", "[Content_Types].xml"]), "CSV UTF-8");
        check(&packed(&["mimetype", "content.xml"]), "CSV UTF-8");
        check(&packed(&["[Content_Types].xml", "word/document.xml"]), "document");
        check(&packed(&["manifest-20261110.csv"]), ".zip");
        check(&[OLD_OFFICE, &[0; 600]].concat(), "Outlook");
        check(b"\x1F\x8B\x08\0", "unpack");
        check(b"{\\rtf1\\ansi}", "document");
        check(b"%PDF-1.7\n", "PDF");
        check(b"Return-Path: <a@example.org>\r\nReceived: by x\r\n\tid 1\r\nSubject: x\r\n\r\nbody", "e-mail");
    }

    #[test]
    fn what_a_court_sends_is_of_no_other_program() {
        let archive = packed(&["manifest-20261110.csv", "a.pdf", "night.xlsx"]);
        assert!(document(&archive).is_none());
        for text in [
            "",
            "Case No. FamilyMan,Case No. Manage Cases\r\n",
            "<?xml version=\"1.0\"?>\n<a>To: B\nFrom: C\nDate: D</a>",
            "{\"order\":{}}",
            "From: one\nno head",
        ] {
            assert!(instead(text.as_bytes()).is_none(), "{text}");
        }
    }
}
