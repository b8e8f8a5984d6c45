/** Beside publishing: handing a coding in for comparison, and asking a language model. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { To } from '../../address/To.tsx';
import { askModel, putCoding } from '../../api/coding-texts.ts';
import { sessionOptions } from '../../api/session.ts';
import { useModal } from '../../ui/modal.ts';
import { type Draft, progressOf } from './model/draft.ts';
import { withModel } from './model/with-model.ts';
import { codingOf } from './shared.ts';
import { strings } from './strings.ts';
import { useCodebook } from './useCodebook.ts';
import type { OpenDraft } from './useDraft.ts';

interface BeyondProps {
  draft: Draft;
  open: OpenDraft;
  allow: (work: () => void) => void;
}

/** Hands the confirmed statements in as this coder's layer of the shared text. */
export function HandIn({ draft, open, allow }: BeyondProps) {
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { shared, handedIn, codedBy } = draft;
  const { data: book } = useCodebook(draft.study);
  // What was decided from several codings is published, not handed in again.
  if (!shared || shared.coders.length > 0) return null;
  const handIn = () =>
    allow(() => {
      setWorking(true);
      putCoding(shared.text, codedBy.trim(), codingOf(draft, book))
        .then(
          () => {
            open.set({ handedIn: new Date().toISOString() });
            setProblem(null);
          },
          (error: Error) => setProblem(error.message),
        )
        .finally(() => setWorking(false));
    });
  const { confirmed } = progressOf(draft.work);
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={working || codedBy.trim() === ''}
        onClick={handIn}
      >
        {working ? strings.handingIn : `${strings.handIn} ${confirmed}`}
      </button>
      {problem && <span role="alert">{problem}</span>}
      {handedIn && !problem && (
        <span role="status">
          <To to={`/coding/texts/${shared.text}`} className="link">
            {strings.handedInTo}
          </To>
        </span>
      )}
    </>
  );
}

/** Asks the configured model, after saying where the text goes; nothing where none is configured. */
export function AskModel({ draft, open, allow }: BeyondProps) {
  const { data: session } = useQuery(sessionOptions);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const model = session?.codingModel;
  if (!model || draft.published) return null;
  return (
    <>
      <button type="button" className="button bare" onClick={() => setAsking(true)}>
        {strings.askModel}
      </button>
      {said && <span role="status">{said}</span>}
      {asking && (
        <SendDialog
          host={model.host}
          onClose={() => setAsking(false)}
          onSend={() => {
            setAsking(false);
            const { language, date } = draft.source;
            allow(() => {
              askModel({
                text: draft.text,
                ...(language ? { language } : {}),
                ...(date ? { date } : {}),
              }).then(
                (reply) => {
                  open.set({ model: reply.model.name });
                  open.act((work) => withModel(work, reply.suggestions));
                  const { added, dropped } = reply.model;
                  setSaid(
                    [
                      `${strings.ofModel} ${added}; ${dropped} ${strings.dropped}.`,
                      ...reply.notices,
                    ].join(' '),
                  );
                },
                (error: Error) => setSaid(error.message),
              );
            });
          }}
        />
      )}
    </>
  );
}

function SendDialog(props: { host: string; onClose: () => void; onSend: () => void }) {
  const dialog = useModal(props.onClose);
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="send-title">
      <h2 id="send-title">{strings.askModel}</h2>
      <p>
        {strings.sendsTo} <b>{props.host}</b>.
      </p>
      <p className="actions">
        <button type="button" className="button primary" onClick={props.onSend}>
          {strings.send}
        </button>
        <button type="button" className="button" onClick={props.onClose}>
          {strings.cancel}
        </button>
      </p>
    </dialog>
  );
}
