import type { WorkingCopy } from "./working-copy.ts";

/** One file that a recipe has somebody change, and what is said where it was forgotten. */
export interface Step {
  file: string;
  make(copy: WorkingCopy): void;
  forgotten?: RegExp;
}

/** Puts text where other text is, which has to be there. */
function replace(file: string, from: string, to: string): Pick<Step, "file" | "make"> {
  return {
    file,
    make(copy) {
      const text = copy.read(file);
      if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
      copy.write(
        file,
        text.replace(from, () => to),
      );
    },
  };
}

/** Writes a file like another, with some of its text replaced. */
function derive(file: string, source: string, ...changes: [from: string, to: string][]): Pick<Step, "file" | "make"> {
  return {
    file,
    make: (copy) =>
      copy.write(
        file,
        changes.reduce((text, [from, to]) => text.replace(from, to), copy.read(source)),
      ),
  };
}

const changelog: Step = {
  ...replace("CHANGELOG.md", "## Unreleased\n", "## Unreleased\n\n- Something new.\n"),
  forgotten: /^CHANGELOG\.md:\d+ says nothing of what changed in spec\/ .*Add a line/m,
};

const source = "x-source: observed\nx-source-note: Seen in a public integration.\n";

/** For each recipe somebody who follows it. */
export const followed: Record<string, Step[]> = {
  "A field": [
    replace(
      "spec/schemas/Customer.yaml",
      "properties:\n",
      `properties:\n  nickname:\n    type: string\n    description: What friends say.\n    examples: [Jo]\n    ${source.trim().replace("\n", "\n    ")}\n`,
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
    derive("spec/responses/TooManyRequests.yaml", "spec/responses/Unavailable.yaml", [
      "x-remedy:",
      `${source}x-remedy:`,
    ]),
    {
      ...replace("spec/kinds.yaml", "statuses: [400, 404, 500,", "statuses: [400, 404, 429, 500,"),
      forgotten:
        /^spec\/kinds\.yaml: Creation does not say what 429 means, which POST \/api\/payout-invoices responds with\. Add it to the `statuses` of a meaning/m,
    },
    {
      ...replace(
        "spec/paths/api/payout-invoices.yaml",
        '    "500":\n',
        '    "429":\n      $ref: ../../responses/TooManyRequests.yaml\n    "500":\n',
      ),
    },
    changelog,
  ],
  "An operation": [
    derive(
      "spec/paths/api/payout-services@{id}@terms.yaml",
      "spec/paths/api/payout-services@{id}.yaml",
      ["operationId: getPayoutService", "operationId: getPayoutServiceTerms"],
      // A documented sample stands where the documentation shows it.
      ["            documented:\n              $ref: ../../examples/documented/service-response.yaml\n", ""],
    ),
    replace(
      "spec/openapi.yaml",
      "\npaths:\n",
      "\npaths:\n  /api/payout-services/{id}/terms:\n    $ref: paths/api/payout-services@{id}@terms.yaml\n",
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
  "A brand": [
    derive("spec/brands/zenith.yaml", "spec/brands/corefy.yaml", ["x-brand: Corefy", "x-brand: Zenith Pay"]),
    changelog,
  ],
  "A guide": [
    derive(
      "spec/guides/limits.md",
      "spec/guides/paging.md",
      ["title: Paging", "title: Limits"],
      ["description: Services come", "description: Limits come"],
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

/** What a recipe leaves open, as whoever follows it fills it in. */
export function fillIn(command: string): string {
  return command.replace("NAME", "another");
}
