/** From the steps of a trail to the pages of a story. */
import { expect, test } from 'vitest';
import {
  emptyScene,
  type Scene,
  withPlaces,
  withSubgraph,
} from '../../client/canvas/state/scene.ts';
import { movedStep, storyOf } from '../../client/pages/scenes/editor/story-draft.ts';
import type { TrailEntry } from '../../client/pages/scenes/trail/trail.ts';
import { story } from '../../model/schemas/scenes.ts';

const node = (id: string) => {
  const kind = id.split(':')[0] ?? '';
  return { id, labels: [kind.charAt(0).toUpperCase() + kind.slice(1)], properties: {} };
};
/** A hub with many statements, each by a speaker of its own. */
const many = [...Array(60)].map((_, index) => index);
const scene: Scene = withPlaces(
  withSubgraph(emptyScene, {
    nodes: [
      node('agreement:hub'),
      ...many.flatMap((index) => [node(`statement:s${index}`), node(`actor:a${index}`)]),
    ],
    relationships: many.flatMap((index) => [
      {
        id: `about${index}`,
        type: 'ABOUT',
        from: `statement:s${index}`,
        to: 'agreement:hub',
        properties: {},
      },
      {
        id: `made${index}`,
        type: 'MADE',
        from: `actor:a${index}`,
        to: `statement:s${index}`,
        properties: {},
      },
    ]),
  }),
  new Map([['statement:s7', { x: 70.4, y: -7, pinned: true }]]),
);
const entry = (change: Partial<TrailEntry>): TrailEntry => ({
  kind: 'read',
  text: 'Read s7',
  about: ['statement:s7'],
  at: 0,
  scene,
  step: null,
  ...change,
});
const idsOf = (entries: TrailEntry[]) => storyOf(entries).steps[0]?.nodes.map(([id]) => id) ?? [];

test('a page shows what its step was about, what is nearest first, and no more than can be read', () => {
  const ids = idsOf([entry({})]);
  expect(ids.slice(0, 3).sort()).toEqual(['actor:a7', 'agreement:hub', 'statement:s7']);
  expect(ids).toHaveLength(24);
});

test('of a relationship both ends are shown; of a small canvas without a subject all of it', () => {
  expect(idsOf([entry({ about: ['about3'] })]).slice(0, 2)).toEqual([
    'statement:s3',
    'agreement:hub',
  ]);
  const small = withSubgraph(emptyScene, { nodes: [node('actor:x')], relationships: [] });
  expect(idsOf([entry({ about: [], scene: small })])).toEqual(['actor:x']);
});

test('what was read stands beside its page; places are kept; an empty canvas makes no page', () => {
  const draft = storyOf([entry({}), entry({ scene: emptyScene, about: [] })]);
  expect(draft.steps).toHaveLength(1);
  expect(draft.steps[0]?.statements).toEqual(['statement:s7']);
  expect(draft.steps[0]?.nodes.find(([id]) => id === 'statement:s7')).toEqual([
    'statement:s7',
    70,
    -7,
    0,
  ]);
  expect(story.parse({ ...draft, title: 'A title' }).steps).toHaveLength(1);
});

test('a page is moved to where it is wanted', () => {
  expect(movedStep(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(movedStep(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
});
