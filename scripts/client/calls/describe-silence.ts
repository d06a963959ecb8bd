/** Says why there is no answer to read. An error of `fetch` is not handed on, as it may hold the request with its credentials. */
export function describeSilence(reason: unknown, signal?: AbortSignal): { happened: string; cause?: unknown } {
  if (signal?.aborted) return { happened: "aborted before an answer came", cause: signal.reason };
  const { name, message, code, cause } = reason as Error & { code?: unknown; cause?: { code?: unknown } };
  if (name === "TimeoutError") return { happened: message, cause: reason };
  return { happened: `no answer came that could be read (${cause?.code ?? code ?? name})` };
}
