import { useEffect, useState } from "preact/hooks";

/**
 * The view that the fragment of the address names, so that each has an address of its own and the browser's way back. Another
 * fragment leads within the view.
 */
export function useView<View extends string>(views: readonly [View, ...View[]]): View {
  const read = () => views.find((view) => view === location.hash.slice(1));
  const [view, setView] = useState<View>(read() ?? views[0]);
  useEffect(() => {
    const follow = () => setView((was) => read() ?? was);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  });
  return view;
}
