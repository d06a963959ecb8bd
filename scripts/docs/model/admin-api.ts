import type { OpenApiDocument } from "../../openapi/document.ts";
import type { Member } from "./member.ts";
import { type OperationPage, operationPages } from "./operation-page.ts";

/** The mock's admin API, as its one page shows it. */
export interface AdminApi {
  title: string;
  description: string;
  groups: { name: string; description: string; operations: OperationPage[] }[];
}

/**
 * Groups the operations by the tags of the document, in the order of both. As one page shows them all, each anchor begins with the
 * ID of its operation.
 */
export function adminApiOf(document: OpenApiDocument): AdminApi {
  const { title, description = "" } = document.info;
  const pages = operationPages(document).map(onSharedPage);
  return {
    title,
    description,
    groups: document.tags.map(({ name, description: meaning }) => ({
      name,
      description: meaning,
      operations: pages.filter(({ tag }) => tag === name),
    })),
  };
}

/** Anchors are unique on the page of an operation; where several share one, each begins with the operation's ID. */
function onSharedPage(page: OperationPage): OperationPage {
  const anchored = <Place extends { anchor: string }>(place: Place): Place => ({
    ...place,
    anchor: `${page.id}.${place.anchor}`,
  });
  const moved = (member: Member): Member => ({ ...anchored(member), members: member.members.map(moved) });
  return {
    ...page,
    parameters: page.parameters.map((parameter) => ({ ...moved(parameter), in: parameter.in })),
    request: page.request && { ...page.request, members: page.request.members.map(moved) },
    answers: page.answers.map((answer) => ({ ...anchored(answer), members: answer.members.map(moved) })),
  };
}
