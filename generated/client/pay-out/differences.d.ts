// Generated from spec/ by `npm run build`. Do not edit.

import type { CreatePayout, Payout } from "../calls/payout.js";
/** Names what differs between the payout that was meant and one that exists: it is then another payout. */
export declare function differences(meant: CreatePayout, { attributes, relationships }: Payout): string[];
