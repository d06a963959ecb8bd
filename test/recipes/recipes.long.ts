import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { follow, seedOfToday } from "./edits.ts";
import { patternFor, type Recipe, recipes } from "./recipe.ts";
import { WorkingCopy } from "./working-copy.ts";

const follower = follow(seedOfToday);
const copy = new WorkingCopy();
beforeEach(() => copy.reset());
afterAll(() => copy.remove());

test("somebody follows every recipe", () => {
  expect(recipes.map(({ title }) => title)).toEqual(Object.keys(follower.steps));
});

/** Begins a part as the recipe says, if it does. */
async function begin(recipe: Recipe): Promise<void> {
  if (recipe.begin === undefined) return;
  const { code, output } = await copy.run(follower.type(recipe.begin));
  expect(code, output).toBe(0);
}

describe.each(recipes)(`$title, with the seed ${seedOfToday}`, (recipe) => {
  const steps = follower.steps[recipe.title] ?? [];

  test("changes the files that it names, and no others", async () => {
    await begin(recipe);
    const files = [...copy.changed(), ...steps.map(({ file }) => file)];
    expect(new Set(files.map((file) => patternFor(file, recipe)))).toEqual(new Set(recipe.files));
  });

  test("ends well", async () => {
    await begin(recipe);
    for (const step of steps) step.make(copy);
    const { code, output } = await copy.run(follower.type(recipe.command));
    expect(code, output).toBe(0);
  });

  const forgettable = steps.filter(({ forgotten }) => forgotten);
  test.each(forgettable)("says what to do where $file was forgotten", async ({ file, forgotten = /./ }) => {
    await begin(recipe);
    for (const step of steps) if (step.file !== file) step.make(copy);
    const { code, output } = await copy.run(follower.type(recipe.command));
    expect(code).not.toBe(0);
    expect(output).toMatch(forgotten);
  });
});
