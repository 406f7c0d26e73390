//! Permissions are made from core's one list of commands: an unlisted command is refused.

fn main() {
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(cordon_core::wire::COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error=the shell cannot be built: {error:#}");
        std::process::exit(1);
    }
}
