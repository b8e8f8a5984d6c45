/** Words beside acts: for each who acted or spoke, flags and discs on one axis of time. */
import { useState } from 'react';
import { rangeOf } from '../../../model/dates.ts';
import type { Strip } from '../../../model/positions.ts';
import { type Stance, stanceNames } from '../../../model/vocabulary.ts';
import { useSelection } from '../../app/selection.ts';
import { typeTitle } from '../../graph/look.ts';
import { Glyph, StanceMark } from '../../ui/icons.tsx';
import { counted, dateText, nodeName, shortName } from '../../ui/text.ts';
import { ChangeMark } from '../changes/ChangeMark.tsx';
import { NodeLink } from '../inspector/NodeLink.tsx';
import { Shown } from './Shown.tsx';

const first = 12;
const dayMs = 86_400_000;
const time = (date: string) => Date.parse(rangeOf(date)?.first ?? date) / dayMs;

interface Axis {
  start: number;
  end: number;
}

interface StripsParts {
  strips: readonly Strip[];
  /** How many there are in all, and what gets the rest of them. */
  total: number;
  showAll: () => void;
}

export function Strips({ strips, total, showAll }: StripsParts) {
  const [all, setAll] = useState(false);
  const shown = all ? strips : strips.slice(0, first);
  const axis = axisOf(strips);
  return (
    <>
      <p className="lead">
        Flags are acts. Discs are statements by whoever is named; a number counts those of one
        month. What is dated to a year or month stands at its beginning.
      </p>
      <div className="strips">
        <div className="strip-axis" aria-hidden="true">
          {ticks(axis).map((tick) => (
            <span
              key={tick.text}
              className={/^\d/.test(tick.text) ? 'year' : ''}
              style={{ left: `${tick.at}%` }}
            >
              {tick.text}
            </span>
          ))}
        </div>
        <ul>
          {shown.map((strip) => (
            <StripRow key={strip.entity.id} strip={strip} axis={axis} />
          ))}
        </ul>
      </div>
      <Shown
        shown={shown.length}
        total={total}
        what="who acted or spoke"
        onAll={() => {
          setAll(true);
          if (total > strips.length) showAll();
        }}
        onFewer={all ? () => setAll(false) : undefined}
      />
    </>
  );
}

function StripRow({ strip, axis }: { strip: Strip; axis: Axis }) {
  const [, select] = useSelection();
  const { entity, acts, words, total } = strip;
  const dated = acts.filter((act) => act.date);
  const undated = acts.filter((act) => !act.date);
  const flags = flagsOf(dated, axis);
  const discs = discsOf(words, axis);
  const earlier = words.filter((word) => word.date && time(word.date) < axis.start).length;
  const unplaced = words.filter((word) => !word.date).length;
  return (
    <li className="strip">
      <div className="strip-name">
        <Glyph labels={entity.labels} />
        <span>
          <NodeLink node={entity} className="bare-link">
            <b>{entity.labels.includes('Party') ? shortName(entity) : nodeName(entity)}</b>
          </NodeLink>
          <ChangeMark node={entity} />
          {undated.length > 0 && (
            <span className="caption">
              {[...new Set(undated.map((act) => typeTitle(act.type, 'out')))].join(', ')}, undated
            </span>
          )}
          {(earlier > 0 || unplaced > 0) && (
            <span className="caption">
              {[earlier > 0 && `${earlier} earlier`, unplaced > 0 && `${unplaced} undated`]
                .filter(Boolean)
                .join(', ')}
            </span>
          )}
        </span>
      </div>
      <div
        className="strip-line"
        style={{ height: flags.length > 0 ? 34 + Math.max(...flags.map((f) => f.lane)) * 18 : 22 }}
      >
        {flags.map((flag) => (
          <span
            key={flag.text + flag.at}
            className={flag.at > 78 ? 'flag-mark left' : 'flag-mark'}
            style={{ left: `${flag.at}%`, top: flag.lane * 18 }}
            title={flag.title}
          >
            {flag.text}
          </span>
        ))}
        {discs.map((disc) => (
          <button
            type="button"
            key={`${disc.month}${disc.stance}`}
            className="disc"
            style={{ left: `calc(${disc.at}% + ${disc.shift}px)` }}
            aria-label={`${nodeName(entity)}: ${counted(disc.statements.length, `${disc.stance} statement`)}, ${dateText(disc.month)}`}
            title={`${counted(disc.statements.length, 'statement')}, ${dateText(disc.month)}`}
            onClick={() => select(disc.statements[0] ?? null)}
          >
            <StanceMark stance={disc.stance} word={null} />
            {disc.statements.length > 1 && <small>{disc.statements.length}</small>}
          </button>
        ))}
        {total === 0 && <span className="caption silent-here">No statement recorded here</span>}
      </div>
    </li>
  );
}

