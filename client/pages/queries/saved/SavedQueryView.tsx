/** One saved query: its form, its Cypher and its result; a link with its values runs it. */

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { dateText } from '../../../../model/formats/date-text.ts';
import type { ListedQuery } from '../../../../model/schemas/queries.ts';
import { useGo } from '../../../address/To.tsx';
import { ApiError } from '../../../api/request.ts';
import { Icon } from '../../../ui/icons.tsx';
import { Code } from '../editor/Code.tsx';
import type { ParameterValues } from '../editor/link.ts';
import { Result } from '../results/Result.tsx';
import { useQueryRun } from '../results/useQueryRun.ts';
import { EditQuery } from './EditQuery.tsx';
import { filledValues, missingParameters, searchOf } from './link.ts';
import { ParameterField } from './ParameterField.tsx';
import { QueryActions } from './QueryActions.tsx';
import { useLinkedValues } from './useLinkedValues.ts';
import './saved.css';
import { strings } from '../strings.ts';

export function SavedQueryView({ query }: { query: ListedQuery }) {
  const go = useGo();
  const linked = useLinkedValues(query);
  const [values, setValues] = useState<ParameterValues>(linked.values);
  const [editing, setEditing] = useState(false);
  const run = useQueryRun();
  const { error } = run;
  const asking = (given: ParameterValues) => ({
    query: query.cypher,
    saved: query.name,
    params: filledValues(given),
  });
  const start = (given: ParameterValues) => run.start(asking(given));
  useEffect(() => {
    setValues(linked.values);
    if (missingParameters(query, linked.values).length > 0 || run.answers(asking(linked.values)))
      return;
    start(linked.values);
  }, [linked.key, query.revision]);
  const form = useRef<HTMLFormElement>(null);
  /** How often it was to be run without a value that it needs. */
  const [incomplete, setIncomplete] = useState(0);
  const onSubmit = (event?: FormEvent) => {
    event?.preventDefault();
    const gaps = missingParameters(query, values).length > 0;
    setIncomplete(gaps ? incomplete + 1 : 0);
    if (gaps) return;
    const search = searchOf(query, values);
    if (linked.isAt(search)) start(values);
    else {
      void go('.', {
        search: (old) => ({ ...search, ...(old.sel ? { sel: old.sel } : {}) }),
        withScene: true,
      });
    }
  };
  useEffect(() => {
    if (incomplete > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [incomplete]);
  const header = useRef<HTMLElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    // Focus returns to the button that opened the form.
    if (wasEditing.current && !editing) {
      header.current?.querySelector<HTMLElement>('.query-actions button')?.focus();
    }
    wasEditing.current = editing;
  }, [editing]);
  const wrong = (name: string) =>
    incomplete > 0 && missingParameters(query, values).some((one) => one.name === name)
      ? strings.thisNeedsAValue
      : error instanceof ApiError
        ? error.problem.errors?.find((one) => one.path === `params.${name}`)?.message
        : undefined;
  if (editing) return <EditQuery {...{ query, values }} onDone={() => setEditing(false)} />;
  return (
    <>
      <header ref={header}>
        <div>
          <h1>{query.title}</h1>
          <p className="caption description">{query.description}</p>
          {query.own && <p className="caption">{aboutOwn(query)}</p>}
        </div>
        <QueryActions {...{ query, values }} onEdit={() => setEditing(true)} />
        <form
          ref={form}
          onSubmit={onSubmit}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
          }}
        >
          {query.parameters.map((parameter) => (
            <ParameterField
              key={parameter.name}
              query={query.name}
              parameter={parameter}
              value={values[parameter.name] ?? null}
              wrong={wrong(parameter.name)}
              onChange={(value) => setValues({ ...values, [parameter.name]: value })}
            />
          ))}
          <button type="submit" className="button primary run">
            <Icon name="run" />
            {strings.run}
          </button>
        </form>
      </header>
      <Code text={query.cypher} />
      <Result
        run={run}
        view={query.view}
        name={query.title}
        empty={<Needed names={missingParameters(query, values).map((one) => one.label)} />}
      />
    </>
  );
}

/** Why there is no answer yet. */
function Needed({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <div className="message">
      <h2>{strings.notAskedYet}</h2>
      <p>
        {strings.fillIn} {names.map((name) => `“${name}”`).join(' and ')}
        {strings.thenPressRun}
      </p>
    </div>
  );
}

/** Its tags, and when it was last changed. */
function aboutOwn({ tags, changed }: ListedQuery): string {
  const day = changed ? strings.savedOn(dateText(changed.slice(0, 10))) : 'saved';
  return tags.length > 0 ? `${tags.join(', ')}; ${day}` : day.replace(/^s/, 'S');
}
