//! A small tree of an XML document: local names, text, lines. It resolves the five predefined
//! entities and character references, and nothing else; a document type is refused.

use super::marks;
use super::windows::of_windows;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

const MAX_BYTES: usize = 16 * 1024 * 1024;
const MAX_DEPTH: usize = 64;

/// An element: local name, own text, children.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    /// Its name without namespace prefix.
    pub name: String,
    /// Its own text, as it came.
    pub text: String,
    /// Its children.
    pub children: Vec<Self>,
    /// How many bytes of its parent's own text stand before it.
    at: usize,
    /// The line it begins on.
    pub line: u32,
}

/// What is wrong with a document, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// The line.
    pub line: Option<u32>,
    /// What is wrong.
    pub reason: Text,
}

impl Problem {
    fn at(line: u32, reason: impl Into<Text>) -> Self {
        Self { line: Some(line), reason: reason.into() }
    }

    fn whole(reason: impl Into<Text>) -> Self {
        Self { line: None, reason: reason.into() }
    }
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
    fn is_woven(&self) -> bool {
        !self.text.trim().is_empty() || TEXTS.contains(&self.name.as_str())
    }

    /// The text with those of the elements that stand within it, each in its place.
    fn woven(&self) -> String {
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

/// Decodes a document: UTF-8, or UTF-16 by its byte order mark or its first characters.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Problem> {
    if bytes.len() > MAX_BYTES {
        return Err(Problem::whole(text!("feed.xml_too_large")));
    }
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [b'<', 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0, b'<', ..] => utf16(bytes, u16::from_be_bytes),
        [..] => match declared(bytes)? {
            Declared::Utf8 => utf8(bytes),
            Declared::Windows(name) => windows(bytes, &name),
        },
    }
}

/// The encoding that a document declares.
enum Declared {
    /// UTF-8, also where none is.
    Utf8,
    /// Windows-1252 or ISO-8859-1, by the name it declares.
    Windows(String),
}

/// A document in Windows-1252, as it says it is. One whose bytes are UTF-8 is not what it says.
fn windows(bytes: &[u8], name: &str) -> Result<String, Problem> {
    if bytes.is_ascii() {
        return utf8(bytes);
    }
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    let text: Option<String> = bytes.iter().map(|byte| of_windows(*byte)).collect();
    text.filter(|_| !is_utf8)
        .ok_or_else(|| Problem::at(1, text!("feed.xml_encoding", encoding = Verbatim::from(name.to_owned()))))
}

