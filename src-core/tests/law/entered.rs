//! What the column `other` and the words of the act say, as facts of an order, of notice or of the act.
//! What is not listed here is not asked of the program: it has no place to hold it.

/// What is known beside the columns that have one meaning each.
#[derive(Clone, Copy)]
pub struct Entered {
    /// When a court, or whoever granted bail, ended the whole of it.
    pub ended: Option<&'static str>,
    /// The hearing to which it was adjourned, once a court had heard it.
    pub adjourned: Option<&'static str>,
    /// How far its end is known.
    pub end: End,
    /// A day on which it begins, later than it was made.
    pub begins: Option<&'static str>,
    /// When the respondent was told of it, otherwise than by service.
    pub told: Option<&'static str>,
    /// When it was shown on the screen of a device.
    pub shown: Option<&'static str>,
    /// The paragraph that the act concerns.
    pub paragraph: &'static str,
    /// Whether the act is within its words.
    pub fits: Fits,
    /// The last day of that paragraph, where it has its own period.
    pub paragraph_until: Option<&'static str>,
    /// The last day of the power of arrest that is attached.
    pub arrest_until: Option<&'static str>,
    /// How the order was varied.
    pub varied: Option<Varied>,
    /// The district in which the decision is made.
    pub district: Option<&'static str>,
    /// The respondent's birth, where a birthday is named.
    pub born: Option<&'static str>,
    /// The birth of the person protected.
    pub protected_born: Option<&'static str>,
    /// Whether the force has said that notices of domestic abuse run in its area.
    pub force: ForceSaid,
}

/// How far an end is known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// As the column says.
    AsStated,
    /// It is reported to have ended, and not when.
    ReportedUndated,
}

