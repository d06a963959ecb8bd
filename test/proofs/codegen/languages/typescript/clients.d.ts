// The generated clients exist in the work folders alone, where the journeys are compiled with their types.
declare module "#client";
declare module "#client/runtime";
declare module "#client/zod";
declare module "#steps" {
  export const steps: typeof import("../../generators/hey-api/steps.ts").steps;
}
declare module "#client/schemas" {
  export type PrerequestService =
    import("../../../../../generated/client/api.d.ts").components["schemas"]["PrerequestService"];
}
