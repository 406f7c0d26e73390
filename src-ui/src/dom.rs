//! What `view!` writes: markup as values of one kind, and how they stand on the page.
//!
//! Leptos gives each element a type of its own, made of the types of all that it holds, and code for each
//! type. Here there is one type of element, one of value, and one way to draw each; what differs between
//! two elements is data. Reactivity, components and the router are Leptos's, and either can hold the other.

mod link;
mod shown;
mod value;

use leptos::{
    prelude::*,
    reactive::{computed::ArcMemo, owner::Owner},
    tachys::{
        html::{element::ElementType, event::EventDescriptor, node_ref::NodeRefContainer},
        reactive_graph::node_ref::NodeRef,
    },
};
use std::{any::Any, borrow::Cow, marker::PhantomData, sync::Arc};
use wasm_bindgen::{JsCast, JsValue};

pub use cordon_markup::view;
pub use link::link;
pub use value::IntoValue;
use value::{How, Value};

/// Anything that can be drawn.
pub enum Markup {
    /// Nothing, in its place.
    Nothing,
    /// A text.
    Text(Cow<'static, str>),
    /// An element, or several things beside each other where it has no tag.
    Element(Element),
    /// As many as there are.
    List(Vec<Markup>),
    /// Drawn again when a signal that it read changes.
    Live(Draw),
    /// A view of Leptos's.
    Foreign(Box<leptos::prelude::AnyView>),
}

/// Draws what stands in a place now.
type Draw = Box<dyn Drawing>;

/// Hears an event.
type Hear = Box<dyn Hearing>;

/// A closure behind a trait of the page's own: a boxed `FnMut` brings code for being called once, as an
/// `FnOnce`, for each closure there is.
pub trait Drawing: Send {
    /// What stands there now.
    fn draw(&mut self) -> Markup;
}

impl<T: IntoMarkup, F: FnMut() -> T + Send> Drawing for F {
    fn draw(&mut self) -> Markup {
        self().into_markup()
    }
}

/// As [`Drawing`], for what is heard.
trait Hearing: Send {
    /// Takes an event.
    fn hear(&mut self, event: JsValue);
}

/// What hears events of one kind.
struct Listener<E, F>(PhantomData<fn(E)>, F);

impl<E: From<JsValue>, F: FnMut(E) + Send> Hearing for Listener<E, F> {
    fn hear(&mut self, event: JsValue) {
        (self.1)(event.into());
    }
}

/// The name that pages know from Leptos.
pub type AnyView = Markup;

impl Markup {
    /// Itself: markup is of one type already.
    pub fn into_any(self) -> Self {
        self
    }
}

/// An element that is to be drawn.
pub struct Element(Box<Parts>);

struct Parts {
    /// Empty where there is no element around the children.
    tag: &'static str,
    fixed: Fixed,
    attributes: Vec<Attribute>,
    children: Vec<Markup>,
}

/// Attributes that never change.
type Fixed = &'static [(&'static str, &'static str)];

enum Attribute {
    Set(How, &'static str, Value),
    On(&'static str, Owner, Hear),
    Reference(Box<dyn Referring>),
}

/// What is told of an element, of whichever kind it is.
trait Referring: Send {
    /// Takes the element.
    fn refer(&self, element: &web_sys::Element);
}

impl<E> Referring for NodeRef<E>
where
    E: ElementType,
    E::Output: JsCast + 'static,
{
    fn refer(&self, element: &web_sys::Element) {
        NodeRefContainer::load(*self, element);
    }
}

/// An element with the attributes that never change.
pub fn element(tag: &'static str, fixed: Fixed) -> Element {
    Element(Box::new(Parts { tag, fixed, attributes: Vec::new(), children: Vec::new() }))
}

/// Things beside each other.
pub fn fragment() -> Element {
    element("", &[])
}

impl Element {
    /// Holds something more.
    pub fn with(self, child: impl IntoMarkup) -> Self {
        self.hold(child.into_markup())
    }

    /// Sets an attribute.
    pub fn set(self, name: &'static str, value: impl IntoValue) -> Self {
        self.put(How::Attribute, name, value.into_value())
    }

    /// Sets a class beside those of the attribute.
    pub fn class(self, name: &'static str, value: impl IntoValue) -> Self {
        self.put(How::Class, name, value.into_value())
    }

    /// Sets a property of the element in the browser.
    pub fn prop(self, name: &'static str, value: impl IntoValue) -> Self {
        self.put(How::Property, name, value.into_value())
    }

    /// Sets what stands inside, as HTML.
    pub fn inner_html(self, value: impl IntoValue) -> Self {
        self.put(How::Inside, "", value.into_value())
    }

    /// Listens. What is heard runs under whoever owns the place where the element was written.
    pub fn on<E>(self, _: E, name: &'static str, hear: impl FnMut(E::EventType) + Send + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: From<JsValue> + 'static,
    {
        self.listen(name, Box::new(Listener(PhantomData, hear)))
    }

    /// Tells where the element is once it is made.
    pub fn node_ref<E>(mut self, reference: NodeRef<E>) -> Self
    where
        E: ElementType,
        E::Output: JsCast + 'static,
    {
        self.0.attributes.push(Attribute::Reference(Box::new(reference)));
        self
    }

    fn hold(mut self, child: Markup) -> Self {
        self.0.children.push(child);
        self
    }

    fn put(mut self, how: How, name: &'static str, value: Value) -> Self {
        self.0.attributes.push(Attribute::Set(how, name, value));
        self
    }

    fn listen(mut self, name: &'static str, hear: Hear) -> Self {
        let owner = Owner::current().unwrap_or_default();
        self.0.attributes.push(Attribute::On(name, owner, hear));
        self
    }
}

/// What can be held by an element.
pub trait IntoMarkup {
    /// As markup.
    fn into_markup(self) -> Markup;
}

impl IntoMarkup for Markup {
    fn into_markup(self) -> Markup {
        self
    }
}

impl IntoMarkup for Element {
    fn into_markup(self) -> Markup {
        Markup::Element(self)
    }
}

impl IntoMarkup for leptos::prelude::AnyView {
    fn into_markup(self) -> Markup {
        Markup::Foreign(Box::new(self))
    }
}

impl IntoMarkup for () {
    fn into_markup(self) -> Markup {
        Markup::Nothing
    }
}

impl IntoMarkup for String {
    fn into_markup(self) -> Markup {
        Markup::Text(Cow::Owned(self))
    }
}

impl IntoMarkup for &'static str {
    fn into_markup(self) -> Markup {
        Markup::Text(Cow::Borrowed(self))
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => {
        $(impl IntoMarkup for $kind {
            fn into_markup(self) -> Markup {
                self.to_string().into_markup()
            }
        })*
    };
}

numbers!(i32, u32, usize);

impl<T: IntoMarkup> IntoMarkup for Option<T> {
    fn into_markup(self) -> Markup {
        self.map_or(Markup::Nothing, T::into_markup)
    }
}

impl<T: IntoMarkup> IntoMarkup for Vec<T> {
    fn into_markup(self) -> Markup {
        Markup::List(self.into_iter().map(T::into_markup).collect())
    }
}

impl<T: IntoMarkup, F: FnMut() -> T + Send + 'static> IntoMarkup for F {
    fn into_markup(self) -> Markup {
        Markup::Live(Box::new(self))
    }
}

/// Draws anew whenever a signal that `draw` read changes.
pub fn live<T: IntoMarkup>(draw: impl FnMut() -> T + Send + 'static) -> Markup {
    draw.into_markup()
}

/// A component's view.
pub fn foreign(view: impl IntoView + 'static) -> Markup {
    let mut view = Some(view);
    let held: &mut dyn Any = &mut view;
    // Which of these a component returns is known as it is compiled: the others leave no code.
    if let Some(markup) = held.downcast_mut::<Option<Markup>>() {
        return markup.take().into_markup();
    }
    if let Some(any) = held.downcast_mut::<Option<leptos::prelude::AnyView>>() {
        return any.take().into_markup();
    }
    view.map(IntoAny::into_any).into_markup()
}

/// What is shown while `when` says so.
pub fn show(when: impl Fn() -> bool + Send + Sync + 'static, inside: impl Fn() -> Markup + Send + 'static) -> Markup {
    show_boxed(Box::new(when), Box::new(inside))
}

fn show_boxed(when: Box<dyn Fn() -> bool + Send + Sync>, inside: Box<dyn Fn() -> Markup + Send>) -> Markup {
    let when = ArcMemo::new(move |_| when());
    (move || when.get().then(&inside)).into_markup()
}

/// What a component holds, drawn once.
pub struct Children(Box<dyn FnOnce() -> Markup + Send>);

impl Children {
    /// Draws it.
    pub fn draw(self) -> Markup {
        (self.0)()
    }
}

/// What a component holds, drawn as often as it is shown.
#[derive(Clone)]
pub struct ChildrenFn(Arc<dyn Fn() -> Markup + Send + Sync>);

impl ChildrenFn {
    /// Draws it.
    pub fn draw(&self) -> Markup {
        (self.0)()
    }
}

/// What is written between a component's tags.
pub trait ToChildren<F> {
    /// As the component takes it.
    fn to_children(draw: F) -> Self;
}

impl<F: FnOnce() -> Markup + Send + 'static> ToChildren<F> for Children {
    fn to_children(draw: F) -> Self {
        Self(Box::new(draw))
    }
}

impl<F: Fn() -> Markup + Send + Sync + 'static> ToChildren<F> for ChildrenFn {
    fn to_children(draw: F) -> Self {
        Self(Arc::new(draw))
    }
}
