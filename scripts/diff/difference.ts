import type { Node } from "../openapi/nodes.ts";
import type { Kind } from "../openapi/shape.ts";

/** JSON Pointers of the same thing in two documents, without `#`. They differ where a reference leads elsewhere now. */
export interface Pointers {
  before: string;
  after: string;
}

/** The same object in two documents. */
export interface Pair {
  kind: Kind;
  before: Node;
  after: Node;
  pointers: Pointers;
}

/** A member of an object that is not the same in two documents. */
export interface Difference {
  action: "added" | "removed" | "changed" | "reordered";
  owner: Pair;
  /** The member, such as `required` or `properties`. */
  keyword: string;
  /** The name of the entry, where only one of a map or a list came or went. */
  entry?: string;
  before: unknown;
  after: unknown;
  /** Where the member or the entry is. */
  pointers: Pointers;
}
