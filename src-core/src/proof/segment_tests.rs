use super::*;

fn row(revision: u64) -> FeedRow {
    let body = Some(serde_json::json!({ "words": "not within 100 m\nof the house" }));
    FeedRow { revision, kind: RowKind::Notice, id: "x".to_owned(), state: RowState::Put, body }
}

fn written() -> (SegmentHeader, Vec<u8>) {
    write("force:\u{e9}", 3, &[row(7), row(8)]).unwrap()
}

/// Where fields of a container begin.
const VERSION_AT: usize = 7;
const KIND_AT: usize = 8;
const LENGTH_AT: usize = 33;
const NAME_LENGTH_AT: usize = 73;

#[track_caller]
fn refused(change: impl FnOnce(&mut Vec<u8>), expected: SegmentError) {
    let (_, mut bytes) = written();
    change(&mut bytes);
    assert_eq!(read(&bytes), Err(expected));
}

#[test]
fn a_segment_is_read_as_it_was_written() {
    let (header, bytes) = written();
    assert_eq!((header.epoch, header.from, header.to, header.scope.as_str()), (3, 7, 8, "force:\u{e9}"));
    assert_eq!(read(&bytes).unwrap(), (header.clone(), vec![row(7), row(8)]));
    let (opened, payload) = open(&bytes).unwrap();
    assert_eq!((Digest::of(payload), opened), (header.hash, header));
    assert!(bytes.ends_with(payload));
}

#[test]
fn a_segment_without_rows_is_one() {
    let (header, bytes) = write("a", 1, &[]).unwrap();
    assert_eq!((header.from, header.to), (0, 0));
    assert_eq!(read(&bytes).unwrap(), (header, Vec::new()));
}

#[test]
fn another_version_and_another_payload_are_named_and_never_read_as_empty() {
    refused(|bytes| bytes[VERSION_AT] = 2, SegmentError::Version(2));
    refused(|bytes| bytes[VERSION_AT] = 0, SegmentError::Version(0));
    refused(|bytes| bytes[KIND_AT] = 2, SegmentError::Payload(2));
    refused(|bytes| bytes[KIND_AT] = 0, SegmentError::Payload(0));
    // A later version may lay out all that follows otherwise, and be shorter.
    let shorter = |bytes: &mut Vec<u8>| {
        bytes[VERSION_AT] = 9;
        bytes.truncate(8);
    };
    refused(shorter, SegmentError::Version(9));
    assert!(SegmentError::Version(2).is_of_another_edition() && SegmentError::Payload(2).is_of_another_edition());
}

#[test]
fn what_is_no_segment_is_said_to_be_none() {
    for bytes in [b"".as_slice(), b"CORDSE", b"{\"layout\":1}\n{}", b"CORDSEE\x01\x01", b"<html>Bad gateway</html>"] {
        assert_eq!(read(bytes), Err(SegmentError::Magic));
    }
}

#[test]
fn a_segment_cut_anywhere_is_refused() {
    let (_, bytes) = written();
    for end in 0..bytes.len() {
        let error = read(&bytes[..end]).unwrap_err();
        assert!(!error.is_of_another_edition(), "cut at {end} it is damaged: {error:?}");
    }
}

#[test]
fn a_bit_that_turned_is_found() {
    let (header, bytes) = written();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 0b100;
        // What the header says of its place in the feed is compared with what HQ states.
        assert!(read(&changed).map_or(true, |(other, _)| other != header), "at {at}");
    }
}

#[test]
fn lengths_that_lie_are_refused() {
    refused(|bytes| bytes.push(b'\n'), SegmentError::Length);
    refused(|bytes| bytes[LENGTH_AT] = 255, SegmentError::Length);
    refused(|bytes| bytes[NAME_LENGTH_AT] = 255, SegmentError::Header);
    refused(|bytes| bytes[NAME_LENGTH_AT + 2] = 0xff, SegmentError::Header);
    let (_, bytes) = write(&"a".repeat(65_535), 1, &[]).unwrap();
    assert_eq!(read(&bytes).unwrap().0.scope.len(), 65_535);
    assert_eq!(write(&"a".repeat(65_536), 1, &[]), Err(SegmentError::Header));
}

#[test]
fn a_line_that_is_no_row_is_named() {
    let payload = b"{}\n";
    let header = SegmentHeader { hash: Digest::of(payload), ..written().0 };
    assert_eq!(read(&contain(&header, payload).unwrap()), Err(SegmentError::Line(1)));
}