/// Whether an act is within a paragraph's words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fits {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// A variation, and what it did to the paragraphs.
#[derive(Clone, Copy)]
pub enum Varied {
    /// Paragraph 2 was added on a day.
    Adds(&'static str),
    /// Paragraph 1 was taken out on a day, or no longer forbids what was done; another stays.
    Drops(&'static str),
}

/// What a force has said of notices of domestic abuse.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ForceSaid {
    /// Nothing.
    Nothing,
    /// That they run, with its source.
    TheyRun,
}

const NOTHING: Entered = Entered {
    ended: None,
    adjourned: None,
    end: End::AsStated,
    begins: None,
    told: None,
    shown: None,
    paragraph: "1",
    fits: Fits::Yes,
    paragraph_until: None,
    arrest_until: None,
    varied: None,
    district: None,
    born: None,
    protected_born: None,
    force: ForceSaid::Nothing,
};

/// The texts of `other` that say a fact the program can hold.
const READ: &[(&str, Entered)] = &[
    ("DVPO application determined (refused) 2026-11-10T12:00:00+00:00", ended("2026-11-10T12:00:00+00:00")),
    ("application withdrawn 2025-06-11T15:00:00+01:00", ended("2025-06-11T15:00:00+01:00")),
    ("discharged 2026-11-17T10:00:00+00:00", ended("2026-11-17T10:00:00+00:00")),
    ("main application decided (refused) 2026-11-10T12:00:00+00:00", ended("2026-11-10T12:00:00+00:00")),
    ("main application decided 2026-11-19; the term is not in the main order", ended("2026-11-19T12:00:00+00:00")),
    ("main application refused 2026-11-19T12:00:00+00:00", ended("2026-11-19T12:00:00+00:00")),
    ("proceedings withdrawn 2026-11-16T10:00:00+00:00; made in those proceedings", ended("2026-11-16T10:00:00+00:00")),
    ("proceedings withdrawn 2026-11-16T12:00:00+00:00", ended("2026-11-16T12:00:00+00:00")),
    ("released under investigation from 2026-11-13", ended("2026-11-13T14:00:00+00:00")),
    ("sentenced 2026-11-19, result confirmed", ended("2026-11-19T10:00:00+00:00")),
    ("withdrawal reported, date not known", Entered { end: End::ReportedUndated, ..NOTHING }),
    (
        "hearing opened 2026-11-05T14:00:00+00:00, adjourned to 2026-11-10T10:00:00+00:00",
        Entered { adjourned: Some("2026-11-10T10:00:00+00:00"), ..NOTHING },
    ),
    (
        "second DAPO, in effect from 2025-12-01; act banned only by the second",
        Entered { begins: Some("2025-12-01"), ..NOTHING },
    ),
    ("told by PC 2025-06-13T11:00:00+01:00", told("2025-06-13T11:00:00+01:00")),
    ("told by PC 2026-11-20T14:00:00+00:00, time and words logged, asked to leave", told("2026-11-20T14:00:00+00:00")),
    ("told by PC 2026-11-20T14:00:00+00:00; he complies", told("2026-11-20T14:00:00+00:00")),
    ("told by phone 2026-11-10T12:00:00+00:00", told("2026-11-10T12:00:00+00:00")),
    ("shown on a screen 2026-11-10T18:30:00+00:00", Entered { shown: Some("2026-11-10T18:30:00+00:00"), ..NOTHING }),
    ("act breaches paragraph 1", NOTHING),
    ("act breaches paragraph 2", of_paragraph("2")),
    ("act would have breached paragraph 2", of_paragraph("2")),
    ("act breaches paragraph 3 only", of_paragraph("3")),
    ("act breaches paragraph 4 only", of_paragraph("4")),
    (
        "power of arrest to 2026-07-31; act breaches paragraph 2",
        Entered { arrest_until: Some("2026-07-31"), ..of_paragraph("2") },
    ),
    (
        "condition 4 ran to 2025-12-31; only condition 4 concerned",
        Entered { paragraph_until: Some("2025-12-31"), ..of_paragraph("4") },
    ),
    (
        "varied without notice 2025-09-01, new zone; not told",
        Entered { varied: Some(Varied::Adds("2025-09-01")), ..of_paragraph("2") },
    ),
    (
        "varied without notice 2025-09-01; not told of that",
        Entered { varied: Some(Varied::Adds("2025-09-01")), ..NOTHING },
    ),
    (
        "varied 2026-11-12: texts about the children allowed",
        Entered { varied: Some(Varied::Drops("2026-11-12")), ..NOTHING },
    ),
    ("zone removed 2026-11-09", Entered { varied: Some(Varied::Drops("2026-11-09")), ..NOTHING }),
    // The words ban only beginning a contact, and the respondent did not begin it.
    ("she texted first", Entered { fits: Fits::No, ..NOTHING }),
    ("18th birthday 2026-11-10", Entered { born: Some("2008-11-10"), ..NOTHING }),
    ("violence on 2026-11-08, 18th birthday 2026-11-09", Entered { born: Some("2008-11-09"), ..NOTHING }),
    ("victim aged 15", Entered { protected_born: Some("2010-01-01"), ..NOTHING }),
    ("borough: Croydon", Entered { district: Some("Croydon"), ..NOTHING }),
    ("borough: Camden", Entered { district: Some("Camden"), ..NOTHING }),
    ("Middlesbrough", Entered { district: Some("Middlesbrough"), ..NOTHING }),
    ("force source recorded in the area table", Entered { force: ForceSaid::TheyRun, ..NOTHING }),
];

const fn ended(at: &'static str) -> Entered {
    Entered { ended: Some(at), ..NOTHING }
}

const fn told(at: &'static str) -> Entered {
    Entered { told: Some(at), ..NOTHING }
}

const fn of_paragraph(paragraph: &'static str) -> Entered {
    Entered { paragraph, ..NOTHING }
}

/// What a text of `other` says that the program can hold.
pub fn entered(other: &str) -> Entered {
    READ.iter().find(|(text, _)| *text == other).map_or(NOTHING, |(_, said)| *said)
}

/// A text read here that no case has any more.
pub fn unused(others: &[&str]) -> Option<&'static str> {
    READ.iter().map(|(text, _)| *text).find(|text| !others.contains(text))
}

/// What the officer has before them, so far as it decides which test is met.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Nothing was done, and a clock or a life is asked of alone.
    Nothing,
    /// Something was done.
    Done,
    /// Nothing yet, and it is likely.
    Likely,
    /// Surrender to bail is not likely.
    WillNotSurrender,
    /// A surety has written.
    SuretyWrote,
    /// A surety has only rung.
    SuretyRang,
    /// They did not come where and when bail required.
    DidNotAttend,
}

/// What the columns `act` and `act_words` say was done.
pub fn doing(act: &str, act_words: &str) -> Doing {
    match (act, act_words) {
        (_, "bought a one-way flight") => Doing::WillNotSurrender,
        (_, "surety's written notice") => Doing::SuretyWrote,
        (_, "surety rang") => Doing::SuretyRang,
        (_, "failed to attend" | "failed to surrender") => Doing::DidNotAttend,
        ("none", _) => Doing::Nothing,
        ("likely", _) => Doing::Likely,
        (_, _) => Doing::Done,
    }
}
