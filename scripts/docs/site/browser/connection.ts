/** The host and the keys of a sample, by the names of the form's fields. */
type Connection = Record<string, string>;

const key = "payouts-contract.connection";

/**
 * Fills the reader's own host and keys into all samples of the page, and offers the form that asks for them. They are kept in the
 * browser, and no request has them.
 */
export function offerConnection(): void {
  const placeholders: Connection = JSON.parse(document.body.dataset.connection ?? "{}");
  const fill = fillerOf(placeholders);
  fill(recall());
  const form = document.querySelector<HTMLFormElement>("[data-connection-form]");
  const status = form?.querySelector("[role=status]");
  if (!form || !status) return;
  const fields = [...form.querySelectorAll("input")];
  for (const field of fields) field.value = recall()[field.name] ?? "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = fields.map(({ name, value }) => [name, value.trim().replace(/\/+$/, "")]);
    const connection: Connection = Object.fromEntries(given.filter(([, value]) => value));
    status.textContent = keep(connection)
      ? "All samples have these values."
      : "Your browser keeps nothing, so this page alone has them.";
    fill(connection);
  });
  form.addEventListener("reset", () => {
    keep({});
    fill({});
    status.textContent = "All samples have placeholders again.";
  });
}

/** Gives what replaces the placeholders on the page, again and again: it remembers where each of them was. */
function fillerOf(placeholders: Connection): (connection: Connection) => void {
  const names = Object.keys(placeholders);
  if (names.length === 0) return () => {};
  const escaped = names.map((name) => (placeholders[name] ?? "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(escaped.join("|"), "g");
  const nameOf = new Map(names.map((name) => [placeholders[name], name]));
  const places: [node: Text, text: string][] = [];
  for (const code of document.querySelectorAll("pre code, .address .server")) {
    const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      if (node.data.match(pattern)) places.push([node, node.data]);
    }
  }
  return (connection) => {
    for (const [node, text] of places) {
      node.data = text.replace(pattern, (placeholder) => connection[nameOf.get(placeholder) ?? ""] ?? placeholder);
    }
  };
}

function recall(): Connection {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}");
  } catch {
    return {};
  }
}

/** Where nothing may be stored, the values last as long as the page. */
function keep(connection: Connection): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(connection));
    return true;
  } catch {
    return false;
  }
}
