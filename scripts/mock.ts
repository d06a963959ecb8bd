import { run } from "./command-line/command-line.ts";
import { runMock } from "./mock/command/run-mock.ts";

await run(runMock);
