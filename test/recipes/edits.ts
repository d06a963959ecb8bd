import type { WorkingCopy } from "./working-copy.ts";

/** One file that a recipe has somebody change, and what is said where it was forgotten. */
export interface Step {
  file: string;
  make(copy: WorkingCopy): void;
  forgotten?: RegExp;
}

/** Puts text where other text is, which has to be there. */
function replace(file: string, from: string | RegExp, to: string): Pick<Step, "file" | "make"> {
  return {
    file,
    make(copy) {
      const text = copy.read(file).replace(from, () => to);
      if (text === copy.read(file)) throw new Error(`${file} has no ${from}`);
      copy.write(file, text);
    },
  };
}

/** Fills in a file what `npm run new` left open: for the beginning of each TODO what comes in its place. */
function fill(file: string, ...values: [todo: string, value: string][]): Step {
  return {
    file,
    make(copy) {
      let text = copy.read(file);
      for (const [todo, value] of values) {
        const start = text.indexOf(`TODO ${todo}`);
        if (start < 0) throw new Error(`${file} has no TODO ${todo}`);
        text = text.slice(0, start) + value + text.slice(text.indexOf("\n", start));
      }
      copy.write(file, text);
    },
    forgotten: new RegExp(`^${file.replaceAll(/[^\w/]/g, "\\$&")}:\\d+ still says TODO: `, "m"),
  };
}

const changelog = fill("CHANGELOG.md", ["say what", "Something new."]);

const source: [todo: string, value: string][] = [
  ["name one of published", "observed"],
  ["say where", "Seen in a public integration."],
];

/** For each recipe somebody who follows it. */
export const followed: Record<string, Step[]> = {
  "A field": [
    fill(
      "spec/schemas/Customer.yaml",
      ["name one of string", "string"],
      ["describe", "What friends say."],
      ["list a value", "[Jo]"],
      ...source,
    ),
    {
      ...replace(
        "spec/examples/create-full-request.yaml",
        "      customer:\n",
        "      customer:\n        nickname: Jo\n",
      ),
      forgotten:
        /spec\/schemas\/Customer\.yaml:\d+:\d+ Customer\.nickname: no valid example shows it\. Add it to spec\/examples\//,
    },
    changelog,
  ],
  "An error status": [
    fill("spec/responses/ImATeapot.yaml", ["say in a sentence", "The platform only makes tea."], ...source, [
      "say what to mend",
      "Ask for tea",
    ]),
    fill(
      "spec/examples/im-a-teapot-error.yaml",
      ["say in", "A teapot"],
      ["show", '{ errors: [{ status: I am a teapot, code: "418" }] }'],
    ),
    {
      ...replace("spec/kinds.yaml", /(?<=statuses: \[.*)500, /g, "418, 500, "),
      forgotten:
        /^spec\/kinds\.yaml: Creation does not say what 418 means, which POST \/api\/payout-invoices responds with\. Add it to the `statuses` of a meaning/m,
    },
    changelog,
  ],
  "An operation": [
    fill(
      "spec/paths/api/payout-services@{id}@terms.yaml",
      ["begin with a verb", "Get the terms of a service"],
      ["say in sentences", "Returns the terms of a service."],
      ["name one of", "Services"],
      ["name one of", "Catalogue"],
      ["refer to a file", "../../parameters/serviceId.yaml"],
      ["say in a sentence", "The service."],
      ["name one of", "none"],
      ["refer to a file", "../../schemas/PayoutServiceDocument.yaml"],
      ["refer to a file", "../../examples/service-usdt.yaml"],
    ),
    {
      ...replace(
        "scripts/mock/handlers/handlers.ts",
        "  getPayoutService: getService,\n",
        "  getPayoutService: getService,\n  getPayoutServiceTerms: (call, platform) => getService({ ...call }, platform),\n",
      ),
      forgotten: /scripts\/mock\/handlers\/handlers\.ts\(\d+,\d+\): error .*getPayoutServiceTerms/,
    },
    changelog,
  ],
  "A brand": [fill("spec/brands/zenith.yaml", ["say in a few words", "The brand"], ["give", "Zenith Pay"]), changelog],
  "A guide": [
    fill(
      "spec/guides/limits.md",
      ["say in a few words", "Limits"],
      ["say in a sentence", "What the platform limits."],
      ["write", "Send less."],
    ),
  ],
  "A generator": [
    {
      file: "test/proofs/codegen/generators/another/generator.ts",
      make(copy) {
        const folder = "test/proofs/codegen/generators";
        copy.copy(`${folder}/openapi-fetch`, `${folder}/another`);
        const text = copy.read(`${folder}/another/generator.ts`);
        const own = text.replace("const openapiFetch", "const another").replace('"openapi-fetch",', '"another",');
        copy.write(`${folder}/another/generator.ts`, own);
      },
    },
    {
      file: "test/proofs/codegen/generators/generators.ts",
      make(copy) {
        const file = "test/proofs/codegen/generators/generators.ts";
        const text = copy.read(file).replace("Generator[] = [\n", "Generator[] = [\n  another,\n");
        copy.write(file, `import { another } from "./another/generator.ts";\n${text}`);
      },
      forgotten: /--only another: no such generator/,
    },
    replace("CHANGELOG.md", "## Unreleased\n", "## Unreleased\n\n- Something new.\n"),
  ],
};

/** What the commands leave open, and what whoever follows the recipes puts there. */
const named: Record<string, string> = {
  "SCHEMA.MEMBER": "Customer.nickname",
  "status STATUS": "status 418",
  "OPERATION_ID METHOD PATH": "getPayoutServiceTerms GET '/api/payout-services/{id}/terms'",
  "brand NAME": "brand zenith",
  "guide NAME": "guide limits",
  "--only NAME": "--only another",
};

/** A command of a recipe, as whoever follows it types it. */
export function fillIn(command: string): string {
  return Object.entries(named).reduce((typed, [open, value]) => typed.replace(open, value), command);
}
