import type { components } from "../../../generated/client/api.d.ts";
import { bodies } from "../../openapi/bodies.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import type { Platform } from "./platform.ts";

type Schemas = components["schemas"];

/** Shows methods as the contract's examples do; one that they don't have is made up after the first of them. */
export function readMethods(contract: OpenApiDocument): Platform["methodOf"] {
  const documented = bodies(contract)
    .filter(({ operationId, place }) => operationId === "createPayoutPrerequest" && place === "200")
    .flatMap(({ value }) => Object.entries((value as Schemas["PayoutPrerequestDocument"]).data.services))
    .flatMap(([name, value]) => (name === "methods" ? (Object.values(value) as Schemas["PrerequestMethod"][]) : []));
  const [pattern] = documented;
  if (!pattern) throw new Error("The contract has no example of a method.");
  return (code) => {
    const method = documented.find((one) => one.code === code);
    if (method) return method;
    const name = code.charAt(0).toUpperCase() + code.slice(1).replaceAll(/[._-]/g, " ");
    const address = (url: string) => url.replace(`/${pattern.code}/`, `/${code}/`);
    return { ...pattern, code, name: { en: name }, logo: address(pattern.logo), icon: address(pattern.icon) };
  };
}
