//! Which form of a plural a number takes.

/// A language of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Welsh: no catalogue yet; its plural forms are ready.
    Welsh,
}

impl Language {
    /// Its code (ISO 639-1), which is its folder's name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Welsh => "cy",
        }
    }

    /// The form that a whole number takes (Unicode CLDR, cardinal plurals of `en` and `cy`).
    #[must_use]
    pub const fn form(self, number: i64) -> PluralForm {
        match (self, number) {
            (Self::English, 1) | (Self::Welsh, 1) => PluralForm::One,
            (Self::Welsh, 0) => PluralForm::Zero,
            (Self::Welsh, 2) => PluralForm::Two,
            (Self::Welsh, 3) => PluralForm::Few,
            (Self::Welsh, 6) => PluralForm::Many,
            (Self::English | Self::Welsh, _) => PluralForm::Other,
        }
    }
}

/// A category of plurals, as CLDR names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluralForm {
    /// For nought, where a language has a form of its own.
    Zero,
    /// For one.
    One,
    /// For two.
    Two,
    /// For a few.
    Few,
    /// For many.
    Many,
    /// For all else.
    Other,
}

impl PluralForm {
    /// The ending under which the form stands in the catalogue.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_has_two_forms_and_welsh_six() {
        assert_eq!([0, 1, 2, 21].map(|n| Language::English.form(n).ending()), ["other", "one", "other", "other"]);
        let welsh = [0, 1, 2, 3, 6, 7].map(|n| Language::Welsh.form(n).ending());
        assert_eq!(welsh, ["zero", "one", "two", "few", "many", "other"]);
    }
}
