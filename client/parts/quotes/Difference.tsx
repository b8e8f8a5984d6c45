/** What differs between words that were asked and those that are held, word by word. */
import type { VerifyMatch } from '../../../model/schemas/quotes.ts';
import { strings } from './strings.ts';
import './difference.css';

export function Difference({ steps }: { steps: VerifyMatch['difference'] }) {
  return (
    <p className="difference">
      {steps.map(({ op, text }, index) => {
        const key = `${index} ${op}`;
        if (op === 'same') return <span key={key}>{text} </span>;
        return op === 'dropped' ? (
          <del key={key}>
            <span className="hidden-text">{strings.leftOut} </span>
            {text}{' '}
          </del>
        ) : (
          <ins key={key}>
            <span className="hidden-text">{strings.added} </span>
            {text}{' '}
          </ins>
        );
      })}
    </p>
  );
}
