/** One change of position: the earlier and the later statement, and the time between them. */

import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import type { Change } from '../../../model/schemas/positions.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import { type Stance, stances, unsided } from '../../../model/vocabulary/stances.ts';
import { CopyCitation } from '../evidence/CopyCitation.tsx';
import { SpeakerOfTheDay, Stances, StatementText, WrittenIn } from '../evidence/Quote.tsx';
import { NodeLink } from '../links/NodeLink.tsx';
import { apartText, onOneDate } from './apart.ts';
import './changes.css';
import { strings } from './strings.ts';

interface ChangeCardProps {
  change: Change;
  /** Names the speaker and the agreement, where the page does not. */
  titled?: boolean;
}

export function ChangeCard({ change, titled = false }: ChangeCardProps) {
  const { kind, speaker, agreement, part, before, after, stances: both } = change;
  const { certain, verified, paraphrase } = change;
  const areBoth = (name: string, value: unknown) =>
    [before, after].every(({ statement }) => statement.properties[name] === value);
  const on = [agreement.id, part?.id ?? ''];
  const [first, second] = kind === 'same-day' ? ['', ''] : [strings.earlier, strings.later];
  return (
    <section className="change">
      {titled && (
        <h2 className="change-title">
          <NodeLink node={speaker} className="bare-link" /> {strings.on}{' '}
          <NodeLink node={agreement} className="bare-link" />
        </h2>
      )}
      <p className="change-line">
        <What change={change} />
      </p>
      {kind === 'change' && !certain && <p className="caption flag">{strings.overlap}</p>}
      {paraphrase && (
        <p className="caption flag">
          {areBoth('kind', 'paraphrase') ? strings.paraphrases : strings.paraphrase}
        </p>
      )}
      {!verified && (
        <p className="caption flag">
          {areBoth('verified', false) ? strings.bothUnverified : strings.unverified}
        </p>
      )}
      <div className="pair">
        <Side item={before} speakerId={speaker.id} stance={both.before} on={on} when={first} />
        <Side item={after} speakerId={speaker.id} stance={both.after} on={on} when={second} />
      </div>
      {change.between.length > 0 && (
        <details className="between">
          <summary>
            {counted(change.between.length, `${unsided.join(' or ')} statement`)}{' '}
            {strings.inBetween}
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

/** What the two statements are to each other. */
function What({ change }: { change: Change }) {
  const { kind, before, after, stances: both, agreement, part } = change;
  const [earlier, later] = [before, after].map(({ statement }) => statement.properties.date);
  if (kind === 'parts') {
    return (
      <>
        <b>{strings.parts}</b>: <NodeLink node={agreement} />{' '}
        {part && (
          <>
            {strings.andItsPart} <NodeLink node={part} />
          </>
        )}
        , {change.sameDay ? onOneDate(later) : apartText(earlier, later)}.
      </>
    );
  }
  if (kind === 'same-day') {
    return (
      <>
        <b>{strings.sameDay}</b>
        {strings.supportedAndOpposed} {onOneDate(later)}.
      </>
    );
  }
  return (
    <>
      <b>⇄ {strings.changed}</b> {strings.from} {stances[both.before].title.toLowerCase()}{' '}
      {strings.to} {stances[both.after].title.toLowerCase()}, {apartText(earlier, later)}.
    </>
  );
}

interface SideProps {
  item: StatementItem;
  speakerId: string;
  stance: Stance;
  /** The agreements of the comparison. */
  on: readonly string[];
  when: string;
}

function Side({ item, speakerId, stance, on, when }: SideProps) {
  const own = item.speakers.find((speaker) => speaker.node.id === speakerId);
  const kind = item.statement.properties.kind === 'quote' ? 'quoted' : 'paraphrase';
  const words = `${when}${kind}`;
  const about = item.about.filter(
    (target) => target.stance === stance && on.includes(target.agreement.id),
  );
  return (
    <div className="side">
      <p className="caption">{words.charAt(0).toUpperCase() + words.slice(1)}</p>
      <p className="side-head">
        <span>
          <Stances about={about} />
        </span>
        <span className="caption">{dateText(item.statement.properties.date)}</span>
      </p>
      <StatementText item={item} small />
      {own && <SpeakerOfTheDay speaker={own} marked={false} />}
      <WrittenIn item={item} />
      <CopyCitation item={item} compact />
    </div>
  );
}
