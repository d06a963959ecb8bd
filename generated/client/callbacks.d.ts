// Generated from spec/ by `npm run build`. Do not edit.

export { CallbackError, type CallbackFault } from "./callbacks/callback-error.js";
export { type CallbackHandler, type CallbackHandlerOptions, type ChangeContext, createCallbackHandler, } from "./callbacks/create-callback-handler.js";
export { type PayoutInvoice, parseCallback } from "./callbacks/parse-callback.js";
export type { RawBody } from "./callbacks/raw-body.js";
export type { CallbackSecret, Secrets } from "./callbacks/secrets.js";
export { createMemoryStore, type SeenStore } from "./callbacks/seen-store.js";
export { type SignCallbackOptions, signCallback } from "./callbacks/sign-callback.js";
export { type NodeRequest, type NodeResponse, toNodeListener } from "./callbacks/to-node-listener.js";
export { type VerifyCallbackOptions, verifyCallback } from "./callbacks/verify-callback.js";
