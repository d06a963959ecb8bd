/** The values of one list that are not in another. A single value, or none, is a list as well. */
export function without(list: unknown, other: unknown): unknown[] {
  const others = [other ?? []].flat();
  return [list ?? []].flat().filter((value) => !others.includes(value));
}
