import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { fillIn, followed } from "./edits.ts";
import { patternFor, type Recipe, recipes } from "./recipe.ts";
import { WorkingCopy } from "./working-copy.ts";

const copy = new WorkingCopy();
beforeEach(() => copy.reset());
afterAll(() => copy.remove());

test("somebody follows every recipe", () => {
  expect(recipes.map(({ title }) => title)).toEqual(Object.keys(followed));
});

/** Begins a part as the recipe says, if it does. */
async function begin(recipe: Recipe): Promise<void> {
  if (recipe.begin === undefined) return;
  const { code, output } = await copy.run(fillIn(recipe.begin));
  expect(code, output).toBe(0);
}

describe.each(recipes)("$title", (recipe) => {
  const steps = followed[recipe.title] ?? [];

  test("changes the files that it names, and no others", async () => {
    await begin(recipe);
    const files = [...copy.changed(), ...steps.map(({ file }) => file)];
    expect(new Set(files.map((file) => patternFor(file, recipe)))).toEqual(new Set(recipe.files));
  });

  test("ends well", async () => {
    await begin(recipe);
    for (const step of steps) step.make(copy);
    const { code, output } = await copy.run(fillIn(recipe.command));
    expect(code, output).toBe(0);
  });

  const forgettable = steps.filter(({ forgotten }) => forgotten);
  test.each(forgettable)("says what to do where $file was forgotten", async ({ file, forgotten = /./ }) => {
    await begin(recipe);
    for (const step of steps) if (step.file !== file) step.make(copy);
    const { code, output } = await copy.run(fillIn(recipe.command));
    expect(code).not.toBe(0);
    expect(output).toMatch(forgotten);
  });
});
