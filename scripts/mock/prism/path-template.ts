import type { Operation } from "./operation.ts";

/** Values of the `{names}` of a path template, decoded. The path is known to fit the template. */
export function pathParameters(template: string, path: string): Record<string, string> {
  const values = decodedSegments(path);
  const names = template.split("/").map((segment) => /^\{(.+)\}$/.exec(segment)?.[1]);
  return Object.fromEntries(names.flatMap((name, index) => (name ? [[name, values[index] ?? ""]] : [])));
}

/** Methods that a path takes, for the header `Allow`. Empty if no operation has the path. */
export function allowedMethods(operations: Operation[], path: string): string[] {
  return methodsOf(operations.filter((operation) => fits(operation.path, path)));
}

/** Methods of operations, with those that the mock adds; none if there is no operation. */
export function methodsOf(operations: Operation[]): string[] {
  if (operations.length === 0) return [];
  const methods = new Set(operations.map(({ method }) => method.toUpperCase()));
  if (methods.has("GET")) methods.add("HEAD");
  return [...methods, "OPTIONS"];
}

function fits(template: string, path: string): boolean {
  const values = decodedSegments(path);
  const segments = template.split("/");
  return (
    segments.length === values.length &&
    segments.every((segment, index) => /^\{.+\}$/.test(segment) || segment === values[index])
  );
}

function decodedSegments(path: string): string[] {
  return path.split("/").map(decodeURIComponent);
}
