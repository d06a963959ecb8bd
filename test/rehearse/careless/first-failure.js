// Books the first failure that it sees.
import { create, process_, until } from "./call.js";

const { data } = await create();
if (!data?.id) process.exit(2);
await process_(data.id);
const status = await until(["processed", "process_failed"], data.id);
process.exit(status === "processed" ? 0 : status ? 3 : 2);
