/** The filters of the statements: who, about what, how, when, where, which words. */
import { useEffect, useState } from 'react';
import { isPartialDate } from '../../../model/dates.ts';
import { stanceNames, stances } from '../../../model/vocabulary.ts';
import type { Search } from '../../app/address.ts';
import { EntityPicker } from '../search/EntityPicker.tsx';

export const filterNames = [
  'speaker',
  'party',
  'institution',
  'agreement',
  'stance',
  'from',
  'to',
  'source',
  'q',
] as const;

const pickers = [
  ['speaker', 'Speaker', ['Actor', 'Party', 'Institution']],
  ['party', 'Party of the day', ['Party']],
  ['institution', 'Institution', ['Institution']],
  ['agreement', 'Agreement', ['Agreement']],
  ['source', 'Source', ['Source']],
] as const;

interface FiltersParts {
  search: Search;
  onChange: (changed: Partial<Search>) => void;
}

/** One row; each change goes to the address at once. */
export function Filters({ search, onChange }: FiltersParts) {
  const [wide] = useState(() => matchMedia('(min-width: 701px)').matches);
  const active = filterNames.filter((name) => search[name]).length;
  return (
    <details className="filters-box" open={wide || undefined}>
      <summary>{active > 0 ? `Filters, ${active} set` : 'Filters'}</summary>
      <search className="filters">
        {pickers.map(([name, label, of]) => (
          <EntityPicker
            key={name}
            label={label}
            of={of}
            value={search[name]}
            onChange={(id) => onChange({ [name]: id })}
          />
        ))}
        <label className="field short">
          <span>Stance</span>
          <select
            className="input"
            value={search.stance ?? ''}
            onChange={(event) => onChange({ stance: event.target.value })}
          >
            <option value="">Any</option>
            {stanceNames.map((stance) => (
              <option key={stance} value={stance}>
                {stances[stance].title}
              </option>
            ))}
          </select>
        </label>
        <TextFilter
          label="From"
          value={search.from}
          placeholder="2024-09"
          check={isPartialDate}
          onChange={(from) => onChange({ from })}
        />
        <TextFilter
          label="To"
          value={search.to}
          placeholder="2025"
          check={isPartialDate}
          onChange={(to) => onChange({ to })}
        />
        <TextFilter
          label="Words"
          value={search.q}
          placeholder="opt-out"
          check={() => true}
          onChange={(q) => onChange({ q })}
        />
      </search>
    </details>
  );
}

interface TextFilterParts {
  label: string;
  value: string | undefined;
  placeholder: string;
  check: (text: string) => boolean;
  onChange: (text: string | undefined) => void;
}

const typingMs = 400;

/** Takes effect a moment after the last key, when it makes sense. */
function TextFilter({ label, value, placeholder, check, onChange }: TextFilterParts) {
  const [text, setText] = useState(value ?? '');
  const wrong = text !== '' && !check(text);
  useEffect(() => setText(value ?? ''), [value]);
  useEffect(() => {
    if (text === (value ?? '') || wrong) return;
    const timer = setTimeout(() => onChange(text || undefined), typingMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label className="field short">
      <span>{label}</span>
      <input
        className="input"
        value={text}
        placeholder={placeholder}
        aria-invalid={wrong || undefined}
        title={wrong ? 'A year, month or day, such as 2024, 2024-09 or 2024-09-18' : undefined}
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  );
}
