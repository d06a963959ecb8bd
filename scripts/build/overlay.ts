import { BaseResolver, bundle, type Config, type Document, lint, Source } from "@redocly/openapi-core";
import { paths as select } from "jsonpath-rfc9535";
import { CheckError } from "../command-line/command-line.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import type { Json } from "../openapi/json.ts";
import { bundledDocument } from "./bundled-document.ts";
import { describeDerivedProblem, describeProblem, type Problem } from "./problems.ts";

interface Action {
  target: string;
  remove?: boolean;
}

/**
 * Applies an OpenAPI Overlay to a bundled document, by Redocly. The document itself stays as it is.
 *
 * @param file the overlay's absolute path
 * @param folder what the paths in error messages are relative to
 * @throws CheckError with a line a problem, if the overlay is not as its standard says or an action changes nothing
 */
export async function applyOverlay(
  document: OpenApiDocument,
  file: string,
  config: Config,
  folder: string,
): Promise<OpenApiDocument> {
  const refuse = (problems: Problem[]): void => {
    if (problems.length === 0) return;
    const lines = problems.map((problem) =>
      problem.location[0]?.source === doc.source
        ? describeDerivedProblem(problem, file, folder)
        : describeProblem(namingAction(problem), folder),
    );
    throw new CheckError(lines.join("\n"));
  };
  const doc = { source: new Source(`${folder}/openapi.json`, ""), parsed: structuredClone(document) };
  const externalRefResolver = new BaseResolver(config.resolve);
  refuse(await lint({ ref: file, config, externalRefResolver }));

  const { bundle: overlaid, problems } = await bundle({ doc, config, externalRefResolver, overlays: [file] });
  refuse(problems);
  const result = bundledDocument(overlaid);

  const overlay = (await externalRefResolver.resolveDocument(null, file)) as Document<{ actions: Action[] }>;
  refuse(
    overlay.parsed.actions.flatMap((action, index) => {
      const message = idleness(action, document, result);
      const location = [{ source: overlay.source, pointer: `#/actions/${index}/target`, reportOnKey: false }];
      return message === undefined ? [] : [{ message, location, ruleId: "overlay", suggest: [] }];
    }),
  );
  return result;
}

/** Why an action changes nothing, if so. The standard lets such an action pass in silence. */
function idleness(action: Action, before: OpenApiDocument, after: OpenApiDocument): string | undefined {
  const { target, remove } = action;
  if (!matches(before, target)) return `its target ${target} matches nothing. Mend the target, or remove the action.`;
  if (remove) return undefined;
  if (!matches(after, target)) return `another action removes its target ${target}. Remove one of the two.`;
  if ("update" in action || "copy" in action || "$ref" in action) return undefined;
  return "it does nothing. Say what to do with `update`, `copy` or `remove: true`.";
}

function matches(document: OpenApiDocument, target: string): boolean {
  return select(document as unknown as Json, target).length > 0;
}

function namingAction(problem: Problem): Problem {
  const [, index] = /^#\/actions\/(\d+)/.exec(problem.location[0]?.pointer ?? "") ?? [];
  return index === undefined ? problem : { ...problem, message: `Action ${Number(index) + 1}: ${problem.message}` };
}
