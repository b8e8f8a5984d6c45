/** The button that takes statements to the canvas. */

import { filtersOf } from '../../address/address.ts';
import { useGo } from '../../address/To.tsx';
import { useWorkingSet } from '../../address/working-set.ts';
import type { UrlQuery } from '../../api/request.ts';
import { fetchStatements } from '../../api/statements.ts';
import { explorer } from '../../canvas/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { strings } from './strings.ts';

/** Statements shown on the graph at once: more is no picture. */
const shownOnGraph = 100;

interface ShowOnGraphProps {
  /** Which statements: the latest that match are shown, with their speakers and agreements. */
  query: UrlQuery;
  /** Whether none match. */
  empty?: boolean;
}

export function ShowOnGraph({ query, empty = false }: ShowOnGraphProps) {
  const go = useGo();
  const [search] = useWorkingSet();
  const show = async () => {
    const { statements } = await fetchStatements({ ...query, limit: shownOnGraph });
    const nodes = statements.flatMap((item) => [
      item.statement,
      ...item.speakers.map((speaker) => speaker.node),
      ...item.about.map((about) => about.agreement),
    ]);
    await go('/', { search: filtersOf(search), withScene: true });
    await explorer.showResult({ nodes, relationships: [] });
  };
  return (
    <button type="button" className="button" disabled={empty} onClick={() => void show()}>
      <Icon name="graph" />
      {strings.showOnTheGraph}
    </button>
  );
}
