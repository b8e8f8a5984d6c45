/** Takes the working set to the canvas. */
import { useNavigate } from '@tanstack/react-router';
import { fetchStatements } from '../../api/index.ts';
import type { Query } from '../../api/request.ts';
import { filtersOf } from '../../app/address.ts';
import { useWorkingSet } from '../../app/working-set.ts';
import { explorer } from '../../graph/index.ts';

/** Statements shown on the graph at once: more is no picture. */
export const shownOnGraph = 100;

/** Opens the graph with the latest statements that match, their speakers and agreements. */
export function useShowOnGraph(): (query: Query) => Promise<void> {
  const navigate = useNavigate();
  const [search] = useWorkingSet();
  const filters = filtersOf(search);
  return async (query) => {
    const { statements } = await fetchStatements({ ...query, limit: shownOnGraph });
    const nodes = statements.flatMap((item) => [
      item.statement,
      ...item.speakers.map((speaker) => speaker.node),
      ...item.about.map((about) => about.agreement),
    ]);
    await navigate({ to: '/', search: filters as never, hash: true });
    await explorer.showResult({ nodes, relationships: [] });
  };
}
