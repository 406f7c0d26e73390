//! Finding people through the use case, journal and all. Nobody who is typed here letter by letter was asked for
//! before, and what is asked to warm up is not timed.

use crate::{
    device::at_scene,
    figures::{Figures, Goal, percentile, timed},
    seeded::{Seeded, Sought},
};
use anyhow::{Result, ensure};
use cordon_core::proof::entry;
use cordon_core::rules::ids::{OfficerId, PersonId, SearchId};
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::{Search, SearchClose, SearchOpen};
use cordon_device::store::open_own;
use cordon_device::store::own::shown::{self, Shown};
use cordon_device::{House, Serve};
use std::{collections::HashSet, mem, path::Path};

/// People whose names and births are typed letter by letter, at most.
const TYPED: usize = 100;
/// Whole texts asked before any is timed, at most.
const WARM_UP: usize = 20;
/// What the store beside is sealed with.
const KEY: [u8; 32] = [9; 32];

/// Measures it in a folder on the disk that the device lies on. Typing comes first, for every whole text that is
/// asked reads fifty people.
pub fn measure(house: &House, seeded: &Seeded, folder: &Path, figures: &mut Figures) -> Result<()> {
    house.wait_for_index()?;
    let (typed, whole) = seeded.sought.split_at(TYPED.min(seeded.sought.len() / 4));
    ensure!(!typed.is_empty(), "too few people with a birth date to look for");
    typing(house, typed, folder, figures)?;
    whole_texts(house, whole, figures)
}

/// Name and day of birth as they are stored, in one text. That the person is found says only that the index holds
/// what it was given; `cargo xtask bench search` has the slips by which recall is told.
fn whole_texts(house: &House, sought: &[Sought], figures: &mut Figures) -> Result<()> {
    let (warming, timing) = sought.split_at(WARM_UP.min(sought.len() / 10));
    let search = house.serve(SearchOpen { reason: at_scene() })?.search;
    for sought in warming {
        house.serve(Search { search, text: sought.query.clone() })?;
    }
    let mut times = Vec::new();
    let mut found = 0_u32;
    for sought in timing {
        let text = sought.query.clone();
        let (results, seconds) = timed(|| house.serve(Search { search, text }))?;
        times.push(seconds * 1000.0);
        found += u32::from(results.hits.iter().take(10).any(|hit| hit.person.to_string() == sought.person));
    }
    house.serve(SearchClose { search })?;
    figures.spread("search, name and day of birth in one text, its commit included", &times, &[]);
    let share = f64::from(found) / times.len() as f64;
    figures.add("found among the first ten, typed as stored: no slips, so no recall", share, "", Goal::Unset);
    Ok(())
}

/// What typing took, in milliseconds.
#[derive(Default)]
struct Typing {
    /// Of people not asked for before, commits included.
    new: Vec<f64>,
    /// The same texts again in the same search: nobody is new, nothing is committed.
    again: Vec<f64>,
    /// The same texts in another search: what they read is at hand, and everybody is shown anew.
    at_hand: Vec<f64>,
    /// The rows of the first time, each alone in a store of the same kind.
    commits: Vec<f64>,
    /// The ends of searches: their rows folded into an entry.
    closes: Vec<f64>,
    listed: usize,
}

/// From each keystroke to its hits through the use case, commit and all. The commit is timed by itself in turn: the
/// rows that one person's letters left are put into a store of the same kind beside the device's.
fn typing(house: &House, people: &[Sought], folder: &Path, figures: &mut Figures) -> Result<()> {
    let beside = tempfile::tempdir_in(folder)?;
    let own = open_own(&beside.path().join("own.db"), &KEY)?;
    let mut typing = Typing::default();
    for sought in people {
        let texts = beginnings(&sought.query);
        let search = house.serve(SearchOpen { reason: at_scene() })?.search;
        let new = ask(house, search, &texts)?;
        let again = ask(house, search, &texts)?;
        typing.closes.push(timed(|| house.serve(SearchClose { search }))?.1 * 1000.0);
        for row in rows(search, &new) {
            typing.commits.push(timed(|| shown::add(&own, &row))?.1 * 1000.0);
        }
        // As the device does, once an entry says the same.
        shown::forget(&own, search)?;
        let search = house.serve(SearchOpen { reason: at_scene() })?.search;
        let at_hand = ask(house, search, &texts)?;
        house.serve(SearchClose { search })?;
        typing.listed += new.iter().map(|asked| asked.persons.len()).sum::<usize>();
        typing.new.extend(new.iter().map(|asked| asked.ms));
        typing.again.extend(again.iter().map(|asked| asked.ms));
        typing.at_hand.extend(at_hand.iter().map(|asked| asked.ms));
    }
    typing.tell(figures);
    Ok(())
}

