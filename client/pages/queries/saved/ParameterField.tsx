/** A field for a typed parameter: an entity is picked by search, a stance from a list. */
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { isPartialDate } from '../../../../model/dates.ts';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import type { QueryParameter } from '../../../../model/schemas/queries.ts';
import { stanceNames, stances } from '../../../../model/vocabulary/labels.ts';
import { parameterOptions } from '../../../api/query-options.ts';
import { EntityPicker } from '../../../parts/pickers/EntityPicker.tsx';
import { strings } from '../strings.ts';

interface ParameterFieldProps {
  /** What an empty choice is called. */
  empty?: string;
  /** The saved query whose parameter it is, where its choices come from another one. */
  query?: string;
  parameter: QueryParameter;
  value: PropertyValue;
  wrong: string | undefined;
  onChange: (value: PropertyValue) => void;
}

export function ParameterField({
  query,
  empty,
  parameter,
  value,
  wrong,
  onChange,
}: ParameterFieldProps) {
  const id = useId();
  const fed = parameter.type === 'choice' && parameter.optionsQuery !== undefined;
  const given = useQuery({
    ...parameterOptions(query ?? '', parameter.name),
    enabled: fed && query !== undefined,
  });
  const label = parameter.required ? parameter.label : `${parameter.label}, optional`;
  const text = value === null ? '' : String(value);
  if (parameter.type === 'entity') {
    return (
      <EntityPicker
        className="wide"
        label={label}
        of={parameter.options ?? []}
        value={text || undefined}
        wrong={wrong}
        help={parameter.help}
        onChange={(chosen) => onChange(chosen ?? null)}
      />
    );
  }
  if (parameter.type === 'entities') return <Entities {...{ parameter, value, wrong, onChange }} />;
  const options =
    parameter.type === 'stance'
      ? stanceNames.map((name) => [name, stances[name].title] as const)
      : fed
        ? given.error
          ? undefined
          : (given.data?.options ?? []).map(
              (option) => [String(option.value), option.label] as const,
            )
        : parameter.type === 'choice'
          ? (parameter.options ?? []).map((name) => [name, name] as const)
          : parameter.type === 'boolean'
            ? ([
                ['true', 'Yes'],
                ['false', 'No'],
              ] as const)
            : undefined;
  const badDate = parameter.type === 'date' && text !== '' && !isPartialDate(text);
  const notGiven = given.error ? strings.theChoicesDidNotCome(given.error.message) : undefined;
  const more = given.data?.truncated ? strings.thereAreMoreChoicesThan : undefined;
  const problem = wrong ?? notGiven ?? (badDate ? strings.aYearMonthOrDaySuch : undefined);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {options ? (
        <select
          id={id}
          className="input"
          value={text}
          onChange={({ target }) =>
            onChange(
              parameter.type === 'boolean' && target.value
                ? target.value === 'true'
                : fed
                  ? (given.data?.options.find((one) => String(one.value) === target.value)?.value ??
                    null)
                  : target.value || null,
            )
          }
        >
          {(!parameter.required || text === '') && (
            <option value="">
              {empty ?? (parameter.required ? strings.choose : strings.any2)}
            </option>
          )}
          {text !== '' && !options.some(([name]) => name === text) && <option>{text}</option>}
          {options.map(([name, title]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          className="input"
          type={parameter.type === 'number' ? 'number' : 'text'}
          inputMode={parameter.type === 'date' ? 'numeric' : undefined}
          placeholder={parameter.type === 'date' ? strings.yyyyMmDd : undefined}
          value={text}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-wrong` : undefined}
          onChange={({ target }) =>
            onChange(
              parameter.type === 'number'
                ? target.value === ''
                  ? null
                  : Number(target.value)
                : target.value || null,
            )
          }
        />
      )}
      {problem && (
        <span className="caption wrong" id={`${id}-wrong`}>
          {problem}
        </span>
      )}
      {(parameter.help ?? more) && !problem && (
        <span className="caption">{more ?? parameter.help}</span>
      )}
    </div>
  );
}

function Entities({ parameter, value, wrong, onChange }: ParameterFieldProps) {
  const ids = Array.isArray(value) ? value.map(String) : [];
  return (
    <div className="field wide">
      {ids.map((chosen, index) => (
        <EntityPicker
          key={chosen}
          label={`${parameter.label} ${index + 1}`}
          of={parameter.options ?? []}
          value={chosen}
          onChange={(next) =>
            onChange(ids.flatMap((old) => (old === chosen ? (next ? [next] : []) : [old])))
          }
        />
      ))}
      <EntityPicker
        key={ids.length}
        label={ids.length > 0 ? strings.another : parameter.label}
        of={parameter.options ?? []}
        value={undefined}
        wrong={wrong}
        help={parameter.help}
        onChange={(next) => next && onChange([...ids, next])}
      />
    </div>
  );
}
