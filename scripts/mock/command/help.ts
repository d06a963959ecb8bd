/** What `--help` shows: one screen of 24 lines and 80 columns. */
export const help = `Usage: npm run mock -- [options], or npx payouts-contract mock [options]

Plays the platform on this machine, both APIs and their state, until Ctrl-C.

  --port PORT          where it listens (4010); 0 takes a free port
  --host HOST          on which address (127.0.0.1)
  --stateless          answer examples only and keep nothing
  --step-delay MS      how long a payout stays in each state (50)
  --latency MS         how long each answer is held back (0)
  --body-limit BYTES   largest body that is read (1048576)
  --services FILE      a catalogue of services of your own, in JSON
  --strict-services    refuse services that the catalogue doesn't have
  --accounts FILE      accept the accounts in this JSON file and no others
  --store STORE        memory, or sqlite:FILE to survive a restart (memory)
  --brand NAME         answer by the document of one brand
  --contract FILE      answer by this OpenAPI document, in JSON
  --help               show this

Without --accounts any user name and password open an account of their own.
A request can ask for an answer: Prefer: code=503, Prefer: example=NAME,
Prefer: dynamic=true. Test services decide by their fields: test_usd with
test_details_payout_status, test_details_payout_resolution and
test_details_success_rate.
`;
