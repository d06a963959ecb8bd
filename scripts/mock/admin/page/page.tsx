import { render } from "preact";
import { useState } from "preact/hooks";
import { Clock, type Filter, Filters, filtered, Reset, Tabs, Unlock, useView } from "./controls.tsx";
import { useMock } from "./data.ts";
import { Callbacks } from "./views/callbacks.tsx";
import { Commands } from "./views/commands.tsx";
import { Coverage } from "./views/coverage.tsx";
import { Payouts } from "./views/payouts.tsx";
import { Requests } from "./views/requests.tsx";

const views = ["requests", "payouts", "callbacks", "coverage", "commands"] as const;

/** The views that are lists, of which a part can be shown. */
const lists: string[] = ["requests", "payouts", "callbacks"];

render(<App />, document.body);

/** The whole page. */
function App() {
  const [filter, setFilter] = useState<Filter>({ account: "", text: "" });
  // What an address names is shown, whatever was looked for before.
  const view = useView(views, () => setFilter({ account: "", text: "" }));
  const { value, lost, locked, refresh } = useMock();
  const { clock, requests, payouts, deliveries, responses = [] } = value ?? {};
  const accounts = [...(requests ?? []), ...(payouts ?? [])].flatMap(({ account }) => account ?? []);
  const showEverybody = () => {
    setFilter({ ...filter, account: "" });
    refresh();
  };
  if (locked) return <Unlock onUnlock={refresh} />;
  return (
    <>
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <header class="top">
        <h1>
          <span class="mark" aria-hidden="true" />
          Mock
        </h1>
        <Clock clock={clock} onChange={refresh} />
        <Reset account={filter.account} onReset={showEverybody} />
      </header>
      <Tabs
        current={view}
        tabs={[
          { name: "requests", title: "Requests", count: requests?.length },
          { name: "payouts", title: "Payouts", count: payouts?.length },
          { name: "callbacks", title: "Callbacks", count: deliveries?.length },
          { name: "coverage", title: "Coverage" },
          { name: "commands", title: "Commands" },
        ]}
      />
      <main id="content" tabIndex={-1}>
        <p class="lost" role="status">
          {lost && "The mock does not respond. It is asked again every second."}
        </p>
        {lists.includes(view) && (
          <Filters filter={filter} accounts={[...new Set(accounts)].sort()} onChange={setFilter} />
        )}
        {view === "requests" && <Requests {...filtered(requests, filter)} payouts={payouts} responses={responses} />}
        {view === "payouts" && (
          <Payouts {...filtered(payouts, filter)} requests={requests} deliveries={deliveries} onChange={refresh} />
        )}
        {view === "callbacks" && <Callbacks {...filtered(deliveries, filter)} payouts={payouts} onChange={refresh} />}
        {view === "coverage" && <Coverage />}
        {view === "commands" && <Commands onChange={refresh} />}
      </main>
    </>
  );
}
