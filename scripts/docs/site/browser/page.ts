import { offerConnection } from "./connection.ts";
import { choose } from "./memory.ts";
import { offerSearch } from "./search.ts";
import { offerRequests } from "./try-it.ts";

// What a page offers beyond being read.

offerConnection();
offerThemes();
offerLanguages();
addCopyButtons();
offerRequests();
offerSearch();
showCurrentPage();
openLinked();
addEventListener("hashchange", openLinked);

/** Opens what is folded at the place that the address names, and goes there. */
function openLinked(): void {
  const target = document.querySelector(":target");
  for (let folded = target?.closest("details"); folded; folded = folded.parentElement?.closest("details")) {
    folded.open = true;
  }
  target?.scrollIntoView();
}

/** Lets the reader choose between dark and light; the system's choice counts until then. */
function offerThemes(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-theme-switch]");
  if (!button) return;
  button.addEventListener("click", () => {
    const { theme } = document.documentElement.dataset;
    const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    choose("theme", dark ? "light" : "dark");
  });
}

/** Lets the reader choose the language of all samples, on all pages. Style sheets show it; without scripts all are shown. */
function offerLanguages(): void {
  for (const tabs of document.querySelectorAll<HTMLElement>(".tabs")) {
    tabs.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLButtonElement) || !target.dataset.language) return;
      const before = target.getBoundingClientRect().top;
      choose("language", target.dataset.language);
      markChosen();
      // Samples above this one have changed their height, too.
      scrollBy({ top: target.getBoundingClientRect().top - before, behavior: "instant" });
    });
  }
  markChosen();
}

function markChosen(): void {
  const { language = "" } = document.documentElement.dataset;
  for (const samples of document.querySelectorAll(".samples")) {
    const shown = samples.querySelector(`.sample[data-languages~="${language}"]`);
    for (const tab of samples.querySelectorAll<HTMLButtonElement>(".tabs button")) {
      const chosen = shown?.matches(`[data-languages~="${tab.dataset.language}"]`);
      tab.setAttribute("aria-pressed", String(chosen));
    }
  }
}

/** Puts a button at each piece of code that copies it. */
function addCopyButtons(): void {
  for (const code of document.querySelectorAll<HTMLElement>("figure.code pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      button.textContent = (await copied(code.textContent ?? "")) ? "Copied" : "Press Ctrl+C";
      if (button.textContent !== "Copied") getSelection()?.selectAllChildren(code);
      setTimeout(() => {
        button.textContent = "Copy";
      }, 2000);
    });
    code.after(button);
  }
}

/** A page from a file, or one that isn't served securely, may not write to the clipboard. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text.trimEnd());
    return true;
  } catch {
    return false;
  }
}

/** Brings the page that is open into view in the menu beside it, which is longer than most screens. */
function showCurrentPage(): void {
  const menu = document.querySelector<HTMLElement>("#menu");
  const current = menu?.querySelector<HTMLElement>("[aria-current]");
  if (!menu || !current) return;
  const { bottom } = current.getBoundingClientRect();
  const hidden = bottom - menu.getBoundingClientRect().bottom;
  if (hidden > 0) menu.scrollTop = hidden + menu.clientHeight / 2;
}
