import { answersAreOpen } from "./answers-are-open.ts";

/** The project's own rules for Redocly, as `contract/...` in redocly.yaml. */
export default () => ({
  id: "contract",
  rules: { oas3: { "answers-are-open": answersAreOpen } },
});