impl Typing {
    fn tell(&self, figures: &mut Figures) {
        figures.spread("keystroke to hits, people not asked for before, its commit included", &self.new, &[]);
        figures.spread("keystroke to hits, what it reads at hand, its commit included", &self.at_hand, &[]);
        figures.spread("keystroke to hits, asked again: nobody new, no commit", &self.again, &[(95, 1.0)]);
        figures.spread("peer: the same rows, each committed alone to a store of the same kind", &self.commits, &[]);
        let beside = percentile(&self.new, 95) - percentile(&self.commits, 95);
        let name = "p95 of a keystroke, people not asked for before, less p95 of a commit";
        figures.add(name, beside, "ms", Goal::AtMost(1.0));
        figures.spread("a search closed, its rows folded into an entry", &self.closes, &[]);
        let replies = self.new.len() as f64;
        figures.add("replies that committed", self.commits.len() as f64 / replies, "", Goal::Unset);
        figures.add("hits of a reply, on average", self.listed as f64 / replies, "", Goal::Unset);
    }
}

/// What stands in the box after each key.
fn beginnings(text: &str) -> Vec<String> {
    (1..=text.len()).filter_map(|end| text.get(..end)).map(str::to_owned).collect()
}

/// A text that was asked.
struct Asked {
    text: String,
    ms: f64,
    persons: Vec<PersonId>,
    more: bool,
}

fn ask(house: &House, search: SearchId, texts: &[String]) -> Result<Vec<Asked>> {
    let mut all = Vec::with_capacity(texts.len());
    for text in texts {
        let asked = text.clone();
        let (results, seconds) = timed(|| house.serve(Search { search, text: asked }))?;
        let persons = results.hits.iter().map(|hit| hit.person).collect();
        all.push(Asked { text: text.clone(), ms: seconds * 1000.0, persons, more: results.more });
    }
    Ok(all)
}

/// The rows that a search left for these replies: one wherever somebody was new (ADR 0016).
fn rows(search: SearchId, replies: &[Asked]) -> Vec<Shown> {
    let mut seen = HashSet::new();
    let (mut rows, mut waiting) = (Vec::new(), Vec::new());
    for (reply, number) in replies.iter().zip(1_u32..) {
        waiting.push(entry::Asked {
            at: Timestamp::from_millis(0),
            text: reply.text.clone(),
            listed: u32::try_from(reply.persons.len()).unwrap_or(u32::MAX),
            more: reply.more,
        });
        let persons: Vec<PersonId> = reply.persons.iter().copied().filter(|person| seen.insert(*person)).collect();
        if !persons.is_empty() {
            let officer = OfficerId::derived(&[b"bench"]);
            rows.push(Shown { search, number, officer, asked: mem::take(&mut waiting), persons });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_reply_that_shows_somebody_new_leaves_a_row() {
        let one = PersonId::derived(&[b"one"]);
        let other = PersonId::derived(&[b"other"]);
        let asked = |text: &str, persons: Vec<PersonId>| Asked { text: text.to_owned(), ms: 0.0, persons, more: false };
        let replies =
            [asked("s", Vec::new()), asked("sm", vec![one]), asked("smi", vec![one]), asked("smit", vec![other, one])];
        let rows = rows(SearchId::derived(&[b"search"]), &replies);
        let told: Vec<_> = rows.iter().map(|row| (row.asked.len(), row.persons.clone())).collect();
        assert_eq!(told, [(2, vec![one]), (2, vec![other])]);
        assert!(rows.iter().is_sorted_by_key(|row| row.number));
    }
}
