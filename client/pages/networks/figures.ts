/** Figures of networks in words. */

import { counted } from '../../../model/formats/counted.ts';
import { nodeName, shortName } from '../../../model/formats/names.ts';
import type {
  Network,
  NetworkEdge,
  NetworkNode,
  NetworksReply,
} from '../../../model/schemas/networks.ts';
import { unsided } from '../../../model/vocabulary/stances.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';

/** A weight as it is read: whole, or with two decimals; what is not 0 never looks like it. */
export function weightText(weight: number): string {
  if (Number.isInteger(weight)) return signed(String(weight));
  if (Math.abs(weight) < 0.005) return weight > 0 ? '<0.01' : '>−0.01';
  return signed(weight.toFixed(2));
}

/** A number with a minus sign that is one. */
export function signedText(value: number, digits: number): string {
  return signed(value.toFixed(digits));
}

function signed(text: string): string {
  return text.replace('-', '−');
}

/** How a node is called beside others: its abbreviation, or its whole name. */
export function calledShort(one: NetworkNode): string {
  return shortName(one.node);
}

export function called(one: NetworkNode | undefined, short = false): string {
  if (!one) return '';
  return short ? calledShort(one) : nodeName(one.node);
}

/** An edge as a sentence without its ends. */
export function edgeWords(edge: NetworkEdge, settings: Settings): string {
  const parts: string[] = [];
  const [same, opposite] =
    settings.mode === 'two' ? ['for', 'against'] : ['same side', 'opposite sides'];
  if (edge.weight === 0) parts.push(strings.balanced);
  parts.push(`${same} ${edge.congruence}, ${opposite} ${edge.conflict}`);
  if (settings.mode === 'one') {
    const linked = settings.project === 'columns' ? 'shared speaker' : 'shared agreement';
    parts.push(counted(edge.shared, linked));
  }
  if (!edge.certain) parts.push(strings.uncertainInPart);
  return parts.join('; ');
}

/** Under which an edge stands in the address. */
export function pairOf({ from, to }: Pick<NetworkEdge, 'from' | 'to'>): string {
  return `${from}~${to}`;
}

/** How many of the statements are counted, and why not the others. */
export function countingWords(
  reply: NetworksReply,
  network: Network | undefined,
  settings: Settings,
): string {
  const { leftOut, selected } = reply;
  const without =
    settings.rows === 'party'
      ? 'without a party'
      : `without a known ${strings.oneRow[settings.rows]}`;
  const reasons = [
    [leftOut.withoutRow, without],
    [unsided.reduce((sum, stance) => sum + leftOut[stance], 0), unsided.join(' or ')],
    [leftOut.duplicates, 'repeated'],
    [leftOut.undated, 'without a date'],
  ] as const;
  const statements = network?.statements ?? 0;
  // A statement on two agreements may count for one of them and be left out for the other.
  const inPart = reasons.reduce((sum, [count]) => sum + count, statements) > selected;
  const left = reasons.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : []));
  const nodes = network?.nodes.length ?? 0;
  return [
    `${statements.toLocaleString('en')} of ${counted(selected, 'statement')} counted${left.length > 0 ? ` (left out${inPart ? ', some in part only' : ''}: ${left.join(', ')})` : ''}`,
    counted(nodes, 'node'),
    leftOut.rare > 0 ? `${leftOut.rare} rare ones hidden` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
