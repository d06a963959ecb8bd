// Generated from spec/ by `npm run build`. Do not edit.

export { CallbackError, type CallbackFault } from "./callbacks/callback-error.js";
export { type CallbackHandler, type CallbackHandlerOptions, type ChangeContext, createCallbackHandler, createMemoryStore, type SeenStore, } from "./callbacks/create-callback-handler.js";
export { type LambdaEvent, type NodeRequest, type NodeResponse, toLambdaHandler, toNodeListener, } from "./callbacks/to-node-listener.js";
export type { CallbackSecret, RawBody, Secrets } from "./callbacks/verify-callback.js";
export { type PayoutInvoice, parseCallback, type SignCallbackOptions, signCallback, type VerifyCallbackOptions, verifyCallback, } from "./callbacks/verify-callback.js";
