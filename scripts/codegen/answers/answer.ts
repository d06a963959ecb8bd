import type { Json } from "../../openapi/walk.ts";

/** A body that the platform may send, and the named schema by which a client reads it. */
export interface Answer {
  name: string;
  schema: string;
  value: Json;
}
