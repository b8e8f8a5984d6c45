/** A source's text with numbered coded passages, and their codings beside it. */
import { Fragment, useEffect, useRef } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { nodeName, shortName } from '../../../model/formats/names.ts';
import type { SourceReply, StatementItem } from '../../../model/schemas/statements.ts';
import { stances } from '../../../model/vocabulary/labels.ts';
import { useSelection } from '../../address/selection.ts';
import { StanceMark } from '../../canvas/marks.tsx';
import { NoteMark } from '../../parts/evidence/NoteMark.tsx';
import { passages } from './passages.ts';
import { strings } from './strings.ts';

interface SourceTextProps {
  text: string;
  statements: StatementItem[];
  language: string;
}

/** A passage selects its statement, a coding its passage; the selected one is scrolled into view. */
export function SourceText({ text, statements, language }: SourceTextProps) {
  const [selected, select] = useSelection();
  const box = useRef<HTMLDivElement>(null);
  const found = passages(text, placesOf(statements));
  const order = [...new Set(found.flatMap((one) => one.statements))];
  const number = (id: string) => order.indexOf(id) + 1;
  const itemOf = new Map(statements.map((item) => [item.statement.id, item]));
  useEffect(() => {
    if (!selected) return;
    const name = CSS.escape(selected);
    for (const part of box.current?.querySelectorAll(
      `[data-statements~="${name}"], [data-note="${name}"]`,
    ) ?? []) {
      part.scrollIntoView({ block: 'nearest' });
    }
  }, [selected]);
  const unplaced = statements.length - order.length;
  /** The statement, or with several in one passage the one after the selected. */
  const next = (ids: readonly string[]) => ids[(ids.indexOf(selected ?? '') + 1) % ids.length];
  return (
    <section className="part">
      <h2>{strings.text}</h2>
      <p className="lead">
        {order.length > 0 ? strings.numberedPassagesWereCodedAs : strings.noPassageWasCoded}
        {unplaced > 0 && strings.couldNotBePlacedIn(counted(unplaced, 'statement'))}
      </p>
      <div className="read" ref={box}>
        <div className="kept-text serif" lang={language}>
          {found.map((one) =>
            one.statements.length === 0 ? (
              <Fragment key={one.start}>{one.text}</Fragment>
            ) : (
              <a
                key={one.start}
                className="passage"
                href={`?sel=${encodeURIComponent(one.statements[0] ?? '')}`}
                data-statements={one.statements.join(' ')}
                aria-current={one.statements.includes(selected ?? '')}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  select(next(one.statements) ?? null);
                }}
              >
                {one.text}
                <sup>{one.statements.map(number).join(', ')}</sup>
              </a>
            ),
          )}
        </div>
        <ol className="codings" aria-label={strings.codedAs}>
          {order.map((id) => {
            const item = itemOf.get(id);
            return (
              item && (
                <li key={id} data-note={id} aria-current={id === selected}>
                  <Note item={item} number={number(id)} onOpen={() => select(id)} />
                </li>
              )
            );
          })}
        </ol>
      </div>
    </section>
  );
}

interface NoteProps {
  item: StatementItem;
  number: number;
  onOpen: () => void;
}

function Note({ item, number, onOpen }: NoteProps) {
  const { speakers, about, statement } = item;
  return (
    <button type="button" className="note" onClick={onOpen}>
      <span className="note-number">{number}</span>
      <span>
        <b>{speakers.map((speaker) => nodeName(speaker.node)).join(', ')}</b>{' '}
        <span className="caption">{dateText(statement.properties.date, true)}</span>
        {about.map(({ agreement, stance }) => (
          <span className="note-about" key={agreement.id}>
            <StanceMark stance={stance} word={stances[stance].verb} /> {shortName(agreement)}
          </span>
        ))}
        <NoteMark item={item} />
      </span>
    </button>
  );
}

function placesOf(statements: SourceReply['statements']) {
  return statements.flatMap(({ statement, sources }) =>
    sources
      .filter((place) => place.exact)
      .map(({ exact, prefix, suffix, start }) => ({
        statement: statement.id,
        exact,
        prefix,
        suffix,
        start,
      })),
  );
}
