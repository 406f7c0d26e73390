//! Functions that are alike beside each other: the page is kept compressed, and what is alike costs least
//! where it follows its like. The order changes nothing else.

use crate::module::{BODIES, IMPORTS, imports, number, sections, size, sized, text};
use anyhow::{Context, Result};
use std::{cmp::Reverse, collections::HashMap};

/// Runs of so many bytes are compared.
const RUN: usize = 6;

/// A run that so many functions share says nothing of any two.
const COMMON: usize = 400;

/// The module with a name for each function: sorted by these, functions that are alike stand beside each
/// other.
///
/// # Errors
/// Where it is not read as a module of WebAssembly that imports functions alone.
pub fn named_by_likeness(module: &[u8]) -> Result<Vec<u8>> {
    let (imported, bodies) = functions(module)?;
    let mut names = vec![0; bodies.len()];
    for (place, function) in in_order(&bodies).into_iter().enumerate() {
        *names.get_mut(function).context("no such function")? = place;
    }
    let mut map = number(imported + names.len());
    for import in 0..imported {
        map.extend(named(import, &format!("!{import:06}")));
    }
    for (function, place) in names.into_iter().enumerate() {
        map.extend(named(imported + function, &format!("f{place:06}")));
    }
    // A section of the module's own kind, called "name": its part 1 is of functions.
    let content = [text("name"), vec![1], number(map.len()), map].concat();
    Ok([module.to_vec(), vec![0], number(content.len()), content].concat())
}

/// How many functions are imported, and the bodies of the others.
fn functions(module: &[u8]) -> Result<(usize, Vec<&[u8]>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for (kind, mut content) in sections(module)? {
        if kind == IMPORTS {
            imported = imports(content)?.len();
        }
        if kind == BODIES {
            for _ in 0..size(&mut content)? {
                bodies.push(sized(&mut content)?);
            }
        }
    }
    Ok((imported, bodies))
}

/// From the first on, each is followed by the one of those left that is most like it.
fn in_order(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<Vec<u64>> = bodies.iter().map(|body| runs_of(body)).collect();
    let mut sharing: HashMap<u64, Vec<usize>> = HashMap::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            sharing.entry(*run).or_default().push(function);
        }
    }
    sharing.retain(|_run, functions| (2..=COMMON).contains(&functions.len()));
    let mut left = vec![true; bodies.len()];
    let mut shared = vec![0; bodies.len()];
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = (!bodies.is_empty()).then_some(0);
    while let Some(function) = next {
        order.push(function);
        if let Some(left) = left.get_mut(function) {
            *left = false;
        }
        let like = most_like(function, &runs, &sharing, &left, &mut shared);
        next = like.or_else(|| left.iter().position(|is_left| *is_left));
    }
    order
}

/// The runs of a body, each once.
fn runs_of(body: &[u8]) -> Vec<u64> {
    let number = |run: &[u8]| run.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
    let mut runs: Vec<u64> = body.windows(RUN).map(number).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// The one of those left that shares most of its runs; of two, the first. `shared` is zero before and after.
fn most_like(
    function: usize,
    runs: &[Vec<u64>],
    sharing: &HashMap<u64, Vec<usize>>,
    left: &[bool],
    shared: &mut [u64],
) -> Option<usize> {
    let own = runs.get(function)?;
    let mut others = Vec::new();
    for other in own.iter().filter_map(|run| sharing.get(run)).flatten() {
        if let (Some(true), Some(shared)) = (left.get(*other), shared.get_mut(*other)) {
            if *shared == 0 {
                others.push(*other);
            }
            *shared += 1;
        }
    }
    let mut most = None;
    for other in others {
        let (Some(shared), Some(runs)) = (shared.get_mut(other), runs.get(other)) else { continue };
        let all = (own.len() + runs.len()) as u64 - *shared;
        let likeness = (*shared * 1_000_000 / all.max(1), Reverse(other));
        *shared = 0;
        most = most.max(Some(likeness));
    }
    most.map(|(_likeness, Reverse(other))| other)
}

fn named(function: usize, name: &str) -> Vec<u8> {
    [number(function), text(name)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::of_sections;

    /// A module whose functions have these bodies.
    fn module(bodies: &[&[u8]]) -> Vec<u8> {
        let code: Vec<u8> = bodies.iter().flat_map(|body| [number(body.len()), body.to_vec()].concat()).collect();
        let code = [number(bodies.len()), code].concat();
        let import = [number(1), text("a"), text("b"), vec![0, 0]].concat();
        of_sections([(IMPORTS, import.as_slice()), (BODIES, code.as_slice())])
    }

    #[test]
    fn a_function_follows_the_one_that_it_is_most_like() {
        let (one, other): (Vec<u8>, Vec<u8>) = ((0..40).collect(), (100..140).collect());
        let (like_one, like_other): (Vec<u8>, Vec<u8>) = ((2..42).collect(), (102..142).collect());
        assert_eq!(in_order(&[&one, &other, &like_other, &like_one]), [0, 3, 1, 2]);
    }

    #[test]
    fn every_function_is_named_and_the_module_stays_as_it_is() {
        let module = module(&[&[1; 300], &[2; 20]]);
        let named = named_by_likeness(&module).unwrap();
        assert!(named.starts_with(&module));
        let names = String::from_utf8_lossy(&named[module.len()..]).into_owned();
        assert!(["!000000", "f000000", "f000001"].iter().all(|name| names.contains(name)), "{names:?}");
        assert_eq!(functions(&named).unwrap(), (1, vec![&[1; 300][..], &[2; 20][..]]));
    }
}
