/** From a page to the other views of what it is about, and the day as of which it is read. */
import { To } from '../../address/To.tsx';
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
      <To to="/table" search={only} withScene className="button">
        <Icon name="list" />
        Show as table
      </To>
      <ShowOnGraph query={only} />
      {matrix && (
        <To to="/matrix" search={only} withScene className="button">
          Matrix
        </To>
      )}
      <To to="/timeline" search={only} withScene className="button">
        Timeline
      </To>
      <AsOf />
    </div>
  );
}
