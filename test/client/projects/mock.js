// @ts-check
import { startMock } from "payouts-contract/mock";

const mock = await startMock();
const { status } = await fetch(`${mock.url}/nothing`);
await mock.reset();
console.log(JSON.stringify([status, mock.requests()]));
await mock.close();
