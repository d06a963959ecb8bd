import {
  callback,
  choice,
  count,
  duration,
  file,
  flag,
  list,
  percentage,
  port,
  secret,
  text,
  urlPath,
} from "./options.ts";
import type { Command } from "./run-command.ts";

// Every command for users of this repository and of its package, and every option: its name, kind, limits, default and help. The flags,
// `--help`, what `startMock` takes and the tables of the docs come from here. What measures and proves declares its own.

const host = text({ placeholder: "HOST", default: "127.0.0.1", help: "the address to listen on" });

const docsPort = port({ default: 8080, help: "where the docs site listens" });

/** What the command and `startMock` take alike. */
const ofMock = {
  port: port({ default: 0, help: "port to listen on; 0 is a free one" }),
  host,
  stateless: flag({
    help: "returns examples only, and keeps nothing",
    excludes: { store: "one keeps nothing, the other everything" },
  }),
  stepDelay: count({ placeholder: "MS", default: 50, help: "how long each state of a payout lasts" }),
  // The end of the mock waits as long, so that it must be far from what a timer can wait.
  latency: count({ placeholder: "MS", most: 3_600_000, default: 0, help: "delay of each response" }),
  // Larger ones can't be decoded to a text.
  bodyLimit: count({
    placeholder: "BYTES",
    least: 1,
    most: 2 ** 29 - 24,
    default: 1024 * 1024,
    help: "largest body",
  }),
  keepAlive: count({
    placeholder: "MS",
    least: 1,
    most: 3_600_000,
    default: 5000,
    help: "how long an idle connection stays open",
  }),
  services: file({ help: "a catalog of services of your own, in JSON" }),
  strict: flag({
    help: "rejects what nobody knows in a request",
  }),
  strictServices: flag({ help: "rejects services that aren't in the catalog" }),
  accounts: file({ help: "the accounts to accept, in JSON; all without it" }),
  store: text({
    placeholder: "STORE",
    default: "memory",
    help: "where state is kept: `memory`; `sqlite:FILE` to keep it across restarts; `postgres://...` to share it, too",
  }),
  callbacks: flag({ default: true, help: "sends no callbacks" }),
  callbacksFinalOnly: flag({ help: "sends a callback only when a payout comes to rest" }),
  callbackRetryUnit: duration({ default: 1000, help: "how long a minute of the retry schedule lasts" }),
  callbackShuffle: count({
    placeholder: "SEED",
    help: "sends callbacks late, twice, out of order, by seed",
  }),
  callbackHosts: list("names, addresses or networks", {
    placeholder: "HOST,...",
    help: "also calls these names, addresses, or networks",
  }),
  adminPort: port({ help: "serves admin page and API there" }),
  adminHost: { ...host, help: "its address; may need a token" },
  adminTokenFile: file({ help: "the token that the admin API needs" }),
  faultRate: percentage({ default: 0, help: "fails requests at random" }),
  seed: count({ placeholder: "NUMBER", default: 1, help: "repeats faults and made-up bodies" }),
  contract: file({ help: "another document to respond by, in JSON" }),
  https: flag({ help: "serves HTTPS; makes a certificate without `--cert`" }),
  cert: file({ help: "the certificate, and those of its issuers, in PEM" }),
  key: file({ help: "the private key of the certificate, in PEM" }),
  privatePath: urlPath({ help: "path of the private API; `/` is the host's root" }),
  basePath: urlPath({ help: "path of the proxy before it; links keep it" }),
};

const dialects = list("names of dialects", {
  placeholder: "NAME,...",
  help: "rounds, masks, hides, or lags as a platform may; the mock's `--help` lists the dialects",
});

const dialectSeed = count({
  placeholder: "NUMBER",
  help: "a random mix of dialects for each payout, by seed",
});

/** What `startMock` takes. The types of `MockOptions` and these can't differ: see `checkMockOptions`. */
export const mockOptions = {
  ...ofMock,
  // Node allows a request twice as long.
  patience: count({ placeholder: "MS", least: 1, most: 3_600_000, default: 5000 }),
  docs: text({}),
  adminToken: secret({}),
  record: flag({ default: true }),
  dialects,
  dialectSeed,
  log: callback({}),
};

