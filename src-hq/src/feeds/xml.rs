//! A small tree of an XML document: local names, text, lines. It resolves the five predefined
//! entities and character references, and nothing else; a document type is refused.

mod encoding;
mod node;

pub(super) use encoding::decode;
pub(super) use node::Node;

use super::marks;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

const MAX_DEPTH: usize = 64;

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

fn line_number(newlines: usize) -> u32 {
    u32::try_from(newlines + 1).unwrap_or(u32::MAX)
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
}
