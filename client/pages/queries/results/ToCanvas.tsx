/** Brings the nodes of a result to the canvas: beside what is there, or alone. */

import type { Subgraph } from '../../../../model/schemas/graph.ts';
import { useGo } from '../../../address/To.tsx';
import { explorer } from '../../../canvas/index.ts';
import { Icon } from '../../../ui/icons.tsx';
import { strings } from '../strings.ts';

export function ToCanvas({ graph }: { graph: Subgraph | undefined }) {
  const go = useGo();
  const none = !graph || graph.nodes.length + graph.relationships.length === 0;
  const why = none ? strings.noNodes : undefined;
  const show = async (alone: boolean) => {
    if (!graph) return;
    await go('/', { withScene: true });
    await (alone ? explorer.showResult(graph) : explorer.addSubgraph(graph));
  };
  return (
    <>
      <button
        type="button"
        className="button bare"
        disabled={none}
        title={why}
        onClick={() => void show(false)}
      >
        <Icon name="graph" />
        {strings.addToCanvas}
      </button>
      <button
        type="button"
        className="button bare"
        disabled={none}
        title={why ?? strings.fullPageTitle}
        onClick={() => void show(true)}
      >
        {strings.fullPage}
        <span className="hidden-text">: {strings.fullPageTitle}</span>
      </button>
    </>
  );
}
