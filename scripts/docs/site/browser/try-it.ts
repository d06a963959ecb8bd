/** Lets a page send its sample to the mock beside it, and shows the response. */
export function offerRequests(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-request]")) {
    const [button, figure] = [place.querySelector("button"), place.querySelector("figure")];
    const [status, code] = [place.querySelector("[role=status]"), place.querySelector("code")];
    if (!button || !figure || !status || !code) continue;
    const { url, ...request } = JSON.parse(place.dataset.request ?? "{}");
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        const response = await fetch(url, { ...request, cache: "no-store" });
        code.textContent = indented(await response.text());
        status.textContent = `${response.status} ${response.statusText}`;
      } catch {
        code.textContent = "";
        status.textContent = "The mock doesn't respond. Run npm start again.";
      }
      figure.hidden = false;
      figure.scrollIntoView({ block: "nearest" });
      button.disabled = false;
    });
  }
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
