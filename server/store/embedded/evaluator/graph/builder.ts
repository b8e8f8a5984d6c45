/** Makes a graph in memory and follows what is written to it. */
import type { Value } from '../values/types.ts';
import type { Graph } from './graph.ts';

export type Properties = Iterable<readonly [string, Value]>;

/**
 * Element ids are `n:5` and `e:5`. The graph may be read from the first call on and follows what is
 * added and removed later; changes come between runs, not within one.
 */
export interface GraphWriter {
  readonly graph: Graph;
  /** Of a node that is there already: its labels and properties become these. */
  addNode(elementId: string, labels: readonly string[], properties: Properties): void;
  /** Both ends must be there. Of one that is there already: its properties become these. */
  addRelationship(
    elementId: string,
    type: string,
    startElementId: string,
    endElementId: string,
    properties: Properties,
  ): void;
  /** With its relationships. */
  removeNode(elementId: string): void;
  removeRelationship(elementId: string): void;
}
