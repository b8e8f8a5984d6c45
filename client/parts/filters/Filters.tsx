/** The form of all filters of statements. */
import { useEffect, useRef, useState } from 'react';
import { isPartialDate } from '../../../model/dates.ts';
import {
  institutions,
  parties,
  speakers,
  stanceNames,
  stances,
} from '../../../model/vocabulary/labels.ts';
import { type FilterName, filterNames } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { useNarrow } from '../../ui/useWidth.ts';
import { EntityPicker } from '../pickers/EntityPicker.tsx';
import { CertainCheck } from './CertainCheck.tsx';
import { ChoiceField } from './Choice.tsx';
import './filters.css';
import { PrintedFilters } from './PrintedFilters.tsx';
import { ScopeChoice } from './ScopeChoice.tsx';
import { strings } from './strings.ts';

/** Filters that a node fills: title and labels that it may have. */
export const pickers = {
  speaker: [strings.speaker, speakers],
  party: [strings.partyAtTheTime, parties],
  agreement: [strings.agreement, ['Agreement']],
  institution: [strings.institution, institutions],
  source: [strings.source, ['Source']],
} as const;

interface FiltersProps {
  /** Filters that the page cannot apply. */
  without?: readonly FilterName[];
}

/** The working set's filters; each change goes to the address at once. */
export function Filters({ without = [] }: FiltersProps) {
  const [search, onChange] = useWorkingSet();
  const box = useRef<HTMLDetailsElement>(null);
  const narrow = useNarrow(box, 760);
  const active = filterNames.filter((name) => search[name] && !without.includes(name));
  const shown = (name: FilterName) => !without.includes(name);
  const rare = (
    [
      'institution',
      'source',
      'country',
      'kind',
      'study',
      'asOf',
      'verified',
      'certain',
      'contested',
    ] as const
  ).filter(shown);
  const picker = (name: keyof typeof pickers) =>
    shown(name) && (
      <EntityPicker
        key={name}
        label={pickers[name][0]}
        of={pickers[name][1]}
        value={search[name]}
        onChange={(id) => onChange({ [name]: id })}
      />
    );
  return (
    <>
      <PrintedFilters />
      <details
        className={narrow ? 'filters-box narrow' : 'filters-box'}
        ref={box}
        open={!narrow || undefined}
      >
        <summary>{active.length > 0 ? strings.filtersSet(active.length) : strings.filters}</summary>
        <search className="filters">
          {picker('speaker')}
          {picker('party')}
          {picker('agreement')}
          {shown('stance') && (
            <ChoiceField
              label={strings.stance}
              value={search.stance}
              options={stanceNames.map((stance) => [stance, stances[stance].title])}
              onChange={(stance) => onChange({ stance })}
            />
          )}
          <TextFilter
            label={strings.from}
            value={search.from}
            placeholder="2024-09"
            check={isPartialDate}
            onChange={(from) => onChange({ from })}
          />
          <TextFilter
            label={strings.to}
            value={search.to}
            placeholder="2025"
            check={isPartialDate}
            onChange={(to) => onChange({ to })}
          />
          {shown('q') && (
            <TextFilter
              label={strings.words}
              value={search.q}
              placeholder={strings.optOut}
              check={() => true}
              onChange={(q) => onChange({ q })}
            />
          )}
          <details className="rare" open={rare.some((name) => search[name]) || undefined}>
            <summary className="button">{strings.moreFilters}</summary>
            <div className="filters-more">
              {picker('institution')}
              {shown('institution') && search.institution && <ScopeChoice />}
              {picker('source')}
              <TextFilter
                label={strings.country}
                value={search.country}
                placeholder={strings.nl}
                check={() => true}
                onChange={(country) => onChange({ country: country?.toUpperCase() })}
              />
              {shown('kind') && (
                <ChoiceField
                  label={strings.kind}
                  value={search.kind}
                  options={[
                    ['quote', strings.quotes],
                    ['paraphrase', strings.paraphrases],
                  ]}
                  onChange={(kind) => onChange({ kind })}
                />
              )}
              {shown('study') && (
                <TextFilter
                  label={strings.study}
                  value={search.study}
                  placeholder=""
                  check={() => true}
                  onChange={(study) => onChange({ study })}
                />
              )}
              <TextFilter
                label={strings.asOf}
                value={search.asOf}
                placeholder="2024-09-18"
                check={isPartialDate}
                onChange={(asOf) => onChange({ asOf })}
              />
              {shown('verified') && (
                <label className="check">
                  <input
                    type="checkbox"
                    checked={search.verified === 'true'}
                    onChange={(event) => onChange({ verified: event.target.checked ? 'true' : '' })}
                  />
                  {strings.verifiedOnly}
                </label>
              )}
              {shown('certain') && <CertainCheck />}
              {shown('contested') && (
                <label className="check">
                  <input
                    type="checkbox"
                    checked={search.contested === 'true'}
                    onChange={(event) =>
                      onChange({ contested: event.target.checked ? 'true' : '' })
                    }
                  />
                  {strings.contestedOnly}
                </label>
              )}
            </div>
          </details>
          {active.length > 0 && (
            <button
              type="button"
              className="link clear-filters"
              onClick={() => onChange(Object.fromEntries(active.map((name) => [name, undefined])))}
            >
              {strings.clearAllFilters}
            </button>
          )}
        </search>
      </details>
    </>
  );
}

interface TextFilterProps {
  label: string;
  value: string | undefined;
  placeholder: string;
  check: (text: string) => boolean;
  onChange: (text: string | undefined) => void;
}

const typingMs = 400;

/** Debounced; invalid values have no effect. */
export function TextFilter({ label, value, placeholder, check, onChange }: TextFilterProps) {
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
        title={wrong ? strings.aYearMonthOrDay : undefined}
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  );
}
