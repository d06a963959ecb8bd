import { useId, useState } from "preact/hooks";
import type { Schema } from "../../../../openapi/document.ts";
import type { PlacedOperation } from "../../../../openapi/model.ts";
import { about, adminModel, callUntyped, knownValues, useAction } from "../data.ts";
import { Json, Problem } from "../parts.tsx";

/** A form for each operation of the admin API, as its document describes it. */
export function Commands({ onChange }: { onChange: () => void }) {
  const { document, operations } = adminModel;
  return (
    <div class="commands">
      {document.tags.map(({ name, description }) => (
        <section key={name} aria-labelledby={`tag-${name}`}>
          <h2 id={`tag-${name}`}>{name}</h2>
          <p class="lead">{description}</p>
          <ul class="list">
            {operations
              .filter(({ operation }) => operation.tags.includes(name))
              .map((placed) => (
                <li key={placed.operation.operationId}>
                  <Command placed={placed} onDone={onChange} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface CommandProps {
  placed: PlacedOperation;
  /** Called when it was done. */
  onDone: () => void;
}

/** One operation: what it does, what it needs, and the response to it. */
function Command({ placed, onDone }: CommandProps) {
  const { path, method, operation } = placed;
  const form = formOf(placed);
  const [response, setResponse] = useState<{ data: unknown }>();
  const action = useAction(async (filled: FormData) => {
    setResponse(undefined);
    const data = await callUntyped(operation.operationId, requestOf(form, filled));
    setResponse({ data });
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
          {response?.data === undefined && response && <span role="status">Done.</span>}
          <Problem text={action.problem} />
        </div>
        <Json title="Response" value={response?.data} />
      </form>
    </details>
  );
}

/** A field with its label and what it is for. */
function FormField({ field }: { field: Field }) {
  const id = useId();
  const { name, required, description, type, values, example } = field;
  const shared = { id, name, required, "aria-describedby": `${id}-help` };
  return (
    <div class="field">
      <label for={id}>
        <code>{name}</code>
        {required && <span class="required">required</span>}
      </label>
      {values.length > 0 ? (
        <select {...shared}>
          <option value="">{required ? "Choose" : "Leave out"}</option>
          {values.map((value) => (
            <option key={value}>{value}</option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          inputMode={type === "integer" ? "numeric" : "text"}
          placeholder={example}
          autocomplete="off"
          spellcheck={false}
        />
      )}
      <p id={`${id}-help`}>{description}</p>
    </div>
  );
}

/** One thing that a request of the admin API says, as a field of a form. */
interface Field {
  name: string;
  in: "path" | "query" | "body";
  required: boolean;
  description: string;
  type: "string" | "integer" | "boolean";
  /** Values that are known. */
  values: string[];
  example: string;
}

/** What a form asks for, so that an operation can be called. */
interface Form {
  fields: Field[];
  /** Whether the body is a list, of which a form makes one entry. */
  listed: boolean;
}

/**
 * The form of an operation: its parameters, then the members of its body, or of one entry if the body is a list. What holds others
 * in turn is one field, as text.
 */
function formOf({ operation, parameters }: PlacedOperation): Form {
  const whole = Object.values(operation.requestBody?.content ?? {})[0]?.schema ?? {};
  const schema = whole.items ?? whole;
  const members = Object.entries(schema.properties ?? {});
  return {
    listed: whole.type === "array",
    fields: [
      ...parameters.map((parameter) =>
        fieldOf(parameter.name, parameter.in as Field["in"], parameter.required === true, {
          ...parameter.schema,
          description: parameter.description ?? "",
          examples: [parameter.example],
        }),
      ),
      ...members.map(([name, member]) => fieldOf(name, "body", schema.required?.includes(name) === true, member)),
    ],
  };
}

function fieldOf(name: string, place: Field["in"], required: boolean, schema: Schema): Field {
  const { type, description = "", examples = [] } = schema;
  return {
    name,
    in: place,
    required,
    description,
    type: type === "integer" || type === "boolean" ? type : "string",
    values: name === "operationId" ? about.operations : type === "boolean" ? ["true", "false"] : knownValues(schema),
    example: String(examples[0] ?? ""),
  };
}

/** What was filled in, as the request has it. What was left empty is left out. */
function requestOf({ fields, listed }: Form, given: FormData) {
  const valuesIn = (place: Field["in"]) =>
    Object.fromEntries(
      fields
        .filter((field) => field.in === place && given.get(field.name))
        .map(({ name, type }) => [name, typed(String(given.get(name)), type)]),
    );
  const body = valuesIn("body");
  const takesBody = fields.some((field) => field.in === "body");
  return {
    path: valuesIn("path"),
    query: valuesIn("query"),
    ...(takesBody ? { body: listed ? [body] : body } : {}),
  };
}

function typed(text: string, type: Field["type"]): string | number | boolean {
  if (type === "boolean") return text === "true";
  return type === "integer" ? Number(text) : text;
}
