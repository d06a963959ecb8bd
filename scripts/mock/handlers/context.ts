import type { components } from "../../../generated/client/api.d.ts";
import { bodies, type Model } from "../../openapi/model.ts";
import { fillPath } from "../../openapi/paths.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { Catalogue } from "../catalogue/entry.ts";
import type { Masking } from "../log/masking.ts";
import type { Change, Clock, IdPrefixes, PayoutDetails, PlannedDelivery } from "../platform/payout.ts";
import type { TestFields } from "../platform/test-outcome.ts";
import type { PayoutStore } from "../store/payout-store.ts";
import type { OperationId } from "./calls.ts";

/** What the handlers need of callbacks. */
export interface Callbacks {
  /** The callbacks for future changes. */
  plan(account: string, details: PayoutDetails, changes: Change[]): PlannedDelivery[];
  /** Says that some were planned. */
  wake(): void;
}

/** The state of the platform, and what the contract says of it. */
export interface State {
  store: PayoutStore;
  catalogue: Catalogue;
  accounts: Accounts;
  masking: Masking;
  prefixes: IdPrefixes;
  testFields: TestFields;
  /** How payouts of the private API come about, as responses say it. */
  source: string;
  /** A method as the pre-request shows it. */
  methodOf: (code: string) => components["schemas"]["PrerequestMethod"];
  addressOf: AddressOf;
  /** How long a payout stays in each state once it moves, in milliseconds. */
  stepDelay: number;
  clock: Clock;
  strictServices: boolean;
}

/** What the handlers simulate the platform with. */
export interface Platform extends State {
  callbacks: Callbacks;
}

/**
 * The address of an operation, relative to the host, as links in responses have it.
 *
 * @param path values of the `{names}` in its path
 * @param query its parameters; those that are undefined are left out
 */
type AddressOf = (
  operation: OperationId,
  path?: Record<string, string>,
  query?: Record<string, string | number | undefined>,
) => string;

/** Makes addresses from the paths of the contract, each behind what a proxy has before them. */
export function readAddresses({ operations }: Model, before = ""): AddressOf {
  const templates = new Map(operations.map(({ operation, path }) => [operation.operationId, path]));
  return (operation, path = {}, query = {}) => {
    const filled = before + fillPath(templates.get(operation) ?? "", path);
    const parameters = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
    );
    return parameters.length > 0 ? `${filled}?${parameters.join("&")}` : filled;
  };
}

type Schemas = components["schemas"];

/** Shows methods as the contract's examples do; one that they don't have is made up after the first of them. */
export function readMethods(contract: Model): Platform["methodOf"] {
  const documented = bodies(contract)
    .filter(({ operationId, place }) => operationId === "createPayoutPrerequest" && place === "200")
    .flatMap(({ value }) => Object.entries((value as Schemas["PayoutPrerequestDocument"]).data.services))
    .flatMap(([name, value]) => (name === "methods" ? (Object.values(value) as Schemas["PrerequestMethod"][]) : []));
  const [pattern] = documented;
  if (!pattern) throw new Error("The contract has no example of a method.");
  return (code) => {
    const method = documented.find((one) => one.code === code);
    if (method) return method;
    const name = code.charAt(0).toUpperCase() + code.slice(1).replaceAll(/[._-]/g, " ");
    const address = (url: string) => url.replace(`/${pattern.code}/`, `/${code}/`);
    return { ...pattern, code, name: { en: name }, logo: address(pattern.logo), icon: address(pattern.icon) };
  };
}
