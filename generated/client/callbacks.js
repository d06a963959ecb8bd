// Generated from spec/ by `npm run build`. Do not edit.

export { CallbackError } from "./callbacks/callback-error.js";
export { createCallbackHandler, createMemoryStore, } from "./callbacks/create-callback-handler.js";
export { toLambdaHandler, toNodeListener, } from "./callbacks/to-node-listener.js";
export { parseCallback, signCallback, verifyCallback, } from "./callbacks/verify-callback.js";
