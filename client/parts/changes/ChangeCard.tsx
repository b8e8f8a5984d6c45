/** One change of position: the earlier and the later statement, and the time between them. */

import { rangeOf } from '../../../model/dates.ts';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import type { Change } from '../../../model/schemas/positions.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import { type Stance, stances } from '../../../model/vocabulary/labels.ts';
import { StanceMark } from '../../canvas/marks.tsx';
import { CopyCitation } from '../evidence/CopyCitation.tsx';
import { SpeakerOfTheDay, Stances, StatementText, WrittenIn } from '../evidence/Quote.tsx';
import { NodeLink } from '../links/NodeLink.tsx';
import './changes.css';

interface ChangeCardProps {
  change: Change;
  /** Names the speaker and the agreement, where the page does not. */
  titled?: boolean;
}

export function ChangeCard({ change, titled = false }: ChangeCardProps) {
  const { speaker, agreement, part, before, after, stances: both, certain, verified } = change;
  return (
    <section className="change">
      {titled && (
        <h2 className="change-title">
          <NodeLink node={speaker} className="bare-link" /> on{' '}
          <NodeLink node={agreement} className="bare-link" />
        </h2>
      )}
      <p className="change-line">
        <b>⇄ Changed position</b> from {stances[both.before].title.toLowerCase()} to{' '}
        {stances[both.after].title.toLowerCase()}, {apart(change)}.
        {part && (
          <>
            {' '}
            Between the agreement and its part <NodeLink node={part} />.
          </>
        )}
      </p>
      {!certain && (
        <p className="caption flag">The dates overlap: the order of the two is not certain.</p>
      )}
      {!verified && <p className="caption flag">One of the two statements is not verified.</p>}
      <div className="pair">
        <Side item={before} speakerId={speaker.id} stance={both.before} when="Earlier" />
        <Side item={after} speakerId={speaker.id} stance={both.after} when="Later" />
      </div>
      {change.between.length > 0 && (
        <details className="between">
          <summary>
            {counted(change.between.length, 'mixed or neutral statement')} in between
          </summary>
          {change.between.map((item) => (
            <div key={item.statement.id}>
              <p className="caption">{dateText(item.statement.properties.date)}</p>
              <Stances about={item.about} on={agreement.id} />
              <StatementText item={item} small />
              <WrittenIn item={item} />
            </div>
          ))}
        </details>
      )}
    </section>
  );
}

interface SideProps {
  item: StatementItem;
  speakerId: string;
  stance: Stance;
  when: string;
}

function Side({ item, speakerId, stance, when }: SideProps) {
  const own = item.speakers.find((speaker) => speaker.node.id === speakerId);
  const kind = item.statement.properties.kind === 'quote' ? 'quoted' : 'paraphrase';
  return (
    <div className="side">
      <p className="caption">
        {when}, {kind}
      </p>
      <p className="side-head">
        <StanceMark stance={stance} />
        <span className="caption">{dateText(item.statement.properties.date)}</span>
      </p>
      <StatementText item={item} small />
      {own && <SpeakerOfTheDay speaker={own} marked={false} />}
      <WrittenIn item={item} />
      <CopyCitation item={item} compact />
    </div>
  );
}

/** How far apart: a span of days when a date is not known to the day. */
function apart({ before, after, days, sameDay }: Change): string {
  if (sameDay) return 'on the same date';
  const [a, b] = [before, after].map((item) => rangeOf(String(item.statement.properties.date)));
  if (!a || !b) return counted(days, 'day');
  const least = Math.max(0, daysBetween(a.last, b.first));
  const most = daysBetween(a.first, b.last);
  return least === most
    ? `${counted(days, 'day')} later`
    : `${least} to ${counted(most, 'day')} later`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
