//! The desktop's entry: everything is in the library, as on the phones.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    cordon_app::run()
}
