/** A list of earlier queries, with a search in their text. */
import { useState } from 'react';
import { useModal } from '../../../ui/modal.ts';
import { strings } from '../strings.ts';
import { forgetAll, pastQueries } from './past.ts';

interface PastQueriesProps {
  onChoose: (text: string) => void;
  onClose: () => void;
}

export function PastQueries({ onChoose, onClose }: PastQueriesProps) {
  const dialog = useModal(onClose);
  const [find, setFind] = useState('');
  const [past, setPast] = useState(pastQueries);
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const found = past.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)));
  return (
    <dialog ref={dialog} className="past-queries" aria-labelledby="past-title">
      <h2 id="past-title">{strings.queryHistory}</h2>
      <p className="caption">{strings.storedInThisBrowser}</p>
      <input
        className="input"
        type="search"
        aria-label={strings.findInTheHistory}
        placeholder={strings.findByItsWords}
        value={find}
        onChange={(event) => setFind(event.target.value)}
      />
      <ul>
        {found.map(({ text, at }) => (
          <li key={text}>
            <button type="button" onClick={() => onChoose(text)}>
              <code>{text}</code>
              <span className="caption">
                {new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p>{past.length > 0 ? strings.noQueryInTheHistory : strings.noQueryWasRunHere}</p>
      )}
      <p className="row">
        <button type="button" className="button primary" onClick={onClose}>
          {strings.close}
        </button>
        {past.length > 0 && (
          <button
            type="button"
            className="button"
            onClick={() => {
              forgetAll();
              setPast([]);
            }}
          >
            {strings.forgetAll}
          </button>
        )}
      </p>
    </dialog>
  );
}
