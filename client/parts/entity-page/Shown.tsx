/** How much of a list is shown, and buttons for more and less. */
interface ShownProps {
  shown: number;
  total: number;
  /** What is counted, in the plural. */
  what: string;
  /** Shows all, or as many as there can be. */
  onAll: () => void;
  /** How many more it shows, where not all come at once. */
  step?: number | undefined;
  /** Back to the first ones, once all are shown. */
  onFewer?: (() => void) | undefined;
}

export function Shown({ shown, total, what, onAll, step, onFewer }: ShownProps) {
  const left = total - shown;
  if (shown >= total && !onFewer) return null;
  return (
    <p className="caption">
      {shown < total
        ? `${shown.toLocaleString('en')} of ${total.toLocaleString('en')} ${what} shown. `
        : `All ${total.toLocaleString('en')} ${what}. `}
      {shown < total && !onFewer && (
        <button type="button" className="link screen-only" onClick={onAll}>
          {step && step < left
            ? `Show ${step.toLocaleString('en')} more`
            : `Show all ${total.toLocaleString('en')}`}
        </button>
      )}
      {onFewer && (
        <button type="button" className="link screen-only" onClick={onFewer}>
          Show fewer
        </button>
      )}
    </p>
  );
}
