//! Builds the page: wasm, its JavaScript glue, styles and the two files it starts from.

use crate::{
    alike, glue, places, process, setup, texts,
    wasm::{self, Toolchain},
};
use anyhow::{Context, Result, bail};
use clap::Args;
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use wasm_bindgen_cli_support::Bindgen;

/// How to build the page.
#[derive(Args, Default)]
pub struct Options {
    /// Unoptimised, with panic messages and names.
    #[arg(long)]
    dev: bool,
    /// Only write a stub page where there is none, so that the app can be checked.
    #[arg(long, conflicts_with = "dev")]
    stub: bool,
}

/// For whom the page is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// Small and fast.
    Release,
    /// Quick to build.
    Dev,
}

impl Edition {
    fn profile(self) -> &'static str {
        match self {
            Self::Release => "wasm",
            Self::Dev => "dev",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Release => "wasm",
            Self::Dev => "debug",
        }
    }
}

/// What the page's files are made from. A change in any of them builds it anew.
const INPUTS: &[&str] = &[
    "src-ui",
    "src-core",
    "Cargo.toml",
    "Cargo.lock",
    "xtask/src/texts.rs",
    "xtask/src/ui.rs",
    "xtask/src/alike.rs",
    "xtask/src/glue.rs",
    "xtask/src/module.rs",
    "xtask/src/wasm.rs",
];

const STUB: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Cordon</title>\
<p>The page is not built: run <code>cargo xtask ui</code>.</p></html>\n";

/// The name of the page's JavaScript and wasm, which start.js imports.
const OUT_NAME: &str = "cordon_ui";

/// Does what was asked.
pub fn run(options: &Options) -> Result<()> {
    match options {
        Options { stub: true, .. } => stub(),
        Options { dev: true, .. } => build(Edition::Dev),
        Options { .. } => build(Edition::Release),
    }
}

/// Builds the page, unless it stands as built from the same files.
pub fn build(edition: Edition) -> Result<()> {
    setup::node()?;
    let page = places::page();
    let stamp = places::root().join("target/ui.stamp");
    let inputs = inputs_hash(edition)?;
    let is_built = page.join("app.css").is_file() && page.join(format!("{OUT_NAME}_bg.wasm")).is_file();
    if is_built && fs::read_to_string(&stamp).is_ok_and(|built| built == inputs) {
        println!("ui: unchanged");
        return print_sizes();
    }
    let program = compile(edition)?;
    empty(&page)?;
    bind(&program, &page, edition)?;
    match edition {
        Edition::Release => optimise(&page)?,
        Edition::Dev => println!("ui: --dev leaves wasm-opt out"),
    }
    styles(&page)?;
    copy_static(&page)?;
    texts::write(&page.join("texts"))?;
    fs::write(&stamp, inputs)?;
    print_sizes()
}

/// Writes a stub page where there is none.
pub fn stub() -> Result<()> {
    let index = places::page().join("index.html");
    if !index.exists() {
        fs::create_dir_all(places::page())?;
        fs::write(&index, STUB)?;
    }
    Ok(())
}

fn compile(edition: Edition) -> Result<PathBuf> {
    let toolchain = Toolchain::find().context("no toolchain for wasm32: run `cargo xtask setup`")?;
    process::run(toolchain.cargo("build").args(["-p", "cordon-ui", "--profile", edition.profile()]))?;
    let folder = places::wasm_target().join(wasm::TARGET).join(edition.folder());
    // A program keeps the hyphen of its package's name, a library does not.
    ["cordon-ui.wasm", "cordon_ui.wasm"]
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.is_file())
        .with_context(|| format!("no wasm in {}", folder.display()))
}

fn bind(program: &Path, page: &Path, edition: Edition) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(program).out_name(OUT_NAME).typescript(false);
    bindgen.keep_debug(edition == Edition::Dev).remove_producers_section(true);
    bindgen.web(true)?;
    bindgen.generate(page)
}

