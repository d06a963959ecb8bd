import type { Command } from "../../toolchains.ts";

/** Installs requirements.txt into a virtual environment of the work folder. */
export const installRequirements: Command[] = [
  ["python3", "-m", "venv", "venv"],
  ["venv/bin/pip", "install", "--quiet", "--disable-pip-version-check", "--requirement=requirements.txt"],
];

/** Holds the journey against the types of the client, which stands in a folder `roots` if not beside it. */
export const checkTypes = (...roots: string[]): Command => [
  "env",
  `MYPYPATH=${path(roots)}`,
  "venv/bin/mypy",
  // Of the client mypy takes the types, and does not judge how they came about.
  "--follow-imports=silent",
  "journey.py",
];

/** Runs the journey; `roots` are as for {@link checkTypes}. */
export const runJourney = (...roots: string[]): Command => [
  "env",
  `PYTHONPATH=${path(roots)}`,
  "venv/bin/python",
  "journey.py",
];

const path = (roots: string[]): string => ["../../languages/python", ...roots].join(":");