const brand = text({
  placeholder: "NAME",
  help: "responds as one brand",
  excludes: { contract: "each names a document" },
});

const log = choice("style", ["pretty", "json", "silent"], {
  help: "the form of the log; `pretty` on a terminal and `json` elsewhere if left out",
});

const coverage = file({
  help: "writes what was exercised; JUnit if FILE is `.xml`",
});

const min = percentage({ help: "fails if less was exercised" });

const readyFile = file({
  help: "has the addresses as JSON while it listens",
});

export const mock = {
  usage: ["npm run mock -- [options]", "npx payouts-contract mock [options]"],
  about: "Simulates the platform on this machine, both APIs and their state, until Ctrl-C.",
  options: {
    ...ofMock,
    port: { ...ofMock.port, default: 4010 },
    dialect: dialects,
    dialectSeed,
    brand,
    log,
    readyFile,
    coverage,
    min,
  },
  more: "To force a response, send Prefer: code=503, Prefer: example=NAME, or Prefer: dynamic=true.",
} satisfies Command;

// The samples of the docs call the mock where the contract has it, and browsers take no certificate that is made.
const {
  contract: _ofTheSite,
  coverage: _ofSuites,
  min: _ofCoverage,
  https: _ofHosts,
  cert: _ofHttps,
  key: _ofCert,
  privatePath: _ofDeployments,
  basePath: _ofProxies,
  ...ofStart
} = mock.options;

export const start = {
  usage: ["npm start -- [options]"],
  about:
    "Builds what is stale, then serves the docs site and a mock of the API, until Ctrl-C. Open pages show each change of the contract or the guides; the mock takes it at its next start.",
  options: {
    ...ofStart,
    docsPort,
    brand: text({ placeholder: "NAME", help: "serves the docs and the mock of one brand" }),
    log: { ...log, default: "silent" as const, help: "the form of the mock's log" },
  },
} satisfies Command;

export const docs = {
  usage: ["npm run docs -- [options]"],
  about:
    "Builds what is stale and serves the docs site, until Ctrl-C. A change of the contract or the guides shows at once in every page that is open.",
  options: { docsPort, host, brand: text({ placeholder: "NAME", help: "serves the docs of one brand" }) },
} satisfies Command;

export const build = {
  usage: ["npm run build -- [--check | --watch] [--brands]"],
  about: "Derives everything in generated/ from spec/.",
  options: {
    check: flag({
      help: "writes nothing; exits with 1 and names what is stale of what is committed",
      excludes: { watch: "one writes nothing, the other builds at each change" },
    }),
    watch: flag({ help: "builds again at each change, until Ctrl-C" }),
    brands: flag({ help: "derives the brands' documents and docs as well, which aren't committed" }),
  },
} satisfies Command;

export const diff = {
  usage: [
    "npm run diff -- [BASE [NEW]] [--json | --markdown] [--fail-on BUMP]",
    "npm run diff -- --check",
    "npx payouts-contract diff BASE NEW [--json | --markdown] [--fail-on BUMP]",
  ],
  about:
    "Says how far the version has to move from one contract to another, none, patch, minor or major, and why. BASE and NEW are OpenAPI documents: files, or files at git revisions, such as main:openapi.yaml. In the contract's repository, they are also revisions; left out, they are the last release and the working tree.",
  operands: ["BASE", "NEW"],
  options: {
    json: flag({ help: 'prints { "bump", "wire", "code", "changes" }', excludes: { markdown: "are two forms" } }),
    markdown: flag({ help: "prints a comment for a pull request" }),
    all: flag({ help: "shows all changes, not the first of each kind" }),
    failOn: choice("bump", ["major", "minor", "patch"], {
      help: "exits with 1 if the version must move so far, or further",
    }),
    externalRefs: flag({ help: "lets a file's references lead to hosts, and out of its folder" }),
    check: flag({
      help: "compares nothing but what was promised; exits with 1 if a version or the changelog promises less than the change",
    }),
  },
} satisfies Command;

