import { refuse } from "../http/answer.ts";
import type { Operation } from "./operation.ts";

/** Finds what a request is for. Paths are percent-encoded as they came. */
export interface Router {
  /**
   * The operation of a method and a path, with the values of the `{names}` in its path.
   *
   * @throws Refusal with 400, 404 or 405
   */
  route(method: string, path: string): { operation: Operation; path: Record<string, string> };
  /** Methods that a path takes, for the header `Allow`; none if no operation has the path. @throws Refusal with 400 */
  methods(path: string): string[];
}

/** A segment of a path template: a text, or the name of a parameter. */
type Segment = { text: string } | { name: string };

interface Route {
  operation: Operation;
  segments: Segment[];
}

/** Takes the paths of operations apart, once. Of two that fit, the one with more text in it comes first, as in Prism. */
export function createRouter(operations: Operation[]): Router {
  const routes = operations
    .map((operation): Route => ({ operation, segments: operation.path.split("/").map(readSegment) }))
    .sort((first, second) => parametersIn(first) - parametersIn(second));
  const fitting = (path: string) => {
    const values = segmentsOf(path);
    return { values, found: routes.filter(({ segments }) => fits(segments, values)) };
  };
  const methods = (path: string) => methodsOf(fitting(path).found.map(({ operation }) => operation));
  return {
    methods,
    route(method, path) {
      const { values, found } = fitting(path);
      const wanted = method === "HEAD" ? "get" : method.toLowerCase();
      const route = found.find(({ operation }) => operation.method === wanted);
      if (route) return { operation: route.operation, path: valuesOf(route.segments, values) };
      if (found.length === 0) throw refuse(404, "No operation has this path.");
      const allowed = methods(path).join(", ");
      throw refuse(405, `This path takes ${allowed}.`, { Allow: allowed });
    },
  };
}

/** Methods of operations, with those that the mock adds; none if there is no operation. */
export function methodsOf(operations: Operation[]): string[] {
  if (operations.length === 0) return [];
  const methods = new Set(operations.map(({ method }) => method.toUpperCase()));
  if (methods.has("GET")) methods.add("HEAD");
  return [...methods, "OPTIONS"];
}

function readSegment(segment: string): Segment {
  const name = /^\{(.+)\}$/.exec(segment)?.[1];
  return name === undefined ? { text: segment } : { name };
}

function parametersIn({ segments }: Route): number {
  return segments.filter((segment) => "name" in segment).length;
}

function segmentsOf(path: string): string[] {
  const segments = path.split("/");
  if (!path.includes("%")) return segments;
  try {
    return segments.map(decodeURIComponent);
  } catch {
    throw refuse(400, "The address is not percent-encoded as it should be.");
  }
}

/** A parameter in a path is never empty. */
function fits(segments: Segment[], values: string[]): boolean {
  return (
    segments.length === values.length &&
    segments.every((segment, index) => ("name" in segment ? values[index] !== "" : segment.text === values[index]))
  );
}

function valuesOf(segments: Segment[], values: string[]): Record<string, string> {
  const named: Record<string, string> = {};
  segments.forEach((segment, index) => {
    if ("name" in segment) named[segment.name] = values[index] ?? "";
  });
  return named;
}
