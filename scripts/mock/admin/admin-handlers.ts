import type { AdminHandlers, AdminOperationId } from "./admin-calls.ts";
import type { Control } from "./control.ts";

/** What does each operation of spec/mock-admin. One that is added there and not here is a type error. */
const handlers: AdminHandlers = {
  async reset(control, { body }) {
    await control.reset(body?.account);
    return undefined;
  },
  listRequests: (control, { query: { limit = Infinity } }) => control.requests().slice(-limit),
  listPayouts: (control, { query }) => control.payouts(query.account, query.limit),
  async movePayout(control, { path, body }) {
    await control.movePayout(path.id, body.status, body.resolution);
    return undefined;
  },
  listDeliveries: (control, { query }) => control.deliveries(query.payout, query.limit),
  waitForDelivery: (control, { query: { timeout, ...wanted } }) => control.waitForDelivery(wanted, timeout),
  redeliver: (control, { path }) => control.redeliver(path.id),
  readClock: (control) => clockOf(control),
  async setClock(control, { body: { held, now, advance } }) {
    if (held === true) control.hold();
    if (held === false) control.release();
    if (now !== undefined) await control.moveTo(now);
    if (advance !== undefined) await control.advance(advance);
    return clockOf(control);
  },
  answerNext(control, { path, body }) {
    control.answerNext(path.operationId, ...body);
    return undefined;
  },
};

type Handle = (control: Control, call: { path: object; query: object; body: unknown }) => unknown;

/** Carries out an operation, by its ID. Validation has made sure that the call is the operation's own. */
export function performAdmin(operation: string, control: Control, call: Parameters<Handle>[1]): unknown {
  return (handlers[operation as AdminOperationId] as Handle)(control, call);
}

function clockOf(control: Control) {
  return { now: control.now(), held: control.held() };
}
