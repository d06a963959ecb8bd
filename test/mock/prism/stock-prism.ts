import { getHttpOperationsFromSpec, type IHttpConfig } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { afterAll } from "vitest";
import { quietLogger } from "../../../scripts/mock/prism/generate-response.ts";
import { contract } from "../../contract.ts";

const config: IHttpConfig = {
  isProxy: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

/** Prism's own server over the contract, as `prism mock` starts it, on a free port. Resolves to its address. */
export async function stockPrism(): Promise<string> {
  const operations = await getHttpOperationsFromSpec(structuredClone(contract));
  // It would call hosts that requests name.
  for (const operation of operations) delete operation.callbacks;
  const server = createServer(operations, {
    cors: true,
    config,
    components: { logger: quietLogger } as Parameters<typeof createServer>[1]["components"],
  });
  const url = await server.listen(0, "127.0.0.1");
  afterAll(() => server.close());
  return url;
}
