/** Private scenes, stored in this browser's IndexedDB alone. */
import { idWords } from '../../../model/ids.ts';
import type { SceneDraft, SceneReply, SceneSummary } from '../../../model/schemas/scenes.ts';

const prefix = 'private-';
const storeName = 'scenes';

/** Whether an id is that of a private scene. */
export function isPrivate(id: string): boolean {
  return id.startsWith(prefix);
}

/** Who can open what was saved under an id. */
export function whoOpens(id: string): string {
  return isPrivate(id) ? 'It opens in this browser only.' : 'Anyone with the link can read it.';
}

/** The latest change first; none where there is no storage. */
export async function listPrivate(): Promise<SceneSummary[]> {
  const scenes: unknown[] = await asked<unknown[]>('readonly', (store) => store.getAll()).catch(
    () => [],
  );
  return scenes
    .filter(isScene)
    .map(summaryOf)
    .sort((a, b) => (a.changed < b.changed ? 1 : -1));
}

/** Throws when it is not in this browser. */
export async function privateScene(id: string): Promise<SceneReply> {
  const value = await asked<unknown>('readonly', (store) => store.get(id));
  if (isScene(value)) return value;
  throw new Error(
    'This scene is private: it opens only in the browser that saved it. Ask whoever sent the link to save it for everyone.',
  );
}

/** Stores a scene, new or under its id. */
export async function savePrivate(draft: SceneDraft, id?: string): Promise<SceneReply> {
  const now = new Date().toISOString();
  const known = id ? await privateScene(id).catch(() => undefined) : undefined;
  const name = idWords(draft.name) || 'scene';
  const scene: SceneReply = {
    ...draft,
    id: id ?? `${prefix}${name}-${crypto.randomUUID().slice(0, 8)}`,
    revision: (known?.revision ?? 0) + 1,
    created: known?.created ?? now,
    changed: now,
    shipped: false,
  };
  await asked('readwrite', (store) => store.put(scene));
  return scene;
}

export async function deletePrivate(id: string): Promise<void> {
  await asked('readwrite', (store) => store.delete(id));
}

/** Whether a stored value has the shape of a scene; an older version may have stored another. */
function isScene(value: unknown): value is SceneReply {
  const scene = value as Partial<SceneReply> | undefined;
  return typeof scene?.id === 'string' && Array.isArray(scene.canvas?.nodes);
}

function summaryOf(scene: SceneReply): SceneSummary {
  const { id, revision, created, changed, shipped, name, description, story } = scene;
  return {
    ...{ id, revision, created, changed, shipped, name, description },
    nodes: scene.canvas.nodes.length,
    thumbnail: scene.thumbnail ?? null,
    story: story && { title: story.title, lead: story.lead, steps: story.steps.length },
  };
}

async function asked<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<Result> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('stancegraph-scenes', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: 'id' });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () =>
      reject(
        new Error('This browser keeps nothing for this page, so nothing private can be saved.'),
      );
  });
  try {
    return await new Promise<Result>((resolve, reject) => {
      const request = work(database.transaction(storeName, mode).objectStore(storeName));
      request.onsuccess = () => resolve(request.result as Result);
      request.onerror = () => reject(request.error ?? new Error('The browser did not keep it.'));
    });
  } finally {
    database.close();
  }
}
