import type { Filter } from "../data/filters.ts";

interface FiltersProps {
  filter: Filter;
  /** The accounts that there are. */
  accounts: string[];
  onChange: (filter: Filter) => void;
}

/** Says what is shown of a list. */
export function Filters({ filter, accounts, onChange }: FiltersProps) {
  return (
    <div class="filters">
      <input
        type="search"
        aria-label="Find"
        placeholder="Find in what is shown"
        value={filter.text}
        onInput={({ currentTarget }) => onChange({ ...filter, text: currentTarget.value })}
      />
      <select
        aria-label="Account"
        value={filter.account}
        onChange={({ currentTarget }) => onChange({ ...filter, account: currentTarget.value })}
      >
        <option value="">Every account</option>
        {accounts.map((account) => (
          <option key={account}>{account}</option>
        ))}
      </select>
    </div>
  );
}
