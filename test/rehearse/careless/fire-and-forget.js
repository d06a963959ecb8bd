// Takes an accepted request for a payment.
import { create, process_ } from "./call.js";

const { data } = await create();
const { status } = data?.id ? await process_(data.id) : {};
process.exit(status === 200 ? 0 : 2);
