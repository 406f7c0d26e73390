//! Hits by strength, each with why it matched and in which role; and what nothing held does not mean.

use crate::dom::view;
use crate::state::{effect_after, memo};
use crate::{
    components::{NothingHeld, WarnLine, WarnRow},
    i18n::*,
    state::{PlaceInHits, use_state},
    text,
};
use cordon_core::wire::{Band, Hit, Results, Role, RoleCount, Searched};
use leptos::{ev, html, prelude::*};
use std::{sync::Arc, time::Duration};

/// Hits that fill a screen and what is just below it. They are built one a task after the answer is shown,
/// so that no task takes long, and more whenever the end comes near.
const A_SCREEN: usize = 8;

/// A hit where it stands.
#[derive(Clone)]
pub struct Card {
    /// By this it is the same card in the next answer, where all that it shows is the same.
    serial: u64,
    hit: Arc<Hit>,
    /// What stands above it: the first of its strength tells how many there are.
    head: Option<(Band, usize)>,
}

/// The newest answer to a search.
pub struct Answer {
    /// As the shell gave it, but for the hits.
    rest: Results,
    cards: Vec<Card>,
}

/// The answers to a search as they come, and how far the newest is built.
#[derive(Clone, Copy)]
pub struct Answers {
    /// The newest; none where nothing was asked, or nothing could be.
    pub newest: RwSignal<Option<Answer>>,
    built: RwSignal<usize>,
    serials: StoredValue<u64>,
}

impl Answers {
    /// Before the first.
    pub fn none() -> Self {
        Self { newest: RwSignal::new(None), built: RwSignal::new(0), serials: StoredValue::new(0) }
    }

    /// Nothing is asked any more.
    pub fn clear(self) {
        self.newest.set(None);
    }

    /// The answer to what is typed now.
    pub fn show(self, mut results: Results) {
        let hits = std::mem::take(&mut results.hits);
        let counts = BANDS.map(|(band, _)| hits.iter().filter(|hit| hit.band == band).count());
        let before = self.newest.try_update_untracked(Option::take).flatten();
        let before = before.map(|answer| answer.cards).unwrap_or_default();
        let mut last = None;
        let cards = hits.into_iter().map(|hit| {
            let is_first = last.replace(hit.band) != Some(hit.band);
            let head = BANDS.iter().zip(counts).find(|((band, _), _)| is_first && *band == hit.band);
            self.card(&before, hit, head.map(|((band, _), count)| (*band, count)))
        });
        let cards = cards.collect();
        self.built.set(0);
        self.newest.set(Some(Answer { rest: results, cards }));
    }

    /// The card of the answer before, where it showed the same.
    fn card(self, before: &[Card], hit: Hit, head: Option<(Band, usize)>) -> Card {
        let same = before.iter().find(|card| card.head == head && *card.hit == hit);
        same.cloned().unwrap_or_else(|| {
            let serial = self.serials.get_value();
            self.serials.set_value(serial + 1);
            Card { serial, hit: Arc::new(hit), head }
        })
    }

    fn count(self) -> usize {
        self.newest.with(|answer| answer.as_ref().map_or(0, |answer| answer.cards.len()))
    }

    /// A part of the newest answer; what nothing is, where there is none.
    fn part<T: PartialEq + Default + Send + Sync + 'static>(
        self,
        part: impl Fn(&Answer) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        memo(move || self.newest.with(|answer| answer.as_ref().map(&part).unwrap_or_default()))
    }
}

