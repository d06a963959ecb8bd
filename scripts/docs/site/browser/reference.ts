// Starts Redoc on the document that stands beside this script.
import { labelOutcomes } from "./outcomes.ts";

declare const contractDocument: object;
declare function init(document: object, options: object, element: Element | null): void;

const place = document.getElementById("redoc");
const scrollYOffset = document.querySelector("header")?.offsetHeight ?? 0;
init(contractDocument, { disableTelemetry: true, hideLoading: true, scrollYOffset }, place);
if (place) labelOutcomes(place);
