/** The field of one filter. */
import { isPartialDate } from '../../../model/dates.ts';
import { stanceNames, stances } from '../../../model/vocabulary/labels.ts';
import type { FilterName, Search } from '../../address/address.ts';
import { EntityPicker } from '../pickers/EntityPicker.tsx';
import { CertainCheck } from './CertainCheck.tsx';
import { ChoiceField } from './Choice.tsx';
import { pickers, TextFilter } from './Filters.tsx';
import { ScopeChoice } from './ScopeChoice.tsx';
import { strings } from './strings.ts';

interface FilterFieldProps {
  name: FilterName;
  search: Search;
  onChange: (changes: Partial<Search>) => void;
}

const texts = {
  from: ['From', '2024-09'],
  to: ['To', '2025'],
  asOf: ['As of', '2024-09-18'],
  q: ['Words', 'opt-out'],
  country: ['Country', 'NL'],
  study: ['Study', ''],
} as const;

/** Each change goes to the address at once. */
export function FilterField({ name, search, onChange }: FilterFieldProps) {
  const value = search[name];
  if (name in pickers) {
    const [label, of] = pickers[name as keyof typeof pickers];
    return (
      <>
        <EntityPicker
          label={label}
          of={of}
          value={value}
          onChange={(id) => onChange({ [name]: id })}
        />
        {name === 'institution' && value && <ScopeChoice />}
      </>
    );
  }
  if (name in texts) {
    const [label, placeholder] = texts[name as keyof typeof texts];
    const dated = name === 'from' || name === 'to' || name === 'asOf';
    const typed = (text: string | undefined) =>
      onChange({ [name]: name === 'country' ? text?.toUpperCase() : text });
    return (
      <TextFilter
        label={label}
        value={value}
        placeholder={placeholder}
        check={dated ? isPartialDate : () => true}
        onChange={typed}
      />
    );
  }
  if (name === 'certain') return <CertainCheck />;
  if (name === 'verified') {
    return (
      <label className="check">
        <input
          type="checkbox"
          checked={value === 'true'}
          onChange={(event) => onChange({ verified: event.target.checked ? 'true' : '' })}
        />
        {strings.verifiedOnly}
      </label>
    );
  }
  if (name === 'contested') {
    return (
      <label className="check">
        <input
          type="checkbox"
          checked={value === 'true'}
          onChange={(event) => onChange({ contested: event.target.checked ? 'true' : '' })}
        />
        {strings.contestedOnly}
      </label>
    );
  }
  const kinds = [
    ['quote', 'Quotes'],
    ['paraphrase', 'Paraphrases'],
  ] as const;
  return (
    <ChoiceField
      label={name === 'stance' ? strings.stance : strings.kind}
      value={value}
      options={
        name === 'stance' ? stanceNames.map((stance) => [stance, stances[stance].title]) : kinds
      }
      onChange={(chosen) => onChange({ [name]: chosen })}
    />
  );
}
