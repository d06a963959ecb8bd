import { afterAll, expect, test } from "vitest";
import { copyRepository } from "../copy.ts";

const copy = copyRepository();
afterAll(() => copy.remove());

test("the build fails with a line a mistake, and nothing else", async () => {
  copy.replace("spec/guides/safe-creation.md", '{% part "outcomes" %}', '{% part "nothing" %}');
  copy.replace("spec/guides/paging.md", "description: ", "descriptoin: ");
  copy.replace("spec/guides/testing.md", "{{ site.connection.server }}", "{{ site.connection.sever }}");
  const { code, stderr } = await copy.run("scripts/build.ts");
  expect([code, stderr.trim().split("\n")]).toEqual([
    1,
    [
      /^spec\/guides\/paging\.md:1 description: is missing from the front matter\. A guide has /,
      /^spec\/guides\/paging\.md:3 descriptoin: is not read from the front matter\. A guide has /,
      /^spec\/guides\/safe-creation\.md:15 {% part "nothing" %}: no such part\. There are /,
      /^spec\/guides\/testing\.md:\d+ site\.connection\.sever: no such name\. site\.connection has server, /,
    ].map((line) => expect.stringMatching(line)),
  ]);
});
