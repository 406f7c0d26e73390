//! Many short lists of numbers, one behind another: who has a word, which words a name has.

use zeroize::Zeroize;

/// Lists of numbers, by the number of the list.
#[derive(Debug, Default)]
pub struct Lists {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// Puts each item into its list; lists keep the order the items came in.
    pub fn of(count: usize, pairs: &[(u32, u32)]) -> Self {
        let mut ends = vec![0_u32; count];
        for (list, _item) in pairs {
            if let Some(end) = ends.get_mut(*list as usize) {
                *end += 1;
            }
        }
        let mut total = 0;
        for end in &mut ends {
            total += *end;
            *end = total;
        }
        let mut next: Vec<u32> = std::iter::once(0).chain(ends.iter().copied()).collect();
        let mut items = vec![0_u32; pairs.len()];
        for (list, item) in pairs {
            if let Some(place) = next.get_mut(*list as usize) {
                if let Some(cell) = items.get_mut(*place as usize) {
                    *cell = *item;
                }
                *place += 1;
            }
        }
        Self { ends, items }
    }

    /// As [`of`](Self::of), each list sorted and without repeats.
    pub fn sorted(count: usize, pairs: &mut Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        Self::of(count, pairs)
    }

    /// One list.
    pub fn get(&self, list: u32) -> &[u32] {
        self.between(list, list.saturating_add(1))
    }

    /// The lists from one up to, not including, another, as one.
    pub fn between(&self, from: u32, to: u32) -> &[u32] {
        let end = |list: u32| match list.checked_sub(1) {
            None => 0,
            Some(before) => {
                let last = self.ends.last().copied().unwrap_or(0);
                self.ends.get(before as usize).copied().unwrap_or(last) as usize
            }
        };
        self.items.get(end(from)..end(to)).unwrap_or_default()
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        (self.ends.len() + self.items.len()) * size_of::<u32>()
    }

    /// Overwrites it.
    pub fn forget(&mut self) {
        self.ends.zeroize();
        self.items.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_back_by_their_list() {
        let lists = Lists::sorted(4, &mut vec![(2, 7), (0, 5), (2, 7), (2, 3)]);
        assert_eq!(lists.get(0), [5]);
        assert!(lists.get(1).is_empty());
        assert_eq!(lists.get(2), [3, 7]);
        assert_eq!(lists.between(0, 3), [5, 3, 7]);
        assert!(lists.get(9).is_empty());
    }
}
