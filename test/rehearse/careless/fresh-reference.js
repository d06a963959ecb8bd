// Takes a fresh reference for each attempt.
import { create, finish, order, wait } from "./call.js";

for (let attempt = 0; attempt < 3; attempt++) {
  const { data } = await create({ ...order, reference_id: crypto.randomUUID() });
  if (data?.id) await finish(data.id);
  await wait(100);
}
process.exit(2);
