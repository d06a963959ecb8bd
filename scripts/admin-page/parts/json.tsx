/** JSON under a heading; nothing if there is none. */
export function Json({ title, value }: { title: string; value: unknown }) {
  if (value === undefined) return null;
  return (
    <figure class="json">
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
    </figure>
  );
}
