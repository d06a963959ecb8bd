/** A request of a `.http` file, ready for `fetch`. */
export interface HttpRequest {
  /** The part before the colon of its title. */
  folder: string;
  name: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** Reads a `.http` file as editors do. `variables` go before the file's own. */
export function readHttpFile(text: string, variables: Record<string, string>): HttpRequest[] {
  const [preamble = "", ...requests] = text.split(/^### /m);
  const own = [...preamble.matchAll(/^@(\w+) = ?(.*)$/gm)].map(([, name = "", value = ""]) => [name, value] as const);
  const values = { ...Object.fromEntries(own), ...variables };
  const filled = (part: string) =>
    part.replaceAll(/{{(\w+)}}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`no variable ${name}`);
      return value;
    });
  return requests.map((request) => {
    const [head = "", ...rest] = filled(request).split("\n\n");
    const [title = "", ...lines] = head.split("\n");
    const [folder = ""] = title.split(": ");
    const [start = "", ...headers] = lines.filter((line) => !line.startsWith("#") && line !== "");
    const [method = "", url = ""] = start.split(" ");
    const name = /^# @name (\w+)$/m.exec(head)?.[1] ?? "";
    const body = rest.join("\n\n").trim();
    return { folder, name, method, url, headers: readHeaders(headers), ...(body && { body }) };
  });
}

/** Basic credentials stand in the file as they are; editors encode them. */
function readHeaders(lines: string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [name = "", value = ""] = line.split(": ");
      const [scheme, user, password] = value.split(" ");
      return [name, scheme === "Basic" ? `Basic ${btoa(`${user}:${password}`)}` : value];
    }),
  );
}
