// Waits for the end of the payout, however long that takes.
import { create, process_, until } from "./call.js";

const { data } = await create();
if (!data?.id) process.exit(2);
await process_(data.id);
await until(["processed"], data.id, Number.POSITIVE_INFINITY, 60);
process.exit(0);
