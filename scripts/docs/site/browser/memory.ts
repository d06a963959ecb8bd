export type Choice = keyof typeof keys;

/** Under which names choices are kept. The theme has Redoc's name for it, so that it holds on both kinds of pages. */
const keys = { language: "payouts-contract.language", theme: "redoc.colorMode" };

/** What the reader chose last time. */
export function recall(name: Choice): string | null {
  try {
    return localStorage.getItem(keys[name]);
  } catch {
    return null;
  }
}

/** Shows a choice on the page, and keeps it. Where nothing may be stored, it lasts as long as the page. */
export function choose(name: Choice, value: string): void {
  document.documentElement.dataset[name] = value;
  try {
    localStorage.setItem(keys[name], value);
  } catch {}
}
