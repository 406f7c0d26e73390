//! One element of a document, and the words that stand in it.

use super::super::marks;

/// An element: local name, own text, children.
#[derive(Clone, Debug, Default)]
pub(in crate::feeds) struct Node {
    /// Its name without namespace prefix.
    pub name: String,
    /// Its own text, as it came.
    pub text: String,
    /// Its children.
    pub children: Vec<Self>,
    /// How many bytes of its parent's own text stand before it.
    pub(super) at: usize,
    /// The line it begins on.
    pub line: u32,
}

impl Node {
    /// The first child of a name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of a name.
    pub fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// A descendant by its path of names.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    /// The trimmed text of a descendant; empty where there is none.
    pub fn text_at(&self, path: &[&str]) -> &str {
        self.at(path).map_or("", |node| node.text.trim())
    }

    /// The first element of a name at any depth, this one included.
    pub fn find(&self, name: &str) -> Option<&Self> {
        if self.name == name {
            return Some(self);
        }
        self.children.iter().find_map(|child| child.find(name))
    }

    /// The topmost elements of a name at any depth, this one included.
    pub fn find_all(&self, name: &str) -> Vec<&Self> {
        if self.name == name {
            return vec![self];
        }
        self.children.iter().flat_map(|child| child.find_all(name)).collect()
    }

    /// The trimmed, non-empty texts of all descendants in order.
    pub fn leaves(&self) -> Vec<&str> {
        let own = self.text.trim();
        // Words with markup among them hold the words of their elements already.
        if own.is_empty() { self.children.iter().flat_map(Self::leaves).collect() } else { vec![own] }
    }

    /// The first element with a character that another program lost, this one included.
    pub fn lost(&self) -> Option<&Self> {
        let within = self.children.iter().find_map(Self::lost);
        within.or_else(|| self.text.contains(marks::LOST).then_some(self))
    }

    /// Whether the text holds those of the elements within it already.
    pub(super) fn is_woven(&self) -> bool {
        !self.text.trim().is_empty() || TEXTS.contains(&self.name.as_str())
    }

    /// The text with those of the elements that stand within it, each in its place.
    pub(super) fn woven(&self) -> String {
        let mut woven = String::new();
        let mut from = 0;
        for child in &self.children {
            append(&mut woven, self.text.get(from..child.at).unwrap_or_default());
            let within = if child.is_woven() { child.text.clone() } else { child.woven() };
            append(&mut woven, if within.is_empty() { " " } else { &within });
            from = child.at;
        }
        append(&mut woven, self.text.get(from..).unwrap_or_default());
        woven
    }
}

/// Adds a text; where two words would become one, markup has parted them.
fn append(woven: &mut String, text: &str) {
    let touch = woven.chars().next_back().is_some_and(char::is_alphanumeric)
        && text.chars().next().is_some_and(char::is_alphanumeric);
    if touch {
        woven.push(' ');
    }
    woven.push_str(text);
}

/// Elements that hold words or a value and no others: whatever elements stand in them are markup.
const TEXTS: [&str; 14] = [
    "BailConditions",
    "Birthdate",
    "DateOfHearing",
    "DurationEndDate",
    "DurationStartDate",
    "Gender",
    "PTIURN",
    "PersonFamilyName",
    "PersonGivenName1",
    "PersonGivenName2",
    "PersonGivenName3",
    "ProsecutorReference",
    "ResultCode",
    "ResultText",
];
