/** A statement as evidence: text, translation, speaker with capacity, date, sources. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { permanentLink } from '../../../model/formats/citations.ts';
import { dateText, longDate } from '../../../model/formats/date-text.ts';
import {
  languageName,
  nodeName,
  quoted,
  shortName,
  sourceClassName,
} from '../../../model/formats/names.ts';
import {
  positionsText,
  remarksOf,
  termsOfTheDay,
  waysOf,
} from '../../../model/formats/statement-words.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import type { Speaker, StatementItem } from '../../../model/schemas/statements.ts';
import { stances } from '../../../model/vocabulary/labels.ts';
import { patient } from '../../api/patient.ts';
import { statementOptions } from '../../api/statement.ts';
import { statementsOptions } from '../../api/statements.ts';
import { StanceMark } from '../../canvas/marks.tsx';
import { shortened } from '../../canvas/state/look.ts';
import { useReading } from '../../canvas/state/readings.ts';
import { ChangeMark } from '../changes/ChangeMark.tsx';
import { StatementActions } from '../corrections/Actions.tsx';
import { NodeLink } from '../links/NodeLink.tsx';
import { CopyCitation } from './CopyCitation.tsx';
import { Doubt } from './Doubt.tsx';
import { NoteMark } from './NoteMark.tsx';
import { RemarkList, Remarks } from './Properties.tsx';
import { SourceLine } from './SourceLine.tsx';
import './evidence.css';
import { strings } from './strings.ts';

const Corrected = lazy(patient(() => import('../corrections/Corrected.tsx')));
const AsItStood = lazy(
  patient(() =>
    import('../corrections/AsItStood.tsx').then((found) => ({ default: found.AsItStood })),
  ),
);

/** The whole card of a statement, or as it stood in a `revision`. */
export function EvidenceCard({ id, revision }: { id: string; revision?: string | undefined }) {
  const { data, isPending, error } = useQuery(statementOptions(id, revision));
  useReading(data?.statement);
  if (isPending) return <p className="late caption">{strings.loading}</p>;
  if (error && !data) return <p role="alert">{error.message}</p>;
  const { statement, speakers, about, sources, reportedBy, respondsTo, responses } = data;
  const { text, translation, kind, language, date } = statement.properties;
  return (
    <article>
      <h2 className="hidden-text">
        {strings.statementBy} {speakers.map((speaker) => nodeName(speaker.node)).join(', ')}
      </h2>
      {data.since && (
        <Suspense fallback={null}>
          <AsItStood item={data} />
        </Suspense>
      )}
      {!data.since && (data.corrected || statement.properties.contested === true) && (
        <Suspense fallback={null}>
          <Corrected item={data} />
        </Suspense>
      )}
      <ul className="about">
        {about.map(({ agreement, stance }) => (
          <li key={agreement.id + stance}>
            <StanceMark stance={stance} word={stances[stance].verb} /> <NodeLink node={agreement} />
          </li>
        ))}
      </ul>
      <div className="both-texts">
        <div>
          {kind === 'quote' ? (
            <blockquote className="quote" lang={String(language)}>
              {quoted(String(text))}
            </blockquote>
          ) : (
            <p className="paraphrase">{String(text)}</p>
          )}
          {typeof translation === 'string' && kind === 'quote' && (
            <p className="caption original">
              {strings.theWordsIn} {languageName(language)}
            </p>
          )}
        </div>
        {typeof translation === 'string' && (
          <div className="translated-text">
            <p className={kind === 'quote' ? 'translation serif' : 'translation'} lang="en">
              {kind === 'quote' ? quoted(translation) : translation}
            </p>
            <p className="caption">
              {strings.translatedFrom} {languageName(language)} {strings.byTheCompilers}
            </p>
          </div>
        )}
      </div>
      <dl className="facts">
        <dt>{speakers.length > 1 ? strings.speakers : strings.speaker}</dt>
        <dd>
          {speakers.map((speaker) => (
            <SpeakerLine key={speaker.node.id} speaker={speaker} date={date} />
          ))}
        </dd>
        {reportedBy.length > 0 && (
          <>
            <dt>{strings.toldBy}</dt>
            <dd>
              {reportedBy.map((node) => (
                <p key={node.id}>
                  <NodeLink node={node} />
                </p>
              ))}
            </dd>
          </>
        )}
        <dt>{strings.date}</dt>
        <dd>{longDate(date)}</dd>
        {respondsTo.length > 0 && (
          <>
            <dt>{strings.answers}</dt>
            <dd>
              {respondsTo.map((node) => (
                <p key={node.id}>
                  <NodeLink node={node} short={70} />, {dateText(node.properties.date)}
                </p>
              ))}
            </dd>
          </>
        )}
        {responses.length > 0 && (
          <>
            <dt>{strings.answeredBy}</dt>
            <dd>
              {responses.map((node) => (
                <p key={node.id}>
                  <NodeLink node={node} short={70} />, {dateText(node.properties.date)}
                </p>
              ))}
            </dd>
          </>
        )}
      </dl>
      <dl className="facts ruled">
        <dt>{sources.length > 1 ? strings.sources : strings.source}</dt>
        <dd>
          {sources.map((place) => (
            <div key={place.source.id} className="place">
              <SourceLine source={place.source} main={place.main && sources.length > 1} />
              <Remarks properties={place.source.properties} />
            </div>
          ))}
          {sources.length === 0 && strings.noSource}
        </dd>
      </dl>
      <RemarkList remarks={[...waysOf(data), ...remarksOf(statement.properties)]} />
      <CopyCitation item={data} />
      <StatementActions item={data} />
      <p className="permanent">
        <a href={permanentLink(id, '')}>{strings.permanentLink}</a>
      </p>
      {speakers[0] && <AlsoSaid item={data} speaker={speakers[0]} />}
    </article>
  );
}

