// Loads the page again when the server says that the site changed.
new EventSource(`${document.body.dataset.root}changes`).addEventListener("change", () => location.reload());
