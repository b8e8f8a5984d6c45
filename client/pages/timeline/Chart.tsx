/** The bars of the timeline: support above the axis, oppose below; what takes no side in rows on top. */

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { rangeOf } from '../../../model/dates.ts';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { nodeName } from '../../../model/formats/names.ts';
import type { TimelineReply } from '../../../model/schemas/positions.ts';
import { countText, unsided } from '../../../model/vocabulary/stances.ts';
import { typeTitle } from '../../canvas/state/look.ts';
import { timeScale, timeTicks } from '../../parts/time-axis.ts';
import { binText, changeMarks } from './chart-marks.ts';
import { strings } from './strings.ts';

interface ChartProps {
  reply: TimelineReply;
  bin: string;
  from: string | undefined;
  to: string | undefined;
  onPeriod: (from: string | undefined, to: string | undefined) => void;
}

const dayMs = 86_400_000;
/** Height of a row of a stance that takes no side, and of the bars in it, in px. */
const rowHeight = 22;
const barHeight = 20;
const top = rowHeight * unsided.length;
const half = 58;
const axis = top + half;
const marksAt = axis + half + 14;
const height = marksAt + 34;
const leastDrag = 6;
const least = 15;
/** Width of a tick's label, in px. */
const tickRoom = 78;

const dayOf = (time: number) =>
  new Date(Math.round(time / dayMs) * dayMs).toISOString().slice(0, 10);

