import { choose } from "./memory.ts";

/** Shows the samples in one language, which the reader chooses for all pages. Without scripts all are shown. */
export function offerLanguages(): void {
  for (const tabs of document.querySelectorAll<HTMLElement>(".tabs")) {
    tabs.hidden = false;
    tabs.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLButtonElement) || !target.dataset.language) return;
      const before = target.getBoundingClientRect().top;
      choose("language", target.dataset.language);
      showLanguage();
      // Samples above this one have changed their height, too.
      scrollBy({ top: target.getBoundingClientRect().top - before, behavior: "instant" });
    });
  }
  showLanguage();
}

function showLanguage(): void {
  const { language } = document.documentElement.dataset;
  for (const samples of document.querySelectorAll("[data-samples]")) {
    const tabs = [...samples.querySelectorAll<HTMLButtonElement>(".tabs button")];
    const chosen = tabs.find((tab) => tab.dataset.language === language) ?? tabs[0];
    for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab === chosen));
    for (const sample of samples.querySelectorAll<HTMLElement>(".sample")) {
      sample.hidden = sample.dataset.language !== chosen?.dataset.language;
    }
  }
}
