//! Who was born when.

use chrono::Datelike as _;
use cordon_core::rules::find::BornClue;
use cordon_core::rules::person::BirthDate;
use cordon_core::rules::time::Day;
use zeroize::Zeroize;

/// Beside the first birth of a person: further ones are held. No date's number reaches this bit.
const FURTHER: u32 = 1 << 31;

/// Births of people, by person and by day.
#[derive(Debug, Default)]
pub struct Births {
    /// The first birth held of each person, 0 for none, and whether there are further ones: hardly anybody
    /// has any, and whoever has none is not looked for among them.
    first: Vec<u32>,
    /// Further births of a person, by person.
    further: Vec<(u32, u32)>,
    /// Every birth with its person, by day.
    by_day: Vec<(u32, u32)>,
}

impl Births {
    /// Of so many people.
    pub fn of(people: usize, pairs: &mut Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut births = Self { first: vec![0; people], ..Self::default() };
        for (person, birth) in pairs.iter().copied() {
            match births.first.get_mut(person as usize) {
                Some(first) if *first == 0 => *first = birth,
                Some(first) => {
                    *first |= FURTHER;
                    births.further.push((person, birth));
                }
                None => {}
            }
        }
        births.by_day = pairs.iter().map(|(person, birth)| (*birth, *person)).collect();
        births.by_day.sort_unstable();
        births
    }

    /// All births held of a person.
    pub fn of_person(&self, person: u32) -> impl Iterator<Item = BirthDate> {
        let first = self.first.get(person as usize).copied().unwrap_or(0);
        let further = if first & FURTHER == 0 { &[] } else { self.further_of(person) };
        let first = Some(first & !FURTHER).filter(|birth| *birth != 0);
        first.into_iter().chain(further.iter().map(|(_, birth)| *birth)).map(unpacked)
    }

    fn further_of(&self, person: u32) -> &[(u32, u32)] {
        let from = self.further.partition_point(|(other, _)| *other < person);
        let rest = self.further.get(from..).unwrap_or_default();
        let count = rest.partition_point(|(other, _)| *other == person);
        rest.get(..count).unwrap_or_default()
    }

    /// Everybody born on a day, by its number.
    pub fn on(&self, day: u32) -> impl Iterator<Item = u32> {
        let from = self.by_day.partition_point(|(birth, _)| *birth < day);
        let rest = self.by_day.get(from..).unwrap_or_default();
        rest.iter().take_while(move |(birth, _)| *birth == day).map(|(_, person)| *person)
    }

    /// Everybody born from one day to another, both included, by their numbers.
    pub fn between(&self, from: u32, to: u32) -> impl Iterator<Item = u32> {
        let at = self.by_day.partition_point(|(birth, _)| *birth < from);
        let rest = self.by_day.get(at..).unwrap_or_default();
        rest.iter().take_while(move |(birth, _)| *birth <= to).map(|(_, person)| *person)
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        self.first.len() * size_of::<u32>() + (self.further.len() + self.by_day.len()) * size_of::<(u32, u32)>()
    }

    /// Overwrites it.
    pub fn forget(&mut self) {
        self.first.zeroize();
        self.further.iter_mut().chain(self.by_day.iter_mut()).for_each(|pair| *pair = (0, 0));
    }
}

fn unpacked(birth: u32) -> BirthDate {
    let (year, month, day) = (birth / 10_000, birth / 100 % 100, birth % 100);
    let Ok(year) = i32::try_from(year) else { return BirthDate::Unknown };
    if month == 0 {
        return BirthDate::Year(year);
    }
    Day::new(year, month, day).map_or(BirthDate::Unknown, BirthDate::Known)
}

