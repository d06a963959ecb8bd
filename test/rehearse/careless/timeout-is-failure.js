// Tells its customer that the payout failed when no response came.
import { create, finish } from "./call.js";

const { data } = await create();
if (data?.id) await finish(data.id);
process.exit(3);
