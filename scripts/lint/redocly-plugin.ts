import { composedTypes } from "../build/compose-responses.ts";
import { answersAreOpen } from "./answers-are-open.ts";

/** The project's own rules for Redocly, as `contract/...` in redocly.yaml, and the form of what the build composes. */
export default () => ({
  id: "contract",
  typeExtension: { oas3: composedTypes },
  rules: { oas3: { "answers-are-open": answersAreOpen } },
});
