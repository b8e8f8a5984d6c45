/** A field for each parameter that a text names; what kind of value it is can be chosen. */
import { useId, useState } from 'react';
import { isPartialDate } from '../../../../model/dates.ts';
import { isExact } from '../../../../model/exact.ts';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { EntityPicker } from '../../../parts/pickers/EntityPicker.tsx';
import { strings } from '../strings.ts';
import { type ParameterValues, read } from './link.ts';

const kinds = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  boolean: 'Yes or no',
  entity: 'Entity',
  json: 'JSON',
} as const;
type Kind = keyof typeof kinds;

interface ValueFieldsProps {
  names: readonly string[];
  values: ParameterValues;
  onChange: (values: ParameterValues) => void;
}

export function ValueFields({ names, values, onChange }: ValueFieldsProps) {
  if (names.length === 0) return null;
  return (
    <fieldset className="value-fields">
      <legend className="caption">{strings.valuesOfTheParametersEmpty}</legend>
      {names.map((name) => (
        <ValueField
          key={name}
          name={name}
          value={values[name] ?? null}
          onChange={(value) => onChange({ ...values, [name]: value })}
        />
      ))}
    </fieldset>
  );
}

interface ValueFieldProps {
  name: string;
  value: PropertyValue;
  onChange: (value: PropertyValue) => void;
}

function ValueField({ name, value, onChange }: ValueFieldProps) {
  const id = useId();
  const [kind, setKind] = useState<Kind>(() => kindOf(value));
  const [text, setText] = useState(() => textOf(value));
  const parsed = valueFor(kind, text);
  const change = (nextKind: Kind, nextText: string) => {
    setKind(nextKind);
    setText(nextText);
    const next = valueFor(nextKind, nextText);
    if (next !== undefined) onChange(next);
  };
  const wrong = parsed === undefined ? wanted[kind] : undefined;
  return (
    <div className="value-field">
      {kind === 'entity' ? (
        <EntityPicker
          label={`$${name}`}
          of={[]}
          value={text || undefined}
          onChange={(chosen) => change(kind, chosen ?? '')}
        />
      ) : (
        <div className="field">
          <label htmlFor={id}>${name}</label>
          {kind === 'boolean' ? (
            <select
              id={id}
              className="input"
              value={text}
              onChange={({ target }) => change(kind, target.value)}
            >
              <option value="">null</option>
              <option value="true">{strings.yes}</option>
              <option value="false">{strings.no}</option>
            </select>
          ) : (
            <input
              id={id}
              className="input"
              value={text}
              placeholder={kind === 'date' ? strings.yyyyMmDd : 'null'}
              inputMode={kind === 'number' ? 'decimal' : undefined}
              aria-invalid={wrong ? true : undefined}
              aria-describedby={wrong ? `${id}-wrong` : undefined}
              onChange={({ target }) => change(kind, target.value)}
            />
          )}
          {wrong && (
            <span className="caption wrong" id={`${id}-wrong`}>
              {wrong}
            </span>
          )}
        </div>
      )}
      <select
        aria-label={strings.kindOf(name)}
        value={kind}
        onChange={({ target }) => change(target.value as Kind, text)}
      >
        {Object.entries(kinds).map(([key, title]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

const wanted: Record<Kind, string> = {
  text: '',
  entity: '',
  boolean: strings.yesOrNo,
  number: strings.aNumberSuchAs12,
  date: strings.aDaySuchAs2024,
  json: strings.jsonSuchAsAB,
};

function kindOf(value: PropertyValue): Kind {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'object' && value !== null) return 'json';
  if (typeof value !== 'string') return 'text';
  if (isPartialDate(value)) return 'date';
  return /^[a-z]+:[a-z0-9-]+$/.test(value) ? 'entity' : 'text';
}

function textOf(value: PropertyValue): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The value that a text means; `undefined` when it is none of that kind. */
function valueFor(kind: Kind, text: string): PropertyValue | undefined {
  if (text.trim() === '') return null;
  if (kind === 'number') {
    const number = Number(text);
    return Number.isFinite(number) && isExact(number) ? number : undefined;
  }
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (kind === 'date') return isPartialDate(text) ? text : undefined;
  if (kind !== 'json') return text;
  const value = read(text);
  return value === text ? undefined : value;
}
