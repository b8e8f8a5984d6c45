/** The findings of the checks as a list with their fixes, beside the editor. */
import type { Diagnostic } from '@codemirror/lint';
import { strings } from '../strings.ts';

interface FindingsProps {
  text: string;
  findings: readonly Diagnostic[];
  onShow: (finding: Diagnostic) => void;
  /** Applies the fix that a finding proposes. */
  onAct: (finding: Diagnostic) => void;
}

const shown = 3;

/** Errors and warnings are announced; unfinished text is not. */
export const isWorthALine = (one: Diagnostic): boolean => one.severity !== 'info';

export function Findings({ text, findings, onShow, onAct }: FindingsProps) {
  const order = [...findings].sort(
    (a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error') || a.from - b.from,
  );
  if (order.length === 0) return null;
  return (
    <ul className="findings" aria-label={strings.foundInTheText}>
      {order.slice(0, shown).map((one) => {
        const line = text.slice(0, one.from).split('\n').length;
        const action = one.actions?.[0];
        return (
          <li key={`${one.from}-${one.message}`}>
            <button type="button" className="link" onClick={() => onShow(one)}>
              {strings.line} {line}
            </button>
            <span>{one.message}</span>
            {action && (
              <button type="button" className="button" onClick={() => onAct(one)}>
                {action.name}
              </button>
            )}
          </li>
        );
      })}
      {order.length > shown && (
        <li className="caption">
          {strings.and} {order.length - shown} {strings.more}
        </li>
      )}
    </ul>
  );
}
