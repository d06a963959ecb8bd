import { checkTypes, installRequirements, runJourney } from "../../languages/python/commands.ts";
import type { Generator } from "../generator.ts";

export const openapiPythonClient: Generator = {
  name: "openapi-python-client",
  title: "Python: openapi-python-client",
  version: "0.29.1",
  document: "openapi.json",
  toolchains: ["python"],
  install: installRequirements,
  generate: [
    [
      "venv/bin/openapi-python-client",
      "generate",
      "--path=openapi.json",
      "--meta=none",
      "--output-path=client",
      "--config=config.yaml",
    ],
  ],
  warning: /warning/i,
  compile: [checkTypes()],
  run: runJourney(),
  gaps: [
    {
      fails: [],
      why: "Operations that also take a request without credentials (`security` with `{}`) are typed as if they took `AuthenticatedClient` alone. A plain `Client` works. See [openapi-python-client#1372](https://github.com/openapi-generators/openapi-python-client/issues/1372).",
    },
  ],
};
