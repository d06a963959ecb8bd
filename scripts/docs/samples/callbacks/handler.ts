import { createServer } from "node:http";
import { createCallbackHandler, toNodeListener } from "payouts-contract/callbacks";

const { TEST_SECRET = "", LIVE_SECRET = "", PORT = "3000" } = process.env;

const handle = createCallbackHandler({
  secret: { test: TEST_SECRET, live: LIVE_SECRET },
  async onChange({ id, attributes }) {
    console.log(id, attributes.status, attributes.updated);
  },
});

createServer(toNodeListener(handle)).listen(Number(PORT), "127.0.0.1");
