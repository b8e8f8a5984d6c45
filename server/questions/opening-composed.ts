/** First scenes that were composed by hand: `seed/<dossier>/by-hand/opening.json`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ComposedOpening,
  composedOpening,
  type OpeningReply,
} from '../../model/schemas/opening.ts';
import type { Context } from '../store/cache.ts';
import { packageRoot } from '../store/cypher-files.ts';
import { among } from './among.ts';

let all: ComposedOpening[] | undefined;

/**
 * The composed first scene of the graph, or none: all that it shows must be there, and the agreement
 * that most is said about be among it, so that a small dossier does not introduce a larger one.
 */
export async function composedFor(
  context: Context,
  discussed: string | undefined,
): Promise<OpeningReply | undefined> {
  all ??= read();
  for (const { nodes: places, ...introduction } of all) {
    const ids = places.map(([id]) => id);
    if (!discussed || !ids.includes(discussed)) continue;
    const found = await among(context, ids);
    if (found.missing.length === 0) return { ...found, introduction, places };
  }
  return undefined;
}

function read(): ComposedOpening[] {
  const seeds = join(packageRoot, 'seed');
  return readdirSync(seeds)
    .map((dossier) => join(seeds, dossier, 'by-hand', 'opening.json'))
    .filter((file) => existsSync(file))
    .map((file) => composedOpening.parse(JSON.parse(readFileSync(file, 'utf8'))));
}
