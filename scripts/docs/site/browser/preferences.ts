// Runs before the first paint, so that nothing flickers.
import { recall } from "./memory.ts";

const page = document.documentElement;
page.dataset.language = recall("language") ?? "curl";
const theme = recall("theme");
if (theme) page.dataset.theme = theme;
