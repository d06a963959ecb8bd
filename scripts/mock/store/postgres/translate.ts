import { Unavailable } from "../unavailable.ts";

/**
 * The classes of SQLSTATE by which PostgreSQL says that the fault is not the statement's: connection and admission to it,
 * transactions in each other's way, resources, intervention of an operator, system (PostgreSQL's documentation, appendix A).
 */
const passing = /^(08|28|3D|40|53|57|58)/;

/** An error of the driver as it is, or as {@link Unavailable} where the statement is not at fault. */
export function translate(error: unknown): Error {
  if (!(error instanceof Error)) return new Unavailable(String(error));
  const { code, severity } = error as Error & { code?: string; severity?: string };
  // What the server refuses has a severity; without one, the server was not reached or was lost.
  const refused = severity !== undefined && code !== undefined && !passing.test(code);
  return refused ? error : new Unavailable(error.message, { cause: error });
}
