import { documentation, oneLine } from "./documentation.ts";
import { argumentsOf } from "./operation-arguments.ts";
import type { OperationForm } from "./operation-form.ts";

/** The documentation of an operation's function: what the contract says of it, of what it takes and of each answer. */
export function describeOperation(form: OperationForm, key: string | undefined): string {
  const { operation, responses } = form;
  const succeeds = ([status]: [string, unknown]) => status.startsWith("2");
  const parameters = argumentsOf(form, key).map(({ name, description }) => `@param ${name} ${oneLine(description)}`);
  const success = responses.filter(succeeds).map(([, { description }]) => `@returns ${oneLine(description)}`);
  const errors = responses
    .filter((response) => !succeeds(response))
    .map(([status, response]) => `- ${status}, \`${response["x-outcome"]}\`: ${oneLine(response.description)}`);
  const tags = [...parameters, ...success, "@throws PayoutsError", ...errors].join("\n");
  return documentation([`${operation.summary}.`, operation.description, tags], "  ");
}
