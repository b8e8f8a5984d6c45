/** The keyboard shortcuts, in a dialog. */
import { To } from '../address/To.tsx';
import { useModal } from '../ui/modal.ts';
import { setLetterKeys, useLetterKeys } from './letter-keys.ts';
import { strings } from './strings.ts';
import './keys.css';

const keys: [string[], string][] = [
  [['Ctrl K', '/'], 'Search'],
  [['← ↑ → ↓'], 'Move to the neighbour in that direction'],
  [['Enter'], 'Open the selected node'],
  [['F6'], 'To the inspector, and back'],
  [['e', 'Double click'], 'Expand; again to collapse'],
  [['o'], 'Open the page of the selected node'],
  [['p'], 'Find a path from the selected node'],
  [['n'], 'Write a note on the selected node'],
  [['s', 'Shift click'], 'Add to or remove from selection'],
  [['Shift F10', 'Right click', 'Long press'], 'Menu of the node'],
  [['Delete'], 'Hide'],
  [['f', '+', '−'], 'Fit, zoom in, zoom out'],
  [['Ctrl Z', 'Ctrl Shift Z'], 'Undo, redo'],
  [['Ctrl Enter'], 'Run a query'],
  [['← →'], 'Turn the pages of a story'],
  [['Shift drag'], 'Select a box'],
  [['Escape'], 'Close; clear the selection'],
  [['?'], 'This list'],
];

/** Closes with Escape, by its button, or by a click beside it. */
export function Keys({ onClose }: { onClose: () => void }) {
  const dialog = useModal(onClose);
  const letters = useLetterKeys();
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl>
        {keys.map(([names, meaning]) => (
          <div key={meaning} style={{ display: 'contents' }}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label className="letter-keys">
        <input
          type="checkbox"
          checked={letters}
          onChange={({ target }) => setLetterKeys(target.checked)}
        />
        <span>
          {strings.letterKeys}
          <span className="caption">{strings.letterKeysHelp}</span>
        </span>
      </label>
      <p className="caption" style={{ marginTop: 16 }}>
        <To to="/access" className="link" onClick={onClose}>
          Access and audit
        </To>
        {' · '}
        <To to="/reports" className="link" onClick={onClose}>
          Reports of errors
        </To>
      </p>
      <p style={{ marginTop: 20 }}>
        <button type="button" className="button primary" onClick={onClose}>
          Close
        </button>
      </p>
    </dialog>
  );
}
