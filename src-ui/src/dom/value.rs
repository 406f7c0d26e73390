//! Values of attributes, classes and properties.

use leptos::{
    prelude::*,
    tachys::renderer::{Rndr, types::Element},
};
use std::borrow::Cow;
use wasm_bindgen::JsValue;

/// What a value is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// An attribute.
    Attribute,
    /// A class beside those of the attribute.
    Class,
    /// A property of the element in the browser.
    Property,
    /// What stands inside, as HTML.
    Inside,
}

/// A value.
pub enum Value {
    /// One that stays until the element is drawn again.
    Now(Plain),
    /// One that is read again when a signal that it read changes.
    Live(Box<dyn Reading>),
}

/// Reads a value. A trait of its own as [`Drawing`](super::Drawing) is.
pub trait Reading: Send {
    /// The value as it stands now.
    fn read(&mut self) -> Plain;
}

impl<T: IntoPlain, F: FnMut() -> T + Send> Reading for F {
    fn read(&mut self) -> Plain {
        self().into_plain()
    }
}

/// A value as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain {
    /// None.
    Absent,
    /// Whether it is there.
    Is(bool),
    /// A text.
    Text(Cow<'static, str>),
}

impl Plain {
    /// Puts it on an element in the place of what stood there before.
    pub fn put(&self, element: &Element, how: How, name: &str, before: Option<&Self>) {
        // What the officer has typed or ticked meanwhile is no attribute: a property is set each time.
        if how != How::Property && before == Some(self) {
            return;
        }
        match how {
            How::Attribute => self.put_attribute(element, name, before),
            How::Class => self.put_class(element, name, before),
            How::Property => self.put_property(element, name, before),
            How::Inside => Rndr::set_inner_html(element, self.text()),
        }
    }

    fn put_attribute(&self, element: &Element, name: &str, before: Option<&Self>) {
        match self {
            Self::Text(text) => Rndr::set_attribute(element, name, text),
            Self::Is(true) => Rndr::set_attribute(element, name, ""),
            Self::Is(false) | Self::Absent if before.is_some() => Rndr::remove_attribute(element, name),
            Self::Is(false) | Self::Absent => {}
        }
    }

    fn put_class(&self, element: &Element, name: &str, before: Option<&Self>) {
        let classes = Rndr::class_list(element);
        match self {
            Self::Is(true) | Self::Text(_) => Rndr::add_class(&classes, name),
            Self::Is(false) | Self::Absent if before.is_some() => Rndr::remove_class(&classes, name),
            Self::Is(false) | Self::Absent => {}
        }
    }

    fn put_property(&self, element: &Element, name: &str, before: Option<&Self>) {
        let value = match self {
            Self::Absent if before.is_none() => return,
            Self::Absent => JsValue::UNDEFINED,
            Self::Is(is) => JsValue::from_bool(*is),
            Self::Text(text) => JsValue::from_str(text),
        };
        Rndr::set_property_or_value(element, name, &value);
    }

    fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Absent | Self::Is(_) => "",
        }
    }
}

/// What can be a value as it stands.
pub trait IntoPlain {
    /// As a value.
    fn into_plain(self) -> Plain;
}

impl IntoPlain for bool {
    fn into_plain(self) -> Plain {
        Plain::Is(self)
    }
}

impl IntoPlain for &'static str {
    fn into_plain(self) -> Plain {
        Plain::Text(Cow::Borrowed(self))
    }
}

impl IntoPlain for String {
    fn into_plain(self) -> Plain {
        Plain::Text(Cow::Owned(self))
    }
}

impl IntoPlain for i32 {
    fn into_plain(self) -> Plain {
        self.to_string().into_plain()
    }
}

impl IntoPlain for usize {
    fn into_plain(self) -> Plain {
        self.to_string().into_plain()
    }
}

impl<T: IntoPlain> IntoPlain for Option<T> {
    fn into_plain(self) -> Plain {
        self.map_or(Plain::Absent, T::into_plain)
    }
}

/// What can be a value.
pub trait IntoValue {
    /// As a value.
    fn into_value(self) -> Value;
}

macro_rules! stays {
    ($($kind:ty),*) => {
        $(impl IntoValue for $kind {
            fn into_value(self) -> Value {
                Value::Now(self.into_plain())
            }
        })*
    };
}

stays!(bool, &'static str, String, i32, usize);

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Now(Plain::Absent), T::into_value)
    }
}

impl<T: IntoPlain, F: FnMut() -> T + Send + 'static> IntoValue for F {
    fn into_value(self) -> Value {
        Value::Live(Box::new(self))
    }
}

impl<T: IntoPlain + Clone + Send + Sync + 'static> IntoValue for RwSignal<T> {
    fn into_value(self) -> Value {
        Value::Live(Box::new(move || self.get()))
    }
}

impl<T: IntoPlain + Clone + Send + Sync + 'static> IntoValue for Signal<T> {
    fn into_value(self) -> Value {
        Value::Live(Box::new(move || self.get()))
    }
}
