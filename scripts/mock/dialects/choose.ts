import { UsageError } from "../../cli/command-line.ts";
import type { Schema } from "../../openapi/document.ts";
import { type Model, responseOf } from "../../openapi/model.ts";
import { chance } from "../faults/faults.ts";
import type { MockResponse } from "../http/exchange.ts";
import { type Behaviour, type Dialect, type DialectRequest, groups, usualBehaviour } from "./dialects.ts";
import { missing, type Shown, showBody } from "./show.ts";

/** The name of a dialect, without the value that it may have. */
export type DialectName = { [Group in keyof typeof groups]: keyof (typeof groups)[Group] }[keyof typeof groups];

/** Every dialect by its name, group by group. */
export const dialects = Object.assign({}, ...Object.values(groups)) as Record<DialectName, Dialect>;

/** The names of all dialects, in the order in which they are listed. */
export const dialectNames = Object.keys(dialects) as DialectName[];

/** Those in which lookups by reference may not find a payout that exists, for a while or for good. */
export const hidingDialects = dialectNames.filter((name) => dialects[name].hides);

/** A dialect as `--help` and the docs show it. */
export interface DescribedDialect {
  /** With what stands for its value: `lookups-lag:N`. */
  name: string;
  /** What the platform does, with code between backticks. */
  help: string;
}

/** Every dialect as it is shown, with its default, and with what the contract says instead where it goes beyond that. */
export function describeDialects(): DescribedDialect[] {
  return dialectNames.map((name) => {
    const { about, beyond, value } = dialects[name];
    const facts = [value && `default ${value.usual}`, beyond && `beyond the contract, which ${beyond}`];
    const shown = facts.filter((fact) => fact !== undefined).join("; ");
    return {
      name: value ? `${name}:${value.placeholder}` : name,
      help: shown ? `${about} (${shown})` : about,
    };
  });
}

/** How many groups, of all, a random mix has a dialect of. */
const share = 1 / 4;

/**
 * What is the matter with names of dialects, each with a value behind a colon or not; undefined if nothing is.
 *
 * @returns a clause that names all there are, or what value one takes
 */
export function dialectProblem(names: string[]): string | undefined {
  for (const given of names) {
    const [name = "", value] = split(given);
    if (!Object.hasOwn(dialects, name)) return `${given}: no such dialect. There are ${dialectNames.join(", ")}`;
    const takes = dialects[name as DialectName].value;
    if (value === undefined || takes?.read(value)) continue;
    return `${given}: ${takes ? `no such value. Give ${takes.limits}, as in ${name}:${takes.usual}` : `takes no value. Give ${name}`}`;
  }
  return undefined;
}

/**
 * Checks names of dialects, as `dialectProblem` does.
 *
 * @param option whose value they are, which the error names
 * @throws UsageError
 */
export function checkDialects(names: string[], option: string): void {
  const problem = dialectProblem(names);
  if (problem) throw new UsageError(`${option} ${problem}.`);
}

function split(given: string): [name: string, value?: string] {
  const colon = given.indexOf(":");
  return colon < 0 ? [given] : [given.slice(0, colon), given.slice(colon + 1)];
}

/** Chooses in which dialects the mock speaks. */
export interface Dialects {
  /** Whether a request may have some that it didn't ask for. */
  any: boolean;
  /** Those of a request, in which its response is made. */
  choose(request: ChosenFor): Chosen;
  /** Those of a payout's callbacks. */
  ofCallbacks(reference: string): Pick<Chosen, "behaviour"> & { show: (body: object) => object };
}

/** What a request's dialects hang on. */
interface ChosenFor {
  /** The operation's own, and its path with `{names}` in it. */
  method: string;
  path: string;
  account: string | undefined;
  /** Reference of the payout that it is about, if there is one. */
  reference?: string | undefined;
  /** Whether it looks for that reference. */
  byReference: boolean;
  /** What it prefers in place of the mock's own. */
  preferred?: string[] | undefined;
}

