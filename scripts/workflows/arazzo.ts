/** Says in a few operators whether something is as it should be: https://spec.openapis.org/arazzo/v1.0.1.html#criterion-object */
export interface Criterion {
  condition: string;
}

/** What comes after a step: https://spec.openapis.org/arazzo/v1.0.1.html#success-action-object */
export interface Action {
  name: string;
  type: "end" | "goto" | "retry";
  stepId?: string;
  /** Seconds. */
  retryAfter?: number;
  retryLimit?: number;
  criteria?: Criterion[];
}

/** A request, and what of its answer is used later. Values are data with runtime expressions in it. */
export interface Step {
  stepId: string;
  description: string;
  operationId: string;
  /** Redocly's way to name a security scheme of the contract, and the credentials for it. */
  "x-security"?: { schemeName: string; values: Record<string, string> }[];
  parameters?: { name: string; in: "path" | "query" | "header"; value: unknown }[];
  requestBody?: { contentType: string; payload: unknown };
  successCriteria: Criterion[];
  onSuccess?: Action[];
  onFailure?: Action[];
  outputs?: Record<string, string>;
}

export interface Workflow {
  workflowId: string;
  summary: string;
  description: string;
  inputs: { required: string[]; properties: Record<string, unknown> };
  steps: Step[];
}

/** An Arazzo 1.0.1 document. Typed is what the contract's own workflows have. */
export interface ArazzoDocument {
  arazzo: string;
  info: { title: string; summary: string; version: string };
  sourceDescriptions: { name: string; type: string; url: string }[];
  workflows: Workflow[];
}