/// What rustc emits and every supported WebView reads; newer features of wasm-opt are left off.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-extended-const",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Small as it is, and then small as it is kept: compressed.
fn optimise(page: &Path) -> Result<()> {
    let (wasm, glue) = (page.join(format!("{OUT_NAME}_bg.wasm")), page.join(format!("{OUT_NAME}.js")));
    wasm_opt(&wasm, &["-Oz"])?;
    let (module, short) = glue::short(&fs::read(&wasm)?, &fs::read_to_string(&glue)?)?;
    fs::write(&glue, short)?;
    fs::write(&wasm, alike::named_by_likeness(&module)?)?;
    // The names are left out of what it writes.
    wasm_opt(&wasm, &["--reorder-functions-by-name"])?;
    // Once more, until nothing is gained: what stands beside its like now leaves half a per cent.
    wasm_opt(&wasm, &["-Oz", "--converge"])
}

fn wasm_opt(wasm: &Path, passes: &[&str]) -> Result<()> {
    let mut wasm_opt = Command::new(places::node_program("wasm-opt"));
    wasm_opt.args(passes).args(WASM_FEATURES).arg(wasm).arg("-o").arg(wasm);
    process::run(&mut wasm_opt)
}

fn styles(page: &Path) -> Result<()> {
    let mut sass = Command::new(places::node_program("sass"));
    sass.args(["--style=compressed", "--no-source-map", "--quiet", "--quiet-deps", "--load-path"])
        .arg(places::node().join("node_modules"))
        .arg(places::root().join("src-ui/styles/app.scss"))
        .arg(page.join("app.css"));
    process::run(&mut sass)
}

/// Copies the two files that the page starts from, and `public/` where there is one.
fn copy_static(page: &Path) -> Result<()> {
    let from = places::root().join("src-ui");
    for file in ["index.html", "start.js"] {
        fs::copy(from.join(file), page.join(file)).with_context(|| format!("cannot copy src-ui/{file}"))?;
    }
    let public = from.join("public");
    for file in files_under(&public)? {
        let to = page.join(file.strip_prefix(&public)?);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, to)?;
    }
    Ok(())
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    Ok(())
}

fn inputs_hash(edition: Edition) -> Result<String> {
    let root = places::root();
    let mut hash = Sha256::new();
    hash.update(format!("{edition:?} {:?}\n", Toolchain::find()));
    for input in INPUTS {
        for file in files_under(&root.join(input))? {
            let bytes = fs::read(&file)?;
            hash.update(format!("{} {}\n", file.strip_prefix(&root)?.display(), bytes.len()));
            hash.update(bytes);
        }
    }
    Ok(hex::encode(hash.finalize()))
}

/// The files in a folder and below, sorted; the file itself where it is one; none where nothing is.
fn files_under(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut entries =
        fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<Vec<_>>>()?;
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        if !entry.ends_with("node_modules") {
            files.extend(files_under(&entry)?);
        }
    }
    Ok(files)
}

const SIZES: &str = "const fs = require('fs'), zlib = require('zlib');
let code = 0;
for (const file of process.argv.slice(1)) {
  const bytes = fs.readFileSync(file), small = zlib.brotliCompressSync(bytes).length;
  if (/\\.(wasm|js)$/.test(file)) code += small;
  console.log(`ui: ${file.split('/').pop().padEnd(20)} ${String(bytes.length).padStart(9)} B ${String(small).padStart(8)} B brotli`);
}
console.log(`ui: wasm + js            ${(code / 1024).toFixed(1)} KiB brotli`);";

/// Prints what each file of the page weighs, as it is and under brotli.
pub fn print_sizes() -> Result<()> {
    let files = files_under(&places::page())?;
    let weighed: Vec<&PathBuf> = files.iter().filter(|file| is_weighed(file)).collect();
    if weighed.is_empty() {
        bail!("no page in {}", places::page().display());
    }
    println!("{}", process::text(Command::new("node").args(["-e", SIZES, "--"]).args(weighed))?);
    Ok(())
}

fn is_weighed(file: &Path) -> bool {
    file.extension().is_some_and(|kind| ["wasm", "js", "css", "html", "json"].iter().any(|weighed| kind == *weighed))
}
