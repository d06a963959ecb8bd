import type { Rule } from "../rule.ts";

/** Lists in which the place of an item counts. */
export const order: Rule = {
  name: "order",
  judge({ keyword, action }) {
    if (action !== "reordered") return undefined;
    return keyword === "servers"
      ? { bump: "major", why: "Clients that choose no server take the first." }
      : { bump: "major", why: "Generated code takes arguments in this order, and values would change places." };
  },
};
