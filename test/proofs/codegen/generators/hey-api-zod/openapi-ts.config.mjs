export default {
  input: "./openapi.json",
  output: { path: "client", module: { extension: ".js" } },
  // The functions check each request and each response of success.
  plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "zod", { name: "@hey-api/sdk", validator: true }],
};
