interface Tab {
  /** As in the address. */
  name: string;
  title: string;
  count?: number | undefined;
}

/** Leads to the views. */
export function Tabs({ tabs, current }: { tabs: Tab[]; current: string }) {
  return (
    <nav class="tabs" aria-label="Views">
      {tabs.map(({ name, title, count }) => (
        <a key={name} href={`#${name}`} aria-current={name === current ? "page" : undefined}>
          {title}
          {count !== undefined && <span class="count">{count}</span>}
        </a>
      ))}
    </nav>
  );
}
