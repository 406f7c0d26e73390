//! Markup read into a tree.

use proc_macro2::{Spacing, TokenStream, TokenTree};
use syn::{
    Block, Expr, Ident, LitStr, Token,
    ext::IdentExt,
    parse::{Parse, ParseStream, Parser},
    token::Brace,
};

/// What stands beside each other.
pub struct Nodes(pub Vec<Node>);

/// One thing of the markup.
pub enum Node {
    /// An element, or a component where its name begins with a capital.
    Element(Element),
    /// A value in braces.
    Value(Block),
    /// A text in quotes.
    Text(LitStr),
}

/// An element or a component.
pub struct Element {
    /// Its name, as written.
    pub name: Ident,
    /// In the order written.
    pub attributes: Vec<Attribute>,
    /// What it holds.
    pub children: Vec<Node>,
}

/// An attribute, a property, a listener.
pub struct Attribute {
    /// What is done with it, from before the colon: none for an attribute itself.
    pub kind: Option<String>,
    /// Its name.
    pub name: Ident,
    /// Its name where it is no name of Rust's, such as `aria-label`.
    pub written: String,
    /// None where the name alone stands: a variable of that name is meant.
    pub value: Option<Expr>,
}

impl Element {
    /// Whether it is a component.
    pub fn is_component(&self) -> bool {
        self.name.to_string().starts_with(char::is_uppercase)
    }
}

impl Parse for Nodes {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let mut nodes = Vec::new();
        while !input.is_empty() {
            nodes.push(input.parse()?);
        }
        Ok(Self(nodes))
    }
}

impl Parse for Node {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.peek(Token![<]) {
            return Ok(Self::Element(input.parse()?));
        }
        if input.peek(Brace) {
            return Ok(Self::Value(input.parse()?));
        }
        Ok(Self::Text(input.parse()?))
    }
}

impl Parse for Element {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        input.parse::<Token![<]>()?;
        let name = input.call(Ident::parse_any)?;
        let (tokens, is_closed) = rest_of_tag(input)?;
        let attributes = attributes.parse2(tokens)?;
        let mut children = Vec::new();
        if !is_closed {
            while !(input.peek(Token![<]) && input.peek2(Token![/])) {
                if input.is_empty() {
                    return Err(syn::Error::new(name.span(), format!("`{name}` is not closed")));
                }
                children.push(input.parse()?);
            }
            input.parse::<Token![<]>()?;
            input.parse::<Token![/]>()?;
            let closed = input.call(Ident::parse_any)?;
            input.parse::<Token![>]>()?;
            if closed != name {
                return Err(syn::Error::new(closed.span(), format!("`{name}` is open here, not `{closed}`")));
            }
        }
        Ok(Self { name, attributes, children })
    }
}

/// All up to the `>` that ends a tag, and whether a `/` stood before it. The `>` of `->` and `=>` ends none.
fn rest_of_tag(input: ParseStream) -> syn::Result<(TokenStream, bool)> {
    let mut tokens: Vec<TokenTree> = Vec::new();
    let mut is_arrow = false;
    loop {
        if !is_arrow && input.peek(Token![/]) && input.peek2(Token![>]) {
            input.parse::<Token![/]>()?;
            input.parse::<Token![>]>()?;
            return Ok((tokens.into_iter().collect(), true));
        }
        let token: TokenTree = input.parse()?;
        if let TokenTree::Punct(punct) = &token {
            if punct.as_char() == '>' && !is_arrow {
                return Ok((tokens.into_iter().collect(), false));
            }
            is_arrow = matches!(punct.as_char(), '-' | '=') && punct.spacing() == Spacing::Joint;
        } else {
            is_arrow = false;
        }
        tokens.push(token);
    }
}

fn attributes(input: ParseStream) -> syn::Result<Vec<Attribute>> {
    let mut attributes = Vec::new();
    while !input.is_empty() {
        attributes.push(input.parse()?);
    }
    Ok(attributes)
}

impl Parse for Attribute {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let mut name = input.call(Ident::parse_any)?;
        let mut written = name.unraw().to_string();
        let mut kind = None;
        if input.parse::<Option<Token![:]>>()?.is_some() {
            kind = Some(written);
            name = input.call(Ident::parse_any)?;
            written = name.unraw().to_string();
        }
        while input.parse::<Option<Token![-]>>()?.is_some() {
            written.push('-');
            if !input.peek(Token![-]) {
                written.push_str(&input.call(Ident::parse_any)?.unraw().to_string());
            }
        }
        let value = if input.parse::<Option<Token![=]>>()?.is_some() { Some(input.parse()?) } else { None };
        Ok(Self { kind, name, written, value })
    }
}
