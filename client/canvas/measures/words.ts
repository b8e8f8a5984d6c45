/** What each measure says, and what it does not: a sentence each. */
import type { MeasureName } from './measures.ts';

export interface MeasureWords {
  title: string;
  says: string;
  not: string;
}

export const measureWords: Record<MeasureName, MeasureWords> = {
  degree: {
    title: 'Degree',
    says: 'How many of the relationships on the canvas begin or end at this node.',
    not: 'It does not say how much was said: relationships that you have not expanded do not count.',
  },
  betweenness: {
    title: 'Betweenness',
    says: 'The share of shortest paths between other nodes that pass through this one, whatever their direction.',
    not: 'It is not influence: a node between two groups need not speak for either.',
  },
  pagerank: {
    title: 'PageRank',
    says: 'How often a random walk along the arrows would visit this node.',
    not: 'It is not importance in the world: agreements rank high because arrows end at them.',
  },
  component: {
    title: 'Component',
    says: 'The part of the canvas in which every node can be reached from every other.',
    not: 'Separate here does not mean unconnected: the graph may hold a path that is not shown.',
  },
  community: {
    title: 'Community',
    says: 'A group of nodes more closely linked to one another than to the rest (Louvain, the same each time).',
    not: 'It is not a coalition: supporters and opponents of one agreement often share a community.',
  },
};

export const graphWords = {
  density: {
    title: 'Density',
    says: 'The share of all pairs of nodes on the canvas that are linked.',
    not: 'It cannot be compared between canvases of different size or kind.',
  },
  modularity: {
    title: 'Modularity',
    says: 'How much more the nodes are linked within communities than chance would give; 0 is chance.',
    not: 'A high value does not prove that the groups exist outside this selection.',
  },
} as const satisfies Record<string, MeasureWords>;

/** A value as a reader sees it. */
export function measureText(name: MeasureName, value: number): string {
  if (name === 'betweenness' || name === 'pagerank') return value.toFixed(4);
  return String(value);
}
