/** Who answered whom: each answer beneath what it answers. */

import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { statementWords } from '../../../model/formats/statement-words.ts';
import type { Thread } from '../../../model/schemas/pages.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import { Shown } from '../../parts/entity-page/Shown.tsx';
import {
  SmallRemarks,
  SpeakerOfTheDay,
  Stances,
  StatementText,
} from '../../parts/evidence/Quote.tsx';
import { strings } from './strings.ts';
import './threads.css';

interface ThreadsProps {
  /** The agreement of the page, and it with its parts. */
  on: string;
  family: ReadonlySet<string>;
  threads: readonly Thread[];
  /** How many threads there are in all, and the function that loads the rest. */
  total: number;
  showAll: () => void;
  /** How many more it loads. */
  step: number;
}

export function Threads({ on, family, threads, total, showAll, step }: ThreadsProps) {
  return (
    <>
      {threads.map((thread) => (
        <ThreadTree
          key={thread.statements[0]?.statement.id}
          thread={thread}
          on={on}
          family={family}
        />
      ))}
      <Shown shown={threads.length} total={total} what="threads" onAll={showAll} step={step} />
    </>
  );
}

type TreeProps = Pick<ThreadsProps, 'on' | 'family'> & { thread: Thread };

function ThreadTree({ thread, on, family }: TreeProps) {
  const page = { on, family };
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
          <Branch
            key={item.statement.id}
            item={item}
            known={known}
            answers={answers}
            depth={0}
            {...page}
          />
        ))}
      </ul>
      {thread.total > thread.statements.length && (
        <p className="caption">
          {strings.theFirstAndTheLatest} {counted(thread.total, 'statement')} {strings.inThisThread}
        </p>
      )}
    </>
  );
}

interface BranchProps extends Pick<ThreadsProps, 'on' | 'family'> {
  item: StatementItem;
  known: ReadonlyMap<string, StatementItem>;
  answers: ReadonlyMap<string, string[]>;
  depth: number;
}

const deepest = 30;

/** What a statement is about: the page's agreement first, then its parts, then others. */
function aboutOf(item: StatementItem, on: string, family: ReadonlySet<string>) {
  const far = (id: string) => (id === on ? 0 : family.has(id) ? 1 : 2);
  return [...item.about].sort((a, b) => far(a.agreement.id) - far(b.agreement.id));
}

function Branch({ item, known, answers, depth, on, family }: BranchProps) {
  const below = depth < deepest ? (answers.get(item.statement.id) ?? []) : [];
  const about = aboutOf(item, on, family);
  return (
    <li>
      <div className="turn">
        <div>
          <p className="turn-head">
            {item.speakers.map((speaker) => (
              <SpeakerOfTheDay key={speaker.node.id} speaker={speaker} />
            ))}
            <span className="caption">{dateText(item.statement.properties.date)}</span>
            <Stances about={about} on={on} />
          </p>
          <StatementText item={item} small />
          <SmallRemarks remarks={statementWords(item).remarks} />
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
                    on={on}
                    family={family}
                  />,
                ]
              : [];
          })}
        </ul>
      )}
    </li>
  );
}
