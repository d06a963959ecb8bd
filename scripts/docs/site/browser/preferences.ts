// Runs before the first paint, so that nothing flickers.
import { recall } from "./memory.ts";

const page = document.documentElement;
page.dataset.language = recall("language") ?? "curl";
const theme = recall("theme");
if (theme) page.dataset.theme = theme;

// A font that comes too late isn't shown on this page, since text would jump: begin to load both before the styles ask for them. Pages
// that are opened as files can't.
if (location.protocol !== "file:") {
  for (const name of ["inter.woff2", "mono.woff2"]) {
    const font = document.createElement("link");
    font.rel = "preload";
    font.as = "font";
    font.crossOrigin = "";
    font.href = (document.currentScript as HTMLScriptElement).src.replace(/[^/]*$/, name);
    document.head.append(font);
  }
}
