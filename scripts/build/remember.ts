/**
 * A function that makes the same of the same text only once, so that a build after an edit makes no more than what changed.
 *
 * @param most how many results are kept: more than one build asks for, and few enough for days of `--watch`
 */
export function remember<Result>(make: (text: string) => Result, most = 100): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const result = results.has(text) ? (results.get(text) as Result) : make(text);
    // What was asked for last is forgotten last.
    results.delete(text);
    results.set(text, result);
    const [oldest] = results.keys();
    if (results.size > most && oldest !== undefined) results.delete(oldest);
    return result;
  };
}
