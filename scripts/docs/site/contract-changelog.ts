import { CheckError } from "../../cli/command-line.ts";

/** What changed in a version of the contract. */
export interface ContractVersion {
  /** Of the contract; the package has versions of its own. */
  version: string;
  /** The day of its release, such as `2026-12-01`; none before it. */
  date?: string | undefined;
  /** Each in Markdown, on one line. */
  changes: string[];
}

const file = "CHANGELOG.md";

/**
 * Reads what the repository's changelog says of the contract: in each release, what is above `### Tools`.
 *
 * @param text of the changelog
 * @param next the version of what is not released yet
 * @param others brands whose matters are left out: what is about one brand begins with its name, as `**BRAND:**`
 * @throws CheckError if the heading of a release doesn't name the day and the contract's version
 */
export function contractChangelog(text: string, next: string, others: string[] = []): ContractVersion[] {
  const [, ...releases] = text.split(/^## /m);
  return releases
    .map((release): ContractVersion => {
      const [heading = "", ...lines] = release.split("\n");
      const [contract = ""] = lines.join("\n").split(/^### Tools$/m);
      const [, ...entries] = `\n${contract}`.split(/^- /m);
      const changes = entries
        .map((entry) => entry.trim().replaceAll(/\s*\n\s*/g, " "))
        .filter((entry) => !others.some((name) => entry.toLowerCase().startsWith(`**${name.toLowerCase()}:**`)));
      return { ...versionIn(heading, next), changes };
    })
    .filter(({ changes }) => changes.length > 0);
}

function versionIn(heading: string, next: string): Omit<ContractVersion, "changes"> {
  if (heading === "Unreleased") return { version: next };
  const [, date, version] = /^\S+ - (\d{4}-\d\d-\d\d) - contract (\S+)$/.exec(heading) ?? [];
  if (version !== undefined) return { version, date };
  throw new CheckError(`${file}: "## ${heading}": write it as "## 1.2.0 - 2026-12-01 - contract 1.1.0".`);
}

/**
 * The versions as a JSON Feed: https://www.jsonfeed.org/version/1.1/
 *
 * @param address of the site, with a slash at its end
 * @param render makes HTML of the Markdown of one change
 */
export function contractFeed(
  versions: ContractVersion[],
  { title, address, render }: { title: string; address: string; render: (markdown: string) => string },
): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: `${title}: changes of the contract`,
    home_page_url: `${address}changelog.html`,
    feed_url: `${address}feed.json`,
    language: "en",
    items: versions.map(({ version, date, changes }) => ({
      // What is not released yet changes; its release is news of its own.
      id: `${address}changelog.html#${version}${date ? "" : "-next"}`,
      url: `${address}changelog.html#${version}`,
      title: date ? version : `${version}, not released yet`,
      content_html: `<ul>${changes.map((change) => `<li>${render(change)}</li>`).join("")}</ul>`,
      ...(date ? { date_published: `${date}T00:00:00Z` } : {}),
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
