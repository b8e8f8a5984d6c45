/** Who answered whom: each answer beneath what it answers. */
import type { StatementItem } from '../../../model/api.ts';
import type { Thread } from '../../../model/positions.ts';
import { StanceMark } from '../../ui/icons.tsx';
import { counted, dateText } from '../../ui/text.ts';
import { SpeakerOfTheDay, Words } from '../sources/Quote.tsx';
import { Shown } from './Shown.tsx';

interface ThreadsParts {
  threads: readonly Thread[];
  /** How many threads there are in all, and what gets the rest of them. */
  total: number;
  showAll: () => void;
}

export function Threads({ threads, total, showAll }: ThreadsParts) {
  return (
    <>
      {threads.map((thread) => (
        <ThreadTree key={thread.statements[0]?.statement.id} thread={thread} />
      ))}
      <Shown shown={threads.length} total={total} what="threads" onAll={showAll} />
    </>
  );
}

function ThreadTree({ thread }: { thread: Thread }) {
  const known = new Map(thread.statements.map((item) => [item.statement.id, item]));
  const answers = new Map<string, string[]>();
  const answering = new Set<string>();
  for (const { from, to } of thread.replies) {
    if (!known.has(from) || !known.has(to) || answering.has(from)) continue;
    answers.set(to, [...(answers.get(to) ?? []), from]);
    answering.add(from);
  }
  const roots = thread.statements.filter((item) => !answering.has(item.statement.id));
  return (
    <>
      <ul className="thread">
        {roots.map((item) => (
          <Branch key={item.statement.id} item={item} known={known} answers={answers} depth={0} />
        ))}
      </ul>
      {thread.total > thread.statements.length && (
        <p className="caption">
          The first and the latest of {counted(thread.total, 'statement')} in this thread.
        </p>
      )}
    </>
  );
}

interface BranchParts {
  item: StatementItem;
  known: ReadonlyMap<string, StatementItem>;
  answers: ReadonlyMap<string, string[]>;
  depth: number;
}

const deepest = 30;

function Branch({ item, known, answers, depth }: BranchParts) {
  const below = depth < deepest ? (answers.get(item.statement.id) ?? []) : [];
  return (
    <li>
      <div className="turn">
        {item.about[0] && <StanceMark stance={item.about[0].stance} word={null} />}
        <div>
          <p className="turn-head">
            {item.speakers.map((speaker) => (
              <SpeakerOfTheDay key={speaker.node.id} speaker={speaker} />
            ))}
            <span className="caption">{dateText(item.statement.properties.date)}</span>
          </p>
          <Words item={item} small />
        </div>
      </div>
      {below.length > 0 && (
        <ul>
          {below.flatMap((id) => {
            const answer = known.get(id);
            return answer
              ? [
                  <Branch
                    key={id}
                    item={answer}
                    known={known}
                    answers={answers}
                    depth={depth + 1}
                  />,
                ]
              : [];
          })}
        </ul>
      )}
    </li>
  );
}
