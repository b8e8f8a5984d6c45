/** How much of a list is shown, and buttons for more and less. */
import { strings } from './strings.ts';

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
        ? strings.ofShown(shown.toLocaleString('en'), total.toLocaleString('en'), what)
        : strings.all3(total.toLocaleString('en'), what)}
      {shown < total && !onFewer && (
        <button type="button" className="link screen-only" onClick={onAll}>
          {step && step < left
            ? strings.showMore(step.toLocaleString('en'))
            : strings.showAll(total.toLocaleString('en'))}
        </button>
      )}
      {onFewer && (
        <button type="button" className="link screen-only" onClick={onFewer}>
          {strings.showFewer}
        </button>
      )}
    </p>
  );
}
