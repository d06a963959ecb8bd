/** The oldest Node that the mock and the commands run on. `engines` in package.json says the same; a test compares them. */
export const oldestNode = 24;

/** What is wrong with a version of Node, in one line; undefined if it is new enough. */
export function objectionToNode(version: string = process.versions.node): string | undefined {
  if (Number.parseInt(version, 10) >= oldestNode) return undefined;
  return `Node ${version} is too old for the mock and the commands of payouts-contract. Use Node ${oldestNode} or later.`;
}