/// The numbers of the days that one slip could have made of a day: day and month changed places, or
/// one figure other.
pub fn slips(day: Day) -> Vec<(u32, Slip)> {
    let Ok(number) = day.to_string().replace('-', "").parse::<u32>() else { return Vec::new() };
    let (year, month, date) = (number / 10_000, number / 100 % 100, number % 100);
    let mut found = vec![(number, Slip::None)];
    let swapped = year * 10_000 + date * 100 + month;
    if swapped != number && is_day(swapped) {
        found.push((swapped, Slip::Swapped));
    }
    let mut place = 1;
    for _figure in 0..8 {
        let old = number / place % 10;
        let others = (0..10).filter(|new| *new != old).map(|new| number - old * place + new * place);
        found.extend(others.filter(|other| is_day(*other) && *other != swapped).map(|other| (other, Slip::OneFigure)));
        place *= 10;
    }
    found
}

/// The stretches of days, by their numbers, that a part of a birth leaves open, seen on a day.
pub fn stretches(clue: BornClue, today: Day) -> Vec<(u32, u32)> {
    let this_year = today.0.year();
    let number = |year: i32, month: u32, day: u32| u32::try_from(year).unwrap_or(0) * 10_000 + month * 100 + day;
    let year = |year: i32| (number(year, 0, 0), number(year, 12, 31));
    // Who is so old today was born after the day that many years and one ago.
    let age = |age: i32| {
        let (month, day) = (today.0.month(), today.0.day());
        (number(this_year - age - 1, month, day) + 1, number(this_year - age, month, day))
    };
    match clue {
        BornClue::Day(_) => Vec::new(),
        BornClue::Year(typed) => vec![year(typed)],
        BornClue::MonthYear { month, year } => vec![(number(year, month, 1), number(year, month, 31))],
        BornClue::DayMonth { day, month } => {
            (this_year - 110..=this_year).map(|year| (number(year, month, day), number(year, month, day))).collect()
        }
        BornClue::Age(typed) => vec![age(typed)],
        BornClue::TwoFigures(figures) => vec![year(1900 + figures), year(2000 + figures), age(figures)],
    }
}

/// What happened to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Nothing.
    None,
    /// Day and month changed places.
    Swapped,
    /// One figure is other.
    OneFigure,
}

fn is_day(number: u32) -> bool {
    let year = i32::try_from(number / 10_000).unwrap_or(0);
    year >= 1000 && Day::new(year, number / 100 % 100, number % 100).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_may_have_two_births() {
        let births = Births::of(3, &mut vec![(1, 19_880_412), (1, 19_880_413), (2, 19_880_000), (1, 19_880_412)]);
        assert_eq!(births.of_person(1).count(), 2);
        assert_eq!(births.of_person(0).count(), 0);
        assert_eq!(births.of_person(2).next(), Some(BirthDate::Year(1988)));
        assert_eq!(births.on(19_880_413).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_part_of_a_birth_leaves_stretches_open() {
        let today = Day::new(2026, 11, 28).unwrap();
        let births = Births::of(4, &mut vec![(0, 19_880_412), (1, 19_880_000), (2, 19_881_129), (3, 19_890_412)]);
        let found = |clue: BornClue| {
            let stretches = stretches(clue, today);
            let mut found: Vec<u32> = stretches.iter().flat_map(|(from, to)| births.between(*from, *to)).collect();
            found.sort_unstable();
            found
        };
        assert_eq!(found(BornClue::Year(1988)), [0, 1, 2]);
        assert_eq!(found(BornClue::MonthYear { month: 4, year: 1988 }), [0]);
        assert_eq!(found(BornClue::DayMonth { day: 12, month: 4 }), [0, 3]);
        assert_eq!(found(BornClue::Age(38)), [0, 1]);
        assert_eq!(found(BornClue::Age(37)), [2, 3]);
    }

    #[test]
    fn slips_are_days_that_exist() {
        let slips = slips(Day::new(1988, 4, 12).unwrap());
        assert!(slips.contains(&(19_881_204, Slip::Swapped)));
        assert!(slips.contains(&(19_880_413, Slip::OneFigure)));
        assert!(slips.contains(&(19_780_412, Slip::OneFigure)));
        assert!(!slips.iter().any(|(day, _)| *day == 19_880_442));
        assert!(slips.len() < 70);
    }
}
