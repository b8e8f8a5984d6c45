/** The keyboard shortcuts, in a dialog. */
import { To } from '../address/To.tsx';
import { useModal } from '../ui/modal.ts';
import { setLetterKeys, useLetterKeys } from './letter-keys.ts';
import { strings } from './strings.ts';
import './keys.css';

const keys: [string[], string][] = [
  [[strings.ctrlK, '/'], strings.search],
  [['← ↑ → ↓'], strings.moveToTheNeighbourIn],
  [['Enter'], strings.openTheSelectedNode],
  [['F6'], strings.toTheInspectorAndBack],
  [['e', strings.doubleClick], strings.expandAgainToCollapse],
  [['o'], strings.openThePageOfThe],
  [['p'], strings.findAPathFromThe],
  [['n'], strings.writeANoteOnThe],
  [['s', strings.shiftClick], strings.addToOrRemoveFrom],
  [[strings.shiftF10, strings.rightClick, strings.longPress], strings.menuOfTheNode],
  [['Delete'], strings.hide],
  [['f', '+', '−'], strings.fitZoomInZoomOut],
  [[strings.ctrlZ, strings.ctrlShiftZ], strings.undoRedo],
  [[strings.ctrlEnter], strings.runAQuery],
  [['← →'], strings.turnThePagesOfA],
  [[strings.shiftDrag], strings.selectABox],
  [['Escape'], strings.closeClearTheSelection],
  [['?'], strings.thisList],
];

/** Closes with Escape, by its button, or by a click beside it. */
export function Keys({ onClose }: { onClose: () => void }) {
  const dialog = useModal(onClose);
  const letters = useLetterKeys();
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{strings.keys}</h2>
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
          {strings.accessAndAudit}
        </To>
        {' · '}
        <To to="/reports" className="link" onClick={onClose}>
          {strings.reportsOfErrors}
        </To>
      </p>
      <p style={{ marginTop: 20 }}>
        <button type="button" className="button primary" onClick={onClose}>
          {strings.close}
        </button>
      </p>
    </dialog>
  );
}
