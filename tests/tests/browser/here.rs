//! Here, at a place that was typed: nobody is said to stand there, and a reference that cannot be read
//! takes nothing away.

use super::{
    doors::has_focus,
    layout::{holds, unlocked},
};
use anyhow::{Result, ensure};
use cordon_tests::hand::Hand;

fn to_the_place(hand: &Hand<'_>, reference: &str) -> Result<()> {
    let field = hand.see("here-grid")?;
    hand.window.clear(&field)?;
    hand.window.type_into(&field, reference)?;
    hand.tap("here-ask")
}

#[test]
fn nobody_is_said_to_be_inside_a_place_that_was_typed() -> Result<()> {
    unlocked(360, 640, |hand| {
        hand.tap("nav-here")?;
        hand.see_words("here-page", "You are inside")?;
        let mine = hand.window.text(&hand.see("here-fix")?)?;
        // The square in which the device stands, as an officer would say it.
        let parts: Vec<&str> = mine.split(' ').collect();
        let [square, easting, northing, ..] = parts.as_slice() else { anyhow::bail!("no grid reference: {mine}") };
        let figures = |figures: &str| figures.chars().take(4).collect::<String>();
        to_the_place(hand, &format!("{square} {} {}", figures(easting), figures(northing)))?;
        hand.see_words("here-fix", "The place you typed")?;
        hand.see_words("here-page", "Inside there")?;
        // Elsewhere on the page stands how old the copy is.
        for (part, own) in [("here-page", "You are inside"), ("here-fix", "just now"), ("here-fix", "±")] {
            let said = hand.window.text(&hand.see(part)?)?;
            ensure!(!said.contains(own), "{own:?} is said of a place that was typed: {said}");
        }
        hand.tap("here-again")?;
        hand.see_words("here-page", "You are inside").map(drop)
    })
}

#[test]
fn a_bad_grid_reference_is_told_at_its_field_and_keeps_the_areas() -> Result<()> {
    unlocked(360, 640, |hand| {
        hand.tap("nav-here")?;
        hand.see("area")?;
        // No reference, and one that is read but lies in no part of Great Britain.
        for reference in ["SK 123", "TW 548 980"] {
            to_the_place(hand, reference)?;
            hand.see_words("here-grid-error", "Not taken")?;
            has_focus(hand, "here-grid")?;
            hand.see("area")?;
            ensure!(!hand.has("failed")?, "the areas are gone");
            let marked = "return document.getElementById('here-grid').getAttribute('aria-invalid') === 'true'";
            holds(hand, "the field is marked", marked)?;
        }
        Ok(())
    })
}
