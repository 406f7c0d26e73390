//! What is wrong with an identifier.

/// What is wrong with an identifier, and where. A place (`at`) counts the characters from 1, and
/// leaves out spaces. Beside a single letter nothing of the identifier is repeated, so that an
/// error may be logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Nothing but spaces.
    #[error("nothing is written")]
    Empty,
    /// None of the forms that such an identifier has.
    #[error("it does not have the form of one")]
    UnknownForm,
    /// The form is right, the check letter is another's: some character is mistaken.
    #[error("the check letter should be {expected}, not {found}: one of the characters is mistaken")]
    WrongCheckLetter {
        /// The letter that the digits ask for.
        expected: char,
        /// The letter that is written.
        found: char,
    },
    /// It ends with a digit where a check letter belongs.
    #[error("the check letter at the end is missing")]
    NoCheckLetter,
    /// A part has too many characters.
    #[error("{what} has more than {most} characters")]
    TooLong {
        /// Which part.
        what: &'static str,
        /// How many it may have.
        most: usize,
    },
    /// A part has too few characters.
    #[error("{what} has fewer than {least} characters")]
    TooShort {
        /// Which part.
        what: &'static str,
        /// How many it must have.
        least: usize,
    },
    /// Something else stands where a digit belongs.
    #[error("character {at} should be a digit")]
    NotADigit {
        /// Where.
        at: usize,
    },
    /// Something else stands where a letter belongs.
    #[error("character {at} should be a letter")]
    NotALetter {
        /// Where.
        at: usize,
    },
    /// Neither a letter nor a digit.
    #[error("character {at} should be a letter or a digit")]
    NotALetterOrDigit {
        /// Where.
        at: usize,
    },
    /// A character that such an identifier does not have, or not there.
    #[error("character {at} cannot stand there")]
    StrayCharacter {
        /// Where.
        at: usize,
    },
    /// A letter that is never used in that place.
    #[error("the letter {letter} is not used as character {at}")]
    LetterNotUsed {
        /// The letter.
        letter: char,
        /// Where.
        at: usize,
    },
    /// A year of one digit, or of three.
    #[error("the year should have two digits or four")]
    YearLength,
    /// A year before the first or after the last that can be meant.
    #[error("the year should lie between {first} and {last}")]
    YearOutOfRange {
        /// The first.
        first: i32,
        /// The last.
        last: i32,
    },
    /// The parts are not told apart by a slash.
    #[error("the slash between its parts is missing")]
    NoSlash,
    /// A number of noughts.
    #[error("it is nothing but noughts")]
    OnlyNoughts,
    /// The outward half of a postcode without the inward one.
    #[error("this is the first half of a postcode, and the second is missing")]
    OnlyOutward,
    /// A telephone number with neither a leading 0 nor a country.
    #[error("a telephone number begins with 0, with + or with 00")]
    NoPrefix,
    /// A range of United Kingdom numbers that is not in use.
    #[error("this range of 0{digit} is not in use in the United Kingdom")]
    RangeNotUsed {
        /// The digit after the 0.
        digit: char,
    },
    /// No `@`, or several.
    #[error("there should be one @, not {found}")]
    AtSigns {
        /// How many there are.
        found: usize,
    },
    /// A part between dots, or before or after the `@`, is empty.
    #[error("{what} is empty")]
    EmptyPart {
        /// Which part.
        what: &'static str,
    },
    /// A part of a domain begins or ends with a hyphen.
    #[error("a part of the domain begins or ends with a hyphen")]
    HyphenAtEdge,
    /// A domain of one part.
    #[error("the domain has no dot")]
    NoDot,
}
