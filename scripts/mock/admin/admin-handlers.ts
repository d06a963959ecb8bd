import type { Control, NextAnswer } from "./control.ts";

/** Carries out one operation. What comes back is the answer's body; nothing makes a 204. */
type Handle = (control: Control, parameters: Record<string, unknown>, body: unknown) => unknown;

const optional = (value: unknown) => (value === undefined ? undefined : String(value));

/** What does each operation of spec/mock-admin, by its ID. Requests were held against the document by then. */
export const adminHandlers: Record<string, Handle> = {
  reset: (control, _parameters, body) => control.reset((body as { account?: string } | undefined)?.account),
  listRequests: (control) => control.requests(),
  listPayouts: (control, { account }) => control.payouts(optional(account)),
  movePayout(control, { id }, body) {
    const { status, resolution } = body as { status: string; resolution?: string };
    return control.movePayout(String(id), status, resolution);
  },
  listDeliveries: (control, { payout }) => control.deliveries(optional(payout)),
  waitForDelivery: (control, { payout, status, timeout }) =>
    control.waitForDelivery({ payout: optional(payout), status: optional(status) }, Number(timeout)),
  redeliver: (control, { id }) => control.redeliver(String(id)),
  readClock: (control) => clockOf(control),
  async setClock(control, _parameters, body) {
    const { held, now, advance } = body as { held?: boolean; now?: number; advance?: string };
    if (held === true) control.hold();
    if (held === false) control.release();
    if (now !== undefined) await control.moveTo(now);
    if (advance !== undefined) await control.advance(advance);
    return clockOf(control);
  },
  answerNext: (control, { operationId }, body) => control.answerNext(String(operationId), ...(body as NextAnswer[])),
};

function clockOf(control: Control) {
  return { now: control.now(), held: control.held() };
}
