/** What the reader chose last time. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Shows a choice on the page, and keeps it. Where nothing may be stored, it lasts as long as the page. */
export function choose(name: string, value: string): void {
  document.documentElement.dataset[name] = value;
  try {
    localStorage.setItem(name, value);
  } catch {}
}
