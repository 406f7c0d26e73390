//! The whole table beside the program: what is right, what is wrong, and what cannot be answered yet.

use super::answer::facts;
use super::entered;
use super::fact::Fact;
use super::gaps::{GAPS, Gap};
use super::held::kind;
use super::table::{Case, cases};
use std::collections::BTreeMap;
use std::fmt;

/// What came of the comparison.
pub struct Report {
    kinds: BTreeMap<String, Tally>,
    unanswerable: BTreeMap<String, Vec<String>>,
    wrong: Vec<Wrong>,
}

/// What came of one kind's cases.
#[derive(Default)]
struct Tally {
    cases: usize,
    right: usize,
    known: usize,
    wrong: usize,
}

/// A fact that the program answers otherwise than the table.
struct Wrong {
    id: String,
    title: String,
    fact: Fact,
    /// Why, where that is known.
    gap: Option<&'static Gap>,
}

/// Sets every case before the program. An error is a table that cannot be read.
pub fn compared() -> Result<Report, String> {
    let cases = cases()?;
    let others: Vec<&str> = cases.iter().map(|case| case.other.as_str()).collect();
    if let Some(text) = entered::unused(&others) {
        return Err(format!("no case has {text:?} any more"));
    }
    let mut report = Report { kinds: BTreeMap::new(), unanswerable: BTreeMap::new(), wrong: Vec::new() };
    for case in &cases {
        report.add(case).map_err(|error| format!("{}: {error}", case.id))?;
    }
    Ok(report)
}

impl Report {
    fn add(&mut self, case: &Case) -> Result<(), String> {
        let Some(kind) = kind(case) else {
            self.unanswerable.entry(case.kind.clone()).or_default().push(case.id.clone());
            return Ok(());
        };
        let tally = self.kinds.entry(case.kind.clone()).or_default();
        tally.cases += 1;
        for fact in facts(case, &kind)? {
            if fact.got == fact.expected {
                tally.right += 1;
                continue;
            }
            let gap = GAPS.iter().find(|gap| gap.holds(&case.id, fact.column));
            if gap.is_some() {
                tally.known += 1;
            } else {
                tally.wrong += 1;
            }
            self.wrong.push(Wrong { id: case.id.clone(), title: case.title.clone(), fact, gap });
        }
        Ok(())
    }

    /// How many facts were compared.
    pub fn compared(&self) -> usize {
        self.kinds.values().map(|tally| tally.right + tally.known + tally.wrong).sum()
    }

    /// How many facts are wrong, and nobody has written down why.
    pub fn unexplained(&self) -> usize {
        self.wrong.iter().filter(|wrong| wrong.gap.is_none()).count()
    }

    /// Known gaps that are none any more, as case and column: they are to leave the list.
    pub fn righted(&self) -> Vec<String> {
        let is_wrong =
            |id: &str, column: &str| self.wrong.iter().any(|wrong| wrong.id == id && wrong.fact.column == column);
        let named = GAPS.iter().flat_map(|gap| gap.facts);
        named.filter(|(id, column)| !is_wrong(id, column)).map(|(id, column)| format!("{id} {column}")).collect()
    }

    fn gapped(&self, gap: &Gap) -> usize {
        self.wrong.iter().filter(|wrong| wrong.gap.is_some_and(|known| std::ptr::eq(known, gap))).count()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:<24} {:>5} {:>8} {:>6} {:>6} {:>6}", "kind", "cases", "compared", "right", "known", "wrong")?;
        let mut all = Tally::default();
        for (kind, tally) in &self.kinds {
            tally.line(kind, out)?;
            all.cases += tally.cases;
            all.right += tally.right;
            all.known += tally.known;
            all.wrong += tally.wrong;
        }
        all.line("all", out)?;
        self.fmt_unanswerable(out)?;
        writeln!(out, "\nKnown gaps:")?;
        for gap in GAPS {
            writeln!(out, "{:>5}  {}", self.gapped(gap), gap.why)?;
        }
        for wrong in self.wrong.iter().filter(|wrong| wrong.gap.is_none()) {
            writeln!(out, "\nWRONG {wrong}")?;
        }
        for righted in self.righted() {
            writeln!(out, "\nRIGHT NOW, and no known gap any more: {righted}")?;
        }
        Ok(())
    }
}

impl Report {
    fn fmt_unanswerable(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cases: usize = self.unanswerable.values().map(Vec::len).sum();
        writeln!(out, "\nNot yet answerable, for the program has no row of the kind: {cases} cases")?;
        for (kind, ids) in &self.unanswerable {
            writeln!(out, "{kind:<30} {}", ids.join(" "))?;
        }
        Ok(())
    }
}

impl Tally {
    fn line(&self, name: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cases, right, known, wrong } = self;
        writeln!(out, "{name:<24} {cases:>5} {:>8} {right:>6} {known:>6} {wrong:>6}", right + known + wrong)
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, title, fact: Fact { column, expected, got }, .. } = self;
        write!(out, "{id} {column}: expected {expected:?}, got {got:?}\n      {title}")
    }
}
