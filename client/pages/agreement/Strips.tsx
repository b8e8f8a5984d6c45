/** Statements beside acts: for each actor, party or institution, flags and discs on an axis of time. */

import { type ReactNode, useRef } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { isParty, listName, nodeName } from '../../../model/formats/names.ts';
import type { Strip } from '../../../model/schemas/pages.ts';
import type { Search } from '../../address/address.ts';
import { useSelection } from '../../address/selection.ts';
import { severalId } from '../../address/several.ts';
import { To } from '../../address/To.tsx';
import { Glyph, StanceMark } from '../../canvas/marks.tsx';
import { typeTitle } from '../../canvas/state/look.ts';
import { ChangeMark } from '../../parts/changes/ChangeMark.tsx';
import { Shown } from '../../parts/entity-page/Shown.tsx';
import { NodeLink } from '../../parts/links/NodeLink.tsx';
import { Unidentified } from '../../parts/links/Unidentified.tsx';
import { useWidth } from '../../ui/useWidth.ts';
import {
  type Axis,
  axisOf,
  type Disc,
  discsOf,
  flagsOf,
  ticks,
  unplacedOf,
} from './strip-marks.ts';
import './strips.css';
import { strings } from './strings.ts';

/** Width of a disc with its number in pixels, no less than a pointer target needs. */
const discRoom = 32;

interface StripsProps {
  strips: readonly Strip[];
  /** The filters of the table that holds all statements of the page. */
  filters: Search;
  /** How many there are in all, and the function that loads the rest. */
  total: number;
  showAll: () => void;
  /** How many more it loads. */
  step: number;
}

export function Strips({ strips, filters, total, showAll, step }: StripsProps) {
  const line = useRef<HTMLDivElement>(null);
  const room = (discRoom / Math.max(1, useWidth(line, 850))) * 100;
  const axis = axisOf(strips);
  return (
    <>
      <p className="lead">{strings.flagsAreActs}</p>
      <div className="strips">
        <div className="strip-axis" aria-hidden="true" ref={line}>
          {ticks(axis, room).map((tick) => (
            <span
              key={tick.date}
              className={/^\d/.test(tick.text) ? 'year' : ''}
              style={{ left: `${tick.at}%` }}
            >
              {tick.text}
            </span>
          ))}
        </div>
        <ul>
          {strips.map((strip) => (
            <StripRow key={strip.entity.id} {...{ strip, filters, axis, room }} />
          ))}
        </ul>
      </div>
      <Shown
        shown={strips.length}
        total={total}
        what={strings.whoActedOrSpoke}
        onAll={showAll}
        step={step}
      />
    </>
  );
}

const distinct = (words: Strip['words']) => new Set(words.map((word) => word.statement)).size;

interface RowProps {
  strip: Strip;
  filters: Search;
  axis: Axis;
  room: number;
}

function StripRow({ strip, filters, axis, room }: RowProps) {
  const [, select] = useSelection();
  const { entity, acts, words, total, membersTotal } = strip;
  const dated = acts.filter((act) => act.date);
  const undated = acts.filter((act) => !act.date);
  const flags = flagsOf(dated, axis);
  const { earlier, undated: unplaced } = unplacedOf([...words, ...strip.membersWords], axis);
  const latest = distinct(words);
  const ofMembers = distinct(strip.membersWords);
  const name = listName(entity);
  return (
    <li className="strip">
      <div className="strip-name">
        <Glyph labels={entity.labels} />
        <span>
          <NodeLink node={entity} className="bare-link">
            <b>{name}</b>
          </NodeLink>
          <ChangeMark node={entity} />
          <Unidentified node={entity} />
          {undated.length > 0 && (
            <span className="caption">
              {[...new Set(undated.map((act) => typeTitle(act.type, 'out')))].join(', ')}
              {strings.undated}
            </span>
          )}
          {total > latest && (
            <Latest filters={{ ...filters, speaker: entity.id }} of={name}>
              {strings.theLatest} {latest} {strings.of} {counted(total, 'statement')}
            </Latest>
          )}
          {membersTotal > ofMembers && (
            <Latest
              filters={{
                ...filters,
                ...(isParty(entity)
                  ? { party: entity.id }
                  : { institution: entity.id, scope: 'all' }),
              }}
              of={strings.membersOf(name)}
            >
              {strings.ofItsMembersTheLatest} {ofMembers} {strings.of}{' '}
              {membersTotal.toLocaleString('en')}
            </Latest>
          )}
          {[['earlier', earlier] as const, ['undated', unplaced] as const].map(
            ([word, ids]) =>
              ids.length > 0 && (
                <button
                  type="button"
                  key={word}
                  className="link caption"
                  onClick={() => select(severalId(ids))}
                >
                  {ids.length} {word}
                  <span className="hidden-text">
                    {' '}
                    {strings.of} {name}
                  </span>
                </button>
              ),
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
        {discsOf(strip, axis, room).map((disc) => (
          <button
            type="button"
            key={`${disc.statements[0]}${disc.stance}${disc.members}${disc.certain}`}
            className={['disc', disc.members && 'of-members', !disc.certain && 'in-doubt']
              .filter(Boolean)
              .join(' ')}
            style={{ left: `${disc.at}%` }}
            aria-label={`${nodeName(entity)}${disc.members ? strings.membersAndParts : ''}: ${discWords(disc)}`}
            title={`${disc.members ? strings.membersOfficeHoldersAndParts : ''}${discWords(disc)}`}
            onClick={() => select(severalId(disc.statements))}
          >
            <StanceMark stance={disc.stance} word={null} />
            {disc.statements.length > 1 && <small>{disc.statements.length}</small>}
          </button>
        ))}
        {total + membersTotal === 0 && (
          <span className="caption silent-here">{strings.noStatementRecorded}</span>
        )}
      </div>
    </li>
  );
}

interface LatestProps {
  filters: Search;
  of: string;
  children: ReactNode;
}

/** How many of the statements have a disc, and a link to all of them. */
function Latest({ filters, of, children }: LatestProps) {
  return (
    <span className="caption">
      {children};{' '}
      <To to="/table" search={filters} withScene>
        {strings.all}
        <span className="hidden-text">
          {' '}
          {strings.of} {of}
        </span>
      </To>
    </span>
  );
}

function discWords({ statements, stance, certain, first: from, last }: Disc): string {
  const days = from === last ? dateText(from) : `${dateText(from)} to ${dateText(last)}`;
  const doubt = certain ? '' : `, ${strings.datesUnknown}`;
  return `${counted(statements.length, `${stance} statement`)}, ${days}${doubt}`;
}
