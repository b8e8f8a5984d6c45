/**
 * The scenes: those shipped with the program, which are only read, and those that people saved,
 * which are records of the store. What is saved here is public; private scenes stay in the browser.
 */
import { randomBytes } from 'node:crypto';
import { idWords } from '../../model/ids.ts';
import {
  type SceneDraft,
  type SceneReply,
  type SceneSummary,
  sceneDraft,
  sceneSummary,
} from '../../model/schemas/scenes.ts';
import { StancegraphError } from '../errors.ts';
import type { Expected, RecordHead, StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { scenesOfStore, shippedScenes } from './shipped-scenes.ts';

const kind = 'Scene';
/** What a list shows beside the name must stay small. */
const longestThumbnail = 14_000;
const listed = sceneSummary.pick({ description: true, nodes: true, thumbnail: true, story: true });

/** Every scene: the latest change first, shipped ones last. */
export async function listScenes(store: Store): Promise<SceneSummary[]> {
  const heads = await store.records.heads(kind);
  const own = heads.flatMap((head): SceneSummary[] => {
    const summary = listed.safeParse(jsonOf(head.summary));
    return summary.success ? [{ ...summary.data, ...keptOf(head), name: head.title }] : [];
  });
  const names = new Set(own.map((scene) => scene.id));
  const shipped = (await scenesOfStore(store))
    .filter((scene) => !names.has(scene.id))
    .map(summaryOf);
  return [...own.sort((a, b) => (a.changed < b.changed ? 1 : -1)), ...shipped];
}

/** Throws `not-found`. */
export async function getScene(store: Store, id: string): Promise<SceneReply> {
  const record = await store.records.get(kind, id);
  const scene = record ? fromRecord(record) : shippedScenes().find((one) => one.id === id);
  if (scene) return scene;
  throw new StancegraphError(
    'not-found',
    `There is no scene ${JSON.stringify(id)}. It may have been deleted, or it is private and opens only in the browser that saved it.`,
  );
}

/** Saves a new scene under an id made from its name. */
export async function addScene(store: Store, draft: SceneDraft): Promise<SceneReply> {
  const name = idWords(draft.name);
  const id = [name, randomBytes(4).toString('hex')].filter(Boolean).join('-');
  return (await saveScene(store, id, draft, 'absent')).scene;
}

/**
 * Saves a scene under its id. Throws `forbidden` for a shipped one, `conflict` when it is not in
 * the expected state, `too-large`.
 */
export async function saveScene(
  store: Store,
  id: string,
  draft: SceneDraft,
  expected: Expected,
): Promise<{ scene: SceneReply; made: boolean }> {
  refuseShipped(id);
  const scene = sceneDraft.parse(draft);
  const { record, made } = await store.records.put(kind, toContent(id, scene), expected);
  return { scene: { ...scene, ...keptOf(record) }, made };
}

/** Deletes a scene and gives it back, so that it can be saved again. Throws as {@link saveScene}. */
export async function deleteScene(
  store: Store,
  id: string,
  expected: number | undefined,
): Promise<SceneReply> {
  refuseShipped(id);
  return fromRecord(await store.records.delete(kind, id, expected));
}

function refuseShipped(id: string): void {
  if (!shippedScenes().some((scene) => scene.id === id)) return;
  throw new StancegraphError(
    'forbidden',
    `${id} is built in and cannot be changed. Save a copy and edit that.`,
  );
}

function keptOf({ key, revision, created, changed }: RecordHead) {
  return { id: key, revision, created, changed, shipped: false };
}

function fromRecord(record: StoredRecord): SceneReply {
  return { ...sceneDraft.parse(jsonOf(record.body)), ...keptOf(record) };
}

function toContent(id: string, scene: SceneDraft) {
  const { description, nodes, thumbnail, story } = summaryOf({
    ...scene,
    ...keptOf({ key: id, title: '', summary: '', revision: 0, created: '', changed: '' }),
  });
  const small = JSON.stringify(thumbnail).length <= longestThumbnail ? thumbnail : null;
  const summary = { description: description.slice(0, 500), nodes, thumbnail: small, story };
  return {
    key: id,
    title: scene.name,
    summary: JSON.stringify(summary),
    body: JSON.stringify(scene),
  };
}

function summaryOf(scene: SceneReply): SceneSummary {
  const { id, revision, created, changed, shipped, name, description, canvas, story } = scene;
  return {
    ...{ id, revision, created, changed, shipped, name, description },
    nodes: canvas.nodes.length,
    thumbnail: scene.thumbnail ?? null,
    story: story && {
      title: story.title,
      lead: story.lead.slice(0, 500),
      steps: story.steps.length,
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
