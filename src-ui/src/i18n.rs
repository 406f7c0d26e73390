//! The page's reader of the catalogue. `start.js` loads the texts of one language before the page
//! begins, so that English weighs once and another language is another file; a key that the catalogue
//! lacks does not compile.

use cordon_core::wire::{Language, Reader, Text, TextKey, Wording};
use js_sys::Reflect;
use std::fmt::Display;
use wasm_bindgen::JsValue;

/// Says that the catalogue is at hand. There is one language at a time: another begins the page anew.
#[derive(Clone, Copy, Debug)]
pub struct I18n;

/// The catalogue of the page.
pub fn use_i18n() -> I18n {
    I18n
}

/// A text of the catalogue as a `String`: `say!(i18n, room.name, argument = value)`.
macro_rules! say {
    ($i18n:expr, $room:ident . $name:ident $(, $argument:ident = $value:expr)* $(,)?) => {{
        const KEY: cordon_core::wire::TextKey = cordon_core::wire::TextKey::checked(
            concat!(stringify!($room), ".", stringify!($name)),
            &[$(stringify!($argument)),*],
        );
        $i18n.say(KEY, &[$((stringify!($argument), &$value)),*])
    }};
}
pub(crate) use say;
pub(crate) use say as t;
pub(crate) use say as tu_string;

impl Reader for I18n {
    fn language(self) -> Language {
        LANGUAGE
    }

    fn template(self, key: &str) -> Option<String> {
        template(key)
    }
}

impl I18n {
    /// A text with its arguments by name; `count` chooses the form of a plural.
    pub fn say(self, key: TextKey, arguments: &[(&str, &dyn Display)]) -> String {
        Reader::say(self, key, arguments)
    }

    /// A text without arguments.
    pub fn key(self, key: TextKey) -> String {
        Reader::key(self, key)
    }

    /// A text, or the words that stand in its place.
    pub fn wording(self, wording: &Wording) -> String {
        Reader::wording(self, wording)
    }

    /// A text as a command's reply holds it.
    pub fn text(self, text: &Text) -> String {
        Reader::text(self, text)
    }
}

/// The language that the page was begun in.
const LANGUAGE: Language = Language::English;

/// The words of a key, as `start.js` laid them on the window.
fn template(key: &str) -> Option<String> {
    let texts = Reflect::get(&js_sys::global(), &JsValue::from_str("cordonTexts")).ok()?;
    Reflect::get(&texts, &JsValue::from_str(key)).ok()?.as_string()
}
