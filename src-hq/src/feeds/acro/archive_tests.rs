//! Archives that unpack to more than they look.

use super::*;
use std::io::Write;
use zip::write::{SimpleFileOptions, ZipWriter};

const SMALL: Bounds = Bounds { files: 5, file_bytes: 1_000, total_bytes: 2_500 };

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// What becomes of each file: its size, or why it is refused.
fn unpacked(files: &[(&str, &[u8])]) -> Vec<Result<usize, Text>> {
    let papers = unpack_within(&archive(files), None, SMALL).unwrap();
    papers.all().map(|paper| paper.content.as_ref().map(Vec::len).map_err(Clone::clone)).collect()
}

fn too_much() -> Result<usize, Text> {
    Err(text!("feed.archive_too_much"))
}

#[test]
fn a_file_may_be_as_large_as_is_accepted_and_no_byte_larger() {
    let (fits, one_more) = ([7; 1_000], [7; 1_001]);
    assert_eq!(unpacked(&[("a.pdf", &fits[..]), ("b.pdf", &one_more[..])]), [Ok(1_000), too_much()]);
}

#[test]
fn what_unpacks_to_a_thousand_times_its_size_is_refused_by_what_it_unpacks_to() {
    let zeros = vec![0; 1_000_000];
    let packed = archive(&[("a.pdf", &zeros[..])]);
    assert!(packed.len() < 2_000, "{}", packed.len());
    assert_eq!(unpacked(&[("a.pdf", &zeros[..]), ("b.pdf", &b"a paper"[..])]), [too_much(), Ok(7)]);
}

#[test]
fn refused_files_use_up_the_whole_as_well() {
    let zeros = vec![0; 50_000];
    let files: [(&str, &[u8]); 4] =
        [("a.pdf", &zeros[..]), ("b.pdf", &zeros[..]), ("c.pdf", &[7; 900][..]), ("d.pdf", &[][..])];
    // 1,001 bytes of each of the first two were unpacked, and 498 are left for the third.
    assert_eq!(unpacked(&files), [too_much(), too_much(), too_much(), Ok(0)]);
    assert_eq!(
        unpacked(&[("a.pdf", &[7; 900][..]), ("b.pdf", &[7; 900][..]), ("c.pdf", &[7; 700][..])]),
        [Ok(900), Ok(900), Ok(700)]
    );
}

#[test]
fn more_files_than_are_accepted_are_refused_unread() {
    let files = |many: usize| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for number in 0..many {
            writer.start_file(format!("{number}.pdf"), SimpleFileOptions::default()).unwrap();
        }
        unpack_within(&writer.finish().unwrap().into_inner(), None, SMALL)
    };
    assert!(files(5).is_ok());
    assert_eq!(files(6).err().unwrap().to_string(), "more than 5 files in the archive");
}

#[test]
fn an_archive_in_an_archive_stays_packed() {
    let inner = archive(&[("manifest-20261110.csv", &[0; 900][..])]);
    let papers = unpack_within(&archive(&[("inner.zip", &inner[..])]), None, SMALL).unwrap();
    assert_eq!(papers.all().map(|paper| paper.path.as_str()).collect::<Vec<_>>(), ["inner.zip"]);
    assert_eq!(papers.manifests().count(), 0);
}

#[test]
fn an_archive_cut_short_at_any_byte_is_refused_or_read_and_never_fails() {
    let whole = archive(&[("a.pdf", &[7; 300][..]), ("b.pdf", &b"a paper"[..])]);
    for length in 0..whole.len() {
        if let Ok(papers) = unpack_within(&whole[..length], None, SMALL) {
            assert!(papers.all().all(|paper| paper.content.is_err()), "{length}");
        }
    }
}

#[test]
fn what_is_no_archive_is_said_so_in_words() {
    let whole = archive(&[("a.pdf", &b"a paper"[..])]);
    for bytes in [&b"not a zip"[..], whole.get(..whole.len() / 2).unwrap()] {
        let why = unpack(bytes, None).err().map(|why| why.to_string()).unwrap_or_default();
        assert!(why.contains("not a ZIP archive") && !why.contains("EOCD"), "{why}");
    }
}
