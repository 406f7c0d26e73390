//! A row as it is written, and read back: the whole of it stands there for whoever reads it, and is
//! found again in the table by its kind.

use super::{AwarenessWhen, LawRow, NoticeRule, ROWS, RowClock};
use crate::rules::clock::ClockRule;
use crate::rules::notice::NoticeKind;
use crate::rules::time::Day;
use crate::words::{Text, TextKey, Verbatim};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// For which orders of the kind notice is an element, and the events that count.
#[derive(Serialize)]
pub(super) struct Notice {
    notice: Needed,
    notice_counts: &'static [NoticeKind],
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Needed {
    #[serde(rename = "not_needed")]
    Never,
    OnlyWithoutNotice,
    Always,
}

impl From<NoticeRule> for Notice {
    fn from(rule: NoticeRule) -> Self {
        match rule {
            NoticeRule::NotNeeded => Self { notice: Needed::Never, notice_counts: &[] },
            NoticeRule::Awareness { when: AwarenessWhen::OnlyWithoutNotice, counts } => {
                Self { notice: Needed::OnlyWithoutNotice, notice_counts: counts }
            }
            NoticeRule::Awareness { when: AwarenessWhen::Always, counts } => {
                Self { notice: Needed::Always, notice_counts: counts }
            }
        }
    }
}

/// A clock with where its rule is written.
#[derive(Serialize)]
pub(super) struct Clock {
    rule: ClockRule,
    source: &'static str,
    starts: TextKey,
}

impl From<RowClock> for Clock {
    fn from(RowClock { rule, starts }: RowClock) -> Self {
        Self { rule, source: rule.source(), starts }
    }
}

/// The power of entry under a section, in words.
pub(in crate::rules) fn entry(source: &'static str) -> Text {
    crate::text!("kind.entry_on_belief", source = Verbatim::from(source))
}

pub(super) fn entry_text<S: Serializer>(source: &Option<&'static str>, to: S) -> Result<S::Ok, S::Error> {
    source.map(entry).serialize(to)
}

pub(super) fn day_text<S: Serializer>(date: &Option<(i32, u32, u32)>, to: S) -> Result<S::Ok, S::Error> {
    date.and_then(|(year, month, day)| Day::new(year, month, day)).serialize(to)
}

/// Its kind alone is read: whoever holds this edition holds the row.
#[derive(Deserialize)]
struct OfKind {
    kind: String,
}

impl<'de> Deserialize<'de> for &'static LawRow {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let OfKind { kind } = OfKind::deserialize(from)?;
        let row = ROWS.into_iter().find(|row| row.kind_id == kind);
        row.ok_or_else(|| de::Error::custom("no such kind of order in this edition"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::law::row_for;
    use crate::rules::order::OrderKind;
    use serde_json::Value;

    fn written(kind: &OrderKind) -> Value {
        serde_json::to_value(row_for(kind).unwrap()).unwrap()
    }

    #[test]
    fn a_row_is_found_again_by_its_kind() {
        for row in ROWS {
            let text = serde_json::to_string(row).unwrap();
            assert_eq!(serde_json::from_str::<&'static LawRow>(&text).unwrap(), row, "{}", row.kind_id);
        }
        assert!(serde_json::from_str::<&'static LawRow>(r#"{"kind":"asbo"}"#).is_err());
    }

    #[test]
    fn a_row_is_plain_to_read() {
        let row = written(&OrderKind::Dvpo);
        assert_eq!(row["breach"]["kind"], "contempt");
        assert_eq!(row["breach"]["code"], "MC80530");
        assert_eq!(row["covers"], "every_term");
        assert_eq!(row["powers"][0]["test"], "believing");
        assert_eq!(row["powers"][0]["tense"], "is_in_breach");
        assert_eq!(row["powers"][0]["entry"], Value::Null);
        assert_eq!(row["powers"][0]["clock"], "dvpo-arrest");
        assert_eq!(row["duration"]["limits"][0]["least"]["count"], 14);
        assert_eq!(row["notice"], "always");
        let conviction = written(&OrderKind::RestrainingConviction);
        assert_eq!(conviction["codes"][0]["made_before"], Value::Null);
        assert_eq!(conviction["clocks"][0]["rule"], "pace-detention");
    }

    #[test]
    fn a_contempt_without_a_code_has_none() {
        let row = written(&OrderKind::Undertaking);
        assert_eq!(row["breach"]["code"], Value::Null);
        assert_eq!(row["powers"], serde_json::json!([]));
        assert_eq!(row["power_from"], "nobody");
    }

    #[test]
    fn what_a_row_says_is_named_by_its_text() {
        assert_eq!(written(&OrderKind::Dvpo)["made_by"], serde_json::json!({ "key": "kind.dvpo_made_by" }));
    }
}
