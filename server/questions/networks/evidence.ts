/** What lies behind one edge or cell: the statements of both sides, and the sum that they give. */

import { shareOf, shareOfCell } from '../../../model/networks/shares.ts';
import { divisorOf } from '../../../model/networks/weights.ts';
import {
  type EvidenceReply,
  type EvidenceRequest,
  endAndSources,
  type NetworksRequest,
  networksRequest,
  weightsOf,
} from '../../../model/schemas/networks.ts';
import { StancegraphError } from '../../errors.ts';
import type { Context } from '../../store/cache.ts';
import { noCounts, stanceName } from '../facts/cross-tabulation.ts';
import { dayText } from '../facts/facts.ts';
import { notFound } from '../node.ts';
import { statementDetails } from '../statement-details.ts';
import { distinct } from './distinct.ts';
import { type CountedStatements, countedEntries } from './entries.ts';
import { namedNodes, settingsOf } from './networks.ts';
import { type Window, windowsOf } from './windows.ts';

type Link = EvidenceReply['links'][number];

/** Throws `not-found` for ids that are no nodes of the network, and for a window that is not there. */
export async function networkEvidence(
  context: Context,
  request: EvidenceRequest,
): Promise<EvidenceReply> {
  const { target, network, limit, source, ...rest } = request;
  const { end, sources } = endAndSources(source);
  const filtered = sources.length > 0 ? { ...rest, source: sources } : rest;
  const asked: NetworksRequest = networksRequest.parse(filtered);
  const counted = await countedEntries(context, asked);
  const { windows } = windowsOf(counted, asked);
  const window = windows[network];
  if (!window) {
    throw new StancegraphError(
      'not-found',
      `There are ${windows.length} networks, numbered from 0.`,
    );
  }
  const { facts, rows, columns } = counted;
  const settings = weightsOf(asked);
  const two = settings.mode === 'two';
  const sideways = settings.project === 'columns';
  const first = placeIn(counted, sideways ? columns : rows, end ?? '');
  const second = placeIn(counted, two || sideways ? columns : rows, target);
  const nodeOf = await namedNodes(context, counted);
  const stands = two
    ? { source: cellOf(counted, window, first, second), target: new Map() }
    : {
        source: standsOf(counted, window, sideways, first),
        target: standsOf(counted, window, sideways, second),
      };
  const nodes = {
    source: nodeOf((sideways ? columns : rows)[first] ?? 0),
    target: nodeOf((two || sideways ? columns : rows)[second] ?? 0),
  };
  const linked = sideways ? rows : columns;
  const links: Link[] = [];
  let overlap = 0;
  for (const [place, mine] of stands.source) {
    const theirs = stands.target.get(place) ?? noStands;
    if (!two && theirs.entries.length === 0) continue;
    const share = two
      ? shareOfCell(mine.counts, settings.aggregation)
      : shareOf(mine.counts, theirs.counts, settings.aggregation, settings.mixed);
    overlap += overlapOf(mine.counts, theirs.counts);
    links.push({
      node: nodeOf(two ? (columns[second] ?? 0) : (linked[place] ?? 0)),
      share,
      source: { node: nodes.source, statements: listOf(counted, mine) },
      target: { node: nodes.target, statements: listOf(counted, theirs) },
    });
  }
  links.sort(
    (a, b) =>
      Math.abs(b.share.weight) - Math.abs(a.share.weight) || (a.node.id < b.node.id ? -1 : 1),
  );
  const totals = { source: totalOf(stands.source), target: totalOf(stands.target) };
  const cells = two ? totalsAround(counted, window, first, second) : null;
  const divided = cells
    ? ofCell(settings.normalization, cells)
    : divisionOf(settings.normalization, totals.source, totals.target, overlap);
  const sum = links.reduce((all, link) => all + link.share.weight, 0);
  const ids = distinct(
    links.flatMap((link) => [...link.source.statements, ...link.target.statements]),
  );
  return {
    settings: settingsOf(asked),
    ...nodes,
    from: dayText(window.from),
    to: dayText(window.to),
    weight: divided.divisor === 0 ? 0 : sum / divided.divisor,
    sum,
    ...divided,
    congruence: links.reduce((all, link) => all + link.share.congruence, 0),
    conflict: links.reduce((all, link) => all + link.share.conflict, 0),
    links,
    statements: await statementDetails(context, ids.slice(0, limit), facts),
    total: ids.length,
  };
}

