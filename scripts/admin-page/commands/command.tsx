import { useState } from "preact/hooks";
import type { PlacedOperation } from "../../openapi/operations.ts";
import { callUntyped } from "../data/call.ts";
import { adminContract } from "../data/document.ts";
import { useAction } from "../data/use-action.ts";
import { Json } from "../parts/json.tsx";
import { Problem } from "../parts/problem.tsx";
import { formOf, requestOf } from "./fields.ts";
import { FormField } from "./form-field.tsx";

interface CommandProps {
  placed: PlacedOperation;
  /** Called when it was carried out. */
  onDone: () => void;
}

/** One operation: what it does, what it needs, and what it answered. */
export function Command({ placed, onDone }: CommandProps) {
  const { path, method, operation } = placed;
  const form = formOf(adminContract, placed);
  const [answer, setAnswer] = useState<{ data: unknown }>();
  const action = useAction(async (filled: FormData) => {
    setAnswer(undefined);
    const data = await callUntyped(operation.operationId, requestOf(form, filled));
    setAnswer({ data });
    onDone();
  });
  return (
    <details>
      <summary class="command">
        <b>{operation.summary}</b>
        <code>
          {method.toUpperCase()} {path}
        </code>
      </summary>
      <form
        class="more"
        aria-label={operation.summary}
        onSubmit={(event) => {
          event.preventDefault();
          action.run(new FormData(event.currentTarget));
        }}
      >
        <p>{operation.description}</p>
        <div class="fields">
          {form.fields.map((field) => (
            <FormField key={`${field.in} ${field.name}`} field={field} />
          ))}
        </div>
        <div class="line">
          <button type="submit" disabled={action.busy}>
            {operation.summary}
          </button>
          {answer?.data === undefined && answer && <span role="status">Done.</span>}
          <Problem text={action.problem} />
        </div>
        <Json title="Answer" value={answer?.data} />
      </form>
    </details>
  );
}
