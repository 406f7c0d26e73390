use super::*;
use uuid::Uuid;

fn key(byte: u8) -> HexBytes {
    HexBytes(vec![byte; 32])
}

/// The keys of an enrolment.
struct Keys {
    seal: HexBytes,
    sign: HexBytes,
    device: HexBytes,
    officer: HexBytes,
}

impl Keys {
    fn new() -> Self {
        Self { seal: key(1), sign: key(2), device: key(3), officer: key(4) }
    }

    fn covered(&self) -> Covered<'_> {
        Covered {
            authority: b"an authority",
            seal_key: &self.seal,
            sign_key: &self.sign,
            device: DeviceId(Uuid::from_u128(1)),
            device_key: &self.device,
            csr_pem: "a request",
            officer: OfficerId(Uuid::from_u128(2)),
            officer_key: &self.officer,
            collar: "1234",
            role: Role::Officer,
            rank: Some(Rank::Constable),
        }
    }
}

fn number(covered: Covered<'_>) -> ShortNumber {
    ShortNumber::of(covered.digest(), &[5; 32], &[6; 32])
}

#[test]
fn whatever_is_put_in_its_place_on_the_way_the_number_is_another() {
    let (keys, other) = (Keys::new(), key(9));
    let whole = keys.covered();
    let others = [
        Covered { authority: b"another authority", ..whole },
        Covered { authority: b"", ..whole },
        Covered { seal_key: &other, ..whole },
        Covered { sign_key: &other, ..whole },
        Covered { seal_key: whole.sign_key, sign_key: whole.seal_key, ..whole },
        Covered { device: DeviceId(Uuid::from_u128(9)), ..whole },
        Covered { device_key: &other, ..whole },
        Covered { csr_pem: "another request", ..whole },
        Covered { csr_pem: "", ..whole },
        Covered { officer: OfficerId(Uuid::from_u128(9)), ..whole },
        Covered { officer_key: &other, ..whole },
        Covered { collar: "1235", ..whole },
        Covered { role: Role::Administrator, ..whole },
        Covered { rank: None, ..whole },
    ];
    for another in others {
        assert_ne!(number(another), number(whole), "{another:?}");
    }
}

#[test]
fn what_ends_one_part_does_not_begin_the_next() {
    let (keys, short, long) = (Keys::new(), HexBytes(vec![7]), HexBytes(vec![7, 7]));
    let one = Covered { seal_key: &short, sign_key: &long, ..keys.covered() };
    let other = Covered { seal_key: &long, sign_key: &short, ..keys.covered() };
    assert_ne!(number(one), number(other));
}

#[test]
fn both_sides_draw_the_number() {
    let covered = Digest::of(b"covered");
    let whole = ShortNumber::of(covered, &[5; 32], &[6; 32]);
    assert_ne!(ShortNumber::of(covered, &[4; 32], &[6; 32]), whole);
    assert_ne!(ShortNumber::of(covered, &[5; 32], &[7; 32]), whole);
    assert_ne!(ShortNumber::of(covered, &[6; 32], &[5; 32]), whole);
    assert_ne!(commitment(&[5; 32]), commitment(&[6; 32]));
}

#[test]
fn a_number_is_read_however_it_is_typed_and_nothing_else_is() {
    let number = ShortNumber(1_234);
    assert_eq!(number.to_string(), "001 234");
    for typed in ["001 234", "001234", "001-234", " 0 0 1 2 3 4 "] {
        assert_eq!(typed.parse(), Ok(number), "{typed}");
    }
    for typed in ["", "1234", "0012345", "00123a", "+01234", "٠٠١٢٣٤", "001.234"] {
        assert_eq!(typed.parse::<ShortNumber>(), Err(NotSixDigits), "{typed}");
    }
    assert_eq!(serde_json::to_string(&number).unwrap(), r#""001 234""#);
    assert_eq!(serde_json::from_str::<ShortNumber>(r#""001 234""#).unwrap(), number);
}
