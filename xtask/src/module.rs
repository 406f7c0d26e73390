//! A module of WebAssembly, as far as the build of the page reads and writes one.

use anyhow::{Context, Result, bail};

/// The section of imports.
pub const IMPORTS: u8 = 2;
/// The section of exports.
pub const EXPORTS: u8 = 7;
/// The section of the functions' bodies.
pub const BODIES: u8 = 10;

/// What stands before the first section.
const HEAD: &[u8] = b"\0asm\x01\0\0\0";

/// A module's sections by their kinds.
///
/// # Errors
/// Where it is no module, or ends early.
pub fn sections(module: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    let mut rest = module.strip_prefix(HEAD).context("no module of WebAssembly")?;
    let mut sections = Vec::new();
    while !rest.is_empty() {
        sections.push((byte(&mut rest)?, sized(&mut rest)?));
    }
    Ok(sections)
}

/// A module of such sections.
pub fn of_sections<'section>(sections: impl IntoIterator<Item = (u8, &'section [u8])>) -> Vec<u8> {
    let mut module = HEAD.to_vec();
    for (kind, content) in sections {
        module.push(kind);
        module.extend(number(content.len()));
        module.extend_from_slice(content);
    }
    module
}

/// A function that is imported.
pub struct Import<'module> {
    /// From where.
    pub module: &'module str,
    /// By which name.
    pub name: &'module str,
    /// Its type, by number.
    pub kind: usize,
}

/// What the section of imports lists.
///
/// # Errors
/// Where something else than a function is imported.
pub fn imports(mut section: &[u8]) -> Result<Vec<Import<'_>>> {
    let count = size(&mut section)?;
    let mut imports = Vec::new();
    for _ in 0..count {
        let (module, name) = (name(&mut section)?, name(&mut section)?);
        if byte(&mut section)? != 0 {
            bail!("something else than a function is imported");
        }
        imports.push(Import { module, name, kind: size(&mut section)? });
    }
    Ok(imports)
}

/// A text after its size.
pub fn name<'module>(rest: &mut &'module [u8]) -> Result<&'module str> {
    Ok(std::str::from_utf8(sized(rest)?)?)
}

/// The next byte.
pub fn byte(rest: &mut &[u8]) -> Result<u8> {
    let (first, others) = rest.split_first().context("the module ends early")?;
    *rest = others;
    Ok(*first)
}

/// A number as WebAssembly writes it: seven bits a byte, the lowest first.
pub fn size(rest: &mut &[u8]) -> Result<usize> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let next = byte(rest)?;
        number |= usize::from(next & 0x7f).checked_shl(shift).context("too large a number")?;
        if next < 0x80 {
            return Ok(number);
        }
        shift += 7;
    }
}

/// What follows its own size.
pub fn sized<'module>(rest: &mut &'module [u8]) -> Result<&'module [u8]> {
    let size = size(rest)?;
    let (content, others) = rest.split_at_checked(size).context("the module ends early")?;
    *rest = others;
    Ok(content)
}

/// A number as [`size`] reads it.
pub fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// A text after its size.
pub fn text(text: &str) -> Vec<u8> {
    [number(text.len()), text.as_bytes().to_vec()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for case in [0, 1, 127, 128, 16_384, 3_000_000_000] {
            assert_eq!(size(&mut number(case).as_slice()).unwrap(), case);
        }
    }

    #[test]
    fn a_module_is_written_as_it_was_read() {
        let module = of_sections([(1, &[7; 200][..]), (10, &[0][..])]);
        assert_eq!(of_sections(sections(&module).unwrap()), module);
        for end in [0, 9, module.len() - 1] {
            assert!(sections(&module[..end]).is_err(), "{end}");
        }
    }
}
