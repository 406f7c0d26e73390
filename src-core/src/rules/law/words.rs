//! Notes and open questions that several rows share.

/// A note on consent (R8).
pub(super) const INVITATION: &str =
    "Invitation or consent does not lift the order. Record who started the contact, then what he did.";
/// A note on the route (R3).
pub(super) const ONE_ROUTE: &str = "A conviction of the breach and a punishment as contempt exclude one another for the same conduct: record the route.";
/// A note on prohibitions (R1).
pub(super) const PROHIBITED_ONLY: &str =
    "Only doing what is prohibited is the offence; a failed requirement is contempt, with no arrest under s.24.";
/// A note on requirements (R1).
pub(super) const REQUIRED_TOO: &str = "Failing to do what it requires is the offence too.";
/// A note on awareness (R2).
pub(super) const TELL_HIM: &str = "Made without notice, it can be an offence only for conduct when he was aware that the order existed: service proves it, and so does telling him on video.";
/// A note on entry (R6).
pub(super) const NO_ENTRY: &str = "No power of entry is listed for this arrest in PACE s.17: consider s.17(1)(e), life or limb, or a breach of the peace.";
/// A note on sentence (R11).
pub(super) const NO_DISCHARGE: &str = "A conditional discharge is not available on conviction.";

/// Penalty and mode of the commonest offence.
pub(super) const FIVE_YEARS: &str = "5 years on indictment; general limit in a magistrates' court";
/// Where it is tried.
pub(super) const EITHER_WAY: &str = "Either way";
/// The penalty for contempt of a superior court.
pub(super) const TWO_YEARS_CONTEMPT: &str = "2 years for contempt";

/// Open: the magistrates' general limit.
pub(super) const GENERAL_LIMIT: &str = "The general limit in a magistrates' court: 12 months for offences from 18 November 2024, 6 months before (12 also from 2 May 2022 to 29 March 2023).";
/// Open: entry for an either-way offence.
pub(super) const ENTRY_EITHER_WAY: &str =
    "Entry under PACE s.17(1)(b), for an either-way offence counts as indictable.";
/// Open: case law on excuse.
pub(super) const EXCUSE_CASES: &str =
    "Case law on knowledge and reasonable excuse: R v Nicholson (2006), R v Charles (2009).";
/// Open: the want of an entry power.
pub(super) const ENTRY_GAP: &str = "That PACE s.17 lists no power of entry for this arrest.";
/// Open: arrest on a Sunday.
pub(super) const SUNDAY_ARREST: &str =
    "How an arrest on a day that does not count is reckoned: a cautious target and a statutory limit are both shown.";
/// Open: 26 December on a Saturday.
pub(super) const BOXING_DAY: &str =
    "Whether Saturday 26 December counts, beside the substitute bank holiday: target and limit are both shown.";
/// Open: its reach, as remembered (R10).
pub(super) const REACH: &str = "That it has effect in England and Wales only.";
/// Open: its reach, of which R10 says nothing.
pub(super) const REACH_NOT_READ: &str = "Whether it has effect outside England and Wales was not read.";
/// Open: its reach, from Home Office guidance (R10).
pub(super) const REACH_BY_GUIDANCE: &str =
    "Effect across the United Kingdom from 31 March 2023, read in Home Office guidance alone.";
/// Open: a printed limit.
pub(super) const PRINTED_SIX_MONTHS: &str = "The magistrates' limit: the text we hold prints 6 months.";
/// Open: the penalty for contempt.
pub(super) const CONTEMPT_PENALTY: &str = "The 2 years for contempt (Contempt of Court Act 1981 s.14).";
/// Open: requirements as an offence (R1).
pub(super) const REQUIRED_UNREAD: &str = "That failing to do what it requires is the offence too (R1).";
/// Open: the conditional discharge (R11).
pub(super) const DISCHARGE_UNREAD: &str = "That a conditional discharge is not available.";
/// Open: knowledge where LAW is silent.
pub(super) const NOTICE_UNREAD: &str = "That knowledge of the order is no element of the offence was not read.";
/// Open: codes by the day of the Sentencing Code.
pub(super) const CODE_DAY: &str = "That 1 December 2020 parts the offence codes: by the day of the conviction (Sentencing Act 2020 s.2), or of the order on an acquittal.";
/// Open: the Crime and Policing Bill and bail.
pub(super) const BAIL_BILL: &str =
    "Whether the Crime and Policing Bill makes a breach of bail an offence, and when it commences.";
