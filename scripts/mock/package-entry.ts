// What `import "payouts-contract/mock"` leads to. What the mock needs of Node is imported by `startMock` alone: an older Node would
// end with the name of what it doesn't have, before anything here could say why.
import { objectionToNode } from "../cli/node-version.ts";

const objection = objectionToNode();
if (objection) throw new Error(objection);

export { ControlError } from "./interface.ts";

/** As in start-mock.ts, whose types the package declares. */
export const startMock: typeof import("./start-mock.ts").startMock = async (options) => {
  const mock = await import("./start-mock.ts");
  return mock.startMock(options);
};
