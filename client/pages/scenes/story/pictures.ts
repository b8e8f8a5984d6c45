/** The picture of each step of a story. */

import { counted } from '../../../../model/formats/counted.ts';
import type { Subgraph } from '../../../../model/schemas/graph.ts';
import type { Story, StoryStep } from '../../../../model/schemas/scenes.ts';
import { type Drawable, type Picture, pictureOf } from '../../../canvas/picture/picture.ts';
import { type Colours, svgOf } from '../../../canvas/picture/svg.ts';
import type { MeasureText } from '../../../canvas/renderer/label-text.ts';
import { emptyScene, type Place, withSubgraph } from '../../../canvas/state/scene.ts';

/** The nodes and relationships of a step at their positions; deleted ones are left out. */
export function sceneOfStep(step: Pick<StoryStep, 'nodes'>, graph: Subgraph): Drawable {
  const places = new Map(
    step.nodes.map(([id, x, y, pinned]): [string, Place] => [id, { x, y, pinned: pinned === 1 }]),
  );
  const scene = withSubgraph(emptyScene, {
    nodes: graph.nodes.filter((node) => places.has(node.id)),
    relationships: graph.relationships,
  });
  return { ...scene, places, path: [] };
}

/** What is on a picture, in a sentence. */
export function pictureTitle(step: StoryStep, picture: Picture): string {
  return `${step.title}: ${counted(picture.nodes.length, 'node')}, ${counted(picture.edges.length, 'relationship')}`;
}

/** Every step's picture as the text of an SVG. */
export function storyPictures(
  story: Story,
  graph: Subgraph,
  colours: Colours,
  measure?: MeasureText,
): string[] {
  return story.steps.map((step) => {
    const picture = pictureOf(sceneOfStep(step, graph), measure);
    const focus = step.focus.length > 0 ? { focus: new Set(step.focus) } : {};
    return svgOf(picture, colours, { title: pictureTitle(step, picture), ...focus });
  });
}
