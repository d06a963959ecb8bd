/** Whether an `Accept` header lets JSON through (RFC 9110, section 12.5.1). What can't be read in it is skipped. */
export function acceptsJson(header: string | undefined): boolean {
  if (header === undefined) return true;
  const ranges = header.split(",").flatMap((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    return /^[^\s/]+\/[^\s/]+$/.test(type) ? [{ type, accepted: quality === undefined || Number(quality) > 0 }] : [];
  });
  if (ranges.length === 0) return true;
  for (const type of ["application/json", "application/*", "*/*"]) {
    const fitting = ranges.filter((range) => range.type === type);
    if (fitting.length > 0) return fitting.some(({ accepted }) => accepted);
  }
  return false;
}
