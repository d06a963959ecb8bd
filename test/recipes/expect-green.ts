import { expect, test } from "vitest";
import { follow, seedOfToday } from "./edits.ts";
import { recipes } from "./recipe.ts";
import { WorkingCopy } from "./working-copy.ts";

/** Follows recipes to their end, and then runs every test of the project, those that no recipe names included. */
export function expectGreen(titles: string[]): void {
  test.each(titles)(`npm test passes after %s, with the seed ${seedOfToday}`, async (title) => {
    const { steps, type } = follow(seedOfToday);
    const recipe = recipes.find((each) => each.title === title);
    const copy = new WorkingCopy();
    try {
      const commands = recipe?.begin === undefined ? [] : [type(recipe.begin)];
      for (const command of commands) expect(await copy.run(command)).toMatchObject({ code: 0 });
      for (const step of steps[title] ?? []) step.make(copy);
      const { code, output } = await copy.run("npm run build && npm test");
      expect(code, output).toBe(0);
    } finally {
      copy.remove();
    }
  });
}
