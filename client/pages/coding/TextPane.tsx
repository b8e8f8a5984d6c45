/** The text with its statements underlined; the current one is framed. */
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Span } from '../../../coding/types.ts';
import type { Coded, Work } from './model/work.ts';
import { currentOf } from './model/work.ts';
import { strings } from './strings.ts';

interface TextPaneProps {
  text: string;
  language: string;
  work: Work;
  hidden: (one: Coded) => boolean;
  /** Words that are selected by keys. */
  cursor: Span | null;
  onChoose: (ref: string) => void;
}

const mostLines = 3;

/** What a stretch of the text is underlined with. */
interface Piece extends Span {
  statements: Coded[];
  mention: boolean;
}

export function TextPane({ text, language, work, hidden, cursor, onChoose }: TextPaneProps) {
  const pane = useRef<HTMLElement>(null);
  const current = currentOf(work);
  const shown = useMemo(
    () => work.statements.filter((one) => !hidden(one)),
    [work.statements, hidden],
  );
  const numbers = useMemo(
    () => new Map(work.statements.map((one, at) => [one.ref, at + 1])),
    [work.statements],
  );
  const paragraphs = useMemo(() => linesOf(text), [text]);
  const mentions = current?.suggestion?.speakers.flatMap(({ mention }) => mention ?? []) ?? [];
  useEffect(() => {
    pane.current?.querySelector(`[data-current="true"]`)?.scrollIntoView({ block: 'center' });
  }, [work.current]);
  const pieces = piecesOf(shown, mentions, cursor);
  return (
    <section
      className="coding-text"
      ref={pane}
      tabIndex={0}
      aria-label={strings.paste}
      lang={language}
    >
      {paragraphs.map((line, index) => (
        <p key={line.start} data-number={index + 1}>
          {rendered(text, line, pieces, { current: current?.ref, cursor, numbers, onChoose })}
        </p>
      ))}
    </section>
  );
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return lines;
}

function piecesOf(
  shown: readonly Coded[],
  mentions: readonly Span[],
  cursor: Span | null,
): Piece[] {
  const spans = shown.flatMap((one) => one.segments.map((part) => ({ ...part, one })));
  const edges = new Set<number>();
  for (const { start, end } of [...spans, ...mentions, ...(cursor ? [cursor] : [])]) {
    edges.add(start);
    edges.add(end);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const byStart = [...spans].sort((a, b) => a.start - b.start);
  let open: typeof spans = [];
  let at = 0;
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] as number;
    open = open.filter((one) => one.end > start);
    while (at < byStart.length && (byStart[at] as (typeof spans)[number]).start <= start) {
      open.push(byStart[at] as (typeof spans)[number]);
      at += 1;
    }
    return {
      start,
      end,
      statements: open.map(({ one }) => one),
      mention: mentions.some((one) => one.start <= start && one.end >= end),
    };
  });
}

interface Rendering {
  current: string | undefined;
  cursor: Span | null;
  numbers: ReadonlyMap<string, number>;
  onChoose: (ref: string) => void;
}

function rendered(
  text: string,
  line: Span,
  pieces: readonly Piece[],
  { current, cursor, numbers, onChoose }: Rendering,
) {
  const nodes: ReactNode[] = [];
  let at = line.start;
  for (const piece of pieces) {
    if (piece.end <= line.start || piece.start >= line.end) continue;
    const [start, end] = [Math.max(piece.start, line.start), Math.min(piece.end, line.end)];
    if (start > at) nodes.push(text.slice(at, start));
    const words = text.slice(start, end);
    at = end;
    const selected = cursor !== null && cursor.start <= start && cursor.end >= end;
    const isCurrent = piece.statements.some(({ ref }) => ref === current);
    const first = piece.statements.find(({ ref }) => ref === current) ?? piece.statements[0];
    const names = [
      first ? `passage ${first.state}` : '',
      first?.kind ?? '',
      piece.mention ? 'mention' : '',
      selected ? 'cursor' : '',
      piece.statements.length > 1 ? `stacked-${Math.min(mostLines, piece.statements.length)}` : '',
    ];
    const stance = first?.state === 'confirmed' ? first.about[0]?.stance : undefined;
    const begins =
      first?.segments.some((part) => part.start === start) && first.segments[0]?.start === start;
    nodes.push(
      // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it does the same by keys.
      // biome-ignore lint/a11y/useKeyWithClickEvents: the same.
      <span
        key={start}
        className={names.filter(Boolean).join(' ')}
        data-current={isCurrent || undefined}
        data-stance={stance ?? undefined}
        onClick={() => first && onChoose(first.ref)}
      >
        {begins && first && <sup>{numbers.get(first.ref)}</sup>}
        {words}
        {piece.statements.length > mostLines && <sub>+{piece.statements.length - mostLines}</sub>}
      </span>,
    );
  }
  if (at < line.end) nodes.push(text.slice(at, line.end));
  return nodes;
}
