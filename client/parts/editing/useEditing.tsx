/** Guards actions that write: asks for the editor token where the server wants one. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { editorToken, storeEditorToken } from '../../api/editor-token.ts';
import { sessionOptions } from '../../api/session.ts';
import { useModal } from '../../ui/modal.ts';
import { strings } from './strings.ts';

interface Asking {
  needsToken: boolean;
  reason: string;
  work: () => void;
}

/**
 * `allow` runs an action when this client may write; else it asks for the token first, or says why
 * writing is not possible. The caller renders `dialog`.
 */
export function useEditing(): { allow: (work: () => void) => void; dialog: ReactNode } {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking>();
  const allow = async (work: () => void) => {
    const session = await client.fetchQuery({ ...sessionOptions, staleTime: 0 }).catch(() => null);
    // When the server cannot be reached, the action itself reports it.
    if (!session || session.mayWrite) work();
    else setAsking({ needsToken: session.needsToken, reason: session.reason ?? '', work });
  };
  const close = () => setAsking(undefined);
  return {
    allow: (work) => void allow(work),
    dialog: asking && (
      <EditingDialog
        asking={asking}
        onClose={close}
        onToken={async (token) => {
          storeEditorToken(token);
          const session = await client.fetchQuery({ ...sessionOptions, staleTime: 0 });
          if (!session.mayWrite) {
            storeEditorToken('');
            return session.reason ?? strings.thisIsNotAToken;
          }
          close();
          asking.work();
          return undefined;
        }}
      />
    ),
  };
}

interface EditingDialogProps {
  asking: Asking;
  onClose: () => void;
  /** Why the token is not right, when it is not. */
  onToken: (token: string) => Promise<string | undefined>;
}

function EditingDialog({ asking, onClose, onToken }: EditingDialogProps) {
  const dialog = useModal(onClose);
  const id = useId();
  const [token, setToken] = useState('');
  const [wrong, setWrong] = useState<string>();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onToken(token.trim()).then(setWrong, (error: Error) => setWrong(error.message));
  };
  return createPortal(
    <dialog ref={dialog} className="keys" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {asking.needsToken ? strings.token : strings.savingIsNotPossibleHere}
      </h2>
      {asking.needsToken ? (
        <form onSubmit={onSubmit}>
          <p>
            {editorToken() ? strings.theTokenKeptInThis : strings.anyoneMayReadSavingTakes}{' '}
            {strings.itIsStoredInThis}
          </p>
          <div className="field" style={{ margin: '16px 0' }}>
            <label htmlFor={id}>{strings.token}</label>
            <input
              id={id}
              className="input"
              type="password"
              autoComplete="off"
              value={token}
              aria-invalid={wrong ? true : undefined}
              aria-describedby={wrong ? `${id}-wrong` : undefined}
              onChange={(event) => setToken(event.target.value)}
            />
            {wrong && (
              <span className="caption wrong" id={`${id}-wrong`} role="alert">
                {wrong}
              </span>
            )}
          </div>
          <p className="row">
            <button type="submit" className="button primary" disabled={token.trim() === ''}>
              {strings.continue}
            </button>{' '}
            <button type="button" className="button" onClick={onClose}>
              {strings.cancel}
            </button>
          </p>
        </form>
      ) : (
        <>
          <p>{asking.reason}</p>
          <p style={{ marginTop: 20 }}>
            <button type="button" className="button primary" onClick={onClose}>
              {strings.close}
            </button>
          </p>
        </>
      )}
    </dialog>,
    document.body,
  );
}
