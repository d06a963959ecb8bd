export { CallbackError, type CallbackFault } from "./callbacks/callback-error.ts";
export {
  type CallbackHandler,
  type CallbackHandlerOptions,
  type ChangeContext,
  createCallbackHandler,
  createMemoryStore,
  type SeenStore,
} from "./callbacks/create-callback-handler.ts";
export {
  type HeaderValues,
  type LambdaEvent,
  type NodeRequest,
  type NodeResponse,
  toLambdaHandler,
  toNodeListener,
} from "./callbacks/to-node-listener.ts";
export type { CallbackSecret, RawBody, Secrets } from "./callbacks/verify-callback.ts";
export {
  parseCallback,
  type SignCallbackOptions,
  signCallback,
  type VerifyCallbackOptions,
  verifyCallback,
} from "./callbacks/verify-callback.ts";
export type { PayoutInvoice } from "./schemas.d.ts";
