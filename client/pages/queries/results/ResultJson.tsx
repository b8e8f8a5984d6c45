/** The rows as JSON objects, virtualised. */

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { copyText } from '../../../ui/copy-text.ts';
import { Icon } from '../../../ui/icons.tsx';
import { PrintedCut } from '../../../ui/PrintedCut.tsx';
import { allOf, usePrinting } from '../../../ui/printing.ts';
import { useScrollRestoration } from '../../../ui/scroll.ts';
import { rowObject, toJson } from './downloads.ts';
import './result-json.css';
import { strings } from '../strings.ts';

interface ResultJsonProps {
  columns: string[];
  rows: PropertyValue[][];
}

export function ResultJson({ columns, rows }: ResultJsonProps) {
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 21 * (columns.length + 2),
    overscan: 4,
  });
  const printing = usePrinting();
  const drawn = printing ? allOf(rows) : virtual.getVirtualItems();
  useScrollRestoration('json', scroller, rows.length);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(toJson({ columns, rows }));
    setCopied(true);
  };
  return (
    <>
      <p className="json-bar">
        <button type="button" className="button bare" onClick={() => void copy()}>
          <Icon name="copy" />
          {copied ? strings.copied : strings.copyJson}
        </button>
      </p>
      <section
        className="json-scroller"
        ref={scroller}
        data-scroll-restoration-id="json"
        aria-label={strings.rowsAsJSON}
        tabIndex={0}
      >
        <div style={printing ? {} : { height: virtual.getTotalSize(), position: 'relative' }}>
          {drawn.map(({ index, start }) => (
            <pre
              key={index}
              data-index={index}
              ref={printing ? undefined : virtual.measureElement}
              style={start === undefined ? {} : { transform: `translateY(${start}px)` }}
            >
              {JSON.stringify(rowObject(columns, rows[index] ?? []), null, 2)}
              {index < rows.length - 1 && ','}
            </pre>
          ))}
        </div>
      </section>
      <PrintedCut loaded={rows.length} total={rows.length} what="row" />
    </>
  );
}