/// What a document declares. One that declares an encoding we do not read is refused, even where its bytes
/// would pass.
fn declared(bytes: &[u8]) -> Result<Declared, Problem> {
    let head: String = bytes.iter().take(200).map(|byte| char::from(*byte)).collect();
    let Some((declaration, _)) = head.split_once("?>").filter(|(before, _)| before.trim_start().starts_with("<?xml"))
    else {
        return Ok(Declared::Utf8);
    };
    let Some((_, after)) = declaration.split_once("encoding") else { return Ok(Declared::Utf8) };
    let name: String = after
        .chars()
        .skip_while(|letter| !letter.is_ascii_alphanumeric())
        .take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
        .collect();
    match name.to_lowercase().as_str() {
        "utf-8" | "utf8" | "us-ascii" | "ascii" => Ok(Declared::Utf8),
        latin @ ("windows-1252" | "cp1252" | "iso-8859-1" | "iso_8859-1" | "latin1" | "latin-1") => {
            Ok(Declared::Windows(latin.to_owned()))
        }
        utf16 if utf16.starts_with("utf-16") || utf16 == "utf16" || utf16.contains("ucs-2") => {
            Err(Problem::at(1, text!("feed.xml_says_utf_sixteen")))
        }
        other => Err(Problem::at(1, text!("feed.xml_encoding", encoding = Verbatim::from(other)))),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, Problem> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let before = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
        Problem::at(line_number(before), text!("feed.xml_not_utf_eight"))
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Problem> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    match text {
        Ok(text) if rest.is_empty() => Ok(text),
        Ok(_) | Err(_) => Err(Problem::whole(text!("feed.xml_not_utf_sixteen"))),
    }
}

fn line_number(newlines: usize) -> u32 {
    u32::try_from(newlines + 1).unwrap_or(u32::MAX)
}

/// Parses a document into its tree. The lines from which characters that nobody sees were taken out come
/// to stand in `unseen`.
pub(super) fn parse(text: &str, unseen: &mut Vec<u32>) -> Result<Node, Problem> {
    refuse_controls(text)?;
    let mut reader = Reader::from_str(text);
    let mut lines = Lines::new(text);
    let mut open: Vec<Node> = Vec::new();
    let mut root: Option<Node> = None;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                return Err(Problem::at(
                    lines.at(reader.error_position()),
                    text!("feed.xml_not_well_formed", why = Verbatim::from(error.to_string())),
                ));
            }
        };
        let line = lines.at(reader.buffer_position());
        match event {
            Event::Start(start) => {
                if open.len() >= MAX_DEPTH {
                    return Err(Problem::at(line, text!("feed.xml_too_deep")));
                }
                open.push(element(start.local_name().as_ref(), line));
            }
            Event::Empty(start) => close(&mut open, &mut root, element(start.local_name().as_ref(), line), line)?,
            Event::End(_) => {
                let node = open.pop().ok_or_else(|| Problem::at(line, text!("feed.xml_end_without_start")))?;
                close(&mut open, &mut root, node, line)?;
            }
            Event::Text(text) => write(&mut open, &seen(&text.xml10_content(), line, unseen), line)?,
            Event::CData(text) => write(&mut open, &seen(&text.xml10_content(), line, unseen), line)?,
            Event::GeneralRef(reference) => {
                let name: &str = &reference;
                let character = reference.resolve_char_ref().ok().flatten();
                match (character, resolve_predefined_entity(name)) {
                    (Some(character), _) if is_control(character) => return Err(control(character, line)),
                    (Some(character), _) if marks::is_unseen(character) => unseen.push(line),
                    (Some(character), _) => write(&mut open, character.encode_utf8(&mut [0; 4]), line)?,
                    (None, Some(text)) => write(&mut open, text, line)?,
                    (None, None) => return Err(Problem::at(line, text!("unread.gpx_entity"))),
                }
            }
            Event::DocType(_) => return Err(Problem::at(line, text!("unread.gpx_document_type"))),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    if let Some(unclosed) = open.last() {
        return Err(Problem::at(
            unclosed.line,
            text!("feed.xml_not_closed", element = Verbatim::from(short(&unclosed.name))),
        ));
    }
    root.ok_or_else(|| Problem::whole(text!("feed.xml_no_element")))
}

/// A text without what nobody sees. A byte order mark between documents is noise, and not noted.
fn seen(text: &str, line: u32, unseen: &mut Vec<u32>) -> String {
    let (kept, fewer) = marks::without_unseen(text);
    if fewer && !kept.trim().is_empty() {
        unseen.push(line);
    }
    kept
}

/// Refuses characters that XML 1.0 does not allow, and the controls U+007F to U+009F, which stand where
/// another encoding was taken for Unicode.
fn refuse_controls(text: &str) -> Result<(), Problem> {
    let Some((at, found)) = text.char_indices().find(|(_, character)| is_control(*character)) else { return Ok(()) };
    let before = text.get(..at).unwrap_or_default().bytes().filter(|byte| *byte == b'\n').count();
    Err(control(found, line_number(before)))
}

fn is_control(character: char) -> bool {
    let may_stand = matches!(character, '\t' | '\n' | '\r');
    (character.is_control() && !may_stand) || matches!(character, '\u{fffe}' | '\u{ffff}')
}

fn control(character: char, line: u32) -> Problem {
    Problem::at(line, text!("feed.xml_control", character = Verbatim::from(format!("U+{:04X}", u32::from(character)))))
}

fn element(name: &str, line: u32) -> Node {
    Node { name: name.to_owned(), text: String::new(), children: Vec::new(), at: 0, line }
}

fn close(open: &mut [Node], root: &mut Option<Node>, mut node: Node, line: u32) -> Result<(), Problem> {
    if !node.children.is_empty() && node.is_woven() {
        node.text = node.woven();
    }
    match open.last_mut() {
        Some(parent) => {
            node.at = parent.text.len();
            parent.children.push(node);
        }
        None if root.is_none() => *root = Some(node),
        None => return Err(Problem::at(line, text!("feed.xml_second_root"))),
    }
    Ok(())
}