/** The dialects of one request. */
export interface Chosen {
  names: string[];
  behaviour: Behaviour;
  /** What takes the place of the usual response, and whether the request is handled all the same. */
  interruption?: { response: MockResponse; handled: boolean } | undefined;
  show(response: MockResponse): MockResponse;
}

export interface DialectSettings extends Pick<Shown, "serviceId"> {
  /** Those of every request, checked. */
  names: string[];
  /** Adds a random mix of further ones. */
  seed?: number | undefined;
  contract: Model;
}

/**
 * Prepares the choice of dialects. A random mix is drawn for each payout, by its reference, so that its responses and callbacks
 * agree with each other, as a platform's do; a request that is about no payout gets one of its own, by its number.
 */
export function createDialects({ names, seed, contract, serviceId }: DialectSettings): Dialects {
  const own = names.map(named);
  const operations = new Map(contract.operations.map((one) => [`${one.method} ${one.path}`, one]));
  const turns = new Map<string, number>();
  const count = (key: string) => {
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    return turn;
  };
  const withMix = (key: string | undefined) =>
    seed === undefined ? own : [...own, ...mix(seed, key ?? count("requests"))];
  return {
    any: own.length > 0 || seed !== undefined,
    choose({ method, path, account = "", reference, byReference, preferred }) {
      const chosen = preferred?.map(named) ?? withMix(reference);
      const { operation } = operations.get(`${method} ${path}`) ?? {};
      const request: DialectRequest = {
        writes: method !== "get",
        byReference,
        documents: (status) => operation !== undefined && responseOf(operation, status) !== undefined,
      };
      const interruption = chosen.map(({ dialect }) => dialect.interrupt?.(request)).find((one) => one !== undefined);
      // One that a request asks for comes at once.
      const comes = interruption && (preferred !== undefined || count(`${method} ${path} ${account}`) % 2 === 0);
      return {
        names: chosen.map(({ name }) => name),
        behaviour: behaviourOf(chosen),
        interruption: comes ? interruption : undefined,
        show(response) {
          const media = operation && responseOf(operation, response.status)?.content?.["application/json"];
          const shown = { status: response.status, serviceId };
          const body = response.body === undefined ? {} : { body: showIn(chosen, response.body, media?.schema, shown) };
          return chosen.reduce((one, { dialect }) => dialect.respond?.(one, request) ?? one, { ...response, ...body });
        },
      };
    },
    ofCallbacks(reference) {
      const chosen = withMix(reference);
      const [callback] = contract.callbacks;
      const schema = callback?.operation.requestBody?.content["application/json"]?.schema;
      return {
        behaviour: behaviourOf(chosen),
        show: (body) => showIn(chosen, body, schema, { serviceId }) as object,
      };
    },
  };
}

/** A dialect that was chosen, with what it does by the value that it was given. */
interface Named {
  name: string;
  dialect: Dialect;
}

/** @param given a name that was checked */
function named(given: string): Named {
  const [name, value] = split(given);
  const dialect = dialects[name as DialectName];
  const behaviour = dialect.value?.read(value ?? dialect.value.usual);
  return { name: given, dialect: behaviour ? { ...dialect, behaviour } : dialect };
}

/** At most one dialect of each group, the same for the same seed and key. */
function mix(seed: number, key: string | number): Named[] {
  return Object.entries(groups).flatMap(([group, members]) => {
    if (chance(seed, key, group) >= share) return [];
    const choices = Object.keys(members);
    const name = choices[Math.floor(chance(seed, key, group, "which") * choices.length)];
    return name === undefined ? [] : [named(name)];
  });
}

function behaviourOf(chosen: Named[]): Behaviour {
  return Object.assign({}, usualBehaviour, ...chosen.map(({ dialect }) => dialect.behaviour));
}

/** Shows a body in several dialects, one after the other. */
function showIn(chosen: Named[], body: unknown, schema: Schema | undefined, shown: Shown): unknown {
  const changes = chosen.flatMap(({ dialect }) => dialect.show ?? []);
  if (!schema || changes.length === 0) return body;
  return showBody(body, schema, shown, (place) =>
    changes.reduce((value, change) => (value === missing ? value : change({ ...place, value })), place.value),
  );
}
