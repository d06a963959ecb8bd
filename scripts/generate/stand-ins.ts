// Stands in the bundle of the mock for packages that Prism and pg-boss load and the mock never reaches: it forwards no request
// (`node-fetch`), reads no Postman collection (`postman-collection`) and has no schedules (`cron-parser`, `rrule-temporal`). They
// would be two thirds of what is loaded.

import { createHash } from "node:crypto";

/** For `fnv-plus`, 144 kB, of which Prism makes IDs that nobody sees: 52 bits in hexadecimal digits. */
export const fast1a52hex = (text: string): string => createHash("sha1").update(text).digest("hex").slice(0, 13);

export const CronExpressionParser = undefined;
export const RRuleTemporal = undefined;
