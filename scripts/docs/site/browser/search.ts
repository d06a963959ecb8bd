import { excerpt, type Found, find, type Index, indexedTerms } from "./search-terms.ts";

/** How many results are listed. */
const most = 12;

/** Opens the search at a click, at `/` and at Ctrl+K. The index is loaded when somebody begins to search. */
export function offerSearch(): void {
  const opener = document.querySelector<HTMLButtonElement>("[data-search]");
  const dialog = document.querySelector<HTMLDialogElement>("[data-search-dialog]");
  const input = dialog?.querySelector("input");
  const list = dialog?.querySelector("ol");
  const count = dialog?.querySelector("[role=status]");
  const nothing = dialog?.querySelector<HTMLElement>(".search-nothing");
  if (!opener || !dialog || !input || !list || !count || !nothing) return;
  const root = document.body.dataset.root ?? "";
  let engine: Engine | undefined;

  const show = () => {
    const query = input.value.trim();
    const found = query && engine ? engine(query) : [];
    count.textContent = query ? `${found.length} found` : "";
    nothing.hidden = !query || !engine || found.length > 0;
    list.replaceChildren(...found.slice(0, most).map((entry) => resultItem(root, entry)));
  };

  const open = async () => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    engine ??= await loadEngine(root);
    show();
  };

  const leave = () => {
    // Until the next frame it would keep the focus, and be typed into.
    input.blur();
    dialog.close();
  };

  const move = (step: number) => {
    const stops: HTMLElement[] = [input, ...list.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement as HTMLElement);
    stops.at((here + step) % stops.length)?.focus();
  };

  opener.addEventListener("click", open);
  input.addEventListener("input", show);
  list.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) move(step);
    else if (event.key === "Enter" && event.target === input) list.querySelector("a")?.click();
    // By itself a field of searches would only be emptied.
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
    const slash = event.key === "/" && !typing;
    if (!slash && !(event.key === "k" && (event.metaKey || event.ctrlKey))) return;
    event.preventDefault();
    open();
  });
}

function resultItem(root: string, found: Found): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = root + found.href;
  const parts = { strong: found.title, span: found.context, small: excerpt(found) };
  for (const [name, text] of Object.entries(parts)) {
    const part = document.createElement(name);
    part.textContent = text;
    if (text) link.append(part);
  }
  item.append(link);
  return item;
}

type Engine = (query: string) => Found[];

declare global {
  var MiniSearch: { loadJS(index: object, options: object): Index };
  var searchIndex: { options: object; index: object };
}

/** Loads the index of the site, which brings MiniSearch with it. */
async function loadEngine(root: string): Promise<Engine> {
  const script = document.createElement("script");
  script.src = `${root}assets/search-index.js`;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  const { options, index } = globalThis.searchIndex;
  const engine = globalThis.MiniSearch.loadJS(index, { ...options, processTerm: indexedTerms });
  return (query) => find(engine, query);
}
