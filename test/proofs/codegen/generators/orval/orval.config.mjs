export default {
  payouts: {
    input: "./openapi.json",
    output: {
      target: "client/index.ts",
      client: "fetch",
      mode: "split",
      override: { mutator: { path: "./fetch.ts", name: "fetchFromMock" } },
    },
  },
};
