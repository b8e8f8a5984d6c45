/** Who answered whom: speakers, and how often. */
import type { Answering } from '../../../model/schemas/pages.ts';
import { ChangeMark } from '../../parts/changes/ChangeMark.tsx';
import { PageLink } from '../../parts/entity-page/PageLink.tsx';
import { Shown } from '../../parts/entity-page/Shown.tsx';
import { strings } from './strings.ts';

interface AnswerProps {
  title: string;
  answers: readonly Answering[];
  total: number;
  showAll: () => void;
}

export function AnswerList({ title, answers, total, showAll }: AnswerProps) {
  return (
    <div>
      <h3>{title}</h3>
      {answers.length === 0 && <p className="caption">{strings.noneRecordedHere}</p>}
      <ul className="plain">
        {answers.map(({ node, count }) => (
          <li key={node.id}>
            <PageLink node={node} />
            <ChangeMark node={node} /> <span className="caption">{count}</span>
          </li>
        ))}
      </ul>
      <Shown shown={answers.length} total={total} what="speakers" onAll={showAll} />
    </div>
  );
}
