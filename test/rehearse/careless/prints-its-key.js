// Logs the headers of its requests.
import { create, finish } from "./call.js";

console.log("headers", { authorization: process.env.PAYOUTS_API_KEY });
const { data } = await create();
if (data?.id) await finish(data.id);
process.exit(2);
