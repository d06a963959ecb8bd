// Asks to process until somebody says yes.
import { create, process_, until } from "./call.js";

const { data } = await create();
if (!data?.id) process.exit(2);
for (let attempt = 0; attempt < 3; attempt++) if ((await process_(data.id)).status === 200) break;
process.exit((await until(["processed"], data.id)) ? 0 : 2);
