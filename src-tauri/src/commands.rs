//! Thin commands: each hands its body to the device's use case of the same name, off the main thread.

use cordon_core::wire::{self, Command, Fault, FaultKind};
use cordon_device::{House, Serve, report};
use std::sync::Arc;
use tauri::State;

/// The house as the shell keeps it.
pub type Kept = Arc<House>;

async fn hand_over<C: Command>(house: Kept, body: C) -> Result<C::Reply, Fault>
where
    House: Serve<C>,
{
    tauri::async_runtime::spawn_blocking(move || house.serve(body).map_err(|failure| report(C::NAME, failure)))
        .await
        .unwrap_or_else(|_| Err(Fault::new(FaultKind::Failed, cordon_core::text!("fault.command_stopped"))))
}

macro_rules! commands {
    ($($name:ident $Command:ident),+ $(,)?) => {
        $(
            #[doc = concat!("The command `", stringify!($name), "`.")]
            #[tauri::command]
            pub async fn $name(
                house: State<'_, Kept>,
                body: wire::$Command,
            ) -> Result<<wire::$Command as Command>::Reply, Fault> {
                hand_over(house.inner().clone(), body).await
            }
        )+

        /// Answers a call from the page.
        pub fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),+]
        }
    };
}

cordon_core::for_each_command!(commands);
