import { refuse } from "../http/answer.ts";
import type { MockRequest } from "../http/request.ts";

/**
 * Lets programs and the mock's own page through. A page of another origin is told by `Origin`, or by `Sec-Fetch-Site` where a
 * browser sends no origin, as for an image; one whose name was led here is told by the name.
 *
 * @param page whether the request is for the page itself, to which links of others may lead
 * @throws Refusal with 403
 */
export function checkOrigin({ headers }: MockRequest, url: string, page: boolean): void {
  const { port } = new URL(url);
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host = "", origin } = headers;
  const site = headers["sec-fetch-site"] ?? "none";
  const isLink = page && headers["sec-fetch-mode"] === "navigate";
  const own =
    hosts.includes(host) &&
    (origin === undefined || origin === `http://${host}`) &&
    (isLink || site === "none" || site === "same-origin");
  if (!own) throw refuse(403, "Pages of other origins can't use the admin API.");
}
