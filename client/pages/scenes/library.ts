/** Saved scenes: the public ones of the server, the private ones of this browser. */
import { queryOptions } from '@tanstack/react-query';
import type {
  SceneDraft,
  SceneReply,
  SceneSummary,
  ScenesReply,
} from '../../../model/schemas/scenes.ts';
import { del, get, post, put } from '../../api/request.ts';
import type { SavedScene } from '../../canvas/state/saved-scene.ts';
import {
  deletePrivate,
  isPrivate,
  listPrivate,
  privateScene,
  savePrivate,
} from './private-scenes.ts';

const path = (id: string) => `/scenes/${encodeURIComponent(id)}`;

export const scenesOptions = queryOptions({
  queryKey: ['scenes'],
  queryFn: async (): Promise<{ open: SceneSummary[]; own: SceneSummary[] }> => {
    const [open, own] = await Promise.all([get<ScenesReply>('/scenes'), listPrivate()]);
    return { open: open.scenes, own };
  },
});

export const sceneOptions = (id: string) =>
  queryOptions({
    queryKey: ['scene', id],
    queryFn: (): Promise<SceneReply> =>
      isPrivate(id) ? privateScene(id) : get<SceneReply>(path(id)),
    staleTime: 0,
    retry: false,
  });

/** Keeps a new scene, for everyone or in this browser alone. */
export function addScene(draft: SceneDraft, alone: boolean): Promise<SceneReply> {
  return alone ? savePrivate(draft) : post<SceneReply>('/scenes', draft);
}

/** Keeps a change of a scene that was opened in this revision; throws when somebody was faster. */
export function changeScene(scene: SceneReply, draft: SceneDraft): Promise<SceneReply> {
  if (isPrivate(scene.id)) return savePrivate(draft, scene.id);
  return put<SceneReply>(path(scene.id), draft, { 'If-Match': `"${scene.revision}"` });
}

/** Deletes a scene and gives back what brings it back. */
export async function removeScene(id: string): Promise<() => Promise<SceneReply>> {
  if (isPrivate(id)) {
    const scene = await privateScene(id);
    await deletePrivate(id);
    return () => savePrivate(scene, id);
  }
  const scene = await del<SceneReply>(path(id));
  return () => put<SceneReply>(path(id), scene, { 'If-None-Match': '*' });
}

/** The canvas of a saved scene, as the explorer takes it: without what is undefined. */
export function canvasOf({ canvas }: Pick<SceneReply, 'canvas'>): SavedScene {
  return JSON.parse(JSON.stringify(canvas)) as SavedScene;
}
