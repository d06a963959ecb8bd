const own = [
  "default-src 'none'",
  "script-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
];

/** What Redoc's styles come in: an empty element, which is filled rule by rule. The hash is that of nothing. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * The Content-Security-Policy of each kind of page. Nothing from another origin may be loaded, so that whoever reads is not
 * reported to anybody, and nothing inline is run.
 */
export const policies = {
  page: [...own, "style-src 'self'", "font-src 'self'", "connect-src 'self'"].join("; "),
  reference: [...own, `style-src 'self' ${emptyStyle}`, "font-src 'self' data:", "connect-src 'self'"].join("; "),
};
