//! The words that a program says to a person: one catalogue for page, command line, HQ and print.
//!
//! A text is named by a [`TextKey`] and given arguments; `words/` beside `src/` holds the texts, a
//! folder a language, a file a room. A [`Text`] is a key with arguments, [`Verbatim`] somebody's own
//! words; what crosses the wire is one of the two, and the floor plan lists the few fields that are neither.
//! Programs without a page read their texts here (feature `texts`); the page brings its own reader, so
//! that it loads one language.
//!
//! *Absent on purpose:* which text fits which fact; that is each room's own.

mod aligned;
mod key;
mod list;
mod plain;
mod plural;
mod reader;
mod render;
mod text;
#[cfg(any(feature = "texts", test))]
mod texts;
mod wrapped;

pub use aligned::aligned;
pub use key::TextKey;
pub use list::listed;
pub use plain::plain;
pub use plural::{Language, PluralForm};
pub use reader::Reader;
pub use render::{display, fill, form_of, render};
pub use text::{Argument, Text, Verbatim, Wording};
#[cfg(any(feature = "texts", test))]
pub use texts::{Catalogue, English, english, every_key, said};
pub use wrapped::wrapped;

/// A text of the catalogue with its arguments. A key that the catalogue lacks, or arguments that are
/// not the text's own, do not compile.
///
/// ```
/// use cordon_core::text;
/// let text = text!("find.found", count = 2);
/// assert_eq!(text.key.name(), "find.found");
/// ```
#[macro_export]
macro_rules! text {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        const KEY: $crate::words::TextKey = $crate::words::TextKey::checked($key, &[$(stringify!($name)),*]);
        $crate::words::Text::new(KEY)$(.with(stringify!($name), $value))*
    }};
}

/// What an error is displayed as, and sent as: its own text, which its `text` gives.
#[macro_export]
macro_rules! says_its_text {
    ($Error:ty) => {
        impl std::fmt::Display for $Error {
            fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::words::display(&self.text(), to)
            }
        }

        impl std::error::Error for $Error {}

        impl From<$Error> for $crate::words::Text {
            fn from(error: $Error) -> Self {
                error.text()
            }
        }
    };
}

/// A text without arguments, by its key alone. What the catalogue lacks does not compile.
#[macro_export]
macro_rules! text_key {
    ($key:literal) => {
        const { $crate::words::TextKey::checked($key, &[]) }
    };
}
