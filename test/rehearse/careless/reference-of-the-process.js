// Makes its reference up when it starts, and forgets it when it crashes.
import { create, finish, order } from "./call.js";

const { data } = await create({ ...order, reference_id: crypto.randomUUID() });
if (data?.id) await finish(data.id);
process.exit(2);
