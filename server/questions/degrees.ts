/** How connected nodes are in the whole graph, whatever is shown of it. */
import type { DegreesReply } from '../../model/schemas/scenes.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import { degreesOf, splitIds } from './paths/steps.ts';

/** Ids that are not there are left out. */
export async function degrees({ engine }: Context, ids: readonly string[]): Promise<DegreesReply> {
  const distinct = [...new Set(ids)];
  const { ours } = splitIds(engine, distinct);
  const known = new Set(ours);
  const [rows, others] = await Promise.all([
    ours.length > 0
      ? engine.read<{ id: string; degree: number; statements: number }>(
          cypher('questions/degrees-of'),
          { ids: ours },
        )
      : [],
    degreesOf(
      engine,
      distinct.filter((id) => !known.has(id)),
    ),
  ]);
  return {
    degrees: Object.fromEntries([
      ...rows.map(({ id, degree, statements }) => [id, { all: degree, statements }]),
      ...[...others].map(([id, degree]) => [id, { all: degree, statements: 0 }]),
    ]),
  };
}