/** The place of an id in a list of numbers. */
function placeIn({ facts }: CountedStatements, numbers: readonly number[], id: string): number {
  const number = facts.numberOf.get(id);
  if (number === undefined) throw notFound(id);
  const place = numbers.indexOf(number);
  if (place >= 0) return place;
  throw new StancegraphError(
    'not-found',
    `${id} is not in this network: nothing that it said is counted with these settings.`,
  );
}

interface Stands {
  counts: number[];
  entries: number[];
}
const noStands: Stands = { counts: noCounts(), entries: [] };

function eachEntry(
  { entries }: CountedStatements,
  window: Window,
  visit: (at: number) => void,
): void {
  if (window.entries) for (const at of window.entries) visit(at);
  else for (let at = 0; at < entries.length; at += 1) visit(at);
}

/** What one end said, by the place of what both ends may share. */
function standsOf(
  counted: CountedStatements,
  window: Window,
  sideways: boolean,
  place: number,
): Map<number, Stands> {
  const { row, column, stance } = counted.entries;
  const [own, other] = sideways ? [column, row] : [row, column];
  const found = new Map<number, Stands>();
  eachEntry(counted, window, (at) => {
    if (own[at] !== place) return;
    const key = other[at] ?? 0;
    const stands = found.get(key) ?? { counts: noCounts(), entries: [] };
    found.set(key, stands);
    stands.counts[stance[at] ?? 0] = (stands.counts[stance[at] ?? 0] ?? 0) + 1;
    stands.entries.push(at);
  });
  return found;
}

function cellOf(counted: CountedStatements, window: Window, row: number, column: number) {
  const own = standsOf(counted, window, false, row).get(column);
  return new Map(own ? [[column, own]] : []);
}

function totalsAround(counted: CountedStatements, window: Window, row: number, column: number) {
  let [activity, prominence] = [0, 0];
  eachEntry(counted, window, (at) => {
    if (counted.entries.row[at] === row) activity += 1;
    if (counted.entries.column[at] === column) prominence += 1;
  });
  return { activity, prominence };
}

function totalOf(stands: ReadonlyMap<number, Stands>): number {
  let sum = 0;
  for (const { entries } of stands.values()) sum += entries.length;
  return sum;
}

function overlapOf(mine: readonly number[], theirs: readonly number[]): number {
  return mine.reduce((sum, one, place) => {
    const other = theirs[place] ?? 0;
    return one > 0 && other > 0 ? sum + one * other - one - other : sum;
  }, 0);
}

function divisionOf(
  normalization: NetworksRequest['normalization'] & string,
  mine: number,
  theirs: number,
  overlap: number,
) {
  const divisor = divisorOf(normalization, mine, theirs, overlap);
  const words = {
    average: `the mean of ${mine} and ${theirs} statements`,
    cosine: `the product of ${mine} and ${theirs} statements`,
    jaccard:
      'the statements that one has on a side where the other has none, and the products where both have some',
  };
  const division =
    normalization in words
      ? `divided by ${divisor}, ${words[normalization as keyof typeof words]}`
      : 'not divided';
  return { divisor, division };
}

function ofCell(
  normalization: string,
  { activity, prominence }: { activity: number; prominence: number },
) {
  if (normalization === 'activity') {
    return { divisor: activity, division: `divided by ${activity}, the statements of the row` };
  }
  if (normalization === 'prominence') {
    return {
      divisor: prominence,
      division: `divided by ${prominence}, the statements of the column`,
    };
  }
  return { divisor: 1, division: 'not divided' };
}

function listOf(
  { facts, entries }: CountedStatements,
  stands: Stands,
): Link['source']['statements'] {
  return stands.entries.map((at) => ({
    statement: facts.ids[entries.statement[at] ?? 0] ?? '',
    stance: stanceName(entries.coded[at] ?? 0),
    certain: entries.uncertain[at] === 0,
  }));
}
