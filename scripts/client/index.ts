/** Everything that the clients and the callbacks have: `import { createPrivateClient, verifyCallback } from "payouts-contract"`. */
export * from "./callbacks.ts";
export * from "./private.ts";
export * from "./public.ts";
