/** Hands a value to a function of the user's own. If that fails or rejects, Node prints a warning, and nothing else comes of it. */
export function tell<Value>(listener: (value: Value) => unknown, value: Value): void {
  const warn = (error: unknown) => process.emitWarning(`The log callback failed: ${String(error)}`);
  try {
    Promise.resolve(listener(value)).catch(warn);
  } catch (error) {
    warn(error);
  }
}
