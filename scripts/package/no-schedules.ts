// Stands in the bundle of the mock for packages that pg-boss reads schedules with (`cron-parser`, `rrule-temporal`). There are none.
export const CronExpressionParser = undefined;
export const RRuleTemporal = undefined;
