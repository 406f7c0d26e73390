//! The files of a delivery: its manifests, and the papers beside them. A name is found though its case
//! or its accents are written otherwise; two papers under one name are two.

use super::super::{Attachment, foreign, hex_sha256};
use cordon_core::rules::names::composed;
use cordon_core::words::{Text, Verbatim};
use cordon_core::{text, text_key};
use std::collections::HashSet;

/// How many files are named where none of them is a manifest.
const MOST_NAMED: usize = 5;

/// One file of a delivery.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Its path within the delivery.
    pub path: String,
    /// Its bytes, or why it could not be unpacked.
    pub content: Result<Vec<u8>, Text>,
}

/// The files of a delivery.
#[derive(Clone, Debug, Default)]
pub struct Papers(Vec<Paper>);

/// What lies under the name that a row gives.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The papers, each with other bytes than the rest.
    pub papers: Vec<Attachment>,
    /// What has to be told of how they were found.
    pub told: Vec<Text>,
    /// Why one under this name could not be opened.
    pub unopened: Option<Text>,
    /// Whether a name is given and nothing lies under it.
    pub is_missing: bool,
}

impl Paper {
    /// Its name without folders, cut for a message.
    pub(super) fn shown(&self) -> String {
        short(self.name())
    }

    /// Whether it looks like something that holds orders, and not like a paper of one.
    pub(super) fn may_hold_orders(&self) -> bool {
        let name = self.name().to_lowercase();
        [".csv", ".zip", ".xml", ".xls", ".xlsx", ".json"].iter().any(|end| name.ends_with(end))
    }

    /// What it is, and what to do, where it is an archive or the file of another program; a paper is neither.
    pub(super) fn foreign(&self) -> Option<Text> {
        let name = self.name().to_lowercase();
        let bytes = self.content.as_ref().ok().filter(|_bytes| !name.ends_with(".pdf"))?;
        let what = foreign::instead(bytes)?;
        let file = Verbatim::from(self.shown());
        Some(if name.ends_with(".zip") && foreign::document(bytes).is_none() {
            text!("feed.papers_archive", file = file)
        } else {
            text!("feed.papers_foreign", file = file, what = what)
        })
    }

    /// Its name without folders, whichever way its system parts them.
    fn name(&self) -> &str {
        base(&self.path)
    }
}

impl Papers {
    /// Takes a file in.
    pub fn add(&mut self, paper: Paper) {
        self.0.push(paper);
    }

    /// Every file.
    pub fn all(&self) -> impl Iterator<Item = &Paper> {
        self.0.iter()
    }

    /// The manifests among them.
    pub(super) fn manifests(&self) -> impl Iterator<Item = &Paper> {
        self.0.iter().filter(|paper| {
            let name = paper.name().to_lowercase();
            name.starts_with("manifest-") && name.ends_with(".csv")
        })
    }

    /// What is there instead of a manifest, in words.
    pub(super) fn instead(&self) -> Text {
        if let Some(foreign) = self.0.iter().find_map(Paper::foreign) {
            return foreign;
        }
        let named = |end: &str| {
            let one = |paper: &&Paper| paper.name().to_lowercase().ends_with(end);
            self.0.iter().find(one).map(|paper| short(paper.name()))
        };
        match (named(".zip"), named(".csv")) {
            (Some(archive), _) => {
                text!("feed.papers_archive", file = Verbatim::from(archive))
            }
            (None, Some(csv)) => text!("feed.papers_csv", file = Verbatim::from(csv)),
            (None, None) if self.0.is_empty() => text!("feed.papers_none"),
            (None, None) => {
                let files: Vec<String> = self.0.iter().take(MOST_NAMED).map(Paper::shown).collect();
                let files = Verbatim::from(files.join(", "));
                text!("feed.papers_no_manifest", found = self.0.len(), files = files)
            }
        }
    }

    /// The order's papers under a name, and its Welsh translations beside them.
    pub(super) fn find(&self, file: &str) -> Found {
        let mut found = Found::default();
        let file = base(file);
        let (named, told) = self.named(file);
        found.told.extend(told);
        for paper in named {
            match &paper.content {
                Ok(bytes) => found.keep(paper.name(), bytes),
                Err(reason) => found.unopened = Some(reason.clone()),
            }
        }
        if found.papers.is_empty() && found.unopened.is_none() && !file.is_empty() {
            found.is_missing = true;
            found.told.push(text!("feed.papers_missing"));
        }
        found.told.extend(found.papers.iter().filter_map(unread));
        if found.papers.len() > 1 {
            let paths: Vec<String> = self.named(file).0.iter().map(|paper| short(&paper.path)).collect();
            found.told.push(text!(
                "feed.papers_several",
                found = found.papers.len(),
                files = Verbatim::from(paths.join(", "))
            ));
        }
        found
    }

