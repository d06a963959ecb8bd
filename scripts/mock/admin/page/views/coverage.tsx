import type { CoverageEntry, CoverageGroup } from "../../../interface.ts";
import { useCoverage } from "../data.ts";
import { Badge } from "../parts.tsx";

/** What was exercised of the contract: a matrix of operations and statuses, what was never tried in words, and the rest in lists. */
export function Coverage() {
  const { value } = useCoverage();
  if (!value) return null;
  const { percent, tried, total, groups, never } = value;
  const responses = groups.find(({ name }) => name === "responses");
  return (
    <div class="coverage">
      <section aria-labelledby="coverage">
        <h2 id="coverage">{percent} % seen</h2>
        <p class="lead">
          {tried} of {total} entries were seen since the mock was started. A reset forgets nothing of it.
        </p>
        {responses && <Matrix entries={responses.entries as CoverageEntry[]} />}
      </section>
      <section aria-labelledby="never">
        <h2 id="never">Never tried</h2>
        {never.length === 0 ? (
          <p class="lead">Everything was tried.</p>
        ) : (
          <ul class="never">
            {never.map((sentence) => (
              <li key={sentence}>{sentence.replaceAll("`", "")}</li>
            ))}
          </ul>
        )}
      </section>
      {groups
        .filter(({ name }) => name !== "responses")
        .map((group) => (
          <Group key={group.name} {...(group as CoverageGroup)} />
        ))}
    </div>
  );
}

/** Operations by statuses, each with how often it was seen. A status that an operation doesn't have is left empty. */
function Matrix({ entries }: { entries: CoverageEntry[] }) {
  const operations = [...new Set(entries.map(({ operation = "" }) => operation))];
  const statuses = [...new Set(entries.map(({ name }) => name))].sort();
  const find = (operation: string, status: string) =>
    entries.find((entry) => entry.operation === operation && entry.name === status);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <div class="table" tabIndex={0} role="region" aria-labelledby="matrix">
      <table class="matrix">
        <caption id="matrix">
          How often each operation had each status; “none” is a connection that broke, or stayed silent
        </caption>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            {statuses.map((status) => (
              <th key={status} scope="col">
                {status}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {operations.map((operation) => (
            <tr key={operation}>
              <th scope="row">{operation}</th>
              {statuses.map((status) => (
                <Cell key={status} entry={find(operation, status)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ entry }: { entry: CoverageEntry | undefined }) {
  if (!entry) return <td />;
  const { count, outcome } = entry;
  return (
    <td data-tone={count > 0 ? "good" : "none"} title={outcome ? `Outcome ${outcome}` : undefined}>
      {count > 0 ? `${count}×` : "not seen"}
    </td>
  );
}

/** Entries of one kind, those that were seen first. */
function Group({ name, percent, tried, total, entries }: CoverageGroup) {
  return (
    <details class="group">
      <summary class="command">
        <b>
          {name[0]?.toUpperCase()}
          {name.slice(1)}
        </b>
        <span>
          {tried} of {total} seen, {percent} %
        </span>
      </summary>
      <ul class="more seen">
        {entries
          .toSorted((one, other) => Number(other.count > 0) - Number(one.count > 0))
          .map((entry) => (
            <li key={`${entry.operation} ${entry.name}`}>
              <Badge tone={entry.count > 0 ? "good" : "none"}>{entry.count > 0 ? `${entry.count}×` : "not seen"}</Badge>{" "}
              <code>{[entry.operation, entry.name].filter(Boolean).join(" ")}</code>
            </li>
          ))}
      </ul>
    </details>
  );
}
