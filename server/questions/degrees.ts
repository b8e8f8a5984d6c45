/** How connected nodes are in the whole graph, whatever is shown of it. */
import type { DegreesReply } from '../../model/schemas/scenes.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';

/** Ids that are not there are left out. */
export async function degrees({ engine }: Context, ids: readonly string[]): Promise<DegreesReply> {
  const rows = await engine.read<{ id: string; degree: number; statements: number }>(
    cypher('questions/degrees-of'),
    { ids: [...new Set(ids)] },
  );
  return {
    degrees: Object.fromEntries(
      rows.map(({ id, degree, statements }) => [id, { all: degree, statements }]),
    ),
  };
}
