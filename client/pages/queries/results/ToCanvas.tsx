/** Brings the nodes of a result to the canvas: beside what is there, or alone. */
import { useNavigate } from '@tanstack/react-router';
import type { Subgraph } from '../../../../model/schemas/graph.ts';
import { explorer } from '../../../canvas/index.ts';
import { Icon } from '../../../ui/icons.tsx';

export function ToCanvas({ graph }: { graph: Subgraph | undefined }) {
  const navigate = useNavigate();
  const none = !graph || graph.nodes.length === 0;
  const why = none ? 'The rows hold no nodes' : undefined;
  const go = async (alone: boolean) => {
    if (!graph) return;
    await navigate({ to: '/', hash: true });
    await (alone ? explorer.showResult(graph) : explorer.addSubgraph(graph));
  };
  return (
    <>
      <button
        type="button"
        className="button bare"
        disabled={none}
        title={why}
        onClick={() => void go(false)}
      >
        <Icon name="graph" />
        Add to the canvas
      </button>
      <button
        type="button"
        className="button bare"
        disabled={none}
        title={why}
        onClick={() => void go(true)}
      >
        Open alone
      </button>
    </>
  );
}
