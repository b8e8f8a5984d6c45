/** The text of a step with its citations, its quotations, and the sources behind both. */
import type { ReactNode } from 'react';
import { dateText } from '../../../../model/formats/date-text.ts';
import { sourceClassName } from '../../../../model/formats/names.ts';
import { onlyStance, statementWords } from '../../../../model/formats/statement-words.ts';
import type { StoryStep } from '../../../../model/schemas/scenes.ts';
import type { StatementItem } from '../../../../model/schemas/statements.ts';
import { stances } from '../../../../model/vocabulary/labels.ts';
import { InItsLanguage } from '../../../canvas/InItsLanguage.tsx';
import { StanceMark } from '../../../canvas/marks.tsx';
import { SmallRemarks, SpeakerOfTheDay, StatementText } from '../../../parts/evidence/Quote.tsx';
import { NodeLink } from '../../../parts/links/NodeLink.tsx';
import { strings } from '../strings.ts';
import { citedAs, citedInStep, citedParagraphs, type Evidence } from './cited.ts';

interface EvidenceProps {
  numbers: ReadonlyMap<string, number>;
  evidence: Evidence;
}

/** Paragraphs; a number behind a claim opens what proves it. */
export function StoryPassage({ text, numbers, evidence }: EvidenceProps & { text: string }) {
  return (
    <div className="passage">
      {citedParagraphs(text).map((pieces, index) => (
        <p key={index}>
          {pieces.map(
            (piece, at): ReactNode =>
              'text' in piece ? (
                piece.text
              ) : (
                <Reference
                  key={at}
                  id={piece.cites}
                  number={numbers.get(piece.cites) ?? 0}
                  evidence={evidence}
                />
              ),
          )}
        </p>
      ))}
    </div>
  );
}

function Reference({ id, number, evidence }: { id: string; number: number; evidence: Evidence }) {
  const node = evidence.statements.get(id)?.statement ?? evidence.sources.get(id);
  if (!node) return <sup title={strings.noLongerInThe}>{number}</sup>;
  return (
    <sup>
      <NodeLink node={node} className="cited">
        <span className="hidden-text">{strings.source} </span>
        {number}
      </NodeLink>
    </sup>
  );
}

/** The statements quoted beside the text. */
export function StepStatements({
  step,
  numbers,
  evidence,
  settled,
}: EvidenceProps & { step: StoryStep; settled: boolean }) {
  return (
    <div className="story-quotes">
      {step.statements.map((id) => {
        const item = evidence.statements.get(id);
        if (item) {
          return <Quotation key={id} item={item} number={numbers.get(id) ?? 0} />;
        }
        return settled ? (
          <p key={id} className="caption">
            {strings.aStatementThatStoodHere}
            {id}).
          </p>
        ) : null;
      })}
    </div>
  );
}

interface QuotationProps {
  item: StatementItem;
  number: number;
}

function Quotation({ item, number }: QuotationProps) {
  const { statement, speakers, about, sources } = item;
  return (
    <figure className={`story-quote ${onlyStance(about) ?? 'several'}-side`}>
      {about.map(({ agreement, stance }) => (
        <p className="story-stance" key={agreement.id}>
          <StanceMark stance={stance} word={stances[stance].verb} /> <NodeLink node={agreement} />
        </p>
      ))}
      <StatementText item={item} />
      <figcaption>
        {speakers.map((speaker) => (
          <SpeakerOfTheDay key={speaker.node.id} speaker={speaker} />
        ))}
        <span className="caption">
          {dateText(statement.properties.date)}. {sourceClassName(sources[0]?.source)}.{' '}
          <span className="number">[{number}]</span>
        </span>
        <SmallRemarks remarks={statementWords(item).remarks} />
      </figcaption>
    </figure>
  );
}

/** The citations of one step, or of the whole story: each with its source's own address. */
export function Sources({
  step,
  numbers,
  evidence,
  settled,
}: EvidenceProps & { step?: StoryStep; settled: boolean }) {
  const ids = step ? citedInStep(step) : [...numbers.keys()];
  if (ids.length === 0) return null;
  const list = (
    <ol>
      {ids.map((id) => (
        <li key={id} value={numbers.get(id)}>
          <Citation id={id} evidence={evidence} settled={settled} />
        </li>
      ))}
    </ol>
  );
  if (!step) return <div className="story-sources">{list}</div>;
  return (
    <section className="story-sources">
      <h2>{strings.sourcesOfThisPage}</h2>
      {list}
    </section>
  );
}

function Citation({ id, evidence, settled }: { id: string; evidence: Evidence; settled: boolean }) {
  const cited = citedAs(id, evidence, location.origin);
  if (!cited) return settled ? strings.isNoLongerInThe(id) : strings.loading;
  const item = evidence.statements.get(id);
  const node = item?.statement ?? evidence.sources.get(id);
  const sources = item?.sources.map(({ source }) => source) ?? [];
  // Addresses are set as links below, not as text.
  const words = cited.text
    .replaceAll(cited.page, '')
    .replace(/\s*\(\s*\)/, '')
    .replace(/ https?:\/\/\S+/g, '');
  return (
    <>
      {node ? <InItsLanguage node={node} text={words} others={sources} /> : words}
      {cited.links.map(({ url, place }) => (
        <span key={url}>
          {' '}
          <a href={url} rel="noreferrer" target="_blank">
            {place}
          </a>
        </span>
      ))}{' '}
      <a href={cited.page}>{strings.permanentLink}</a>
    </>
  );
}
