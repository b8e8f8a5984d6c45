/** What a story cites and what its pictures show, as the graph has it now. */
import { useQueries, useQuery } from '@tanstack/react-query';
import type { GraphNode, Subgraph } from '../../../../model/schemas/graph.ts';
import type { Story } from '../../../../model/schemas/scenes.ts';
import type { StatementItem } from '../../../../model/schemas/statements.ts';
import { nodeOptions } from '../../../api/node.ts';
import { statementOptions } from '../../../api/statement.ts';
import { fetchAmong } from '../../../api/subgraph.ts';
import { type Evidence, numbersOf } from './cited.ts';

/** `graph` is undefined while it loads; deleted nodes are missing from both. */
export function useEvidence(story: Story): {
  graph: Subgraph | undefined;
  evidence: Evidence;
  settled: boolean;
} {
  const cited = [...numbersOf(story).keys()];
  const statementIds = cited.filter((id) => id.startsWith('statement:'));
  const sourceIds = cited.filter((id) => id.startsWith('source:'));
  const shown = [...new Set(story.steps.flatMap((step) => step.nodes.map(([id]) => id)))];
  const graph = useQuery({
    queryKey: ['among', shown],
    queryFn: () => fetchAmong(shown),
  });
  const statements = useQueries({
    queries: statementIds.map((id) => ({ ...statementOptions(id), retry: false })),
  });
  const sources = useQueries({
    queries: sourceIds.map((id) => ({ ...nodeOptions(id), retry: false })),
  });
  const found = <Value>(ids: readonly string[], values: readonly (Value | undefined)[]) =>
    new Map(
      ids.flatMap((id, index): [string, Value][] => {
        const value = values[index];
        return value === undefined ? [] : [[id, value]];
      }),
    );
  return {
    graph: graph.data,
    evidence: {
      statements: found<StatementItem>(
        statementIds,
        statements.map((one) => one.data),
      ),
      sources: found<GraphNode>(
        sourceIds,
        sources.map((one) => one.data?.node),
      ),
    },
    settled: [...statements, ...sources, graph].every((one) => !one.isPending),
  };
}
