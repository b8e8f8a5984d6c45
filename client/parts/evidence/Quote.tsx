/** Statements as quotes: text, speaker, date, source. */

import { dateText } from '../../../model/formats/date-text.ts';
import { languageName, quoted, sourceClassName } from '../../../model/formats/names.ts';
import {
  remarksOf,
  statementWords,
  termsOfTheDay,
} from '../../../model/formats/statement-words.ts';
import type { Speaker, StatementItem } from '../../../model/schemas/statements.ts';
import { stances } from '../../../model/vocabulary/labels.ts';
import { StanceMark } from '../../canvas/marks.tsx';
import { ChangeMark } from '../changes/ChangeMark.tsx';
import { NodeLink } from '../links/NodeLink.tsx';
import { CopyCitation } from './CopyCitation.tsx';
import { Doubt } from './Doubt.tsx';
import './quote.css';
import { strings } from './strings.ts';

/** The text of a statement, with its translation marked as such. */
export function StatementText({ item, small = false }: { item: StatementItem; small?: boolean }) {
  const { text, translation, kind, language } = item.statement.properties;
  const isQuote = kind === 'quote';
  return (
    <div className={small ? 'words small' : 'words'}>
      {isQuote ? (
        <blockquote className="said" lang={String(language ?? '')}>
          <NodeLink node={item.statement} className="words-link">
            {quoted(String(text))}
          </NodeLink>
        </blockquote>
      ) : (
        <p className="paraphrased">
          <NodeLink node={item.statement} className="words-link">
            {String(text)}
          </NodeLink>
        </p>
      )}
      {typeof translation === 'string' && (
        <div className="translated">
          <p lang="en" className={isQuote ? 'serif' : ''}>
            {isQuote ? quoted(translation) : translation}
          </p>
          <p className="caption">
            {strings.translatedFrom} {languageName(language)} {strings.byTheCompilers}
          </p>
        </div>
      )}
    </div>
  );
}

interface SpeakerProps {
  speaker: Speaker;
  /** Whether it bears the mark of a change of position. */
  marked?: boolean;
}

/** A speaker with party and office as of the statement's date. */
export function SpeakerOfTheDay({ speaker, marked = true }: SpeakerProps) {
  const { as } = speaker;
  const terms = termsOfTheDay(speaker);
  return (
    <span className="of-the-day">
      <b>
        <NodeLink node={speaker.node} className="bare-link" />
      </b>
      {marked && <ChangeMark node={speaker.node} />}
      {as && (
        <span className="caption">
          {' '}
          {strings.speakingAs} {as}
        </span>
      )}
      {terms.length > 0 && (
        <span className="caption">
          {' '}
          {terms.map((term, index) => (
            <span key={term.node.id + term.text}>
              {index > 0 && ', '}
              <span className={term.doubt ? 'unsure' : ''}>{term.text}</span>
              <Doubt doubt={term.doubt} />
            </span>
          ))}
        </span>
      )}
    </span>
  );
}

interface WrittenInProps {
  item: StatementItem;
  /** The source that the page is about, whose own note is not said again. */
  page?: string | undefined;
}

/** Where the statement is written, with what restricts it. */
export function WrittenIn({ item, page }: WrittenInProps) {
  const source = item.sources[0]?.source;
  return (
    <>
      {source ? (
        <p className="caption">
          <NodeLink node={source} short={90} />
          <br />
          {[source.properties.publisher, dateText(source.properties.date)]
            .filter(Boolean)
            .join(', ')}
          <br />
          {sourceClassName(source)}
          {item.sources.length > 1 && strings.andMore(item.sources.length - 1)}
        </p>
      ) : (
        <p className="caption">{strings.noSource}</p>
      )}
      {source && source.id !== page && <SmallRemarks remarks={remarksOf(source.properties)} />}
      <SmallRemarks remarks={statementWords(item).remarks} />
    </>
  );
}

/** What restricts a statement, where there is little room. */
export function SmallRemarks({ remarks }: { remarks: readonly string[] }) {
  return remarks.map((text) => (
    <p className="caption small-remark" key={text}>
      {text}
    </p>
  ));
}

interface StancesProps {
  about: StatementItem['about'];
  /** The agreement of the page, which comes first. */
  on?: string | undefined;
}

/** Each stance with the agreement that it is on. */
export function Stances({ about, on }: StancesProps) {
  const first = about.filter(({ agreement }) => agreement.id === on);
  const others = about.filter(({ agreement }) => agreement.id !== on);
  return [...first, ...others].map(({ agreement, stance }) => (
    <span className="stance-on" key={agreement.id}>
      <StanceMark stance={stance} word={stances[stance].verb} />{' '}
      <NodeLink node={agreement} className="bare-link caption" />
    </span>
  ));
}

interface QuoteListProps {
  items: readonly StatementItem[];
  /** The agreement that the page is about. */
  on?: string;
  /** The source that the page is about. */
  source?: string;
}

/** Statements below one another, ruled, as on the page of an agreement. */
export function QuoteList({ items, on, source }: QuoteListProps) {
  return (
    <ol className="quotes">
      {items.map((item) => (
        <li key={item.statement.id}>
          <div className="who">
            <Stances about={item.about} on={on} />
            {item.speakers.map((speaker) => (
              <SpeakerOfTheDay key={speaker.node.id} speaker={speaker} />
            ))}
            <span className="caption">{dateText(item.statement.properties.date)}</span>
          </div>
          <StatementText item={item} />
          <div className="where">
            <WrittenIn item={item} page={source} />
            <CopyCitation item={item} compact />
          </div>
        </li>
      ))}
    </ol>
  );
}
