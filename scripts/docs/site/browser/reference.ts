// Starts Redoc on the document that stands beside this script.

declare const contractDocument: object;
declare function init(document: object, options: object, element: Element | null): void;

const place = document.getElementById("redoc");
const scrollYOffset = document.querySelector("header")?.offsetHeight ?? 0;
init(contractDocument, { disableTelemetry: true, hideLoading: true, scrollYOffset }, place);
if (place) labelOutcomes(place);

declare global {
  /** The outcome of each response: by the section of its operation, as Redoc names it, and by its status. */
  var contractOutcomes: Record<string, Record<string, string>>;
}

/** Labels Redoc's tabs of responses, and the names of outcomes in its texts, so that a style sheet makes badges of them. */
export function labelOutcomes(place: Element): void {
  const label = () => {
    for (const tab of place.querySelectorAll<HTMLElement>(
      "[data-response-codes-tablist] [role=tab]:not([data-outcome])",
    )) {
      const section = tab.closest<HTMLElement>("[data-section-id]")?.dataset.sectionId ?? "";
      mark(tab, globalThis.contractOutcomes[section]?.[tab.textContent ?? ""]);
    }
    for (const name of place.querySelectorAll<HTMLElement>("em > code:not([data-outcome])")) {
      mark(name, name.textContent ?? "");
    }
  };
  // Redoc renders an operation when it comes into view.
  new MutationObserver(label).observe(place, { childList: true, subtree: true });
  label();
}

function mark(element: HTMLElement, outcome: string | undefined): void {
  if (!outcome) return;
  element.dataset.outcome = outcome;
  element.dataset.label = outcome.replaceAll("-", " ");
}
