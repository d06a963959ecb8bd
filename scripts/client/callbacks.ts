export { CallbackError, type CallbackFault } from "./callbacks/callback-error.ts";
export {
  type CallbackHandler,
  type CallbackHandlerOptions,
  type ChangeContext,
  createCallbackHandler,
} from "./callbacks/create-callback-handler.ts";
export { type PayoutInvoice, parseCallback } from "./callbacks/parse-callback.ts";
export type { RawBody } from "./callbacks/raw-body.ts";
export type { CallbackSecret, Secrets } from "./callbacks/secrets.ts";
export { createMemoryStore, type SeenStore } from "./callbacks/seen-store.ts";
export { type SignCallbackOptions, signCallback } from "./callbacks/sign-callback.ts";
export { type NodeRequest, type NodeResponse, toNodeListener } from "./callbacks/to-node-listener.ts";
export { type VerifyCallbackOptions, verifyCallback } from "./callbacks/verify-callback.ts";
