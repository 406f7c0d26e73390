//! `view!` for the page: the same markup as Leptos reads, written as calls that are the same for every
//! element. Leptos's own makes a type of each element with all that it holds, and code for each such type:
//! a fifth of the page was that.
//!
//! It writes calls to the page's module `dom`, which says what they do.

mod parse;
mod write;

use proc_macro::TokenStream;
use syn::parse_macro_input;

/// Markup as one value: elements, components, `{values}` and `"texts"`.
///
/// An attribute is `name=value`, or one of `class:name=bool`, `prop:name=value`, `on:event=closure`,
/// `node_ref=reference` and `inner_html=text`. A closure is read again whenever a signal that it read
/// changes. `<A href=…>` is a link that says where the page is, its other attributes are `attr:name`;
/// `<Show when=…>` shows what it holds while a closure says so.
#[proc_macro]
pub fn view(input: TokenStream) -> TokenStream {
    let nodes = parse_macro_input!(input as parse::Nodes);
    write::root(&nodes.0).into()
}

#[cfg(test)]
mod tests {
    use crate::{parse::Nodes, write};

    fn written(markup: &str) -> Result<String, syn::Error> {
        Ok(write::root(&syn::parse_str::<Nodes>(markup)?.0).to_string().replace(' ', ""))
    }

    #[track_caller]
    fn check(markup: &str, calls: &str) {
        let calls = format!("crate::dom::IntoMarkup::into_markup({})", calls.replace([' ', '\n'], ""));
        assert_eq!(written(markup).unwrap(), calls);
    }

    #[track_caller]
    fn is_refused(markup: &str, why: &str) {
        let said = written(markup).unwrap_or_else(|error| error.to_string());
        assert!(said.contains(&why.replace(' ', "")) || said.contains(why), "{said}");
    }

    #[test]
    fn what_is_a_text_is_fixed_and_a_class_is_set_before_the_classes_beside_it() {
        check(
            r#"<p class:late=late data-test="age" class=tone aria-hidden="true">{words} "."</p>"#,
            r#"crate::dom::element("p", &[("data-test", "age"), ("aria-hidden", "true")])
                .set("class", tone).class("late", late).with(words).with(".")"#,
        );
    }

    #[test]
    fn a_closure_ends_where_the_next_attribute_begins() {
        check(
            r#"<button on:click=move |_| go.run(()) disabled={move || left.get() > 0}>{label}</button>"#,
            r#"crate::dom::element("button", &[]).on(::leptos::ev::click, "click", move |_| go.run(()))
                .set("disabled", move || left.get() > 0).with(label)"#,
        );
    }

    #[test]
    fn a_component_gets_its_props_and_what_it_holds() {
        check(
            r#"<Card title=t!(i18n) open><p/></Card>"#,
            r#"crate::dom::foreign(::leptos::component::component_view(Card,
                ::leptos::component::component_props_builder(&Card).title({ t!(i18n) }).open({ open })
                .children(crate::dom::ToChildren::to_children(move ||
                    crate::dom::IntoMarkup::into_markup(crate::dom::element("p", &[])))).build()))"#,
        );
    }

    #[test]
    fn a_link_has_attributes_of_its_own() {
        check(
            r#"<A href="/here" attr:class="alone" attr:id=id>"Here"</A>"#,
            r#"crate::dom::link("/here", &[("class", "alone")]).set("id", id).with("Here")"#,
        );
    }

    #[test]
    fn several_stand_beside_each_other() {
        check("<b/> {rest}", r#"crate::dom::fragment().with(crate::dom::element("b", &[])).with(rest)"#);
        check("", "()");
    }

    #[test]
    fn what_is_not_closed_or_not_known_is_refused() {
        is_refused("<p>", "`p` is not closed");
        is_refused("<p></b>", "`p` is open here, not `b`");
        is_refused("<A/>", "a link needs its `href`");
        is_refused(r#"<A href="/" class="x"/>"#, "`class` of a link: write `attr:class`");
        is_refused("<Card on:click=go/>", "`click` is no prop of a component");
        is_refused("<p style:color=red/>", "`style:` is not known");
    }
}
