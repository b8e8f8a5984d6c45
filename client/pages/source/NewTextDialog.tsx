/** A new version of a source's text: pasted, looked at with all that it would move, then taken. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { NewTextReply } from '../../../model/schemas/source-texts.ts';
import { coderName, undoVersion } from '../../api/corrections.ts';
import { newSourceText } from '../../api/source.ts';
import { DialogEnd } from '../../parts/corrections/DialogEnd.tsx';
import { toastWithUndo } from '../../parts/corrections/toast-with-undo.ts';
import { WhyFields } from '../../parts/corrections/WhyFields.tsx';
import { fileKinds, textOfFile } from '../../parts/documents/text-of-file.ts';
import { useFocusOnChange } from '../../ui/focus.ts';
import { useModal } from '../../ui/modal.ts';
import '../../parts/corrections/corrections.css';
import './new-text.css';
import { NewTextPreview } from './NewTextPreview.tsx';
import { strings } from './strings.ts';

interface NewTextDialogProps {
  id: string;
  /** As it is kept; empty where it is not. */
  text: string;
  language: string;
  onClose: () => void;
}

export default function NewTextDialog({ id, text: now, language, onClose }: NewTextDialogProps) {
  const dialog = useModal(onClose);
  const field = useId();
  const client = useQueryClient();
  const [text, setText] = useState(now);
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(coderName);
  const [preview, setPreview] = useState<NewTextReply>();
  /** Which place a person has chosen for a passage that is not carried over; none leaves it. */
  const [chosen, setChosen] = useState<Readonly<Record<string, number>>>({});
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const isSame = text === now || text.trim() === '';
  useFocusOnChange(heading, preview);
  const failed = (error: Error) => {
    setBusy(false);
    setProblem(error.message);
  };
  const look = () => {
    setBusy(true);
    setProblem('');
    newSourceText(id, { text, reason, by, dryRun: true }).then((found) => {
      setBusy(false);
      setChosen({});
      setPreview(found);
    }, failed);
  };
  const save = (found: NewTextReply) => {
    setBusy(true);
    setProblem('');
    const placed = found.passages.flatMap(({ statement, places }) => {
      const place = places[chosen[statement] ?? -1];
      return place ? [{ statement, segments: place.segments }] : [];
    });
    const { revision } = found;
    newSourceText(id, { text, reason, by, placed, revision }).then((done) => {
      void client.invalidateQueries();
      onClose();
      toastWithUndo(client, strings.newTextTaken(done.carried, done.left), (undone) =>
        undoVersion(id, done.revision, { reason: undone, by }),
      );
    }, failed);
  };
  const back = () => {
    setProblem('');
    setPreview(undefined);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (busy || isSame) return;
    if (preview) save(preview);
    else look();
  };
  const onFile = (file: File | undefined) => {
    if (!file || busy) return;
    setBusy(true);
    setProblem('');
    textOfFile(file).then((taken) => {
      setBusy(false);
      setText(taken.text.replaceAll('\r\n', '\n'));
    }, failed);
  };
  return createPortal(
    <dialog
      ref={dialog}
      className="keys correction wide new-text"
      aria-labelledby={`${field}-title`}
    >
      <h2 id={`${field}-title`} ref={heading} tabIndex={-1}>
        {preview ? strings.whatChanges : strings.newText}
      </h2>
      <form onSubmit={onSubmit}>
        {preview ? (
          <NewTextPreview
            preview={preview}
            language={language}
            chosen={chosen}
            onChoose={(statement, place) => setChosen({ ...chosen, [statement]: place })}
          />
        ) : (
          <>
            <div className="field">
              <label htmlFor={`${field}-text`}>{strings.newTextField}</label>
              <textarea
                id={`${field}-text`}
                className="input serif"
                rows={12}
                value={text}
                // What is looked at is what is taken.
                readOnly={busy}
                lang={language}
                aria-describedby={`${field}-help`}
                onChange={(event) => setText(event.target.value)}
              />
              <span className="caption" id={`${field}-help`}>
                {now === '' ? strings.textIsNotKept : strings.textIsKept}
              </span>
            </div>
            <label className="link file">
              {strings.openFile}
              <input
                type="file"
                className="hidden-text"
                accept={fileKinds}
                // Not disabled, which would take the focus from it.
                aria-disabled={busy}
                onClick={(event) => busy && event.preventDefault()}
                onChange={({ currentTarget }) => {
                  onFile(currentTarget.files?.[0]);
                  currentTarget.value = '';
                }}
              />
            </label>
            <WhyFields reason={reason} by={by} onReason={setReason} onBy={setBy} />
            {isSame && (
              <p className="caption" role="status">
                {strings.sameText}
              </p>
            )}
          </>
        )}
        <DialogEnd
          problem={problem}
          action={preview ? strings.takeNewText : strings.preview}
          disabled={busy || isSame || reason.trim() === ''}
          onBack={preview ? back : undefined}
          onClose={onClose}
        />
      </form>
    </dialog>,
    document.body,
  );
}
