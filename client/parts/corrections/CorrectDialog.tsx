/** Corrects a statement: every field prefilled, what changes shown before it is saved. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { isPartialDate } from '../../../model/dates.ts';
import type { StatementChanges } from '../../../model/schemas/corrections.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import { coderName, deleteStatement, patchStatement, undoVersion } from '../../api/corrections.ts';
import { sourceOptions } from '../../api/source.ts';
import { useFocusOnChange } from '../../ui/focus.ts';
import { useModal } from '../../ui/modal.ts';
import './corrections.css';
import { DialogEnd } from './DialogEnd.tsx';
import { Differences } from './Differences.tsx';
import { differencesOf, formChanges, formOf, type StatementForm, segmentsIn } from './form.ts';
import { StatementFields } from './StatementFields.tsx';
import { strings } from './strings.ts';
import { toastWithUndo } from './toast-with-undo.ts';
import { useNamesWithin } from './useNamesWithin.ts';
import { WhyFields } from './WhyFields.tsx';

interface CorrectDialogProps {
  item: StatementItem;
  /** The report that the correction answers. */
  report?: string | undefined;
  onClose: () => void;
}

export default function CorrectDialog({ item, report, onClose }: CorrectDialogProps) {
  const dialog = useModal(onClose);
  const id = useId();
  const client = useQueryClient();
  const [form, setForm] = useState<StatementForm>(() => formOf(item));
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(coderName);
  const [sourceText, setSourceText] = useState('');
  const [isReview, setReview] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const [problem, setProblem] = useState('');
  const [saving, setSaving] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const main = item.sources.find((place) => place.main) ?? item.sources[0];
  const source = useQuery({
    ...sourceOptions(main?.source.id ?? ''),
    enabled: main !== undefined && typeof main.source.properties.textHash === 'string',
  });
  const movesWords = form.exact !== formOf(item).exact;
  const isOfText = typeof main?.start === 'number';
  const text = source.data?.text ?? sourceText;
  const segments = movesWords ? segmentsIn(form.exact, isOfText ? text : null) : null;
  const asksForText = movesWords && isOfText && !source.data?.text;
  const changes: StatementChanges = {
    ...formChanges(item, form),
    ...(segments ? { segments } : {}),
  };
  const fields = differencesOf(item, form);
  const names = useNamesWithin([fields.before, fields.after]);
  const wrongDate = form.date !== '' && !isPartialDate(form.date);
  const lost = movesWords && segments === null;
  const nothing = fields.names.length === 0;
  useFocusOnChange(heading, isDeleting ? 'delete' : isReview ? 'review' : 'fields');
  const failed = (error: Error) => {
    setSaving(false);
    setProblem(error.message);
  };
  const remove = () => {
    setSaving(true);
    deleteStatement(item.statement.id, { reason, by, report }).then(({ tombstone }) => {
      void client.invalidateQueries();
      onClose();
      toastWithUndo(client, strings.deletedNow, (undone) =>
        undoVersion(item.statement.id, tombstone.number, { reason: undone, by }),
      );
    }, failed);
  };
  const save = () => {
    setSaving(true);
    const why = { reason, by, report, ...(asksForText ? { sourceText } : {}) };
    patchStatement(item.statement.id, changes, why, item.revision ?? 1).then((saved) => {
      void client.invalidateQueries();
      onClose();
      toastWithUndo(client, strings.corrected, (undone) =>
        undoVersion(item.statement.id, saved.revision ?? 0, { reason: undone, by }),
      );
    }, failed);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (isDeleting) {
      remove();
      return;
    }
    if (wrongDate || lost || nothing) return;
    if (isReview) save();
    else setReview(true);
  };
  return createPortal(
    <dialog ref={dialog} className="keys correction wide" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
        {isDeleting ? strings.deleteTitle : isReview ? strings.changes : strings.correctTitle}
      </h2>
      <form onSubmit={onSubmit}>
        {isDeleting ? (
          <>
            <p>{strings.deleteMeans}</p>
            <blockquote>{String(item.statement.properties.text ?? '')}</blockquote>
            <WhyFields reason={reason} by={by} onReason={setReason} onBy={setBy} />
          </>
        ) : isReview ? (
          <>
            <Differences {...fields} fields={fields.names} names={names} />
            <p>
              <b>{strings.reason}</b>: {reason}
            </p>
          </>
        ) : (
          <>
            <StatementFields form={form} onChange={setForm} wrongDate={wrongDate} />
            {asksForText && (
              <div className="field">
                <label htmlFor={`${id}-text`}>{strings.sourceText}</label>
                <textarea
                  id={`${id}-text`}
                  className="input"
                  rows={4}
                  value={sourceText}
                  onChange={(event) => setSourceText(event.target.value)}
                />
              </div>
            )}
            {lost && <p role="alert">{strings.notInText}</p>}
            <WhyFields reason={reason} by={by} onReason={setReason} onBy={setBy} />
            {nothing && (
              <p className="caption" role="status">
                {strings.nothingChanges}
              </p>
            )}
          </>
        )}
        <DialogEnd
          problem={problem}
          action={isDeleting ? strings.deleteIt : isReview ? strings.save : strings.review}
          disabled={
            saving || reason.trim() === '' || (!isDeleting && (wrongDate || lost || nothing))
          }
          onBack={
            isReview || isDeleting
              ? () => {
                  setProblem('');
                  setReview(false);
                  setDeleting(false);
                }
              : undefined
          }
          onClose={onClose}
        >
          {!isReview && !isDeleting && (
            <button type="button" className="button" onClick={() => setDeleting(true)}>
              {strings.deleteStatement}
            </button>
          )}
        </DialogEnd>
      </form>
    </dialog>,
    document.body,
  );
}