const requests = { least: 1, most: 999_999 };

export const verify = {
  usage: [
    "npm run verify -- --server URL [options]",
    "npm run verify -- --har FILE... [options]",
    "npx payouts-contract verify --server URL [options]",
  ],
  operands: ["FILE..."],
  about:
    "Compares a deployment with the contract: runs the workflows and the examples, and reports where a response and the contract differ. Exits with 1 if one does, or if the private or the public API rejected everything.",
  options: {
    server: text({ placeholder: "URL", help: "the deployment, such as `https://HOST`" }),
    privateServer: text({ placeholder: "URL", help: "the private API, if it is at the root of another host" }),
    allowWrites: flag({ help: "creates and processes payouts, all of them tests" }),
    maxRequests: count({ ...requests, default: 200, help: "the most requests that are sent" }),
    maxWrites: count({ ...requests, default: 20, help: "the most requests that can write" }),
    rate: count({ ...requests, default: 5, help: "the most requests in a second" }),
    patience: duration({ default: 10_000, help: "how long a payout may take to move" }),
    har: list("files or folders", {
      placeholder: "FILE,...",
      help: "examines what a browser, a proxy, or Postman recorded, and sends nothing: HAR, JSON lines, collections, or folders of them",
      excludes: { server: "one reads what was recorded, the other sends requests" },
    }),
    observe: flag({ help: "also reports what the contract infers: what was seen true, seen otherwise, and not seen" }),
    format: choice("format", ["text", "json", "junit"], { default: "text", help: "the form of the report" }),
    record: text({
      placeholder: "FOLDER",
      help: "keeps each kind of response, masked, as an example, and the observations",
    }),
  },
  more: "The credentials are in PAYOUTS_ACCOUNT_ID, PAYOUTS_API_KEY, and PAYOUTS_PUBLIC_KEY.",
} satisfies Command;

export const rehearse = {
  usage: [
    "npm run rehearse -- [options] -- COMMAND [ARGUMENT...]",
    "npx payouts-contract rehearse [options] -- COMMAND [ARGUMENT...]",
  ],
  about:
    "Runs an integration, in any language, through what can go wrong, each time against a mock of its own, and says what would have become of the money. Exits with 1 if a rule was broken.",
  operands: ["COMMAND", "ARGUMENT..."],
  options: {
    list: flag({ help: "prints the scenarios, and runs none" }),
    scenario: list("names of scenarios", { help: "runs these alone; `*` stands for anything" }),
    seed: count({ placeholder: "NUMBER", default: 1, help: "makes a run that is the same for the same number" }),
    runs: count({ least: 1, most: 1000, default: 1, help: "runs each scenario as often, with the seeds that follow" }),
    jobs: count({ least: 1, most: 64, default: 8, help: "how many scenarios run side by side" }),
    timeout: duration({ default: 20_000, help: "how long a scenario may take" }),
    callbackUrl: text({
      placeholder: "URL",
      help: "where the integration takes callbacks, which are rehearsed, too; port 0 stands for a free one, told in PAYOUTS_CALLBACK_URL",
    }),
    drive: text({
      placeholder: "COMMAND",
      help: "for a service that runs already, in place of COMMAND: a line for the shell that has it pay",
    }),
    port: port({
      default: 0,
      help: "the mock's port, for a service that has its address beforehand; scenarios then run one after the other",
    }),
    patience: duration({
      default: 1000,
      help: "how long the integration should wait for a response; it is told in PAYOUTS_TIMEOUT_MS",
    }),
    format: choice("format", ["text", "json", "junit", "html"], { default: "text", help: "the form of the report" }),
    output: text({ placeholder: "FILE", help: "writes the report to a file" }),
  },
  more: "COMMAND finds its mock and its payout in PAYOUTS_* of its environment, and says by its exit code what it believes: 0 for paid, 3 for not paid, and any other for not known.",
} satisfies Command;

/** All of them, by name. */
export const commands = { mock, start, docs, build, diff, verify, rehearse };
