/** How many results are listed. */
const most = 12;

/** Opens the search at a click, at `/` and at Ctrl+K. The index is loaded when somebody begins to search. */
export function offerSearch(): void {
  const opener = document.querySelector<HTMLButtonElement>("[data-search]");
  const dialog = document.querySelector<HTMLDialogElement>("[data-search-dialog]");
  const input = dialog?.querySelector("input");
  const list = dialog?.querySelector("ol");
  const count = dialog?.querySelector("[role=status]");
  if (!opener || !dialog || !input || !list || !count) return;
  const root = document.body.dataset.root ?? "";
  let engine: Engine | undefined;

  const show = () => {
    const query = input.value.trim();
    const found = query && engine ? engine(query) : [];
    count.textContent = query ? `${found.length} found` : "";
    list.replaceChildren(
      ...found.slice(0, most).map(({ href, title, context }) => resultItem(root + href, title, context)),
    );
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

function resultItem(href: string, title: string, context: string): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = href;
  for (const [name, text] of [
    ["strong", title],
    ["span", context],
  ] as const) {
    const part = document.createElement(name);
    part.textContent = text;
    link.append(part);
  }
  item.append(link);
  return item;
}

interface Result {
  href: string;
  title: string;
  context: string;
  /** What it is called, in small letters. */
  names: string[];
}

type Engine = (query: string) => Result[];

declare global {
  var MiniSearch: { loadJS(index: object, options: object): { search(query: string, options: object): Result[] } };
  var searchIndex: { options: object; searchOptions: object; index: object };
}

/** Loads the index of the site, which brings MiniSearch along. */
async function loadEngine(root: string): Promise<Engine> {
  const script = document.createElement("script");
  script.src = `${root}assets/search-index.js`;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  const { options, searchOptions, index } = globalThis.searchIndex;
  const engine = globalThis.MiniSearch.loadJS(index, options);
  return (query) => {
    const isCalledSo = ({ names }: Result) => Number(names.includes(query.toLowerCase()));
    // The order of the rest stays, as the sort is stable.
    return engine.search(query, searchOptions).sort((one, other) => isCalledSo(other) - isCalledSo(one));
  };
}
