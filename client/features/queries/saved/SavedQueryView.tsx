/** One saved query: its form, its Cypher and its result; a link with its values runs it. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import type { SavedQuery } from '../../../../model/api.ts';
import type { PropertyValue } from '../../../../model/graph.ts';
import { ApiError } from '../../../api/request.ts';
import type { Search } from '../../../app/address.ts';
import { Icon } from '../../../ui/icons.tsx';
import { Code } from '../editor/Code.tsx';
import { Result } from '../results/Result.tsx';
import { useQueryRun } from '../results/useQueryRun.ts';
import { ParameterField } from './ParameterField.tsx';

type Values = Record<string, PropertyValue>;

export function SavedQueryView({ query }: { query: SavedQuery }) {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const [values, setValues] = useState<Values>(() => initialValues(query, search));
  const run = useQueryRun();
  const { error } = run;
  const start = (given: Values) =>
    run.start({ query: query.cypher, saved: query.name, params: filled(given) });
  useEffect(() => {
    if (query.parameters.every((one) => !one.required || values[one.name] != null)) start(values);
  }, []);
  const onSubmit = (event?: FormEvent) => {
    event?.preventDefault();
    void navigate({ to: '.', search: (old: Search) => withValues(old, values), hash: true });
    start(values);
  };
  const wrong = (name: string) =>
    error instanceof ApiError
      ? error.problem.errors?.find((one) => one.path === `params.${name}`)?.message
      : undefined;
  return (
    <>
      <header>
        <div>
          <h1>{query.title}</h1>
          <p className="caption">{query.description}</p>
        </div>
        <form
          onSubmit={onSubmit}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
          }}
        >
          {query.parameters.map((parameter) => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              value={values[parameter.name] ?? null}
              wrong={wrong(parameter.name)}
              onChange={(value) => setValues({ ...values, [parameter.name]: value })}
            />
          ))}
          {run.status === 'running' ? (
            <button type="button" className="button run" onClick={run.cancel}>
              Cancel
            </button>
          ) : (
            <button type="submit" className="button primary run">
              <Icon name="run" />
              Run
            </button>
          )}
        </form>
      </header>
      <Code text={query.cypher} />
      <Result run={run} view={query.view} name={query.title} />
    </>
  );
}

function initialValues(query: SavedQuery, search: Search): Values {
  return Object.fromEntries(
    query.parameters.map((parameter) => {
      const text = search[`p.${parameter.name}`];
      return [
        parameter.name,
        text === undefined ? (parameter.default ?? null) : parsed(text, parameter.type),
      ];
    }),
  );
}

function parsed(text: string, type: string): PropertyValue {
  if (type === 'number') return Number(text);
  if (type === 'boolean') return text === 'true';
  return type === 'entities' ? text.split(',').filter(Boolean) : text;
}

function withValues(search: Search, values: Values): Search {
  const kept = Object.entries(search).filter(([name]) => !name.startsWith('p.'));
  const own = Object.entries(filled(values)).map(([name, value]) => [`p.${name}`, String(value)]);
  return Object.fromEntries([...kept, ...own]);
}

function filled(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== ''),
  );
}
