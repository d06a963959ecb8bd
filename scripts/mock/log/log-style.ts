/** How the log is written: lines for people, a line of JSON a request for programs, or not at all. */
export const logStyles = ["pretty", "json", "silent"] as const;

export type LogStyle = (typeof logStyles)[number];
