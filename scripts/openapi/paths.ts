/**
 * A path of a template such as `/payouts/{id}`, with a value in the place of each name.
 *
 * @param encode makes a value fit for its place
 * @throws Error if a value is missing
 */
export function fillPath(
  template: string,
  values: Record<string, unknown>,
  encode: (value: string) => string = encodeURIComponent,
): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${template}: there is no value for ${name}. Give one.`);
    return encode(String(value).toWellFormed());
  });
}

/** What a path fits, and the values that stand in it for the names of the template. */
export interface PathMatch<Route> {
  route: Route;
  values: Record<string, string>;
}

/** Finds what a path fits. Of two that fit, the one with fewer names in it comes first. */
export type PathMatcher<Route> = (path: string) => PathMatch<Route>[];

/**
 * Takes the templates of paths apart, once.
 *
 * @param routes each with its template in `path`
 * @returns a function that is given a path, without a query, percent-encoded as it came; it throws URIError if that is encoded wrongly
 */
export function createPathMatcher<Route extends { path: string }>(routes: Route[]): PathMatcher<Route> {
  const templates = routes
    .map((route) => ({ route, segments: route.path.split("/").map(readSegment) }))
    .sort((one, other) => namesIn(one.segments) - namesIn(other.segments));
  return (path) => {
    const texts = path.split("/").map((text) => (text.includes("%") ? decodeURIComponent(text) : text));
    return templates
      .filter(({ segments }) => fits(segments, texts))
      .map(({ route, segments }) => ({ route, values: valuesOf(segments, texts) }));
  };
}

/** A segment of a template: a text, or a name that stands for one. */
type Segment = { text: string } | { name: string };

function readSegment(segment: string): Segment {
  const name = /^\{(.+)\}$/.exec(segment)?.[1];
  return name === undefined ? { text: segment } : { name };
}

function namesIn(segments: Segment[]): number {
  return segments.filter((segment) => "name" in segment).length;
}

/** A value in a path is never empty. */
function fits(segments: Segment[], texts: string[]): boolean {
  return (
    segments.length === texts.length &&
    segments.every((segment, index) => ("name" in segment ? texts[index] !== "" : segment.text === texts[index]))
  );
}

function valuesOf(segments: Segment[], texts: string[]): Record<string, string> {
  return Object.fromEntries(
    segments.flatMap((segment, index) => ("name" in segment ? [[segment.name, texts[index] ?? ""]] : [])),
  );
}