/// Hits by strength, then what nothing held does not mean. While names are still loading, that is
/// what stands here, never that nothing is held. What an answer has in common with the one before stays
/// as it stands.
#[component]
pub fn Found(
    /// As they come.
    answers: Answers,
) -> impl IntoView {
    let i18n = use_i18n();
    let read = answers.part(move |answer| {
        let read: Vec<String> = answer.rest.read_as.iter().map(|read| text::read_as(i18n, read)).collect();
        read.join(" · ")
    });
    let not_held = answers.part(move |answer| {
        let numbers = answer.rest.not_held.iter();
        numbers
            .map(|number| tu_string!(i18n, find.number_not_held, number = text::read_as(i18n, number)))
            .collect::<Vec<String>>()
    });
    let loading = answers.part(|answer| match answer.rest.searched {
        Searched::Everything | Searched::NoCopy => false,
        Searched::NumbersOnly => true,
    });
    let more = answers.part(|answer| answer.rest.more);
    let held = answers.part(|answer| Some((answer.rest.searched, answer.cards.len().min(1))));
    let beside = answers.part(|answer| Some((answer.rest.otherwise.clone(), answer.rest.coverage.clone())));
    let end = move || {
        let (held, beside) = (held.get()?, beside.get()?);
        let title = match held {
            (Searched::NumbersOnly, _) => return None,
            (Searched::NoCopy, _) => tu_string!(i18n, find.no_copy),
            (Searched::Everything, 0) => tu_string!(i18n, find.nothing_held),
            (Searched::Everything, 1..) => tu_string!(i18n, find.nothing_else_held),
        };
        let (offered, coverage) = beside;
        Some(view! { <NothingHeld title offered open={held.1 == 0} coverage/> })
    };
    view! {
        {move || (!read.with(String::is_empty)).then(|| view! { <p class="sub" data-test="read-as">{read.get()}</p> })}
        {move || loading.get().then(|| view! { <p class="card" data-test="still-loading">{t!(i18n, find.still_loading)}</p> })}
        {move || {
            let numbers = not_held.get().into_iter();
            numbers.map(|number| view! { <p class="card" data-test="number-not-held">{number}</p> }).collect_view()
        }}
        <Hits answers/>
        {move || more.get().then(|| view! { <p class="sub" data-test="more">{t!(i18n, find.more)}</p> })}
        {end}
    }
}

/// How many were found, to be said aloud.
pub fn counted(i18n: text::I18n, answer: &Answer) -> String {
    match answer.rest.searched {
        Searched::Everything => tu_string!(i18n, find.found, count = answer.cards.len()),
        Searched::NumbersOnly => tu_string!(i18n, find.still_loading),
        Searched::NoCopy => tu_string!(i18n, find.no_copy),
    }
}

/// The hits, as far as they are looked at: more are built when the end of those that stand comes near.
#[component]
fn Hits(answers: Answers) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let built = answers.built;
    let end = NodeRef::<html::Button>::new();
    effect_after(move |again: Option<()>| {
        let count = answers.count();
        let before = state.place_in_hits.get_value();
        let is_same = before.query == state.query.get_untracked() && before.scrolled > 0.0;
        match (is_same, again) {
            // Back from a page: to where the officer was.
            (true, None) => {
                build_up_to(built, before.built.max(A_SCREEN).min(count));
                scroll_once_built(built, before.built.min(count), before.scrolled);
            }
            (true, Some(())) => build_up_to(built, before.built.max(A_SCREEN).min(count)),
            // Whoever types back to what they once scrolled looks at the box.
            (false, _) => {
                state.place_in_hits.set_value(PlaceInHits::default());
                build_up_to(built, A_SCREEN.min(count));
            }
        }
    });
    let left = memo(move || answers.count().saturating_sub(built.get()));
    let more = move || build_up_to(built, (built.get_untracked() + A_SCREEN).min(untrack(|| answers.count())));
    let watching = window_event_listener(ev::scroll, move |_| {
        let scrolled = window().scroll_y().unwrap_or_default();
        let query = state.query.get_untracked();
        state.place_in_hits.set_value(PlaceInHits { query, built: built.get_untracked(), scrolled });
        if left.get_untracked() > 0 && end.get_untracked().is_some_and(|end| is_near(&end)) {
            more();
        }
    });
    on_cleanup(move || watching.remove());
    let standing = StoredValue::new(Vec::<u64>::new());
    // What stands already is built, wherever it stands now.
    let shown = move || {
        let built = built.get();
        let stood = standing.get_value();
        let cards: Vec<Card> = answers.newest.with(|answer| {
            let cards = answer.iter().flat_map(|answer| &answer.cards).enumerate();
            cards
                .filter(|(at, card)| *at < built || stood.contains(&card.serial))
                .map(|(_, card)| card.clone())
                .collect()
        });
        standing.set_value(cards.iter().map(|card| card.serial).collect());
        cards
    };
    let card = move |card: Card| {
        let head = card.head.map(|(band, count)| view! { <BandHead band count/> });
        view! { {head} <HitCard hit=card.hit/> }
    };
    view! {
        <div class="stack"><For each=shown key=|card| card.serial children=card/></div>
        <Show when=move || { left.get() > 0 }>
            <button type="button" class="button wide" data-test="show-more" node_ref=end on:click=move |_| more()>
                {move || tu_string!(i18n, find.show_more, count = left.get())}
            </button>
        </Show>
    }
}

