/** The latest statements on the page of a node, with a link to all of them. */

import { counted } from '../../../model/formats/counted.ts';
import type { StatementsReply } from '../../../model/schemas/statements.ts';
import { To } from '../../address/To.tsx';
import { strings } from '../coverage/strings.ts';
import { QuoteList } from '../evidence/Quote.tsx';
import { Section } from './Section.tsx';

/** `All 17 statements`, or how many of them are the latest. */
function howMany(shown: number, total: number): string {
  const all = counted(total, 'statement');
  if (shown < total) return `The latest ${shown} of ${all}`;
  return total > 1 ? `All ${all}` : all;
}

interface LatestStatementsProps {
  reply: StatementsReply;
  /** The filters that keep the table to these. */
  only: Record<string, string | undefined>;
  /** The agreement that the page is about. */
  on?: string;
}

export function LatestStatements({ reply, only, on }: LatestStatementsProps) {
  const { statements, total } = reply;
  const about = on === undefined ? '' : ' about it or its parts';
  return (
    <Section
      title="Statements"
      lead={`${howMany(statements.length, total)}${about}.`}
      empty={total === 0 && strings.nothing}
    >
      <QuoteList items={statements} {...(on === undefined ? {} : { on })} />
      {total > statements.length && (
        <To to="/table" search={only} withScene className="button">
          All {total} as a table
        </To>
      )}
    </Section>
  );
}
