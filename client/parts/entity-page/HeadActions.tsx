/** From a page to the other views of what it is about, and the day as of which it is read. */
import { Link } from '@tanstack/react-router';
import { Icon } from '../../ui/icons.tsx';
import { ShowOnGraph } from '../statements/ShowOnGraph.tsx';
import { AsOf } from './AsOf.tsx';

interface HeadActionsParts {
  /** The filters that keep the other views to this page's statements. */
  only: Record<string, string | undefined>;
  /** Whether the matrix has something to say about it. */
  matrix?: boolean;
}

export function HeadActions({ only, matrix = false }: HeadActionsParts) {
  return (
    <div className="actions head-actions">
      <Link to="/table" search={only as never} hash={true as never} className="button">
        <Icon name="list" />
        Show as table
      </Link>
      <ShowOnGraph query={only} />
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
