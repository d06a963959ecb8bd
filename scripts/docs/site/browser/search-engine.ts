export interface Result {
  href: string;
  title: string;
  context: string;
  /** What it is called, in small letters. */
  names: string[];
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
  return (query) => {
    const isCalledSo = ({ names }: Result) => Number(names.includes(query.toLowerCase()));
    // The order of the rest stays, as the sort is stable.
    return engine.search(query, searchOptions).sort((one, other) => isCalledSo(other) - isCalledSo(one));
  };
}
