/** Statements as a virtualised table; more are fetched near its end. */
import { useRouterState } from '@tanstack/react-router';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { dateText } from '../../../model/formats/date-text.ts';
import { nodeName, sourceClassName } from '../../../model/formats/names.ts';
import { nameLanguage } from '../../../model/formats/passage-language.ts';
import { capacitiesOf } from '../../../model/formats/statement-words.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import { stances } from '../../../model/vocabulary/labels.ts';
import { useSelection } from '../../address/selection.ts';
import { StanceMark } from '../../canvas/marks.tsx';
import { keepLatest } from '../../ui/latest.ts';
import { PrintedCut } from '../../ui/PrintedCut.tsx';
import { allOf, usePrinting } from '../../ui/printing.ts';
import { useScrollRestoration } from '../../ui/scroll.ts';
import { ChangeMark } from '../changes/ChangeMark.tsx';
import { NoteMark } from '../evidence/NoteMark.tsx';
import { NodeLink } from '../links/NodeLink.tsx';
import { strings } from './strings.ts';
import './statement-table.css';

const rowHeight = 52;
/**
 * Of rows that were measured, by entry of the browser's history: going back finds the same rows there. Older
 * entries than these are measured anew.
 */
const heights = keepLatest<VirtualItem[]>(20);

interface StatementTableProps {
  items: StatementItem[];
  /** How many match, loaded or not. */
  total: number;
  onEnd: () => void;
}

export function StatementTable({ items, total, onEnd }: StatementTableProps) {
  const [selected, select] = useSelection();
  const scroller = useRef<HTMLElement>(null);
  const key = useRouterState({ select: ({ location }) => location.state.__TSR_key ?? '' });
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (index) => items[index]?.statement.id ?? index,
    initialMeasurementsCache: heights.get(key) ?? [],
  });
  useEffect(() => () => void heights.set(key, rows.takeSnapshot()), [key]);
  useScrollRestoration('statements', scroller, items.length);
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - 20) onEnd();
  }, [last, items.length]);
  const printing = usePrinting();
  const drawn = printing ? allOf(items) : visible;
  const before = printing ? 0 : (visible[0]?.start ?? 0);
  const after = printing ? 0 : rows.getTotalSize() - (visible.at(-1)?.end ?? 0);
  return (
    <section
      className="scroller statements-scroller"
      data-scroll-restoration-id="statements"
      ref={scroller}
      aria-label={strings.statements}
      tabIndex={0}
    >
      <table className="statement-table" aria-rowcount={items.length}>
        <thead>
          <tr>
            <th scope="col">{strings.date}</th>
            <th scope="col">{strings.speaker}</th>
            <th scope="col">{strings.stance}</th>
            <th scope="col">{strings.words}</th>
            <th scope="col">{strings.source}</th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr style={{ height: before }} />}
          {drawn.map(({ index }) => {
            const item = items[index];
            if (!item) return null;
            return (
              <tr
                key={item.statement.id}
                data-index={index}
                ref={printing ? undefined : rows.measureElement}
                aria-selected={selected === item.statement.id}
              >
                <Cells item={item} onOpen={() => select(item.statement.id)} />
              </tr>
            );
          })}
          {after > 0 && <tr style={{ height: after }} />}
        </tbody>
      </table>
      <PrintedCut loaded={items.length} total={total} what="statement" />
    </section>
  );
}

/** A row of the table. */
export function Cells({ item, onOpen }: { item: StatementItem; onOpen: () => void }) {
  const { statement, speakers, about, sources } = item;
  const { translation, kind, date } = statement.properties;
  const source = sources[0]?.source;
  return (
    <>
      <td style={{ whiteSpace: 'nowrap' }}>{dateText(date, true)}</td>
      <td>
        {speakers.map((speaker) => (
          <div key={speaker.node.id}>
            <NodeLink node={speaker.node} />
            <ChangeMark node={speaker.node} />
            <div className="caption">{capacitiesOf(speaker).join(', ')}</div>
          </div>
        ))}
      </td>
      <td>
        {about.map(({ agreement, stance }) => (
          <div className="stated" key={agreement.id}>
            <StanceMark stance={stance} word={stances[stance].verb} />{' '}
            <NodeLink node={agreement} short={44} />
          </div>
        ))}
      </td>
      <td>
        <button
          type="button"
          className={kind === 'quote' ? 'link q' : 'link'}
          lang={nameLanguage(statement)}
          onClick={onOpen}
        >
          {nodeName(statement)}
        </button>
        {typeof translation === 'string' && (
          <div className="caption" lang="en">
            {translation}
          </div>
        )}
      </td>
      <td>
        {source && (
          <NodeLink node={source}>
            {String(source.properties.publisher ?? nodeName(source))}
          </NodeLink>
        )}
        {sources.length > 1 && (
          <span className="caption">
            {' '}
            {strings.and} {sources.length - 1} {strings.more}
          </span>
        )}
        <div className="caption">
          {sourceClassName(source)}
          <NoteMark item={item} />
        </div>
      </td>
    </>
  );
}
