//! Whether an order is in force, as steps over time: small enough to keep beside a person, and right at
//! whatever time it is asked.

use crate::rules::order::{InForceAnswer, Order};
use crate::rules::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Whether an order is in force, for all time: an answer before the first step, then one from each on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InForceSteps {
    before: InForceAnswer,
    /// Milliseconds since 1970 from which each answer holds, in order.
    steps: Vec<(i64, InForceAnswer)>,
}

impl InForceSteps {
    /// Of an order, by the version whose words stand at each time.
    pub fn of(order: &Order) -> Self {
        // Nothing but these instants parts one answer from another: each is the first of what follows.
        let stated = order.versions.iter().flat_map(|version| {
            let edges = version.in_force.iter().flat_map(|row| [row.interval.from, row.interval.until]);
            edges.flatten().chain([version.made_at])
        });
        let mut edges: Vec<Timestamp> = stated.collect();
        edges.sort_unstable();
        edges.dedup();
        let before = order.in_force_at(Timestamp::from_millis(i64::MIN));
        let mut steps: Vec<(i64, InForceAnswer)> = Vec::new();
        for edge in edges {
            let answer = order.in_force_at(edge);
            if steps.last().map_or(before, |(_, last)| *last) != answer {
                steps.push((edge.millis(), answer));
            }
        }
        Self { before, steps }
    }

    /// Whether it is in force at an instant.
    pub fn at(&self, at: Timestamp) -> InForceAnswer {
        let passed = self.steps.partition_point(|(from, _)| *from <= at.millis());
        passed.checked_sub(1).and_then(|last| self.steps.get(last)).map_or(self.before, |(_, answer)| *answer)
    }

    /// Whether it is in force now, where now is not before one instant and not after another; unknown
    /// where that would change the answer.
    pub fn within(&self, earliest: Timestamp, latest: Timestamp) -> InForceAnswer {
        let answer = self.at(earliest);
        if self.at(latest) == answer { answer } else { InForceAnswer::Unknown }
    }
}
