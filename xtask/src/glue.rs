//! The JavaScript between the page and the browser: without its comments, and with short names for what the
//! two give each other. wasm-bindgen ends each such name with a hash, which nothing can compress.

use crate::module::{EXPORTS, IMPORTS, byte, imports, name, number, of_sections, sections, size, text};
use anyhow::Result;
use std::collections::HashMap;

/// The module and its glue, made short together.
///
/// # Errors
/// Where the module is not read.
pub fn short(module: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let sections = sections(module)?;
    let mut names = HashMap::new();
    let mut written = Vec::new();
    for (kind, content) in sections {
        written.push((
            kind,
            match kind {
                IMPORTS => short_imports(content, &mut names)?,
                EXPORTS => short_exports(content, &mut names)?,
                _ => content.to_vec(),
            },
        ));
    }
    let module = of_sections(written.iter().map(|(kind, content)| (*kind, content.as_slice())));
    Ok((module, renamed(&without_comments(glue), &names)))
}

/// Short names by the long ones.
type Names = HashMap<String, String>;

fn short_imports(section: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let imports = imports(section)?;
    let mut written = number(imports.len());
    for import in imports {
        written.extend(text(import.module));
        written.extend(text(&shortened(import.name, names)));
        written.push(0);
        written.extend(number(import.kind));
    }
    Ok(written)
}

fn short_exports(mut section: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let count = size(&mut section)?;
    let mut written = number(count);
    for _ in 0..count {
        written.extend(text(&shortened(name(&mut section)?, names)));
        written.push(byte(&mut section)?);
        written.extend(number(size(&mut section)?));
    }
    Ok(written)
}

/// A name that ends with a hash becomes a short one; any other may be used by somebody else.
fn shortened(name: &str, names: &mut Names) -> String {
    const DIGITS: usize = 16;
    let hash = name.len().checked_sub(DIGITS).and_then(|at| name.get(at..));
    if !hash.is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit())) {
        return name.to_owned();
    }
    let next = format!("_{}", names.len());
    names.entry(name.to_owned()).or_insert(next).clone()
}

/// A text in which each whole name that has a short one is that.
fn renamed(glue: &str, names: &Names) -> String {
    let is_of_a_name = |character: char| character.is_ascii_alphanumeric() || character == '_' || character == '$';
    let mut rest = glue;
    let mut written = String::with_capacity(glue.len());
    while !rest.is_empty() {
        let (word, others) = rest.split_at(rest.find(|next| !is_of_a_name(next)).unwrap_or(rest.len()));
        written.push_str(names.get(word).map_or(word, String::as_str));
        let (between, others) = others.split_at(others.find(is_of_a_name).unwrap_or(others.len()));
        written.push_str(between);
        rest = others;
    }
    written
}

/// Without comments that fill lines of their own, and without what lines begin with. wasm-bindgen writes no
/// text over several lines.
fn without_comments(glue: &str) -> String {
    let mut is_comment = false;
    let mut written = String::with_capacity(glue.len());
    for line in glue.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            written.push_str(line);
            written.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "__wbg_click_0123456789abcdef";

    #[test]
    fn the_module_and_its_glue_call_a_function_by_the_same_short_name() {
        let imports = [number(1), text("./glue.js"), text(LONG), vec![0], number(300)].concat();
        let exports = [number(1), text("start"), vec![0], number(200)].concat();
        let module = of_sections([(IMPORTS, imports.as_slice()), (EXPORTS, exports.as_slice())]);
        let glue = format!("/** Comment\n * {LONG} */\n  {LONG}: () => \"{LONG}2\", start: 1\n");
        let (module, glue) = short(&module, &glue).unwrap();
        assert_eq!(glue, format!("_0: () => \"{LONG}2\", start: 1\n"));
        let [(_, imported), (_, exported)] = sections(&module).unwrap()[..] else { panic!("two sections") };
        let imported = &crate::module::imports(imported).unwrap()[0];
        assert_eq!((imported.module, imported.name, imported.kind), ("./glue.js", "_0", 300));
        assert_eq!(exported, exports);
    }

    #[test]
    fn comments_of_one_line_and_of_several_go() {
        let glue = "  a(); // stays\n\n// goes\n/* goes */\n/**\n * goes\n */\n\tb();\n";
        assert_eq!(without_comments(glue), "a(); // stays\nb();\n");
    }
}
