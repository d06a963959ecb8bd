import { STATUS_CODES } from "node:http";
import { type Random, seeded } from "../mock/random.ts";
import type { WorkingCopy } from "./working-copy.ts";

/** One file that a recipe has somebody change, and what is said where it was forgotten. */
export interface Step {
  file: string;
  make(copy: WorkingCopy): void;
  forgotten?: RegExp;
}

/** Somebody who follows the recipes. */
export interface Follower {
  /** What is done in the files of each recipe. */
  steps: Record<string, Step[]>;
  /** A command of a recipe, as it is typed. */
  type(command: string): string;
}

/** Follows every recipe, with parts that are made by chance. The same seed makes the same ones. */
export function follow(seed: number): Follower {
  const random = seeded(seed);
  const parts = [aField, anErrorStatus, anOperation, aBrand, aGuide, aGenerator].map((part) => part(random));
  return {
    steps: Object.fromEntries(parts.map(({ recipe, steps }) => [recipe, steps])),
    type: (command) => parts.reduce((typed, { open, value }) => typed.replace(open, value), command),
  };
}

/** Other parts each day, the same ones all day. */
export const seedOfToday: number = Math.floor(Date.now() / 86_400_000);

/** A part that is added by a recipe. */
interface Part {
  recipe: string;
  /** What the recipe's commands leave open, and what comes there. */
  open: string;
  value: string;
  steps: Step[];
}

function aField(random: Random): Part {
  const [schema, place] = random.pick([
    ["Customer", "      customer:\n"],
    ["CustomerAddress", "        address:\n"],
  ] as const);
  const [type, example] = random.pick([
    ["string", "Jo"],
    ["integer", "7"],
    ["boolean", "true"],
  ] as const);
  const member = random.pick(["nickname", "salutation", "district", "rating", "verified"]);
  return {
    recipe: "A field",
    open: "SCHEMA.MEMBER",
    value: `${schema}.${member}`,
    steps: [
      fill(
        `spec/schemas/${schema}.yaml`,
        ["name one of string", type],
        ["describe", "What friends say."],
        ["list a value", `[${example}]`],
        ...source,
      ),
      {
        ...replace(
          "spec/examples/create-full-request.yaml",
          place,
          `${place}${indentOf(place)}  ${member}: ${example}\n`,
        ),
        forgotten: new RegExp(
          `spec/schemas/${schema}\\.yaml:\\d+:\\d+ ${schema}\\.${member}: no valid example shows it\\. Add it to spec/examples/`,
        ),
      },
      changelog,
    ],
  };
}

function anErrorStatus(random: Random): Part {
  const status = random.pick(["402", "406", "410", "412", "418", "423", "451", "501", "508"]);
  const words = String(STATUS_CODES[status])
    .replaceAll(/[^A-Za-z ]/g, "")
    .split(" ");
  const name = words.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`).join("");
  return {
    recipe: "An error status",
    open: "status STATUS",
    value: `status ${status}`,
    steps: [
      fill(`spec/responses/${name}.yaml`, ["say in a sentence", "The platform only makes tea."], ...source, [
        "say what to mend",
        "Ask for tea",
      ]),
      fill(
        `spec/examples/${words.join("-").toLowerCase()}-error.yaml`,
        ["say in", "A teapot"],
        ["show", `{ errors: [{ status: I am a teapot, code: "${status}" }] }`],
      ),
      {
        ...replace("spec/kinds.yaml", /(?<=statuses: \[.*)500, /g, `${status}, 500, `),
        forgotten: new RegExp(
          `^spec/kinds\\.yaml: Creation does not say what ${status} means, which POST /api/payout-invoices responds with\\. Add it to the \`statuses\` of a meaning`,
          "m",
        ),
      },
      changelog,
    ],
  };
}

