/** Saved scenes: the public ones of the server, the private ones of this browser. */
import { queryOptions } from '@tanstack/react-query';
import type { SceneDraft, SceneReply, SceneSummary } from '../../../model/schemas/scenes.ts';
import {
  deleteScene,
  fetchScene,
  fetchScenes,
  postScene,
  putScene,
  restoreScene,
} from '../../api/scenes.ts';
import type { SavedScene } from '../../canvas/state/saved-scene.ts';
import {
  deletePrivate,
  isPrivate,
  listPrivate,
  privateScene,
  savePrivate,
} from './private-scenes.ts';

export const scenesOptions = queryOptions({
  queryKey: ['scenes'],
  queryFn: async (): Promise<{ open: SceneSummary[]; own: SceneSummary[] }> => {
    const [open, own] = await Promise.all([fetchScenes(), listPrivate()]);
    return { open: open.scenes, own };
  },
});

export const sceneOptions = (id: string) =>
  queryOptions({
    queryKey: ['scene', id],
    queryFn: (): Promise<SceneReply> => (isPrivate(id) ? privateScene(id) : fetchScene(id)),
    staleTime: 0,
    retry: false,
  });

/** Saves a new scene, for everyone or in this browser alone. */
export function addScene(draft: SceneDraft, alone: boolean): Promise<SceneReply> {
  return alone ? savePrivate(draft) : postScene(draft);
}

/** Saves changes of a scene; throws when somebody else changed it since it was opened. */
export function changeScene(scene: SceneReply, draft: SceneDraft): Promise<SceneReply> {
  if (isPrivate(scene.id)) return savePrivate(draft, scene.id);
  return putScene(scene, draft);
}

/** Deletes a scene and returns a function that restores it. */
export async function removeScene(id: string): Promise<() => Promise<SceneReply>> {
  if (isPrivate(id)) {
    const scene = await privateScene(id);
    await deletePrivate(id);
    return () => savePrivate(scene, id);
  }
  const scene = await deleteScene(id);
  return () => restoreScene(scene);
}

/** The canvas of a saved scene, as the explorer takes it: without what is undefined. */
export function canvasOf({ canvas }: Pick<SceneReply, 'canvas'>): SavedScene {
  return JSON.parse(JSON.stringify(canvas)) as SavedScene;
}
