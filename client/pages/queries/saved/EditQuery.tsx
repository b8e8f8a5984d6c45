/** Edits a saved query: its form, its Cypher, and a trial run. */

import { type FormEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ListedQuery, SavedQuery } from '../../../../model/schemas/queries.ts';
import { patient } from '../../../api/patient.ts';
import { ApiError } from '../../../api/request.ts';
import { Icon } from '../../../ui/icons.tsx';
import { toast } from '../../../ui/toast.tsx';
import { Code } from '../editor/Code.tsx';
import type { ParameterValues } from '../editor/link.ts';
import { useEditorNames } from '../editor/useEditorNames.ts';
import { Result } from '../results/Result.tsx';
import { useQueryRun } from '../results/useQueryRun.ts';
import { strings } from '../strings.ts';
import { withParameters } from './draft.ts';
import { Problems } from './Problems.tsx';
import { QueryForm } from './QueryForm.tsx';
import { useSaving } from './useSaving.ts';

const CypherEditor = lazy(patient(() => import('../editor/CypherEditor.tsx')));

interface EditQueryProps {
  query: ListedQuery;
  /** The values filled in on the page, for trying it. */
  values: ParameterValues;
  onDone: () => void;
}

export function EditQuery({ query, values, onDone }: EditQueryProps) {
  const [draft, setDraft] = useState<SavedQuery>(query);
  const knownNow = useRef(query.parameters);
  const [error, setError] = useState<Error>();
  const run = useQueryRun();
  useEditorNames();
  const { save, show } = useSaving();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save({ ...draft, tags: draft.tags.filter((tag) => tag.trim() !== '') }, query).then(
      async (saved) => {
        onDone();
        await show(saved, values);
        toast(strings.saved(saved.title));
      },
      (reason: Error) => setError(reason),
    );
  };
  const tryIt = () => {
    const given = draft.parameters.map(({ name, default: value = null }) => [
      name,
      values[name] ?? value,
    ]);
    run.start({ query: draft.cypher, params: Object.fromEntries(given) });
  };
  const saveButton = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <>
      <form
        ref={form}
        className="edit-query"
        aria-label={strings.edit(query.title)}
        onSubmit={onSubmit}
      >
        <h1>
          {strings.edit2} {query.title}
        </h1>
        <QueryForm
          draft={draft}
          errors={error instanceof ApiError ? (error.problem.errors ?? []) : []}
          onChange={(next) => {
            setDraft(next);
            // A parameter that leaves the Cypher and comes back is still known.
            const names = new Set(next.parameters.map((one) => one.name));
            const gone = knownNow.current.filter((one) => !names.has(one.name));
            knownNow.current = [...next.parameters, ...gone];
          }}
        />
        <Suspense fallback={<Code text={query.cypher} />}>
          <CypherEditor
            text={query.cypher}
            onChange={(cypher) =>
              setDraft((old) => withParameters({ ...old, cypher }, {}, knownNow.current))
            }
            onRun={tryIt}
            onEscape={() => saveButton.current?.focus()}
            onRecall={() => {}}
            onFindings={() => {}}
          />
        </Suspense>
        <Problems error={error} />
        <div className="row">
          <button type="submit" className="button primary" ref={saveButton}>
            {strings.save}
          </button>
          <button type="button" className="button" onClick={tryIt}>
            <Icon name="run" />
            {strings.tryIt}
          </button>
          <button type="button" className="button" onClick={onDone}>
            {strings.cancel}
          </button>
        </div>
      </form>
      <Result run={run} view={draft.view} name={draft.title} />
    </>
  );
}
