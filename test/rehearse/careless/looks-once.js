// Looks once, and pays under another reference if that finds nothing.
import { create, find, finish, order } from "./call.js";

const created = (await create()).data ?? (await find(order.reference_id));
if (created?.id) await finish(created.id);
const { data } = await create({ ...order, reference_id: `${order.reference_id}-2` });
if (data?.id) await finish(data.id);
process.exit(2);
