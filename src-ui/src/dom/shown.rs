//! What stands on the page, and how other markup takes its place.
//!
//! Markup of the same shape is set into the elements that stand there, so that what has the focus keeps it
//! and what is half typed stays; anything else takes their place.

use super::{
    Attribute, Draw, Element, Fixed, Hear, Markup,
    value::{How, Plain, Reading, Value},
};
use leptos::{
    reactive::{effect::RenderEffect, owner::Owner},
    tachys::{
        html::attribute::{Attribute as LeptosAttribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::{RemoveEventHandler, Rndr, types},
        view::{Mountable, Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr, any_view::AnyViewState},
    },
};
use std::borrow::Cow;

/// What stands on the page.
pub enum Shown {
    Nothing(types::Placeholder),
    Text(types::Text, Cow<'static, str>),
    Element(Box<ShownElement>),
    /// Things beside each other, as many as were written.
    Group(Vec<Shown>),
    /// As many as there are, and the end of them.
    List(Vec<Shown>, types::Placeholder),
    Live(ShownLive),
    Foreign(Box<AnyViewState>),
}

pub struct ShownElement {
    element: types::Element,
    tag: &'static str,
    fixed: Fixed,
    attributes: Vec<ShownAttribute>,
    children: Vec<Shown>,
}

enum ShownAttribute {
    Now(How, &'static str, Plain),
    Live(How, &'static str, RenderEffect<Plain>),
    /// Listens until it is dropped.
    On(
        &'static str,
        #[expect(dead_code, reason = "it is held until it is dropped")] RemoveEventHandler<types::Element>,
    ),
    Reference,
}

/// Drawn again and again, until it is dropped.
pub struct ShownLive(Option<RenderEffect<Shown>>);

impl ShownLive {
    fn new(mut draw: Draw) -> Self {
        Self(Some(RenderEffect::new(move |before: Option<Shown>| {
            let markup = draw.draw();
            let Some(mut shown) = before else { return markup.build() };
            markup.rebuild(&mut shown);
            shown
        })))
    }
}

impl Drop for ShownLive {
    /// What it shows goes first: that may be what keeps it.
    fn drop(&mut self) {
        if let Some(effect) = self.0.take() {
            drop(effect.take_value());
        }
    }
}

impl Render for Markup {
    type State = Shown;

    fn build(self) -> Shown {
        match self {
            Self::Nothing => Shown::Nothing(Rndr::create_placeholder()),
            Self::Text(text) => Shown::Text(Rndr::create_text_node(&text), text),
            Self::Element(Element(parts)) if parts.tag.is_empty() => {
                Shown::Group(parts.children.into_iter().map(Self::build).collect())
            }
            Self::Element(element) => Shown::Element(Box::new(element.build())),
            Self::List(items) => Shown::List(items.into_iter().map(Self::build).collect(), Rndr::create_placeholder()),
            Self::Live(draw) => Shown::Live(ShownLive::new(draw)),
            Self::Foreign(view) => Shown::Foreign(Box::new(view.build())),
        }
    }

    fn rebuild(self, shown: &mut Shown) {
        match (self, &mut *shown) {
            (Self::Nothing, Shown::Nothing(_)) => {}
            (Self::Text(new), Shown::Text(node, text)) => {
                if new != *text {
                    Rndr::set_text(node, &new);
                    *text = new;
                }
            }
            (Self::Element(Element(parts)), Shown::Group(shown))
                if parts.tag.is_empty() && parts.children.len() == shown.len() =>
            {
                rebuild_each(parts.children, shown);
            }
            (Self::Element(element), Shown::Element(shown)) if element.is_like(shown) => element.rebuild(shown),
            (Self::List(items), Shown::List(shown, end)) => rebuild_list(items, shown, end),
            (Self::Foreign(view), Shown::Foreign(shown)) => view.rebuild(shown),
            (markup, _) => {
                let mut new = markup.build();
                shown.insert_before_this(&mut new);
                shown.unmount();
                *shown = new;
            }
        }
    }
}

fn rebuild_each(markup: Vec<Markup>, shown: &mut [Shown]) {
    for (markup, shown) in markup.into_iter().zip(shown) {
        markup.rebuild(shown);
    }
}

fn rebuild_list(items: Vec<Markup>, shown: &mut Vec<Shown>, end: &types::Placeholder) {
    for mut gone in shown.drain(items.len().min(shown.len())..) {
        gone.unmount();
    }
    let mut items = items.into_iter();
    for (shown, item) in shown.iter_mut().zip(items.by_ref()) {
        item.rebuild(shown);
    }
    for item in items {
        let mut new = item.build();
        Rndr::try_mount_before(&mut new, end.as_ref());
        shown.push(new);
    }
}

impl Element {
    fn build(self) -> ShownElement {
        let Self(parts) = self;
        let element = Rndr::create_element(parts.tag, None);
        for (name, value) in parts.fixed {
            Rndr::set_attribute(&element, name, value);
        }
        let attributes = parts.attributes.into_iter().map(|attribute| attribute.build(&element, None)).collect();
        let mut children: Vec<Shown> = parts.children.into_iter().map(Markup::build).collect();
        for child in &mut children {
            child.mount(&element, None);
        }
        ShownElement { element, tag: parts.tag, fixed: parts.fixed, attributes, children }
    }

    /// Whether it can be set into what stands there.
    fn is_like(&self, shown: &ShownElement) -> bool {
        let Self(parts) = self;
        parts.tag == shown.tag
            && parts.fixed == shown.fixed
            && parts.children.len() == shown.children.len()
            && parts.attributes.len() == shown.attributes.len()
            && parts.attributes.iter().zip(&shown.attributes).all(|(new, shown)| new.is_like(shown))
    }

    fn rebuild(self, shown: &mut ShownElement) {
        let Self(parts) = self;
        for (attribute, shown_attribute) in parts.attributes.into_iter().zip(&mut shown.attributes) {
            *shown_attribute = attribute.build(&shown.element, Some(shown_attribute));
        }
        rebuild_each(parts.children, &mut shown.children);
    }
}

impl Attribute {
    /// Puts it on an element, in the place of what stood there before.
    fn build(self, element: &types::Element, before: Option<&mut ShownAttribute>) -> ShownAttribute {
        match self {
            Self::Set(how, name, value) => {
                let before = before.and_then(ShownAttribute::take);
                match value {
                    Value::Now(plain) => {
                        plain.put(element, how, name, before.as_ref());
                        ShownAttribute::Now(how, name, plain)
                    }
                    Value::Live(read) => ShownAttribute::Live(how, name, follow(element, how, name, read, before)),
                }
            }
            Self::On(name, owner, hear) => ShownAttribute::On(name, listen(element, name, owner, hear)),
            Self::Reference(load) => {
                load.refer(element);
                ShownAttribute::Reference
            }
        }
    }

    fn is_like(&self, shown: &ShownAttribute) -> bool {
        match (self, shown) {
            (Self::Set(how, name, _), ShownAttribute::Now(shown_how, shown_name, _))
            | (Self::Set(how, name, _), ShownAttribute::Live(shown_how, shown_name, _)) => {
                how == shown_how && name == shown_name
            }
            (Self::On(name, ..), ShownAttribute::On(shown_name, _)) => name == shown_name,
            (Self::Reference(_), ShownAttribute::Reference) => true,
            (Self::Set(..) | Self::On(..) | Self::Reference(_), _) => false,
        }
    }
}

impl ShownAttribute {
    /// The value that stands there.
    fn take(&mut self) -> Option<Plain> {
        match self {
            Self::Now(_, _, plain) => Some(plain.clone()),
            Self::Live(_, _, effect) => effect.take_value(),
            Self::On(..) | Self::Reference => None,
        }
    }
}

/// Keeps a value as a closure says.
fn follow(
    element: &types::Element,
    how: How,
    name: &'static str,
    mut read: Box<dyn Reading>,
    before: Option<Plain>,
) -> RenderEffect<Plain> {
    let element = element.clone();
    let put = move |before: Option<Plain>| {
        let plain = read.read();
        plain.put(&element, how, name, before.as_ref());
        plain
    };
    RenderEffect::new_with_value(put, before)
}

fn listen(
    element: &types::Element,
    name: &'static str,
    owner: Owner,
    mut hear: Hear,
) -> RemoveEventHandler<types::Element> {
    Rndr::add_event_listener(element, name, Box::new(move |event| owner.with(|| hear.hear(event))))
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        match self {
            Self::Nothing(place) => place.unmount(),
            Self::Text(text, _) => text.unmount(),
            Self::Element(shown) => shown.element.unmount(),
            Self::Group(items) => items.iter_mut().for_each(Self::unmount),
            Self::List(items, end) => {
                items.iter_mut().for_each(Self::unmount);
                end.unmount();
            }
            Self::Live(live) => {
                if let Some(effect) = &mut live.0 {
                    effect.unmount();
                }
            }
            Self::Foreign(state) => state.unmount(),
        }
    }

    fn mount(&mut self, parent: &types::Element, before: Option<&types::Node>) {
        match self {
            Self::Nothing(place) => place.mount(parent, before),
            Self::Text(text, _) => text.mount(parent, before),
            Self::Element(shown) => shown.element.mount(parent, before),
            Self::Group(items) => items.iter_mut().for_each(|item| item.mount(parent, before)),
            Self::List(items, end) => {
                items.iter_mut().for_each(|item| item.mount(parent, before));
                end.mount(parent, before);
            }
            Self::Live(live) => {
                if let Some(effect) = &mut live.0 {
                    effect.mount(parent, before);
                }
            }
            Self::Foreign(state) => state.mount(parent, before),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Nothing(place) => place.insert_before_this(child),
            Self::Text(text, _) => text.insert_before_this(child),
            Self::Element(shown) => shown.element.insert_before_this(child),
            Self::Group(items) => items.first().is_some_and(|first| first.insert_before_this(child)),
            Self::List(items, end) => match items.first() {
                Some(first) => first.insert_before_this(child),
                None => end.insert_before_this(child),
            },
            Self::Live(live) => live.0.as_ref().is_some_and(|effect| effect.insert_before_this(child)),
            Self::Foreign(state) => state.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        match self {
            Self::Nothing(_) | Self::Text(..) => Vec::new(),
            Self::Element(shown) => vec![shown.element.clone()],
            Self::Group(items) | Self::List(items, _) => items.iter().flat_map(Self::elements).collect(),
            Self::Live(live) => live.0.as_ref().map(Mountable::elements).unwrap_or_default(),
            Self::Foreign(state) => state.elements(),
        }
    }
}

/// Attributes are written where an element is: none is added later.
impl AddAnyAttr for Markup {
    type Output<A: LeptosAttribute> = Self;

    fn add_any_attr<A: LeptosAttribute>(self, _: A) -> Self {
        self
    }
}

/// The page is drawn in the browser alone: of writing it as HTML nothing is asked here.
impl RenderHtml for Markup {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Shown {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
