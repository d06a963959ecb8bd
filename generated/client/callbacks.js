// Generated from spec/ by `npm run build`. Do not edit.

export { CallbackError } from "./callbacks/callback-error.js";
export { createCallbackHandler, } from "./callbacks/create-callback-handler.js";
export { parseCallback } from "./callbacks/parse-callback.js";
export { createMemoryStore } from "./callbacks/seen-store.js";
export { signCallback } from "./callbacks/sign-callback.js";
export { toNodeListener } from "./callbacks/to-node-listener.js";
export { verifyCallback } from "./callbacks/verify-callback.js";
