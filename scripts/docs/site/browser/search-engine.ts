export interface Result {
  href: string;
  title: string;
  context: string;
}

export type Engine = (query: string) => Result[];

declare global {
  var MiniSearch: { loadJS(index: object, options: object): { search(query: string, options: object): Result[] } };
  var searchIndex: { options: object; searchOptions: object; index: object };
}

/** Loads the index of the site, which brings MiniSearch along. */
export async function loadEngine(root: string): Promise<Engine> {
  const script = document.createElement("script");
  script.src = `${root}assets/search-index.js`;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  const { options, searchOptions, index } = globalThis.searchIndex;
  const engine = globalThis.MiniSearch.loadJS(index, options);
  return (query) => engine.search(query, searchOptions);
}
