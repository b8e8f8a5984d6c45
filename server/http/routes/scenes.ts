/** Saved scenes and stories: read by anyone, kept by those who may write. */

import { z } from 'zod';
import {
  degreesReply,
  degreesRequest,
  putSceneRequest,
  sceneDraft,
  sceneReply,
  sceneRequest,
  scenesReply,
} from '../../../model/schemas/scenes.ts';
import { addScene, deleteScene, getScene, listScenes, saveScene } from '../../library/scenes.ts';
import * as questions from '../../questions/index.ts';
import { maxRecordBytes } from '../../store/records.ts';
import { expectedBy, sendRevision } from './revision.ts';
import { type RouteDefinition, route } from './route.ts';

const bodyBytes = maxRecordBytes + 64 * 1024;
const revisions =
  'If-Match with the revision that was read refuses (409) when somebody has changed it since; If-None-Match: * saves only what is not there yet.';

export const sceneRoutes: RouteDefinition[] = [
  route({
    method: 'get',
    path: '/scenes',
    summary: 'The saved scenes and stories, without what is in them',
    input: z.object({}),
    reply: scenesReply,
    handle: async ({ context }) => ({ scenes: await listScenes(context) }),
  }),
  route({
    method: 'post',
    path: '/scenes',
    summary: 'Saves a new scene, for everyone',
    description:
      'What is on the canvas and where, on stable ids, with pins, filters, style, notes, bundles, path and trail; with `story` it is also a story that a reader clicks through. Its id is made from its name.',
    writes: true,
    makes: true,
    bodyBytes,
    input: sceneDraft,
    reply: sceneReply,
    handle: async ({ context, input, response }) => {
      const scene = await addScene(context, input);
      sendRevision(response, scene.revision, true);
      response.set('Location', `/api/scenes/${scene.id}`);
      return scene;
    },
  }),
  route({
    method: 'get',
    path: '/scenes/:id',
    summary: 'A saved scene',
    input: sceneRequest,
    reply: sceneReply,
    handle: async ({ context, input, response }) => {
      const scene = await getScene(context, input.id);
      sendRevision(response, scene.revision);
      return scene;
    },
  }),
  route({
    method: 'put',
    path: '/scenes/:id',
    summary: 'Changes a saved scene, or saves one under this id',
    description: `Shipped ones stay as they are. ${revisions}`,
    writes: true,
    makes: true,
    bodyBytes,
    input: putSceneRequest,
    reply: sceneReply,
    handle: async ({ context, input, request, response }) => {
      const { id, revision, ...draft } = input;
      const expected = expectedBy(request, revision);
      const { scene, made } = await saveScene(context, id, draft, expected);
      sendRevision(response, scene.revision, made);
      return scene;
    },
  }),
  route({
    method: 'delete',
    path: '/scenes/:id',
    summary: 'Deletes a saved scene; the reply, put back, undoes it',
    description: revisions,
    writes: true,
    input: sceneRequest,
    reply: sceneReply,
    handle: async ({ context, input, request }) => {
      const expected = expectedBy(request);
      const revision = typeof expected === 'number' ? expected : undefined;
      return deleteScene(context, input.id, revision);
    },
  }),
  route({
    method: 'post',
    path: '/degrees',
    summary: 'How many relationships nodes have in the whole graph',
    input: degreesRequest,
    reply: degreesReply,
    handle: ({ context, input }) => questions.degrees(context, input.ids),
  }),
];
