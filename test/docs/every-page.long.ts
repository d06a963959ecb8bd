import { test } from "vitest";
import { differentPages, fitsAndKeepsToPolicy, neutralSite, serveNeutralSite, textsOf } from "./site.ts";

const docs = serveNeutralSite();
const others = textsOf(neutralSite, ".html")
  .map(([name]) => name)
  .filter((name) => !differentPages.includes(name));

test.each(others)("%s asks no other origin, keeps to its policy, and fits on any screen", (name) =>
  fitsAndKeepsToPolicy(docs, name),
);
