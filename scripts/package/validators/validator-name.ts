/** The name of the function that validates by a schema. */
export function validatorName(schema: string): string {
  return `validate${schema}`;
}
