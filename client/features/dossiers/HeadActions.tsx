/** From a page to the other views of what it is about, and the day as of which it is read. */
import { Link } from '@tanstack/react-router';
import { Icon } from '../../ui/icons.tsx';
import { useShowOnGraph } from '../statements/useShowOnGraph.ts';
import { AsOf } from './AsOf.tsx';

interface HeadActionsParts {
  /** The filters that keep the other views to this page's statements. */
  only: Record<string, string | undefined>;
  /** Whether the matrix has something to say about it. */
  matrix?: boolean;
}

export function HeadActions({ only, matrix = false }: HeadActionsParts) {
  const showOnGraph = useShowOnGraph();
  return (
    <div className="actions head-actions">
      <Link to="/table" search={only as never} hash={true as never} className="button">
        <Icon name="list" />
        Show as table
      </Link>
      <button type="button" className="button" onClick={() => void showOnGraph(only)}>
        <Icon name="graph" />
        Show on the graph
      </button>
      {matrix && (
        <Link to="/matrix" search={only as never} hash={true as never} className="button">
          Matrix
        </Link>
      )}
      <Link to="/timeline" search={only as never} hash={true as never} className="button">
        Timeline
      </Link>
      <AsOf />
    </div>
  );
}
