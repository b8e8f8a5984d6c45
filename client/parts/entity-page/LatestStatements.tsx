/** The latest statements on the page of a node, with a link to all of them. */

import { counted } from '../../../model/formats/counted.ts';
import type { StatementsReply } from '../../../model/schemas/statements.ts';
import { To } from '../../address/To.tsx';
import { strings as coverageStrings } from '../coverage/strings.ts';
import { QuoteList } from '../evidence/Quote.tsx';
import { Section } from './Section.tsx';
import { strings } from './strings.ts';

/** `All 17 statements`, or how many of them are the latest. */
function howMany(shown: number, total: number): string {
  const all = counted(total, 'statement');
  if (shown < total) return strings.theLatestOf(shown, all);
  return total > 1 ? strings.all2(all) : all;
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
  const about = on === undefined ? '' : strings.aboutItOrItsParts;
  return (
    <Section
      title={strings.statements}
      lead={`${howMany(statements.length, total)}${about}.`}
      empty={total === 0 && coverageStrings.nothing}
    >
      <QuoteList items={statements} {...(on === undefined ? {} : { on })} />
      {total > statements.length && (
        <To to="/table" search={only} withScene className="button">
          {strings.all} {total} {strings.asATable}
        </To>
      )}
    </Section>
  );
}
