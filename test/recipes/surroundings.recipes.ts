import { expectGreen } from "./expect-green.ts";

expectGreen(["A brand", "A guide", "A generator"]);
