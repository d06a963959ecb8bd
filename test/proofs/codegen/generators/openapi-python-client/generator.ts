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
      fails: [/^\w+\.\w+$/],
      why: 'A description beside a `$ref` is passed over; what the shared schema says stands there instead. Smallest schema: `{ type: object, properties: { self: { $ref: "#/components/schemas/Text", description: Its own. } } }`.',
    },
    {
      sign: {
        file: "client/api/services/create_payout_prerequest.py",
        shows: /client: AuthenticatedClient,/,
      },
      why: "Operations that also take a request without credentials (`security` with `{}`) are typed as if they took `AuthenticatedClient` alone. A plain `Client` works. See [openapi-python-client#1372](https://github.com/openapi-generators/openapi-python-client/issues/1372).",
    },
  ],
};