function anOperation(random: Random): Part {
  const method = random.pick(["GET", "POST", "PUT", "PATCH", "DELETE"]);
  const hasRequestBody = ["POST", "PUT", "PATCH"].includes(method);
  const status = random.pick(method === "GET" ? ["200"] : ["200", "201", "202", "204"]);
  const noun = random.pick(["terms", "calendar", "holidays"]);
  const id = `${{ GET: "get", POST: "create", PUT: "replace", PATCH: "update", DELETE: "delete" }[method]}Service${noun[0]?.toUpperCase()}${noun.slice(1)}`;
  const file = `spec/paths/api/payout-services@{id}@${noun}.yaml`;
  const isEmpty = status === "204";
  const written = fill(
    file,
    ["begin with a verb", `${method === "GET" ? "Get" : "Change"} the ${noun} of a service`],
    ["say in sentences", "Concerns a service, and no payout."],
    ["name one of", "Services"],
    ["name one of", "Catalogue"],
    ["refer to a file", "../../parameters/serviceId.yaml"],
    ...(hasRequestBody
      ? ([
          ["say in a sentence", "The new ones."],
          ["refer to a file", "../../schemas/CreatePayoutInvoice.yaml"],
          ["refer to a file", "../../examples/create-full-request.yaml"],
        ] satisfies Values)
      : []),
    ["say in a sentence", "The service."],
    ["name one of", "none"],
    ...(isEmpty
      ? []
      : ([
          ["refer to a file", "../../schemas/PayoutServiceDocument.yaml"],
          ["refer to a file", "../../examples/service-usdt.yaml"],
        ] satisfies Values)),
  );
  const handle = isEmpty
    ? "async () => ({ status: 204 })"
    : `async (call, platform) => ({
    status: ${status},
    body: (await getService({ ...call, body: undefined, exact: undefined }, platform)).body as never,
  })`;
  return {
    recipe: "An operation",
    open: "OPERATION_ID METHOD PATH",
    value: `${id} ${method} '/api/payout-services/{id}/${noun}'`,
    steps: [
      {
        ...written,
        make(copy) {
          const text = copy.read(file);
          const success = text.indexOf('    "200":\n');
          const end = text.indexOf('\n    "4', success);
          const response = text.slice(success, end).replace('"200"', `"${status}"`);
          const [head = "", content = ""] = response.split(/(?<=\n)(?= {6}content:)/);
          copy.write(file, text.slice(0, success) + head.trimEnd() + (isEmpty ? "" : `\n${content}`) + text.slice(end));
          written.make(copy);
        },
      },
      {
        ...replace(
          "scripts/mock/handlers/handlers.ts",
          "  getPayoutService: getService,\n",
          `  getPayoutService: getService,\n  ${id}: ${handle},\n`,
        ),
        forgotten: new RegExp(`scripts/mock/handlers/handlers\\.ts\\(\\d+,\\d+\\): error .*${id}`),
      },
      changelog,
    ],
  };
}

function aBrand(random: Random): Part {
  const brand = random.pick(["zenith", "north-pay", "quay24"]);
  const file = `spec/brands/${brand}.yaml`;
  const written = fill(file, ["say in a few words", "The brand"], ["give", brand]);
  const lacking = random.pick([undefined, "region", "full_address"]);
  return {
    recipe: "A brand",
    open: "brand NAME",
    value: `brand ${brand}`,
    steps: [
      {
        ...written,
        make(copy) {
          written.make(copy);
          if (lacking === undefined) return;
          const removals = [
            `components.schemas.CustomerAddress.properties.${lacking}`,
            `components.examples..address.${lacking}`,
          ];
          const actions = removals.map((target) => `  - target: $.${target}\n    remove: true\n`);
          copy.write(file, copy.read(file) + actions.join(""));
        },
      },
      changelog,
    ],
  };
}

function aGuide(random: Random): Part {
  const guide = random.pick(["limits", "toolkit/limits", "toolkit/proxies", "reconciliation"]);
  return {
    recipe: "A guide",
    open: "guide NAME",
    value: `guide ${guide}`,
    steps: [
      fill(
        `spec/guides/${guide}.md`,
        ["say in a few words", "Limits"],
        ["say in a sentence", "What the platform limits."],
        ["write", "Send less."],
      ),
    ],
  };
}

function aGenerator(): Part {
  const folder = "test/proofs/codegen/generators";
  return {
    recipe: "A generator",
    open: "--only NAME",
    value: "--only another",
    steps: [
      {
        file: `${folder}/another/generator.ts`,
        make(copy) {
          copy.copy(`${folder}/openapi-fetch`, `${folder}/another`);
          const text = copy.read(`${folder}/another/generator.ts`);
          const own = text.replace("const openapiFetch", "const another").replace('"openapi-fetch",', '"another",');
          copy.write(`${folder}/another/generator.ts`, own);
        },
      },
      {
        file: `${folder}/generators.ts`,
        make(copy) {
          const file = `${folder}/generators.ts`;
          const text = copy.read(file).replace("Generator[] = [\n", "Generator[] = [\n  another,\n");
          copy.write(file, `import { another } from "./another/generator.ts";\n${text}`);
        },
        forgotten: /--only another: no such generator/,
      },
      replace("CHANGELOG.md", "## Unreleased\n", "## Unreleased\n\n- Something new.\n"),
    ],
  };
}

/** For the beginning of each TODO what comes in its place. */
type Values = [todo: string, value: string][];

const changelog = fill("CHANGELOG.md", ["say what", "Something new."]);

const source: Values = [
  ["name one of published", "observed"],
  ["say where", "Seen in a public integration."],
];

/** Fills in a file what `npm run new` left open. */
function fill(file: string, ...values: Values): Step {
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

function indentOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? "";
}
