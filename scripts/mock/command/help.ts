/** What `--help` shows: one screen of 24 lines and 80 columns. */
export const help = `Usage: npm run mock -- [options], or npx payouts-contract mock [options]

Plays the platform on this machine, both APIs and their state, until Ctrl-C.

  --port PORT, --host HOST        where it listens (4010 on 127.0.0.1)
  --stateless                     answer examples only and keep nothing
  --step-delay MS, --latency MS   how long a state lasts (50), an answer (0)
  --body-limit BYTES              largest body that is read (1048576)
  --services FILE                 a catalogue of services of your own, in JSON
  --strict-services               refuse services that are not in it
  --accounts FILE                 accept the accounts in this JSON file alone
  --store STORE                   memory; sqlite:FILE or postgres://... to last
  --brand NAME, --contract FILE   answer by another document
  --no-callbacks                  call nobody back
  --callbacks-final-only          tell only of the state a payout ends in
  --callback-retry-unit TIME      a minute of the schedule of retries (1s)
  --callback-shuffle SEED         send them late, twice and out of order
  --callback-hosts HOST,...       call these, too, not loopback addresses alone
  --fault-rate PERCENT, --seed N  fail at random, the same for the same seed
  --admin-port PORT, --log STYLE  admin page and API there; pretty, json, silent
  --help                          show this

A request can ask for an answer: Prefer: code=503, Prefer: example=NAME,
Prefer: dynamic=true. The docs, under "Mock", say what test services do.
`;
