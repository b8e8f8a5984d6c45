/**
 * Cytoscape's core with our own drawing: it keeps the elements, their places and the view, and
 * tells of clicks; what is seen is painted by the stage.
 */
import cytoscape, { type Core, type EventObject } from 'cytoscape';
import { followPointer } from './pointer.ts';
import { Stage } from './renderer.ts';
import { type SnapshotOptions, snapshot } from './snapshot.ts';

const stages = new WeakMap<Core, Stage>();

/** The stage of a core. */
export function stageOf(cy: Core): Stage {
  const stage = stages.get(cy);
  if (!stage) throw new Error('This core has no stage.');
  return stage;
}

/** A core that draws in a container. */
export function createCore(container: HTMLElement): Core {
  const cy = cytoscape({
    container,
    headless: true,
    styleEnabled: false,
    minZoom: 0.03,
    maxZoom: 4,
    selectionType: 'single',
  });
  const stage = new Stage(cy, container);
  stages.set(cy, stage);
  const stopFollowing = followPointer(cy, stage, container);
  cy.on('pan zoom resize', () => stage.ask());
  cy.on('position', 'node', ({ target }: EventObject) => {
    stage.moveNode(target.id(), target.position());
  });
  cy.on('destroy', () => {
    stopFollowing();
    stage.destroy();
  });
  const drawing = {
    png: (options: SnapshotOptions = {}) => snapshot(stage.figures, stage.view(), options),
  };
  return Object.assign(cy, drawing) as Core;
}
