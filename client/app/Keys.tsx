/** The keyboard shortcuts, in a dialog. */
import { To } from '../address/To.tsx';
import { KeyList } from '../ui/KeyList.tsx';
import { setLetterKeys, useLetterKeys } from './letter-keys.ts';
import { strings } from './strings.ts';

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

export function Keys({ onClose }: { onClose: () => void }) {
  const letters = useLetterKeys();
  return (
    <KeyList title={strings.keys} keys={keys} onClose={onClose}>
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
    </KeyList>
  );
}
