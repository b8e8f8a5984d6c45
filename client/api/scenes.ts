/** Scenes that are saved for everyone. */
import type { SceneDraft, SceneReply } from '../../model/schemas/scenes.ts';
import { del, get, idPath, post, put } from './request.ts';

export const fetchScenes = () => get('scenes', '/scenes');
export const fetchScene = (id: string) => get('scene', idPath('scenes', id));
export const postScene = (draft: SceneDraft) => post('scene', '/scenes', draft);

/** Throws when somebody changed it since it was opened. */
export const putScene = ({ id, revision }: SceneReply, draft: SceneDraft) =>
  put('scene', idPath('scenes', id), draft, { 'If-Match': `"${revision}"` });

/** Gives the scene back, for {@link restoreScene}. */
export const deleteScene = (id: string) => del('scene', idPath('scenes', id));

export const restoreScene = (scene: SceneReply) =>
  put('scene', idPath('scenes', scene.id), scene, { 'If-None-Match': '*' });
