/** Stories that come with the program: `seed/<dossier>/stories/<id>.json`, each a scene. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SceneReply, sceneDraft, sceneId } from '../../model/schemas/scenes.ts';
import * as questions from '../questions/index.ts';
import { packageRoot } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';

let all: SceneReply[] | undefined;

/** Every shipped scene, whatever the store holds. Throws when a file is wrong. */
export function shippedScenes(): SceneReply[] {
  all ??= read();
  return all;
}

/** Those whose facts are in the store: a story about a graph that is not loaded would show nothing. */
export async function scenesOfStore(store: Store): Promise<SceneReply[]> {
  const found: SceneReply[] = [];
  for (const scene of shippedScenes()) {
    const ids = scene.canvas.nodes.map(([id]) => id);
    const { missing } = await questions.among(store, ids);
    if (missing.length < ids.length / 2) found.push(scene);
  }
  return found;
}

function read(): SceneReply[] {
  const seeds = join(packageRoot, 'seed');
  return readdirSync(seeds).flatMap((dossier) => {
    const folder = join(seeds, dossier, 'stories');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => parse(file.slice(0, -'.json'.length), join(folder, file)));
  });
}

/** The day on which a shipped scene was made stands in its file's `made`. */
function parse(name: string, path: string): SceneReply {
  const file = JSON.parse(readFileSync(path, 'utf8'));
  const made = new Date(file.made).toISOString();
  return {
    ...sceneDraft.parse(file),
    id: sceneId.parse(name),
    revision: 0,
    created: made,
    changed: made,
    shipped: true,
  };
}
