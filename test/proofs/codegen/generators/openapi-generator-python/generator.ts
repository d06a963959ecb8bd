import { checkTypes, installRequirements, runJourney } from "../../languages/python/commands.ts";
import type { Generator } from "../generator.ts";
import { generateGap, mapOfTextWarning, openapiGenerator, takesOldDocument } from "../openapi-generator.ts";

export const openapiGeneratorPython: Generator = {
  ...openapiGenerator,
  name: "openapi-generator-python",
  title: "Python: openapi-generator",
  toolchains: ["java", "python"],
  install: [...openapiGenerator.install, ...installRequirements],
  compile: [checkTypes("client")],
  run: runJourney("client"),
  gaps: [
    {
      sign: {
        after: generateGap("python"),
        file: "gap/openapi_client/models/choice.py",
        shows: /instance\.oneof_schema_1_validator = json\.loads\(json_str\)/,
      },
      why: "In a choice, the entries of a map are read by pydantic and not by their own `from_dict`, so that they lose entries of maps of their own. config.yaml leaves `PrerequestMethods` as it came; the program reads its entries by their model.",
    },
    {
      sign: { shows: /Failed to lookup model/ },
      why: "It warns that it finds no model for the schema that config.yaml maps to `object`. There is none to find.",
    },
    takesOldDocument,
    mapOfTextWarning,
    {
      sign: {
        file: "client/payouts/models/prerequest_services_object.py",
        shows: /additional_properties: Dict\[str, Any\]/,
      },
      why: "The entries of a map with named members are left as dictionaries in `additional_properties`, so the program reads them by their model.",
    },
  ],
};
