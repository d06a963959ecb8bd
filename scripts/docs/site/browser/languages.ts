import { choose } from "./memory.ts";

/** Lets the reader choose the language of all samples, on all pages. Style sheets show it; without scripts all are shown. */
export function offerLanguages(): void {
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
