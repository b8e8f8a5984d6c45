/** A mark beside a statement in a table or list: something restricts it, which the card says. */
import { statementWords } from '../../../model/formats/statement-words.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import { strings } from './strings.ts';
import './note-mark.css';

/** Heard whole by screen readers, and seen while the pointer is over it. */
export function NoteMark({ item }: { item: StatementItem }) {
  const { remarks } = statementWords(item);
  if (remarks.length === 0) return null;
  const text = remarks.join(' ');
  const { kind, verified, note, contested } = item.statement.properties;
  const words = [
    contested === true && 'contested',
    kind === 'paraphrase' && 'paraphrase',
    item.reportedBy.length > 0 && strings.toldByAnother,
    verified === false && strings.notVerified,
    note && 'note',
  ].filter(Boolean);
  return (
    <span className="note-mark" title={text}>
      {words.length > 0 && ' · '}
      <span aria-hidden="true">{words.join(' · ')}</span>
      <span className="hidden-text">{text}</span>
    </span>
  );
}
