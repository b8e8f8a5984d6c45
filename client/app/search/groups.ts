/** The hits of a search, in groups: by type, and what was said by and about whom the words name. */

import { shortName } from '../../../model/formats/names.ts';
import { isPassage } from '../../../model/formats/passage.ts';
import { labelOf } from '../../../model/ours.ts';
import type { SearchHit, SearchReply } from '../../../model/schemas/api.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { isLabel } from '../../../model/vocabulary/index.ts';
import { labels } from '../../../model/vocabulary/labels.ts';
import { strings } from './strings.ts';

interface HitGroup {
  title: string;
  total: number;
  hits: SearchHit[];
}

/** No hit is listed twice: what was said by a speaker about a topic stands with the speaker. */
export function hitGroups(asked: string, reply: SearchReply): HitGroup[] {
  const listed = new Set<string>();
  const group = (title: string, hits: readonly SearchHit[], total: number): HitGroup[] => {
    const left = hits.filter(({ node }) => !listed.has(node.id));
    for (const { node } of left) listed.add(node.id);
    return left.length > 0 ? [{ title, total, hits: left }] : [];
  };
  const { by, about, both } = reply.said;
  const said = () => [
    ...(by ? group(strings.saidBy(namesOf(by.nodes, asked)), reply.saidBy, by.total) : []),
    ...(about
      ? group(strings.saidAbout(namesOf(about.nodes, asked)), reply.saidAbout, about.total)
      : []),
  ];
  const labelsOfHits = [...new Set(reply.hits.map(labelOfHit))];
  const isText = (label: string) => isLabel(label) && labels[label].search === 'texts';
  const ofLabel = (label: string) =>
    group(
      titleOf(label, asked),
      reply.hits.filter((hit) => labelOfHit(hit) === label),
      reply.totals[label] ?? 0,
    );
  const names = labelsOfHits.filter((label) => !isText(label));
  const texts = labelsOfHits.filter(isText);
  // Found by its description alone, it is not what was named.
  const isNamed = (label: string) =>
    reply.hits.some((hit) => labelOfHit(hit) === label && hit.highlight.property !== 'description');
  const named = names.filter(isNamed);
  const described = names.filter((label) => !isNamed(label));
  return both > 0
    ? [...said(), ...names.flatMap(ofLabel), ...texts.flatMap(ofLabel)]
    : [
        ...named.flatMap(ofLabel),
        ...said(),
        ...described.flatMap(ofLabel),
        ...texts.flatMap(ofLabel),
      ];
}

function labelOfHit({ node }: SearchHit): string {
  return labelOf(node) ?? node.labels[0] ?? 'Other';
}

function titleOf(label: string, asked: string): string {
  if (label === 'Statement') return isPassage(asked) ? strings.quoted : strings.statements;
  return isLabel(label) ? labels[label].plural : label;
}

function namesOf(nodes: readonly GraphNode[], asked: string): string {
  const [first] = nodes;
  if (!first) return strings.topic(asked);
  const name = shortName(first);
  return nodes.length === 1 ? name : strings.andMore(name, nodes.length - 1);
}
