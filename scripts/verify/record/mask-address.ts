import type { OpenApiDocument } from "../../openapi/document.ts";
import { operations } from "../../openapi/operations.ts";
import { maskForm } from "../../secrecy/mask-form.ts";

/** Of an address: protocol, user information, host, path, query and fragment. A host may have a port. */
const address =
  /^(?:(https?:\/\/)(?:[^/?#\s]*@)?([\w.-]+(?::\d+)?)(?=[/?#]|$))?(\/[^?#\s]*)?(?:\?([^#\s]*))?(?:#(.*))?$/i;

/**
 * Masks what an address gives away. User names and passwords go, and a host stays. Of the API's own addresses the path stays, and
 * IDs and short numbers in the query, which lead from page to page; of others everything after the host is masked.
 *
 * @param ids what is known to be an ID when an address comes
 * @param maskName masks what may be no name of a parameter
 * @returns undefined for what is no address: a path alone is one if it is the API's own
 */
export function createMaskAddress(
  contract: OpenApiDocument,
  ids: Set<string>,
  maskName: (name: string) => string,
): (text: string) => string | undefined {
  const paths = operations(contract).map(({ path, operation }) => {
    // The private API may stand at the root of a host of its own.
    const { basePath = "" } = contract["x-audiences"]?.[operation["x-audience"] ?? ""] ?? {};
    return new RegExp(`^(?:${basePath})?${path.slice(basePath.length).replaceAll(/\{\w+\}/g, "([^/]+)")}$`);
  });
  const isOfApi = (path: string): boolean =>
    paths.some((pattern) => {
      const match = pattern.exec(path);
      return match?.slice(1).every((id) => ids.has(id)) ?? false;
    });
  const maskPair = (pair: string, stays: (value: string) => boolean): string => {
    const [name = "", ...rest] = pair.split("=");
    if (rest.length === 0) return maskForm(pair);
    const [[plainName, plainValue] = ["", ""]] = new URLSearchParams(pair);
    const value = rest.join("=");
    const shownName = maskName(plainName) === plainName ? name : maskForm(name);
    return `${shownName}=${stays(plainValue) ? value : maskForm(value)}`;
  };
  const leadsOn = (value: string): boolean => ids.has(value) || /^\d{0,4}$/.test(value);
  return (text) => {
    const parts = address.exec(text);
    if (!parts) return undefined;
    const [, protocol = "", host = "", path = "", query, fragment] = parts;
    const own = isOfApi(path);
    if (!own && protocol === "") return undefined;
    const pairs = query?.split("&").map((pair) => maskPair(pair, (value) => own && leadsOn(value)));
    return [
      `${protocol}${host}${own ? path : maskForm(path)}`,
      ...(pairs ? [`?${pairs.join("&")}`] : []),
      ...(fragment === undefined ? [] : [`#${maskForm(fragment)}`]),
    ].join("");
  };
}
