/** Brings the page that is open into view in the menu beside it, which is longer than most screens. */
export function showCurrentPage(): void {
  const menu = document.querySelector<HTMLElement>("#menu");
  const current = menu?.querySelector<HTMLElement>("[aria-current]");
  if (!menu || !current) return;
  const { bottom } = current.getBoundingClientRect();
  const hidden = bottom - menu.getBoundingClientRect().bottom;
  if (hidden > 0) menu.scrollTop = hidden + menu.clientHeight / 2;
}
