/** Says that a longer text is searched by its words, and offers the pages that take it whole. */
import { handOver } from '../../address/pasted-text.ts';
import { To } from '../../address/To.tsx';
import { takersOfText } from './pasted.ts';
import { strings } from './strings.ts';

interface PastedProps {
  text: string;
  /** Whether less than the whole text is searched. */
  cut: boolean;
  onLeave: () => void;
}

export function Pasted({ text, cut, onLeave }: PastedProps) {
  return (
    <div className="pasted">
      <p>{cut ? strings.pastedCut : strings.pasted}</p>
      {takersOfText().map(({ path, title }) => (
        <To
          key={path}
          to={path}
          className="button"
          onClick={() => {
            handOver(text);
            onLeave();
          }}
        >
          {title}
        </To>
      ))}
    </div>
  );
}
