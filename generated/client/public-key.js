// Generated from spec/ by `npm run build`. Do not edit.

export const key = { "name": "public_key", "operations": ["GET /payout-invoices", "GET /payout-invoices/{id}"] };
