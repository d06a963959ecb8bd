import { choose } from "./memory.ts";

/** Lets the reader choose between dark and light; the system's choice counts until then. */
export function offerThemes(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-theme-switch]");
  if (!button) return;
  button.addEventListener("click", () => {
    const { theme } = document.documentElement.dataset;
    const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    choose("theme", dark ? "light" : "dark");
  });
}
