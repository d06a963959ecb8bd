/** A way to call the API from TypeScript, as texts from which programs are put together. */
export interface Candidate {
  name: string;
  /** Makes a client in the work folder, from `openapi.json` there. */
  generate?: readonly [program: string, ...args: string[]];
  /** The module that exports the contract's named types. */
  types: string;
  /** Imports, and a client for `origin`, which is in scope. */
  setUp: string;
  /** Makes a payout of `attributes`, which is in scope. */
  create: string;
  /** Asks for the second page of services. */
  secondPage?: string;
  /** A statement that compiles only if the errors of a creation are told apart by their status, or by name. */
  errorsByStatus?: string;
}

/** What every program has before it: where the server is, and the payout. */
export const preamble = `
declare const process: { env: Record<string, string> };
const origin: string = process.env.ORIGIN ?? "";
const attributes = { reference_id: "order-1", service: "card", currency: "USD", amount: 10, test_mode: true, fields: {} };
`;
