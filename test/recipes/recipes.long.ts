import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { fillIn, followed } from "./edits.ts";
import { patternFor, recipes } from "./recipe.ts";
import { WorkingCopy } from "./working-copy.ts";

const copy = new WorkingCopy();
beforeEach(() => copy.reset());
afterAll(() => copy.remove());

test("somebody follows every recipe", () => {
  expect(recipes.map(({ title }) => title)).toEqual(Object.keys(followed));
});

describe.each(recipes)("$title", (recipe) => {
  const steps = followed[recipe.title] ?? [];

  test("changes the files that it names, and no others", () => {
    expect(new Set(steps.map(({ file }) => patternFor(file, recipe)))).toEqual(new Set(recipe.files));
  });

  test("ends well", async () => {
    for (const step of steps) step.make(copy);
    const { code, output } = await copy.run(fillIn(recipe.command));
    expect(code, output).toBe(0);
  });

  const forgettable = steps.filter(({ forgotten }) => forgotten);
  test.each(forgettable)("says what to do where $file was forgotten", async ({ file, forgotten = /./ }) => {
    for (const step of steps) if (step.file !== file) step.make(copy);
    const { code, output } = await copy.run(fillIn(recipe.command));
    expect(code).not.toBe(0);
    expect(output).toMatch(forgotten);
  });
});