const BANDS: [(Band, &str); 3] =
    [(Band::Likely, "band-likely"), (Band::Possible, "band-possible"), (Band::Weak, "band-weak")];

/// Builds on, a hit a task, until so many stand or another answer has come. The page may be gone by then.
fn build_up_to(built: RwSignal<usize>, wanted: usize) {
    let Some(now) = built.try_get_untracked().filter(|now| *now < wanted) else { return };
    set_timeout(
        move || {
            // Fewer again: another answer is built now.
            if built.try_get_untracked() == Some(now) {
                built.set(now + 1);
                build_up_to(built, wanted);
            }
        },
        Duration::ZERO,
    );
}

/// Back to where the officer was, once the hits stand that were there. The page may be gone by then.
fn scroll_once_built(built: RwSignal<usize>, wanted: usize, to: f64) {
    request_animation_frame(move || match built.try_get_untracked() {
        None => {}
        Some(now) if now < wanted => scroll_once_built(built, wanted, to),
        Some(_) => window().scroll_to_with_x_and_y(0.0, to),
    });
}

/// Whether something stands within a screen below what is seen.
fn is_near(element: &web_sys::HtmlElement) -> bool {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    element.get_bounding_client_rect().top() < height * 2.0
}

/// How strong the hits are that follow, and how many.
#[component]
fn BandHead(band: Band, count: usize) -> impl IntoView {
    let i18n = use_i18n();
    let test = BANDS.iter().find(|(each, _)| *each == band).map_or("", |(_, test)| *test);
    view! { <h2 data-test=test>{text::band(i18n, band)}<span>{count}</span></h2> }
}

/// A possible match until two identifiers are confirmed: why it matched, in which role.
#[component]
fn HitCard(hit: Arc<Hit>) -> impl IntoView {
    let i18n = use_i18n();
    let why: Vec<String> = hit.why.iter().map(|why| text::matched_on(i18n, why)).collect();
    let born = hit.born_text().map(|born| i18n.text(&born));
    let pnc_id = hit.pnc_id.clone().map(|id| tu_string!(i18n, find.hit_pnc, id = id));
    let held: Vec<String> = born.into_iter().chain(hit.town.clone().map(String::from)).chain(pnc_id).collect();
    // By ear two of one name are told apart by what is held of each.
    let held_id = (!held.is_empty()).then(|| format!("held-{}", hit.person));
    let warnings: Vec<WarnLine> = hit
        .warnings
        .iter()
        .map(|warning| WarnLine {
            marker: warning.marker.0.clone(),
            detail: String::new(),
            on: warning.on.short_text(),
            source: warning.source.0.clone(),
        })
        .collect();
    view! {
        <article class="card hit" data-test="hit">
            <div class="between">
                <h3>
                    <a href=format!("/person/{}", hit.person) class="cover" data-test="hit-link"
                        aria-describedby=held_id.clone()>
                        <span data-test="hit-name">{hit.name.0.clone()}</span>
                    </a>
                </h3>
                <span class="sub">{text::who(i18n, hit.age, hit.gender)}</span>
            </div>
            {hit.roles.iter().map(|count| view! { <RoleLine count=count.clone()/> }).collect_view()}
            {warnings.into_iter().map(|line| view! { <WarnRow line/> }).collect_view()}
            {held_id.map(|id| view! { <p class="sub" id=id data-test="hit-held">{held.join(" · ")}</p> })}
            <p class="sub" data-test="hit-why">{why.join(" · ")}</p>
        </article>
    }
}

/// Bound by a live order weighs most and looks so.
#[component]
fn RoleLine(count: RoleCount) -> impl IntoView {
    let i18n = use_i18n();
    let look = match count.role {
        Role::BoundBy if count.live > 0 => "tag solid",
        Role::BoundBy if count.unknown > 0 => "tag doubt",
        Role::BoundBy | Role::ProtectedBy | Role::Child | Role::Witness => "line plain-line",
    };
    view! { <p><span class=look data-test="hit-role">{text::roles(i18n, &count)}</span></p> }
}
