/** "Save this query": gives a Cypher text a title, a name and typed parameters. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import type { SavedQuery } from '../../../../model/schemas/queries.ts';
import { queriesOptions } from '../../../api/queries.ts';
import { ApiError } from '../../../api/request.ts';
import { useEditing } from '../../../parts/editing/useEditing.tsx';
import { useModal } from '../../../ui/modal.ts';
import { toast } from '../../../ui/toast.tsx';
import { strings } from '../strings.ts';
import { draftOf, queryName } from './draft.ts';
import { Problems } from './Problems.tsx';
import { QueryForm } from './QueryForm.tsx';
import { useSaving } from './useSaving.ts';

interface SaveQueryProps {
  cypher: string;
  /** Values tried in the editor: they become defaults. */
  values?: Record<string, PropertyValue>;
  title?: string;
}

/** The button; the form opens in a dialog. */
export function SaveQuery({ cypher, values = {}, title = '' }: SaveQueryProps) {
  const [draft, setDraft] = useState<SavedQuery>();
  const { allow, dialog } = useEditing();
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={cypher.trim() === ''}
        onClick={() => allow(() => setDraft({ ...draftOf(cypher, values), title }))}
      >
        {strings.saveThisQuery}
      </button>
      {dialog}
      {draft && <SaveDialog initial={draft} onClose={() => setDraft(undefined)} />}
    </>
  );
}

/** The form for a new query, or for a copy of one. */
export function SaveDialog({ initial, onClose }: { initial: SavedQuery; onClose: () => void }) {
  const dialog = useModal(onClose);
  const id = useId();
  const { data } = useQuery(queriesOptions);
  const { save, show } = useSaving();
  const [draft, setDraft] = useState(initial);
  const [named, setNamed] = useState(false);
  const [error, setError] = useState<Error>();
  const taken = (name: string) => (data?.queries ?? []).some((query) => query.name === name);
  const name = named ? draft.name : queryName(draft.title || initial.title, taken);
  const whole = { ...draft, name };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // A form around the button is not sent with it.
    event.stopPropagation();
    save(whole).then(
      async (saved) => {
        onClose();
        await show(saved);
        toast(strings.saved(saved.title));
      },
      (reason: Error) => setError(reason),
    );
  };
  return createPortal(
    <dialog ref={dialog} className="save-query" aria-labelledby={`${id}-title`}>
      <form onSubmit={onSubmit}>
        <h2 id={`${id}-title`}>{strings.saveThisQuery}</h2>
        <p className="caption">{strings.itIsSavedFor}</p>
        <QueryForm
          draft={whole}
          errors={error instanceof ApiError ? (error.problem.errors ?? []) : []}
          onChange={(next) => {
            if (next.name !== name) setNamed(true);
            setDraft(next);
          }}
        />
        <Problems error={error} />
        <div className="row">
          <button type="submit" className="button primary">
            {strings.save}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {strings.cancel}
          </button>
        </div>
      </form>
    </dialog>,
    document.body,
  );
}
