// Goes on with whatever payout a conflict shows.
import { create, finish } from "./call.js";

const { data } = await create();
if (data?.id) await finish(data.id);
process.exit(2);
