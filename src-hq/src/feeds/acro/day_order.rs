//! Whether a spreadsheet of another country turned a manifest's dates about. One date of a file that can be
//! month first only shows it of all: 10/11/2026 beside 10/26/2026 may be either day, and is not read.

/// How a file writes dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayOrder {
    /// Day first, as the courts do, as far as the file shows.
    DayFirst,
    /// Some of them month first.
    MonthFirst,
}

impl DayOrder {
    /// What the dates of a file show.
    pub fn of<'c>(mut dates: impl Iterator<Item = &'c str>) -> Self {
        let is_turned = |date: &str| parts(date).is_some_and(|(first, second)| first <= 12 && second > 12);
        if dates.any(is_turned) { Self::MonthFirst } else { Self::DayFirst }
    }
}

/// Whether a date is another day with its first two numbers exchanged.
pub(super) fn is_either(date: &str) -> bool {
    parts(date).is_some_and(|(first, second)| first <= 12 && second <= 12 && first != second)
}

/// The first two numbers of a date in three; none of a date with its year first or its month named.
fn parts(date: &str) -> Option<(u32, u32)> {
    let date = date.trim();
    let mark = ['/', '-', '.'].into_iter().find(|mark| date.split(*mark).count() == 3)?;
    let mut numbers = date.split(mark);
    let (first, second) = (number(numbers.next()?)?, number(numbers.next()?)?);
    let year = numbers.next()?.bytes().take_while(u8::is_ascii_digit).count();
    let is_date = (1..=31).contains(&first) && (1..=31).contains(&second) && matches!(year, 2 | 4);
    is_date.then_some((first, second))
}

fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    if matches!(text.len(), 1 | 2) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_date_that_is_month_first_shows_it_of_all() {
        let of = |dates: &[&str]| DayOrder::of(dates.iter().copied());
        assert_eq!(of(&["10/11/2026", "10/26/2027 23:59"]), DayOrder::MonthFirst);
        assert_eq!(of(&["", "04-13-88"]), DayOrder::MonthFirst);
        assert_eq!(
            of(&["26/10/2026", "26/10/2027_23:59", "1988-04-13", "12.04.1988", "26/13/2026"]),
            DayOrder::DayFirst
        );
        for (date, either) in [
            ("10/11/2026", true),
            ("10/11/2027 23:59", true),
            ("10/10/2026", false),
            ("26/10/2026", false),
            ("never", false),
        ] {
            assert_eq!(is_either(date), either, "{date}");
        }
    }
}
