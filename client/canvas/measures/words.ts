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
    not: 'It does not say how much was said: what you have not expanded is not counted.',
  },
  betweenness: {
    title: 'Betweenness',
    says: 'On what share of the shortest ways between two others this node lies, directions ignored.',
    not: 'It is not influence: whoever lies between two groups here need not speak for either.',
  },
  pagerank: {
    title: 'PageRank',
    says: 'How often one would come by when following the arrows at random; it grows where many arrows lead.',
    not: 'It is not importance in the world: agreements rank high because arrows end at them.',
  },
  component: {
    title: 'Component',
    says: 'The part of the canvas in which every node can be reached from every other.',
    not: 'Apart here does not mean unconnected: the graph may hold a path that is not shown.',
  },
  community: {
    title: 'Community',
    says: 'A group that is joined more within than with the rest (Louvain, the same each time).',
    not: 'It is not a coalition: supporters and opponents of one agreement often share a community.',
  },
};

export const graphWords = {
  density: {
    title: 'Density',
    says: 'Of all pairs of nodes on the canvas, the share that is joined.',
    not: 'It cannot be compared between canvases of different size or kind.',
  },
  modularity: {
    title: 'Modularity',
    says: 'How much more is joined within the communities than chance would give; 0 is chance.',
    not: 'A high value does not prove that the groups exist outside of this selection.',
  },
} as const satisfies Record<string, MeasureWords>;

/** A value as a reader sees it. */
export function measureText(name: MeasureName, value: number): string {
  if (name === 'betweenness' || name === 'pagerank') return value.toFixed(4);
  return String(value);
}
