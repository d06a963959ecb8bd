// Pays under another reference when the first payout takes long.
import { create, finish, order, process_, until } from "./call.js";

const { data } = await create();
if (!data?.id) process.exit(2);
await process_(data.id);
if (await until(["processed"], data.id, 2, 20)) process.exit(0);
const again = await create({ ...order, reference_id: `${order.reference_id}-again` });
if (again.data?.id) await finish(again.data.id);
process.exit(2);
