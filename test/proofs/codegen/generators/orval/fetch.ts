import { given } from "../../languages/typescript/report.ts";

/** What the generated functions call: it sends a path of the document to the mock, as the default would to the page's host. */
export async function fetchFromMock<T>(path: string, options: RequestInit): Promise<T> {
  const response = await fetch(given("BASE_URL") + path, options);
  return { status: response.status, headers: response.headers, data: await response.json() } as T;
}
