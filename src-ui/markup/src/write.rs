//! The tree written as calls to the page's module `dom`.

use crate::parse::{Attribute, Element, Node};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Expr, ExprLit, Ident, Lit, LitStr};

/// All of a `view!`, as one value.
pub fn root(nodes: &[Node]) -> TokenStream {
    let drawn = together(nodes);
    quote! { crate::dom::IntoMarkup::into_markup(#drawn) }
}

/// Nodes that stand beside each other.
fn together(nodes: &[Node]) -> TokenStream {
    match nodes {
        [] => quote! { () },
        [only] => node(only),
        several => {
            let several = several.iter().map(node);
            quote! { crate::dom::fragment() #(.with(#several))* }
        }
    }
}

fn node(node: &Node) -> TokenStream {
    match node {
        Node::Text(text) => quote! { #text },
        Node::Value(block) => match block.stmts.as_slice() {
            [syn::Stmt::Expr(value, None)] => quote! { #value },
            _ => quote! { #block },
        },
        Node::Element(element) if element.name == "A" => link(element),
        Node::Element(element) if element.name == "Show" => show(element),
        Node::Element(element) if element.is_component() => component(element),
        Node::Element(element) => plain(element),
    }
}

fn plain(element: &Element) -> TokenStream {
    let tag = element.name.to_string();
    let (fixed, others) = parted(&element.attributes, None);
    let calls = others.into_iter().map(call);
    let children = element.children.iter().map(node);
    quote! { crate::dom::element(#tag, &[#(#fixed),*]) #(#calls)* #(.with(#children))* }
}

/// A link: its own attributes are written as `attr:name`.
fn link(element: &Element) -> TokenStream {
    let Some(href) = element.attributes.iter().find(|attribute| is_named(attribute, "href")) else {
        return error(element, "a link needs its `href`");
    };
    let href = value(href);
    let others: Vec<&Attribute> = element.attributes.iter().filter(|other| !is_named(other, "href")).collect();
    if let Some(other) = others.iter().find(|other| other.kind.as_deref() != Some("attr")) {
        return error(element, &format!("`{}` of a link: write `attr:{}`", other.written, other.written));
    }
    let (fixed, others) = parted(&element.attributes, Some("attr"));
    let calls = others.into_iter().filter(|other| !is_named(other, "href")).map(|other| {
        let (name, value) = (&other.written, value(other));
        quote! { .set(#name, #value) }
    });
    let children = element.children.iter().map(node);
    quote! { crate::dom::link(#href, &[#(#fixed),*]) #(#calls)* #(.with(#children))* }
}

fn show(element: &Element) -> TokenStream {
    let Some(when) = element.attributes.iter().find(|attribute| is_named(attribute, "when")) else {
        return error(element, "say `when` it is shown");
    };
    let (when, children) = (value(when), root(&element.children));
    quote! { crate::dom::show(#when, move || #children) }
}

/// A component, by the builder that Leptos makes for it.
fn component(element: &Element) -> TokenStream {
    let name = &element.name;
    if let Some(other) = element.attributes.iter().find(|other| other.kind.is_some()) {
        return error(element, &format!("`{}` is no prop of a component", other.written));
    }
    let props = element.attributes.iter().map(|prop| {
        let (name, value) = (&prop.name, value(prop));
        quote! { .#name({ #value }) }
    });
    let children = (!element.children.is_empty()).then(|| {
        let children = root(&element.children);
        quote! { .children(crate::dom::ToChildren::to_children(move || #children)) }
    });
    quote_spanned! { name.span() =>
        crate::dom::foreign(::leptos::component::component_view(
            #name,
            ::leptos::component::component_props_builder(&#name) #(#props)* #children .build()
        ))
    }
}

/// Attributes of a kind whose value is a text as it stands, and all others, what sets the class first: it
/// would undo what `class:name` sets.
fn parted<'a>(all: &'a [Attribute], kind: Option<&str>) -> (Vec<TokenStream>, Vec<&'a Attribute>) {
    let mut fixed = Vec::new();
    let mut others = Vec::new();
    for attribute in all {
        match attribute.value.as_ref().and_then(text) {
            Some(text) if attribute.kind.as_deref() == kind && attribute.written != "inner_html" => {
                let name = &attribute.written;
                fixed.push(quote! { (#name, #text) });
            }
            Some(_) | None => others.push(attribute),
        }
    }
    others.sort_by_key(|attribute| !is_named(attribute, "class"));
    (fixed, others)
}

fn text(value: &Expr) -> Option<&LitStr> {
    if let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = value { Some(text) } else { None }
}

fn call(attribute: &Attribute) -> TokenStream {
    let (name, value) = (&attribute.written, value(attribute));
    match (attribute.kind.as_deref(), name.as_str()) {
        (None, "node_ref") => quote! { .node_ref(#value) },
        (None, "inner_html") => quote! { .inner_html(#value) },
        (None, _) => quote! { .set(#name, #value) },
        (Some("class"), _) => quote! { .class(#name, #value) },
        (Some("prop"), _) => quote! { .prop(#name, #value) },
        (Some("on"), _) => {
            let event = descriptor(attribute);
            quote! { .on(::leptos::ev::#event, #name, #value) }
        }
        (Some(kind), _) => {
            let said = format!("`{kind}:` is not known");
            quote_spanned! { attribute.name.span() => .set(#name, compile_error!(#said)) }
        }
    }
}

/// Leptos's name for an event. It has none for `cancel`, which is as plain an event as `close`.
fn descriptor(attribute: &Attribute) -> Ident {
    if attribute.written == "cancel" {
        return Ident::new("close", attribute.name.span());
    }
    attribute.name.clone()
}

fn is_named(attribute: &Attribute, name: &str) -> bool {
    attribute.kind.is_none() && attribute.written == name
}

/// The value, or the variable of that name.
fn value(attribute: &Attribute) -> TokenStream {
    let name = &attribute.name;
    match &attribute.value {
        // Braces that only hold the value.
        Some(Expr::Block(block)) => match block.block.stmts.as_slice() {
            [syn::Stmt::Expr(value, None)] => quote! { #value },
            _ => quote! { #block },
        },
        Some(value) => quote! { #value },
        None => quote! { #name },
    }
}

fn error(element: &Element, said: &str) -> TokenStream {
    quote_spanned! { element.name.span() => compile_error!(#said) }
}