    /// The Welsh translations beside a paper.
    pub(super) fn translations(&self, file: &str) -> Vec<Attachment> {
        let Some(welsh) = welsh(base(file)) else { return Vec::new() };
        let mut found = Found::default();
        for paper in self.named(&welsh).0 {
            if let Ok(bytes) = &paper.content {
                found.keep(paper.name(), bytes);
            }
        }
        found.papers
    }

    /// By what a paper is known that a row names: its name, and what lies under it.
    pub(super) fn keys(&self, file: &str) -> Vec<String> {
        let name = base(file);
        if name.is_empty() {
            return Vec::new();
        }
        let contents = self.named(name).0.into_iter().filter_map(|paper| paper.content.as_ref().ok());
        let mut keys: Vec<String> = contents.map(|bytes| hex_sha256(bytes)).collect();
        keys.push(format!("called {}", composed(name).to_lowercase()));
        keys
    }

    /// The files that are neither a manifest nor a paper, or its translation, that one of these names means.
    pub(super) fn unnamed(&self, files: &[&str]) -> Vec<&Paper> {
        let mut meant: Vec<&Paper> = self.manifests().collect();
        for file in files.iter().map(|file| base(file)).filter(|file| !file.is_empty()) {
            meant.extend(self.named(file).0);
            meant.extend(welsh(file).map(|welsh| self.named(&welsh).0).unwrap_or_default());
        }
        let paths: HashSet<&str> = meant.into_iter().map(|paper| paper.path.as_str()).collect();
        self.0.iter().filter(|paper| !paths.contains(paper.path.as_str())).collect()
    }

    /// The files of a name: as it is written, else with its accents written otherwise, else in other case.
    fn named(&self, file: &str) -> (Vec<&Paper>, Option<Text>) {
        let exact: Vec<&Paper> = self.0.iter().filter(|paper| paper.name() == file).collect();
        if !exact.is_empty() || file.is_empty() {
            return (exact, None);
        }
        let same: [fn(&str) -> String; 2] = [composed, |name| composed(name).to_lowercase()];
        for form in same {
            let found: Vec<&Paper> = self.0.iter().filter(|paper| form(paper.name()) == form(file)).collect();
            if let Some(first) = found.first() {
                let told = text!("feed.papers_under_name", file = Verbatim::from(short(first.name())));
                return (found, Some(told));
            }
        }
        (Vec::new(), None)
    }
}

impl Found {
    fn keep(&mut self, name: &str, bytes: &[u8]) {
        let paper = Attachment::of(name, bytes, text_of(bytes));
        if !self.papers.iter().any(|held| held.sha256 == paper.sha256) {
            self.papers.push(paper);
        }
    }
}

/// What the Welsh translation of a paper is called.
fn welsh(file: &str) -> Option<String> {
    let parts = file.len().checked_sub(4).and_then(|at| file.split_at_checked(at));
    let (stem, _) = parts.filter(|(_, end)| end.eq_ignore_ascii_case(".pdf"))?;
    Some(format!("{stem}-welsh.pdf"))
}

fn base(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// A name from the delivery, cut for a message.
fn short(name: &str) -> String {
    name.chars().filter(|mark| !mark.is_control()).take(60).collect()
}

/// Why no words can be read from a paper, where none can.
fn unread(paper: &Attachment) -> Option<Text> {
    let is_pdf = paper.bytes.windows(5).take(1024).any(|bytes| bytes == b"%PDF-");
    let why = match (&paper.text, is_pdf) {
        (Some(_), _) => return None,
        (None, false) => text_key!("feed.papers_no_pdf"),
        (None, true) if lopdf::Document::load_mem(&paper.bytes).is_err() => text_key!("feed.papers_damaged"),
        (None, true) => text_key!("feed.papers_scanned"),
    };
    Some(text!("feed.papers_no_words", why = why))
}

/// The text of a PDF's pages, if it has any.
fn text_of(bytes: &[u8]) -> Option<String> {
    let document = lopdf::Document::load_mem(bytes).ok()?;
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).ok()?;
    Some(text).filter(|text| !text.trim().is_empty())
}
