import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { tomorrowsAnswers } from "../../scripts/codegen/answers/tomorrow.ts";
import { bodies } from "../../scripts/openapi/model.ts";
import { createValidator } from "../../scripts/openapi/validator.ts";
import { contract, model } from "../contract.ts";
import { instancesOf } from "../spec/instances.ts";
import { mutationsOf } from "../spec/mutations.ts";
import { bundle } from "./bundle.ts";
import { installed, manifest, project } from "./installed.ts";

const file = join(installed, manifest.exports["./validators"].default);
const validators: Record<string, (value: unknown) => boolean> = await import(pathToFileURL(file).href);
const schemas = Object.keys(contract.components.schemas);
const examples = bodies(model);
const validate = createValidator(contract);
const schemaOf = (name: string) => model.components.schemas[name] ?? expect.unreachable(name);

/** What the compiled validator and the contract's own say of a value; the same, if all is well. */
function judge(schema: string, value: unknown): [compiled: boolean | undefined, own: boolean] {
  const own = validate(schemaOf(schema), value).length === 0;
  return [validators[`validate${schema}`]?.(value), own];
}

test("there is one for each named schema", () => {
  expect(Object.keys(validators).sort()).toEqual(schemas.map((name) => `validate${name}`).sort());
});

test.each(examples.map((body) => [`${body.operationId} ${body.place} ${body.name}`, body] as const))(
  "%s and whatever is wrong with it are judged as by the contract",
  (_name, { schema, value }) => {
    const instances = instancesOf(schema, value);
    const cases = instances.flatMap(({ name, value }) => {
      const mutations = mutationsOf(schemaOf(name), value);
      return [{ name: "as it is", value }, ...mutations].map((one) => ({ schema: name, ...one }));
    });
    const judged = cases.map((one) => [one.schema, one.name, ...judge(one.schema, one.value)]);
    expect(judged.filter(([, , compiled, own]) => compiled !== own)).toEqual([]);
    expect(judged[0]?.slice(1)).toEqual(["as it is", true, true]);
  },
);

test.each([...Map.groupBy(tomorrowsAnswers(contract), ({ schema }) => schema)])(
  "%s is taken as it may come tomorrow",
  (schema, answers) => {
    const judged = answers.map(({ name, value }) => [name, ...judge(schema, value)]);
    expect(judged).toEqual(answers.map(({ name }) => [name, true, true]));
  },
);

test.each(schemas)("%s judges every other thing in the examples as the contract does", (schema) => {
  const values = examples.flatMap((body) => instancesOf(body.schema, body.value).map(({ value }) => value));
  const judged = [...values, null, [], {}, "", "x", 0, 0.5, true].map((value) => [value, ...judge(schema, value)]);
  expect(judged.filter(([, compiled, own]) => compiled !== own)).toEqual([]);
});

test("what is wrong is told, all of it", () => {
  const { validatePayoutPrerequest } = validators;
  const errors = () => (validatePayoutPrerequest as unknown as { errors: { keyword: string }[] }).errors;
  expect([validatePayoutPrerequest?.({ amount: 0 }), errors().map(({ keyword }) => keyword)]).toEqual([
    false,
    ["required", "required", "exclusiveMinimum"],
  ]);
});

test("they run where code may not be made of texts", async () => {
  const program = `
    import { validateErrorDocument } from "payouts-contract/validators";
    console.log(validateErrorDocument({ errors: [{ status: "Not Found", code: "404" }] }), validateErrorDocument({}));`;
  const flags = ["--disallow-code-generation-from-strings", "--input-type=module", "--eval", program];
  const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd: project });
  expect(stdout).toBe("true false\n");
});

test("a program carries those that it uses", async () => {
  const [all, one, none] = await Promise.all(
    ["export * from", "export { validateErrorDocument } from", "import"].map((use) =>
      bundle(`${use} "payouts-contract/validators";`),
    ),
  );
  expect(one?.length).toBeLessThan((all?.length ?? 0) / 10);
  // Formats and patterns are what the others need.
  expect(one).not.toMatch(/fullFormats|new RegExp/);
  expect(none).toBe("");
});
