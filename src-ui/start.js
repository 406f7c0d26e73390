// Puts the theme on the root before the first paint, then starts the page.
const themes = ["day", "night", "glare"];
let kept = null;
try {
  kept = localStorage.getItem("cordon-theme");
} catch {
  // Without storage the system's choice stands.
}
const system = matchMedia("(prefers-color-scheme: dark)").matches ? "night" : "day";
document.documentElement.dataset.theme = themes.includes(kept) ? kept : system;

// The catalogue of one language; the page finds its texts there. From here, not from the page: its
// address may be deep.
const texts = fetch(new URL("./texts/en.json", import.meta.url)).then((answer) => answer.json());
const { default: start } = await import("./cordon_ui.js");
globalThis.cordonTexts = await texts;
await start({ module_or_path: new URL("./cordon_ui_bg.wasm", import.meta.url) });
