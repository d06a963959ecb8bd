/** Puts a button at each piece of code that copies it. */
export function addCopyButtons(): void {
  for (const code of document.querySelectorAll<HTMLElement>("figure.code pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      button.textContent = (await copied(code.textContent ?? "")) ? "Copied" : "Press Ctrl+C";
      if (button.textContent !== "Copied") getSelection()?.selectAllChildren(code);
      setTimeout(() => {
        button.textContent = "Copy";
      }, 2000);
    });
    code.after(button);
  }
}

/** A page from a file, or one that isn't served securely, may not write to the clipboard. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text.trimEnd());
    return true;
  } catch {
    return false;
  }
}
