/** What the checks found in the text, in words, with what to do: beside the editor. */
import type { Diagnostic } from '@codemirror/lint';

interface FindingsParts {
  text: string;
  findings: readonly Diagnostic[];
  onShow: (finding: Diagnostic) => void;
  /** Does what a finding proposes. */
  onAct: (finding: Diagnostic) => void;
}

const shown = 3;

/** Errors and warnings are told; what is only not finished is not. */
export const isWorthALine = (one: Diagnostic): boolean => one.severity !== 'info';

export function Findings({ text, findings, onShow, onAct }: FindingsParts) {
  const order = [...findings].sort(
    (a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error') || a.from - b.from,
  );
  if (order.length === 0) return null;
  return (
    <ul className="findings" aria-label="Found in the text">
      {order.slice(0, shown).map((one) => {
        const line = text.slice(0, one.from).split('\n').length;
        const action = one.actions?.[0];
        return (
          <li key={`${one.from}-${one.message}`}>
            <button type="button" className="link" onClick={() => onShow(one)}>
              Line {line}
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
      {order.length > shown && <li className="caption">and {order.length - shown} more</li>}
    </ul>
  );
}
