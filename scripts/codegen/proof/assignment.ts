import { readKeys } from "../../mock/accounts/accounts.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";

/** What the programs are told, in environment variables of the same names. */
export interface Assignment {
  /** Where both APIs are. */
  BASE_URL: string;
  /** Where each of them is, base path included. */
  PRIVATE_URL: string;
  PUBLIC_URL: string;
  ACCOUNT_ID: string;
  API_KEY: string;
  PUBLIC_KEY: string;
  REFERENCE_ID: string;
  /** File with the answers to read: a list of `{ name, schema, value }`. */
  ANSWERS: string;
}

/** Gives each program an account of its own, with keys of the form that the contract wants. */
export function assign(document: OpenApiDocument, name: string, baseUrl: string, answers: string): Assignment {
  const keys = readKeys(document);
  const { "x-audiences": audiences = {} } = document;
  return {
    BASE_URL: baseUrl,
    PRIVATE_URL: `${baseUrl}${audiences.private?.basePath}`,
    PUBLIC_URL: `${baseUrl}${audiences.public?.basePath}`,
    ACCOUNT_ID: name,
    API_KEY: `${keys.secret.test}${name}`,
    PUBLIC_KEY: `${keys.public.test}${name}`,
    REFERENCE_ID: `reference-${name}`,
    ANSWERS: answers,
  };
}