fn write(open: &mut [Node], text: &str, line: u32) -> Result<(), Problem> {
    match open.last_mut() {
        Some(node) => node.text.push_str(text),
        None if text.trim().trim_start_matches('\u{feff}').is_empty() => {}
        None => return Err(Problem::at(line, text!("feed.xml_text_outside"))),
    }
    Ok(())
}

/// A name from the input, cut for a message.
fn short(name: &str) -> String {
    name.chars().take(40).collect()
}

/// Counts lines while the reader moves forward.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    newlines: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, newlines: 0 }
    }

    fn at(&mut self, position: u64) -> u32 {
        let position = usize::try_from(position).unwrap_or(usize::MAX).min(self.bytes.len());
        let passed = self.bytes.get(self.at..position).unwrap_or_default();
        self.newlines += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(position);
        line_number(self.newlines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Node, Problem> {
        parse(text, &mut Vec::new())
    }

    #[test]
    fn entities_and_cdata_are_text() {
        let root = read("<a:x xmlns:a='urn:a'>1 &lt; 2 &#x41;<![CDATA[<b>]]>\n<y/></a:x>").unwrap();
        assert_eq!((root.name.as_str(), root.text.trim()), ("x", "1 < 2 A<b>"));
        assert_eq!(root.child("y").unwrap().line, 2);
    }

    #[track_caller]
    fn refuses(text: &str, line: Option<u32>, reason: &str) {
        let problem = read(text).unwrap_err();
        assert_eq!(problem.line, line, "{}", problem.reason);
        assert!(problem.reason.to_string().contains(reason), "{}", problem.reason);
    }

    #[test]
    fn what_is_not_well_formed_is_refused_with_its_line() {
        refuses("<a>\n<b></a>", Some(2), "not well-formed");
        refuses("<a>\n<b>", Some(2), "b is not closed");
        refuses("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", Some(1), "document type");
        refuses("<a>&x;</a>", Some(1), "entity");
        refuses(&"<a>".repeat(70), Some(1), "deeper");
        refuses("", None, "no XML element");
    }

    #[test]
    fn words_within_markup_stay_in_their_text() {
        let text = |inner: &str| read(&format!("<R><ResultText>{inner}</ResultText></R>")).unwrap();
        for (inner, words) in [
            ("Not to contact <b>Beta Specimen</b> or Gamma", "Not to contact Beta Specimen or Gamma"),
            ("<p>One.</p><p>Two <i>three</i></p>", "One.Two three"),
            ("one<br/>two<x><y>three</y></x>", "one two three"),
            ("<b>All of it</b>", "All of it"),
        ] {
            assert_eq!(text(inner).text_at(&["ResultText"]), words, "{inner}");
            assert_eq!(text(inner).leaves(), [words], "{inner}");
        }
    }

    #[test]
    fn unseen_characters_are_taken_out_and_noted_and_lost_ones_found() {
        let mut unseen = Vec::new();
        let root = parse("<a>\nAl\u{202e}pha &#x200B;Beta</a>", &mut unseen).unwrap();
        assert_eq!((root.text.trim(), unseen), ("Alpha Beta", vec![2, 2]));
        for text in ["<a>\n<b>B\u{fffd}ta</b></a>", "<a>\n<b>B&#xFFFD;ta</b></a>"] {
            assert_eq!(read(text).unwrap().lost().map(|node| node.line), Some(2));
        }
    }

    #[test]
    fn encodings_are_told_apart() {
        let utf16: Vec<u8> = "\u{feff}<a>Ŵ</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16).unwrap(), "<a>Ŵ</a>");
        assert_eq!(decode(b"\xEF\xBB\xBF<a/>").unwrap(), "<a/>");
        assert!(decode(b"<a>\xFF</a>").unwrap_err().reason.to_string().contains("UTF-8"));
        let polish = decode(b"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><a/>").unwrap_err();
        assert!(polish.reason.to_string().contains("iso-8859-2"), "{}", polish.reason);
        let latin = decode(b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xE2</a>").unwrap();
        assert!(latin.ends_with("<a>\u{e2}</a>"), "{latin}");
    }
}
