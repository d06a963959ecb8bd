import { expectGreen } from "./expect-green.ts";

expectGreen(["A field", "An error status", "An operation"]);
