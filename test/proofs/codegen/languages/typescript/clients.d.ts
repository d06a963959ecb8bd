// The generated clients exist in the work folders alone, where the journeys are compiled with their types.
declare module "#client";
declare module "#client/runtime";
declare module "#client/schemas" {
  export type PrerequestService =
    import("../../../../../generated/client/api.d.ts").components["schemas"]["PrerequestService"];
}
