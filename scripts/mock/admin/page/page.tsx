import { render } from "preact";
import { useState } from "preact/hooks";
import { Clock, type Filter, Filters, filtered, Reset, Tabs, Unlock, useView } from "./controls.tsx";
import { useMock } from "./data.ts";
import { Callbacks } from "./views/callbacks.tsx";
import { Commands } from "./views/commands.tsx";
import { Payouts } from "./views/payouts.tsx";
import { Requests } from "./views/requests.tsx";

render(<App />, document.body);

/** The whole page. */
function App() {
  const [filter, setFilter] = useState<Filter>({ account: "", text: "" });
  const view = useView(["requests", "payouts", "callbacks", "commands"]);
  const { value, lost, locked, refresh } = useMock();
  const { clock, requests, payouts, deliveries } = value ?? {};
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
          { name: "commands", title: "Commands" },
        ]}
      />
      <main id="content" tabIndex={-1}>
        <p class="lost" role="status">
          {lost && "The mock does not respond. It is asked again every second."}
        </p>
        {view !== "commands" && (
          <Filters filter={filter} accounts={[...new Set(accounts)].sort()} onChange={setFilter} />
        )}
        {view === "requests" && <Requests {...filtered(requests, filter)} />}
        {view === "payouts" && <Payouts {...filtered(payouts, filter)} onChange={refresh} />}
        {view === "callbacks" && <Callbacks {...filtered(deliveries, filter)} payouts={payouts} onChange={refresh} />}
        {view === "commands" && <Commands onChange={refresh} />}
      </main>
    </>
  );
}
