import type { components } from "../api.d.ts";

type Schemas = components["schemas"];
type Result = Schemas["PayoutPrerequestResult"];

/** What a pre-request finds, wherever the platform put it. */
export interface Prerequest {
  /** The services that fit, by code. */
  services: Record<string, Schemas["PrerequestService"]>;
  /** The methods of the services, by code. */
  methods: Record<string, Schemas["PrerequestMethod"]>;
  /** The account that the public key belongs to, if the answer says. */
  account: Schemas["PrerequestAccount"] | undefined;
}

/**
 * Sorts the answer to a pre-request, in which methods and account may stand among the services or beside them, and an empty
 * map may come as a list.
 */
export function sortPrerequest(result: Result): Prerequest {
  const { methods, account, ...services } = { ...result.services } as Exclude<Result["services"], unknown[]>;
  return {
    services: services as Prerequest["services"],
    methods: { ...methods, ...result.methods } as Prerequest["methods"],
    account: result.account ?? account,
  };
}
