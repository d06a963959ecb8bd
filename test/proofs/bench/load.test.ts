import { expect, test } from "vitest";
import { contenders, startServer } from "./contenders.ts";
import { type BenchRequest, fill, getById, getByReference, type Landmark, load } from "./load.ts";

/** How many requests come between two looks at the size, and how many looks there are. */
const amount = 3000;
const looks = 8;

/** Node lets a process grow before it tidies up; with little room, in megabytes, what is kept for good shows soon. */
const room = "--max-old-space-size=48";

const stateless = (port: string) => [room, ...contenders.own(port)];
const remembering = (port: string) => [room, ...contenders.stateful(port), "--admin-port", "0"];

test.each([
  ["examples", stateless, () => getById()],
  ["lookups by reference, remembered", remembering, ({ reference }: Landmark) => getByReference(reference)],
] satisfies [string, (port: string) => string[], (landmark: Landmark) => BenchRequest][])(
  "%s: none fails under load, and the size of the process stops growing",
  async (_name, command, request) => {
    const server = await startServer(command);
    try {
      const landmark = command === stateless ? { id: "", reference: "" } : await fill(server.url, 200, "account");
      const sizes: number[] = [];
      for (let look = 0; look < looks; look++) {
        // It fails on anything but a success.
        await load(server.url, request(landmark), { amount });
        sizes.push(server.residentSize());
      }
      const early = Math.max(...sizes.slice(0, looks / 2));
      const late = Math.min(...sizes.slice(looks / 2));
      expect(late, `megabytes: ${sizes.map(Math.round).join(", ")}`).toBeLessThan(early * 1.1);
    } finally {
      await server.stop();
    }
  },
);
