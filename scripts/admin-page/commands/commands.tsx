import { operations } from "../../openapi/operations.ts";
import { adminContract } from "../data/document.ts";
import { Command } from "./command.tsx";

/** A form for each operation of the admin API, as its document describes it. */
export function Commands({ onChange }: { onChange: () => void }) {
  const all = operations(adminContract);
  return (
    <div class="commands">
      {adminContract.tags.map(({ name, description }) => (
        <section key={name} aria-labelledby={`tag-${name}`}>
          <h2 id={`tag-${name}`}>{name}</h2>
          <p class="lead">{description}</p>
          <ul class="list">
            {all
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
