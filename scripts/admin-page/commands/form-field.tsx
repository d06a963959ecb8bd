import { useId } from "preact/hooks";
import type { Field } from "./fields.ts";

/** A field with its label and what it is for. */
export function FormField({ field }: { field: Field }) {
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
