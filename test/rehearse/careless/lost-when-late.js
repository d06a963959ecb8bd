// Has the platform process at once, and takes one lookup that finds nothing as proof.
import { create, find, order, until } from "./call.js";

const created = (await create({ ...order, options: { auto_process: true } })).data ?? (await find(order.reference_id));
if (!created?.id) process.exit(3);
process.exit((await until(["processed"], created.id)) ? 0 : 2);