function SpeakerLine({ speaker, date }: { speaker: Speaker; date: unknown }) {
  const { node, as } = speaker;
  const terms = termsOfTheDay(speaker);
  return (
    <div className="speaker">
      <b>
        <NodeLink node={node} />
      </b>
      <ChangeMark node={node} />
      {as && (
        <p>
          {strings.speakingAs} {as}
        </p>
      )}
      {terms.length > 0 && (
        <p>
          {terms.map((term, index) => (
            <span key={term.node.id + term.text}>
              {index > 0 && ' '}
              <span className="term">
                <NodeLink node={term.node} className={term.doubt ? 'link unsure' : 'link'}>
                  {term.text}
                </NodeLink>
                <Doubt doubt={term.doubt} />
                {index < terms.length - 1 && ','}
              </span>
            </span>
          ))}
        </p>
      )}
      {terms.length > 0 && (
        <p className="caption">
          {strings.asOf} {dateText(date)}.
        </p>
      )}
    </div>
  );
}

function AlsoSaid({ item, speaker }: { item: StatementItem; speaker: Speaker }) {
  const { data } = useQuery(statementsOptions({ speaker: speaker.node.id, limit: 6 }));
  const others = (data?.statements ?? [])
    .filter((other) => other.statement.id !== item.statement.id)
    .slice(0, 5);
  if (!data || others.length === 0) return null;
  return (
    <section className="more">
      <h3 className="caption">
        {nodeName(speaker.node)} {strings.alsoSaid}
        {others.length < data.total - 1 && strings.of(others.length, data.total - 1)}
      </h3>
      <StatementLines items={others} />
    </section>
  );
}

/** Statements, a line each: stances with their agreements, text, date. */
export function StatementLines({ items }: { items: readonly StatementItem[] }) {
  return (
    <ul className="lines">
      {items.map((item) => {
        const { statement, about } = item;
        return (
          <li key={statement.id}>
            <span className="marks">
              {[...new Set(about.map(({ stance }) => stance))].map((stance) => (
                <StanceMark key={stance} stance={stance} word={null} />
              ))}
            </span>
            <NodeLink
              node={statement}
              short={120}
              className={statement.properties.kind === 'quote' ? 'link serif' : 'link'}
            />
            <span className="caption">{dateText(statement.properties.date, true)}</span>
            <span className="caption class">
              {[
                ...(about.length > 0 ? [positionsText(about, shortTitle)] : []),
                sourceClassName(item.sources[0]?.source),
              ].join(' · ')}
              <NoteMark item={item} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function shortTitle(agreement: GraphNode): string {
  return shortened(shortName(agreement), 44);
}
