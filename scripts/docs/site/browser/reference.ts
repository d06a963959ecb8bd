// Starts Redoc on the document that stands beside this script.
declare const contractDocument: object;
declare function init(document: object, options: object, element: Element | null): void;

init(contractDocument, { disableTelemetry: true, hideLoading: true }, document.getElementById("redoc"));
