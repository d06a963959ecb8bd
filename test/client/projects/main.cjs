// @ts-check
const { CallbackError, parseCallback } = require("payouts-contract/callbacks");
const { createPrivateClient, PayoutsError } = require("payouts-contract/private");
const { createPublicClient } = require("payouts-contract/public");
const { validatePayoutInvoice } = require("payouts-contract/validators");

const { process } = /** @type {{ process: { argv: [string, string, string] } }} */ (
  /** @type {unknown} */ (globalThis)
);
const origin = process.argv[2];

async function main() {
  const client = createPrivateClient({ baseUrl: `${origin}/api`, accountId: "projects", apiKey: "key" });
  const publicClient = createPublicClient({ baseUrl: `${origin}/public-api`, publicKey: "pk_test_projects" });
  const failures = await Promise.all(
    [client.getPayoutInvoice("cpoi_none"), publicClient.getPublicPayoutInvoice("cpoi_none")].map((call) =>
      call.catch((/** @type {unknown} */ error) => error instanceof PayoutsError && error.status),
    ),
  );
  // The same class by `import` and `require`.
  const imported = await import("payouts-contract/private");
  console.log(JSON.stringify([failures, imported.PayoutsError === PayoutsError, validatePayoutInvoice({})]));
  try {
    parseCallback("{}");
  } catch (error) {
    console.log(error instanceof CallbackError && error.fault);
  }
}

main();