export function Chart({ reply, bin, from, to, onPeriod }: ChartProps) {
  const svg = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(900);
  const [drag, setDrag] = useState<[number, number] | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  useEffect(() => {
    const box = svg.current?.parentElement;
    if (!box) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(280, box.clientWidth)));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const { bins, undated, acts } = reply;
  if (bins.length === 0) {
    return (
      <p className="caption">
        {strings.noDatedStatement}{' '}
        {undated.total > 0 ? strings.withoutADate(counted(undated.total, 'statement')) : ''}
      </p>
    );
  }
  const end = Date.parse(bins.at(-1)?.to ?? '') + dayMs;
  const scale = timeScale(bins[0]?.from ?? '', end, width);
  const x = (day: string) => scale(Date.parse(day));
  const highest = Math.max(1, ...bins.flatMap((one) => [one.support, one.oppose]));
  const between = Math.max(1, ...bins.flatMap((one) => unsided.map((stance) => one[stance])));
  // One scale for all.
  const each = Math.min((half - 12) / highest, barHeight / between);
  const tall = (count: number) => count * each;
  const roomFor = (one: (typeof bins)[number]) => x(one.to) - x(one.from);
  const period = {
    from: from ? (rangeOf(from)?.first ?? null) : null,
    to: to ? (rangeOf(to)?.last ?? null) : null,
  };
  const chosen =
    drag ??
    (period.from || period.to
      ? [
          period.from ? Math.max(0, x(period.from)) : 0,
          period.to ? Math.min(width, scale(Date.parse(period.to) + dayMs)) : width,
        ]
      : null);
  const placeOf = (event: PointerEvent) => {
    const box = svg.current?.getBoundingClientRect();
    return Math.max(0, Math.min(width, event.clientX - (box?.left ?? 0)));
  };
  const dayAt = (place: number) => dayOf(scale.invert(place).getTime());
  /** Whole bins, so that the bars and the brush agree. */
  const choose = (a: number, b: number) => {
    const [first, last] = [dayAt(Math.min(a, b)), dayAt(Math.max(a, b))];
    const inside = bins.filter((one) => one.to >= first && one.from <= last);
    onPeriod(inside[0]?.from ?? first, inside.at(-1)?.to ?? last);
  };
  const onKey = (event: KeyboardEvent) => {
    const at = cursor ?? 0;
    const moves: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: bins.length - 1,
    };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      const place = Math.max(0, Math.min(bins.length - 1, next));
      if (event.shiftKey) {
        const [a, b] = [bins[Math.min(at, place)], bins[Math.max(at, place)]];
        const low = period.from && a && period.from < a.from ? period.from : a?.from;
        const high = period.to && b && period.to > b.to ? period.to : b?.to;
        onPeriod(low, high);
      }
      setCursor(place);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const one = bins[at];
      if (one) onPeriod(one.from, one.to);
    } else if (event.key === 'Escape' && (from || to)) {
      event.stopPropagation();
      onPeriod(undefined, undefined);
    }
  };
  const under = cursor === null ? undefined : bins[cursor];
  return (
    <div className="chart">
      <div className="chart-box">
        <svg
          ref={svg}
          width={width}
          height={height}
          role="application"
          tabIndex={0}
          aria-label={strings.barsByArrowKeysMove(bin)}
          onKeyDown={onKey}
          onFocus={() => setCursor((old) => old ?? 0)}
          onBlur={() => setCursor(null)}
          onPointerDown={(event) => {
            svg.current?.setPointerCapture(event.pointerId);
            setDrag([placeOf(event), placeOf(event)]);
          }}
          onPointerMove={(event) => drag && setDrag([drag[0], placeOf(event)])}
          onPointerUp={() => {
            if (drag && Math.abs(drag[1] - drag[0]) >= leastDrag) choose(...drag);
            else if (drag) choose(drag[0], drag[0]);
            setDrag(null);
          }}
          onPointerCancel={() => setDrag(null)}
        >
          <rect className="ground" width={width} height={axis + half} />
          {chosen && (
            <rect
              className="period"
              x={Math.min(...chosen)}
              width={Math.max(2, Math.abs(chosen[1] - chosen[0]))}
              y={1}
              height={axis + half - 2}
            />
          )}
          {timeTicks(scale, width / tickRoom).map(({ at, text }) => (
            <g key={text}>
              <line className="tick" x1={at} x2={at} y1={0} y2={axis + half} />
              {at + 40 < width && (
                <text x={at + 4} y={height - 4}>
                  {text}
                </text>
              )}
            </g>
          ))}
          {bins.map((one, index) => {
            const gap = Math.min(4, roomFor(one) * 0.15);
            const left = x(one.from) + gap / 2;
            const wide = Math.max(1.5, roomFor(one) - gap);
            const middle = left + wide / 2;
            const labelled = wide >= least;
            return (
              <g key={one.bin} className={cursor === index ? 'bar current' : 'bar'}>
                <title>{binText(one)}</title>
                <rect
                  className="support-bar"
                  x={left}
                  width={wide}
                  y={axis - tall(one.support)}
                  height={tall(one.support)}
                />
                <rect
                  className="oppose-bar"
                  x={left}
                  width={wide}
                  y={axis}
                  height={tall(one.oppose)}
                />
                {labelled && one.support > 0 && (
                  <text
                    className="support-text"
                    x={middle}
                    y={axis - tall(one.support) - 4}
                    textAnchor="middle"
                  >
                    +{one.support}
                  </text>
                )}
                {labelled && one.oppose > 0 && (
                  <text
                    className="oppose-text"
                    x={middle}
                    y={axis + tall(one.oppose) + 13}
                    textAnchor="middle"
                  >
                    −{one.oppose}
                  </text>
                )}
                {unsided.map((stance, row) => {
                  if (one[stance] === 0) return null;
                  if (labelled)
                    return (
                      <text
                        key={stance}
                        className={`${stance}-text`}
                        x={middle}
                        y={14 + 16 * row}
                        textAnchor="middle"
                      >
                        {countText(stance, one[stance])}
                      </text>
                    );
                  const high = Math.max(1.5, tall(one[stance]));
                  return (
                    <rect
                      key={stance}
                      className={`${stance}-bar`}
                      x={left}
                      width={wide}
                      y={rowHeight * (row + 1) - 1 - high}
                      height={high}
                    />
                  );
                })}
                {cursor === index && (
                  <rect
                    className="cursor"
                    x={left - 1}
                    width={wide + 2}
                    y={1}
                    height={axis + half - 2}
                  />
                )}
              </g>
            );
          })}
          <line className="axis-line" x1={0} x2={width} y1={axis} y2={axis} />
          {acts
            .filter((act) => act.date)
            .map((act) => {
              const at = x(rangeOf(act.date ?? '')?.first ?? '');
              if (Number.isNaN(at) || at < 0 || at > width) return null;
              return (
                <path key={act.id} className="act-mark" d={`M${at} ${marksAt - 10}v8`}>
                  <title>
                    {nodeName(act.entity)} {typeTitle(act.type, 'out')} {nodeName(act.agreement)},{' '}
                    {dateText(act.date)}
                  </title>
                </path>
              );
            })}
          {changeMarks(reply, x).map(({ at, text }) => (
            <text key={at} className="change-mark" x={at} y={marksAt + 8} textAnchor="middle">
              ⇄<title>{text}</title>
            </text>
          ))}
        </svg>
      </div>
      <p className="caption chart-words" aria-live="polite">
        {under
          ? binText(under)
          : [
              reply.actsTotal > 0
                ? strings.asBlackTicks(
                    counted(reply.actsTotal, 'act'),
                    acts.length < reply.actsTotal ? strings.theLatestDrawn(acts.length) : '',
                  )
                : '',
              reply.changesTotal > 0
                ? strings.ofPosition(counted(reply.changesTotal, 'change'))
                : strings.noChangeOfPosition,
              undated.total > 0
                ? strings.withoutADateNotDrawn(counted(undated.total, 'statement'))
                : '',
              strings.sides,
              strings.inRowsOnTop(unsided.join(' and ')),
              strings.aDateOfAYear,
              strings.dragToSetThePeriod,
            ]
              .filter(Boolean)
              .join(' · ')}
      </p>
    </div>
  );
}
