//! Signs of our own drawing. Each stands beside a word, never alone without a label.

use crate::dom::view;
use leptos::prelude::*;

/// What a sign shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// Find.
    Search,
    /// Here.
    Pin,
    /// Record.
    Plus,
    /// Mine.
    List,
    /// HQ is reached.
    Online,
    /// HQ is not reached.
    Offline,
    /// Blank the screen.
    Blank,
    /// Change the theme.
    Theme,
    /// Lock.
    Lock,
    /// The menu.
    Menu,
    /// A warning.
    Warning,
    /// The facts fit.
    Fits,
    /// The facts do not fit.
    DoesNotFit,
    /// Cannot tell.
    Ask,
    /// Not operating.
    Rest,
}

impl Glyph {
    fn drawing(self) -> &'static str {
        match self {
            Self::Search => r#"<circle cx="11" cy="11" r="7"/><path d="m20 20-4-4"/>"#,
            Self::Pin => {
                r#"<path d="M12 21s7-6 7-11a7 7 0 1 0-14 0c0 5 7 11 7 11Z"/><circle cx="12" cy="10" r="2.5"/>"#
            }
            Self::Plus => r#"<rect x="4" y="3" width="16" height="18" rx="2.5"/><path d="M12 8v8M8 12h8"/>"#,
            Self::List => r#"<path d="M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01"/>"#,
            Self::Online => r#"<circle cx="12" cy="12" r="6" fill="currentColor"/>"#,
            Self::Offline => r#"<path d="M4 20v-4M9 20v-7M14 20v-9M16 3l5 5M21 3l-5 5"/>"#,
            Self::Blank => {
                r#"<path d="m3 3 18 18M10 5a10 10 0 0 1 11 7 12 12 0 0 1-2.600 3.900M6 7a12 12 0 0 0-3 5c1.500 4 5 7 9 7a9 9 0 0 0 4-.9"/>"#
            }
            Self::Theme => r#"<circle cx="12" cy="12" r="9"/><path d="M12 3a9 9 0 0 1 0 18Z" fill="currentColor"/>"#,
            Self::Lock => r#"<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>"#,
            Self::Menu => r#"<path d="M4 6h16M4 12h16M4 18h16"/>"#,
            Self::Warning => {
                r#"<path d="M12 2 23 21H1Z" fill="currentColor" stroke="none"/><path d="M12 9v6M12 18h.01" class="cut"/>"#
            }
            Self::Fits => r#"<path d="M12 1 23 12 12 23 1 12Z" fill="currentColor" stroke="none"/>"#,
            Self::DoesNotFit => r#"<path d="M12 2 22 12 12 22 2 12Z"/>"#,
            Self::Ask => {
                r#"<circle cx="12" cy="12" r="10"/><path d="M9 9.500a3 3 0 1 1 4.500 2.600c-.9.500-1.500 1.100-1.500 2.100M12 17.600h.01"/>"#
            }
            Self::Rest => r#"<circle cx="12" cy="12" r="10" stroke-dasharray="3.500 3.200"/>"#,
        }
    }
}

/// A sign, hidden from assistive technology: the word beside it speaks.
#[component]
pub fn Icon(
    /// What it shows.
    glyph: Glyph,
) -> impl IntoView {
    let drawing = format!(
        r#"<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" focusable="false">{}</svg>"#,
        glyph.drawing()
    );
    view! { <span class="glyph" aria-hidden="true" inner_html=drawing></span> }
}