/** From the first busy month on: what lies far before all else is said in words. */
function axisOf(strips: readonly Strip[]): Axis {
  const days = strips
    .flatMap((strip) => [...strip.acts, ...strip.words])
    .flatMap((one) => (one.date ? [time(one.date)] : []))
    .sort((a, b) => a - b);
  const start = days[Math.floor(days.length * 0.05)] ?? 0;
  const end = days.at(-1) ?? 1;
  const room = Math.max(30, (end - start) * 0.03);
  return { start: start - room, end: end + room };
}

const place = (date: string, axis: Axis) =>
  ((time(date) - axis.start) / (axis.end - axis.start)) * 100;

function ticks(axis: Axis): { at: number; text: string }[] {
  const years = (axis.end - axis.start) / 365;
  const step = years > 6 ? 12 : years > 3 ? 6 : 3;
  const found: { at: number; text: string }[] = [];
  const date = new Date(Date.UTC(new Date(axis.start * dayMs).getUTCFullYear(), 0, 1));
  while (date.getTime() / dayMs < axis.end) {
    const iso = date.toISOString().slice(0, 7);
    const at = place(iso, axis);
    if (at >= 0)
      found.push({
        at,
        text: iso.endsWith('-01') ? iso.slice(0, 4) : dateText(iso, true).slice(0, 3),
      });
    date.setUTCMonth(date.getUTCMonth() + step);
  }
  // A month's name stands beside more than one year: positions tell them apart, keys need not.
  return found.map((tick, index) => ({ ...tick, text: tick.text + '\u200b'.repeat(index) }));
}

/** Acts of one kind and date together; those that would collide go a lane down. */
function flagsOf(acts: Strip['acts'], axis: Axis) {
  const groups = new Map<string, { text: string; at: number; title: string; count: number }>();
  for (const act of acts) {
    const date = act.date ?? '';
    const key = `${act.type} ${date}`;
    const known = groups.get(key);
    const words = typeTitle(act.type, 'out');
    if (known) {
      known.count += 1;
      known.text = `${words} ×${known.count}`;
      continue;
    }
    const at = Math.max(0, place(date, axis));
    groups.set(key, { text: words, at, title: `${words}, ${dateText(date)}`, count: 1 });
  }
  const lanes: number[] = [];
  return [...groups.values()]
    .sort((a, b) => a.at - b.at)
    .map((flag) => {
      const wide = 3 + flag.text.length * 1.1;
      let lane = lanes.findIndex((end) => end <= flag.at);
      if (lane < 0) lane = lanes.length;
      lanes[lane] = flag.at + wide;
      return { ...flag, lane };
    });
}

/** Words of one month and stance together; several stances of a month side by side. */
function discsOf(words: Strip['words'], axis: Axis) {
  const groups = new Map<string, { month: string; stance: Stance; statements: string[] }>();
  for (const word of words) {
    if (!word.date || time(word.date) < axis.start) continue;
    const month = word.date.slice(0, 7);
    const key = `${month} ${word.stance}`;
    const known = groups.get(key);
    if (known) known.statements.push(word.statement);
    else groups.set(key, { month, stance: word.stance, statements: [word.statement] });
  }
  const inMonth = new Map<string, number>();
  return [...groups.values()]
    .sort(
      (a, b) =>
        (a.month < b.month ? -1 : a.month > b.month ? 1 : 0) ||
        stanceNames.indexOf(a.stance) - stanceNames.indexOf(b.stance),
    )
    .map((group) => {
      const before = inMonth.get(group.month) ?? 0;
      inMonth.set(group.month, before + (group.statements.length > 1 ? 30 : 20));
      return { ...group, at: place(group.month, axis), shift: before };
    });
}
