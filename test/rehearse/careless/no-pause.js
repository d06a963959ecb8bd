// Looks again and again without a pause.
import { create, process_, until } from "./call.js";

const { data } = await create();
if (!data?.id) process.exit(2);
await process_(data.id);
process.exit((await until(["processed"], data.id, 100, 0)) ? 0 : 2);
