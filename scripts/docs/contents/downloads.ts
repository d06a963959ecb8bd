/** A file that the site offers. */
export interface Download {
  /** Relative to `downloads/`. */
  name: string;
  bytes: number;
}

export interface DownloadGroup {
  title: string;
  files: (Download & { href: string })[];
}

/** How the files of each group begin, and the order of the groups. */
const groups: [title: string, beginning: RegExp][] = [
  ["OpenAPI 3.1", /^openapi[.]/],
  ["OpenAPI 3.0, for generators that stop there", /^openapi-3\.0/],
  ["Collections of requests", /^collections\//],
];

/** The files in groups. */
export function downloadsOf(downloads: Download[]): DownloadGroup[] {
  return groups.map(([title, beginning]) => ({
    title,
    files: downloads
      .filter(({ name }) => beginning.test(name))
      .map((file) => ({ ...file, href: `downloads/${file.name}` })),
  }));
}
